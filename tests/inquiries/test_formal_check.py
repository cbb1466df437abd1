"""The formal check of a wording: what a Member or a clerk should look at again."""

from datetime import date

import pytest

from inquiries.formal_check import findings_of
from inquiries.parliament import data
from inquiries.parliament.rules import rule_for
from inquiries.parsed_paper import PaperQuestion, QuestionPart
from inquiries.wording import Wording

MV = rule_for("MV", date(2015, 5, 4))


def codes(wording: Wording) -> list[str]:
    return [finding.code for finding in findings_of(wording, MV)]


def asking(*texts: str, title: str = "Haltestellen im Land") -> Wording:
    return Wording(title, None, tuple(PaperQuestion(str(n), text) for n, text in enumerate(texts, 1)))


def test_a_plain_wording_has_no_findings() -> None:
    assert codes(asking("Wie viele Haltestellen sind barrierefrei?", "Wann folgen die übrigen?")) == []


@pytest.mark.parametrize("word", ["skandalösen", "Skandale", "unverschämte", "Lügen", "willkürlicher", "Versagens"])
def test_a_word_that_judges_is_pointed_out_in_every_inflection(word: str) -> None:
    [finding] = findings_of(asking(f"Wie kam es zu dem {word} bei Haltestellen?"), MV)
    assert (finding.code, finding.place, f"„{word}“" in finding.message) == ("judgemental", "Frage 1", True)


@pytest.mark.parametrize("word", ["Peinemanns", "Willkommenskultur", "Fähigkeiten", "Lage", "Versager-Modell"])
def test_a_plain_word_is_not_taken_for_one_that_judges(word: str) -> None:
    assert "judgemental" not in codes(asking(f"Wie steht es um {word} an Haltestellen?"))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Warum erhielt erika@example.org keinen Bescheid?", "eine E-Mail-Adresse"),
        ("Wer ist unter 0385 123456 zu erreichen?", "eine Telefonnummer"),
        ("Wer ist unter +49 385 123-456 zu erreichen?", "eine Telefonnummer"),
        ("Wem gehört DE12 3456 7890 1234 5678 90?", "eine Kontonummer (IBAN)"),
        ("Was weiß die Landesregierung über den am 3. Mai 1960 Genannten, geboren am 3. Mai 1960?", "ein Geburtsdatum"),
        ("Was geschah in der Beispielstraße 12, 19053 Schwerin?", "eine Anschrift"),
    ],
)
def test_personal_data_are_pointed_out(text: str, what: str) -> None:
    findings = [finding for finding in findings_of(asking(text), MV) if finding.code == "personal-data"]
    assert [what in finding.message for finding in findings] == [True]


@pytest.mark.parametrize(
    "text", ["Was steht auf Drucksache 6/4820?", "Was kostete es 2014, 2015 und 2016?", "Was regelt § 64 GO LT?"]
)
def test_numbers_of_papers_and_years_are_no_personal_data(text: str) -> None:
    assert "personal-data" not in codes(asking(text))


def test_a_question_of_another_subject_is_pointed_out() -> None:
    stray = "Welche Gutachten zur Fischerei im Greifswalder Bodden wurden zuletzt vergeben?"
    findings = findings_of(asking("Wie viele Haltestellen sind barrierefrei?", stray), MV)
    assert [(finding.code, finding.place) for finding in findings] == [("other-subject", "Frage 2")]


def test_a_compound_belongs_to_the_subject_of_its_part() -> None:
    second = "Welche Kosten entstehen beim barrierefreien Umbau weiterer Bushaltestellen in den Landkreisen?"
    assert codes(asking("Wie viele Haltestellen sind barrierefrei?", second)) == []


def test_long_texts_are_pointed_out_with_their_length() -> None:
    wording = Wording("T" * 151, "x" * 2001, (PaperQuestion("", "W" * 800 + "?"),))
    assert [finding.place for finding in findings_of(wording, MV)] == ["Der Titel", "Der einleitende Text", "Die Frage"]


def test_more_questions_than_the_rule_knows_are_pointed_out() -> None:
    bw = rule_for("BW", date(2020, 3, 2))  # at most ten questions, § 61 GOLT
    assert [finding.code for finding in findings_of(asking(*["Warum?"] * 11), bw)] == ["too-many-questions"]
    assert findings_of(asking(*["Warum?"] * 10), bw) == []


def test_parts_count_where_the_rule_says_so() -> None:
    he = rule_for("HE", date(2020, 3, 2))
    assert he.sub_questions_count
    most = he.max_questions
    assert most is not None
    parts = tuple(QuestionPart(letter, "Warum?") for letter in "abcdefghijk"[: most + 1])
    wording = Wording("Haltestellen", None, (PaperQuestion("1", "Was gilt", parts),))
    assert [finding.code for finding in findings_of(wording, he)] == ["too-many-questions"]


def test_the_lists_keep_their_schema() -> None:
    data.check(data.load("formal_check"), schema_of="formal_check")

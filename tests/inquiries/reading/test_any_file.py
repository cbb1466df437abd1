"""Whatever comes in, the reader answers: with a paper or with one sentence.

FRAGERECHT_FUZZ=20000 pytest tests/inquiries/reading/test_any_file.py runs for about an hour.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.reading.child import answer
from inquiries.reading.labels import parse_labels
from tests.inquiries.reading.word_files import paragraph, table, word_file

EXAMPLES = int(os.environ.get("FRAGERECHT_FUZZ", "40"))
fuzzing = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

HEAD = (
    "Die Justizministerin hat namens der Landesregierung die Kleine Anfrage mit Schreiben vom 8. März 2024 "
    "beantwortet. LANDTAG MECKLENBURG-VORPOMMERN Drucksache 8/101 8. Wahlperiode 12.03.2024 KLEINE ANFRAGE "
    "der Abgeordneten Erika Beispiel, Fraktion der SPD Radwege und ANTWORT der Landesregierung "
)
FRAGMENTS = st.sampled_from(
    [
        *("1. Wie viele Wege gibt es? ", "2. Wer zahlt? ", "3. Wenn ja, ", "a) wann? ", "b) wo, ", "c) und wie? "),
        *("Zu 1 und 2 ", "Zu a) ", "Zu 9 ", "Die Fragen 1 und 2 werden gemeinsam beantwortet. ", "Vorbemerkung "),
        *(
            "Es gibt zwölf. ",
            "Am 2. Mai 2024. ",
            "„1. Zitat? 2. Zitat“ ",
            "Siehe Drucksache 8/101. ",
            "\n\n",
            "\n",
            "\f",
        ),
        *("KLEINE ANFRAGE ", "und ANTWORT der Landesregierung ", "des Abgeordneten X, Fraktion Y, ", "Anlage 1\n\n"),
        *("Drucksache 8/101 Landtag Mecklenburg-Vorpommern - 8. Wahlperiode 2 ", "| a | b |\n|---|---|\n", "Ra- dweg "),
        *("Termin zur Beantwortung: 31.02.2024 ", "Schreiben vom 8. März 2024 beantwortet. ", "**", "„", "?", "\u00ad"),
        *("Der Minister hat namens der Landesregierung die Kleine Anfrage mit ", HEAD),
    ]
)
WORDS = st.lists(st.sampled_from(["Wege", "Brücken", "im Norden", "seit 2020", "laut Gesetz"]), min_size=1, max_size=3)
ASKED = WORDS.map(lambda words: f"Wie viele {' und '.join(words)} gibt es?")
TOLD = WORDS.map(lambda words: f"Es handelt sich um {' sowie '.join(words)}.")


def is_sound(result: dict[str, object]) -> bool:
    """Tell whether a result is a refusal, or a paper that survives its snapshot and names only its own questions."""
    if "refused" in result:
        return str(result["refused"]).endswith(".")
    paper = ParsedPaper.from_json(result["paper"])
    known = paper.question_labels()
    named = [label for one in paper.answers for label in one.questions]
    return paper.to_snapshot() == result["paper"] and set(named) <= set(known) and len(set(known)) == len(known)


@fuzzing
@given(st.binary(max_size=2_000))
def test_any_bytes(content: bytes) -> None:
    assert is_sound(answer(content, "MV"))


@fuzzing
@given(st.text(max_size=1_000))
def test_any_text(text: str) -> None:
    assert is_sound(answer(text.encode("utf-8", "ignore"), "MV"))


@fuzzing
@given(st.lists(FRAGMENTS, max_size=30).map("".join), st.sampled_from(["MV", "BY"]))
def test_any_order_of_what_papers_say(text: str, parliament: str) -> None:
    assert is_sound(answer(text.encode(), parliament))


@fuzzing
@given(st.lists(st.tuples(FRAGMENTS, st.booleans(), st.booleans()), max_size=12))
def test_any_word_file(fragments: list[tuple[str, bool, bool]]) -> None:
    narrow = '<w:ind w:left="1000" w:right="1000"/>'
    text = {ord(char): None for char in "\f"}
    body = "".join(
        table((part.translate(text), "x"), ("y",))
        if is_table
        else paragraph(part.translate(text), properties=narrow * is_narrow)
        for part, is_narrow, is_table in fragments
    )
    assert is_sound(answer(word_file(body), "MV"))


@fuzzing
@given(st.binary(min_size=1, max_size=30), st.integers(0, 1_500))
def test_any_damage_to_a_word_file(damage: bytes, place: int) -> None:
    content = word_file(paragraph("1. Wie viele Wege gibt es?"))
    assert is_sound(answer(content[:place] + damage + content[place + len(damage) :], "MV"))


@st.composite
def papers(draw: st.DrawFn) -> tuple[str, tuple[PaperQuestion, ...], tuple[PaperAnswer, ...]]:
    """Return a paper's text with its questions and answers: each answered at once, or all of them together."""
    together = draw(st.booleans())
    count = draw(st.integers(2 if together else 1, 6))
    text, questions, answers = "", [], []
    for number in map(str, range(1, count + 1)):
        letters = "abc"[: draw(st.integers(0, 3))]
        parts = tuple(QuestionPart(letter, draw(ASKED)) for letter in letters)
        question = PaperQuestion(number, "Gibt es Pläne? Wenn ja," if parts else draw(ASKED), parts)
        text += f"{number}. {question.text} " + "".join(f"{part.label}) {part.text} " for part in parts)
        questions.append(question)
        if not together:
            answers.append(PaperAnswer(question.labels(), draw(TOLD)))
            text += f"{answers[-1].text} "
    if together:
        labels = tuple(question.label for question in questions)
        answers = [PaperAnswer(labels, draw(TOLD), Announcement.SENTENCE)]
        listed = " und ".join(labels) if count == 2 else f"1 bis {count}"
        text += f"Die Fragen {listed} werden zusammenhängend beantwortet. {answers[0].text}"
    return text, tuple(questions), tuple(answers)


@fuzzing
@given(papers())
def test_questions_and_answers_are_told_apart(
    made: tuple[str, tuple[PaperQuestion, ...], tuple[PaperAnswer, ...]],
) -> None:
    text, questions, answers = made
    paper = ParsedPaper.from_json(answer((HEAD + text).encode(), "MV")["paper"])
    assert paper.questions == questions
    assert paper.answers == answers


@fuzzing
@given(st.integers(1, 20), st.integers(1, 20))
def test_a_range_names_all_between(first: int, last: int) -> None:
    known = [str(number) for number in range(1, 21)]
    assert parse_labels(f"{first} bis {last}", known) == tuple(map(str, range(first, last + 1)))

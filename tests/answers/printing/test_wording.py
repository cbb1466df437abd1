"""The set phrases of a paper."""

from dataclasses import replace
from datetime import date

import pytest

from answers.printing.layout import load_layout
from answers.printing.wording import announcement, askers_line, forwarding_line, listing, long_day, short_day
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Announcement, Asker, PaperAnswer, PaperQuestion, QuestionPart
from tests.answers.printing.papers import seed

MV = load_layout("MV")
LETTERED = (QuestionPart("a", "?"), QuestionPart("b", "?"), QuestionPart("c", "?"))


@pytest.mark.parametrize(
    ("askers", "line"),
    [
        ([Asker("Peter Ritter", "DIE LINKE", False)], "des Abgeordneten Peter Ritter, Fraktion DIE LINKE"),
        ([Asker("Erika Beispiel", "NPD", True)], "der Abgeordneten Erika Beispiel, Fraktion der NPD"),
        ([Asker("Jo Probe", None, False)], "des Abgeordneten Jo Probe, fraktionslos"),
        ([Asker("Jo Probe", "fraktionslos", False)], "des Abgeordneten Jo Probe, fraktionslos"),
        ([Asker("Jo Probe", "SPD")], "der/des Abgeordneten Jo Probe, Fraktion der SPD"),
        (
            [
                Asker("A", "BÜNDNIS 90/DIE GRÜNEN"),
                Asker("B", "BÜNDNIS 90/DIE GRÜNEN"),
                Asker("C", "BÜNDNIS 90/DIE GRÜNEN"),
            ],
            "der Abgeordneten A, B und C, Fraktion BÜNDNIS 90/DIE GRÜNEN",
        ),
        (
            [Asker("A", "CDU"), Asker("B", "CDU"), Asker("C")],
            "der Abgeordneten A und B, Fraktion der CDU, und C, fraktionslos",
        ),
    ],
)
def test_the_head_names_who_asks(askers: list[Asker], line: str) -> None:
    assert askers_line(askers, MV) == line


@pytest.mark.parametrize(
    ("labels", "heading", "sentence"),
    [
        ("1 2", "Zu 1 und 2", "Die Fragen 1 und 2 werden zusammenhängend beantwortet."),
        ("1 2 3 4", "Zu 1 bis 4", "Die Fragen 1 bis 4 werden zusammenhängend beantwortet."),
        ("1 2 4", "Zu 1, 2 und 4", "Die Fragen 1, 2 und 4 werden zusammenhängend beantwortet."),
        ("1 2 3 5", "Zu 1 bis 3 und 5", "Die Fragen 1 bis 3 und 5 werden zusammenhängend beantwortet."),
        ("2 2a 2b", "Zu 2, a) und b)", "Die Fragen 2, a) und b) werden zusammenhängend beantwortet."),
        ("2 3 3a 3b", "Zu 2, 3, a) und b)", "Die Fragen 2, 3, a) und b) werden zusammenhängend beantwortet."),
        ("2 2a 2b 2c", "Zu 2, a), b) und c)", "Die Fragen 2, a), b) und c) werden zusammenhängend beantwortet."),
        ("2a 2b", "Zu a) und b)", "Die Fragen 2 a) und b) werden zusammenhängend beantwortet."),
        ("2b 3a", "Zu 2 b) und 3 a)", "Die Fragen 2 b) und 3 a) werden zusammenhängend beantwortet."),
        ("2a", "Zu a)", None),
        ("4", "Zu 4", None),
        ("17", None, None),
    ],
)
def test_answers_are_announced_as_papers_do(labels: str, heading: str | None, sentence: str | None) -> None:
    questions = [PaperQuestion(str(number), "?", LETTERED if number in {2, 3} else ()) for number in range(1, 6)]
    answer = PaperAnswer(tuple(labels.split()), "Ja.")

    for how, line in ((Announcement.HEADING, heading), (Announcement.SENTENCE, sentence), (Announcement.NONE, None)):
        assert announcement(replace(answer, announced=how), questions, MV) == line


def test_a_single_question_without_number_is_not_named() -> None:
    questions = [PaperQuestion("", "Wer?", LETTERED)]

    assert announcement(PaperAnswer(("",), "x", Announcement.HEADING), questions, MV) is None
    assert announcement(PaperAnswer(("a", "b"), "x", Announcement.HEADING), questions, MV) == "Zu a) und b)"
    assert announcement(PaperAnswer(("", "a"), "x", Announcement.HEADING), questions, MV) == "Zu a)"


def test_numbers_such_as_2_1_are_listed_one_by_one() -> None:
    questions = [PaperQuestion(label, "?") for label in ("1.1", "1.2", "1.3")]

    assert (
        announcement(PaperAnswer(("1.1", "1.2", "1.3"), "x", Announcement.HEADING), questions, MV)
        == "Zu 1.1, 1.2 und 1.3"
    )


def test_the_letter_is_told_as_far_as_it_is_known() -> None:
    start = "Die Ministerin für Arbeit, Gleichstellung und Soziales hat namens der Landesregierung die Kleine Anfrage"

    assert forwarding_line(seed(), MV) == f"{start} mit Schreiben vom 17. November 2015 beantwortet."
    assert forwarding_line(replace(seed(), letter_dated_on=None), MV) == f"{start} beantwortet."
    unsigned = "Die Landesregierung hat die Kleine Anfrage mit Schreiben vom 17. November 2015 beantwortet."
    assert forwarding_line(replace(seed(), answered_by=None), MV) == unsigned
    assert forwarding_line(replace(seed(), answered_by=None, letter_dated_on=None), MV) is None


def test_a_kind_that_a_parliament_does_not_print_is_refused() -> None:
    with pytest.raises(InvalidInput, match="kennt die Art „motion“ nicht"):
        forwarding_line(replace(seed(), kind="motion"), MV)


def test_days_and_lists_are_german() -> None:
    assert (long_day(date(2015, 3, 1)), short_day(date(2015, 1, 7))) == ("1. März 2015", "07.01.2015")
    assert [listing(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a und b", "a, b und c"]

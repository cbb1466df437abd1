"""Rules of the reader that no whole paper shows."""

import io
import json
import resource
import sys
from types import SimpleNamespace

import pytest

from inquiries.parsed_paper import ParsedPaper
from inquiries.reading import child
from inquiries.reading.assembly import assemble
from inquiries.reading.blocks import Block, Style, cut, split, without
from inquiries.reading.dates import parse_day
from inquiries.reading.findings import catalogue, finding
from inquiries.reading.furniture import strip_furniture
from inquiries.reading.mending import clean, mend
from inquiries.reading.pieces import Kind, Piece
from inquiries.reading.profile import profile_of
from inquiries.reading.sentences import first_question, question_end, sentence_starts

MV = profile_of("MV")


def read(text: str) -> ParsedPaper:
    return ParsedPaper.from_json(child.answer(text.encode(), "MV")["paper"])


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Kennt- nis", "Kenntnis"),
        ("Kennt-\nnis", "Kenntnis"),
        ("Teilzeit- und Vollzeit", "Teilzeit- und Vollzeit"),
        ("Ein- bzw. Ausgang", "Ein- bzw. Ausgang"),
        ("Vor- oder Nachteil", "Vor- oder Nachteil"),
        ("Haupt- sowie Nebenamt", "Haupt- sowie Nebenamt"),
        ("Walter-Rosenheimer", "Walter-Rosenheimer"),
        ("Walter- Rosenheimer", "Walter- Rosenheimer"),
        ("Mecklenburg-Vorpommern - heute", "Mecklenburg-Vorpommern - heute"),
        ("1- bis 3-jährig", "1- bis 3-jährig"),
        ("EU- weit", "EU- weit"),
        ("Armut , insbesondere", "Armut, insbesondere"),
    ],
)
def test_only_words_broken_at_a_line_end_are_mended(broken: str, whole: str) -> None:
    assert mend(broken) == whole


def test_what_is_invisible_goes_and_what_is_joined_parts() -> None:
    assert clean("o\u0308ﬀent\u00adlich\u200b §\u00a064\r\nﬁn\ufeff\x07\uf0b7") == "öffentlich § 64\nfin•"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Am 4. Juni z. B. gilt das. Dann nicht.", ["Dann nicht."]),
        ("Das sagt Dr. Muster. Er irrt.", ["Er irrt."]),
        ("In der 95. Sitzung fiel es. Im Jahr 2015. Wie?", ["Im Jahr 2015. Wie?", "Wie?"]),
        ("„Er ging. Sie blieb.“ So war es.", ["So war es."]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, ends: list[str]) -> None:
    assert [text[start:] for start in sentence_starts(text)][1:] == ends


def test_a_question_mark_far_behind_stands_in_the_answer() -> None:
    text = "Wie viele Wege? " + "Es gibt viele Wege im Land. " * 30 + "Oder etwa nicht? Doch."
    assert text[: question_end(text)] == "Wie viele Wege?"
    assert question_end("Kein Fragesatz.") is None
    assert first_question("Kein Fragesatz.") == 0


@pytest.mark.parametrize("text", ["31.02.2024", "0. Mai 2024", "12.13.2024", "heute"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


def test_a_span_is_cut_out_of_any_number_of_blocks() -> None:
    blocks = [Block("eins zwei"), Block("drei"), Block("vier fünf")]
    assert [block.text for block in without(blocks, (5, 21))] == ["eins", "fünf"]
    assert [[block.text for block in half] for half in split(blocks, 13)] == [["eins zwei", "dr"], ["ei", "vier fünf"]]
    assert cut(blocks, MV.due) == (None, blocks)


def test_a_number_that_does_not_count_on_is_no_page() -> None:
    head = "Landtag Mecklenburg-Vorpommern - 8. Wahlperiode Drucksache 8/101"
    _, blocks = strip_furniture([Block(f"so {head} 2 weit {head} 12 Wege {head} 3 da")], MV)
    assert blocks[0].text == "so weit 12 Wege da"


def test_a_number_printed_twice_goes_on_with_the_question_before() -> None:
    pieces = [
        Piece(Kind.QUESTION, "Wie?", "1"),
        Piece(Kind.PART, "wo?", "a"),
        Piece(Kind.PART, "wann?", "a"),
        Piece(Kind.QUESTION, "Wer?", "1"),
        Piece(Kind.QUESTION, "Und überhaupt?"),
    ]
    body = assemble(pieces, answered=False)
    assert body.questions[0].labels() == ("1", "1a")
    assert body.questions[0].parts[0].text == "wo?\n\na) wann?\n\n1. Wer?\n\nUnd überhaupt?"
    assert [finding.code for finding in body.findings] == ["number-repeated", "number-repeated"]


def test_a_list_in_an_answer_is_no_question_even_where_parts_with_question_marks_follow() -> None:
    list_in_lead = "Zwei Wege:\n\n1. Die Zahl der Fälle.\n2. Die Zahl der Jahre.\n\nMehr ist nicht bekannt."
    parts = "a) Wie hoch ist sie?\n\nHoch.\n\nb) Warum?\n\nDarum."
    paper = read(f"1. Was zählt das Land?\n\n{list_in_lead}\n\n{parts}\n\n2. Und die Zahl der Jahre?\n\nZehn.\n")

    assert [(each.text, len(each.parts)) for each in paper.questions] == [
        ("Was zählt das Land?", 2),
        ("Und die Zahl der Jahre?", 0),
    ]


def test_a_question_answered_twice_is_said() -> None:
    paper = read("1. Wie viele?\n\nZu 1\n\nZwölf.\n\nZu 1\n\nDreizehn.\n")
    assert ("answered-twice", "Frage 1") in [(one.code, one.place) for one in paper.findings]


def test_every_sentence_of_the_catalogue_can_be_filled() -> None:
    values = dict.fromkeys(("text", "number", "term", "letter", "printed", "before", "after", "count"), "x")
    assert all(finding(code, **values).message.endswith((".", "“")) for code in catalogue())


def test_every_style_of_the_printed_paper_has_a_name_of_its_own() -> None:
    assert all(style.value.startswith("DS ") for style in Style)


def test_western_text_is_read_and_said() -> None:
    paper = ParsedPaper.from_json(child.answer("1. Wie viele Brücken?".encode("cp1252"), "MV")["paper"])
    assert paper.questions[0].text == "Wie viele Brücken?"
    assert paper.findings[0].code == "guessed-encoding"


def test_text_in_utf16_is_read() -> None:
    paper = ParsedPaper.from_json(child.answer("1. Wie viele Brücken?".encode("utf-16"), "MV")["paper"])
    assert paper.questions[0].text == "Wie viele Brücken?"


def test_only_the_office_may_be_known() -> None:
    paper = read("Der Finanzminister hat namens der Landesregierung die Kleine Anfrage beantwortet. 1. Wer? Er.")
    assert (paper.answered_by, paper.letter_dated_on) == ("Der Finanzminister", None)


def test_only_the_day_of_the_letter_may_be_known() -> None:
    text = "Die Landesregierung hat die Kleine Anfrage mit Schreiben vom 8. März 2024 beantwortet.\n\n1. Wer?\n"
    paper = read(text)
    assert (paper.answered_by, str(paper.letter_dated_on)) == (None, "2024-03-08")


def test_the_child_limits_itself_before_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"1. Wie viele?")))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    child.main("MV")
    assert {resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE} == limits.keys()
    assert json.loads(sys.stdout.getvalue())["paper"]["questions"][0]["text"] == "Wie viele?"

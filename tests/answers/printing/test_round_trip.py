"""What was printed can be read in again: read(write(paper)) == paper.

`ROUND_TRIPS=10000 pytest tests/answers/printing/test_round_trip.py` makes ten thousand round trips.
"""

import json
import os
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from answers.printing.akoma_ntoso import write_akoma_ntoso
from answers.printing.formats import FORMATS
from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation.errors import Unreadable
from inquiries.parliament.rules import profiles
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.reading import read_paper
from inquiries.reading.akoma_ntoso import read_akoma_ntoso
from inquiries.reading.child import answer
from inquiries.reading.docx_pictures import picture_bytes
from tests.answers.printing.papers import illustrated_papers, long_paper, papers, seed

MV = load_layout("MV")
TRIPS = int(os.environ.get("ROUND_TRIPS", "300"))


def trips(share: float) -> settings:
    """Return how many of all round trips go one way: usually always the same ones, in the long form new ones."""
    return settings(
        max_examples=round(share * TRIPS),
        derandomize="ROUND_TRIPS" not in os.environ,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
    )


def read(content: bytes) -> ParsedPaper:
    """Read a file as the child process does, without its start."""
    return ParsedPaper.from_json(answer(content, "MV")["paper"])


def comparable(paper: ParsedPaper) -> ParsedPaper:
    """Return a paper without what is told about it, and with „fraktionslos“ written out as the head prints it."""
    members = tuple(replace(asker, group=asker.group or MV.no_group) for asker in paper.members)
    files = tuple(sorted(paper.files, key=lambda file: file.name))
    return replace(paper, members=members, findings=(), references=(), files=files)


def flowing(paper: ParsedPaper) -> str:
    """Return a paper's JSON form with a space for each gap between words, lines or paragraphs."""
    return re.sub(r"(?:\\n| )+", " ", json.dumps(paper.to_json(), ensure_ascii=False))


def _counts_on(paper: ParsedPaper) -> bool:
    """Tell whether a list counts on where the questions end: Markdown has no styles, it reads as a further question."""
    texts = (paper.government_remark or "", *(answer.text for answer in paper.answers))
    return any(f"\n{len(paper.questions) + 1}. " in text for text in texts)


@trips(0.3)
@given(papers())
def test_every_printed_paper_reads_as_it_was(paper: ParsedPaper) -> None:
    assert comparable(read(write_word(paper, layout=MV, which=Print.ANSWER))) == comparable(paper)


@trips(0.1)
@given(illustrated_papers())
def test_every_printed_picture_and_file_reads_as_it_was(drawn: tuple[ParsedPaper, dict[str, bytes]]) -> None:
    paper, files = drawn
    content = write_word(paper, layout=MV, which=Print.ANSWER, files=files)

    assert comparable(read(content)) == comparable(paper)
    assert set(picture_bytes(content, paper.files)) == {files[each.name] for each in paper.files if not each.title}


@trips(0.1)
@given(illustrated_papers())
def test_every_list_of_files_in_data_reads_as_it_was(drawn: tuple[ParsedPaper, dict[str, bytes]]) -> None:
    paper, files = drawn

    assert ParsedPaper.from_json(json.loads(FORMATS["json"].write(paper, Print.ANSWER, files))) == paper
    assert read_akoma_ntoso(write_akoma_ntoso(paper, layout=MV, which=Print.ANSWER)) == paper


@trips(0.1)
@given(illustrated_papers())
def test_every_list_of_files_in_markdown_reads_as_it_was(drawn: tuple[ParsedPaper, dict[str, bytes]]) -> None:
    paper, _ = drawn
    assume(not _counts_on(paper))

    assert flowing(comparable(read(write_markdown(paper, layout=MV, which=Print.ANSWER).encode()))) == flowing(
        comparable(paper)
    )


@trips(0.1)
@given(papers())
def test_every_printed_question_reads_as_it_was(paper: ParsedPaper) -> None:
    question = replace(paper, answers=(), annexes=(), government_remark=None, letter_dated_on=None)
    question = replace(question, answered_by=None, ministry=None, due_on=paper.printed_on)

    assert comparable(read(write_word(question, layout=MV, which=Print.QUESTION))) == comparable(question)


@trips(0.2)
@given(papers())
def test_every_paper_in_json_reads_as_it_was(paper: ParsedPaper) -> None:
    written = FORMATS["json"].write(paper, Print.ANSWER)

    assert ParsedPaper.from_json(json.loads(written)) == paper


def test_an_inquirys_own_number_is_kept_and_no_other_paper_has_a_place_for_it() -> None:
    numbered = replace(seed(), own_number="6/567")
    assert ParsedPaper.from_json(numbered.to_snapshot()) == numbered
    assert numbered.to_json() == seed().to_json() | {"own_number": "6/567"}
    assert "own_number" not in {**seed().to_json(), **seed().to_snapshot()}


@trips(0.2)
@given(papers())
def test_every_paper_in_xml_reads_as_it_was(paper: ParsedPaper) -> None:
    assert read_akoma_ntoso(write_akoma_ntoso(paper, layout=MV, which=Print.ANSWER)) == paper


@pytest.mark.parametrize("content", [b"<a/>", b"<a", b'<akomaNtoso xmlns="http://x"/>'])
def test_other_xml_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_akoma_ntoso(content)


@trips(0.2)
@given(papers())
def test_every_paper_in_markdown_reads_as_it_was_but_for_the_spacing_of_lists(paper: ParsedPaper) -> None:
    assume(not _counts_on(paper))
    again = read(write_markdown(paper, layout=MV, which=Print.ANSWER).encode())

    assert flowing(comparable(again)) == flowing(comparable(paper))


def test_a_list_in_an_answer_to_a_part_is_no_question() -> None:
    # its last item is followed by „b)“ with its question mark, which belongs to the question before the list
    parts = (QuestionPart("a", "Wie viele?"), QuestionPart("b", "Seit wann?"))
    texts = (("1", "Ja."), ("1a", "Es gilt:\n\n1. Die Zahl.\n2. Der Stand.\n\nDas war es."), ("1b", "Seit 2014."))
    answers = tuple(PaperAnswer((label,), text) for label, text in (*texts, ("2", "Nein.")))
    questions = (PaperQuestion("1", "Gibt es Stellen?", parts), PaperQuestion("2", "Kommen weitere?"))
    paper = replace(seed(), questions=questions, answers=answers, due_on=None)
    again = read(write_markdown(paper, layout=MV, which=Print.ANSWER).encode())

    assert flowing(comparable(again)) == flowing(comparable(paper))


@pytest.mark.parametrize("paper", [seed(), long_paper()], ids=["seed", "long"])
def test_the_gate_lets_prints_in(paper: ParsedPaper) -> None:
    content = write_word(paper, layout=MV, which=Print.ANSWER)

    assert comparable(read_paper(content, filename="6-4711.docx", parliament="MV")) == comparable(
        replace(paper, due_on=None)
    )


def test_the_seed_reads_the_same_from_markdown() -> None:
    text = write_markdown(seed(), layout=MV, which=Print.ANSWER)

    assert comparable(read(text.encode())) == comparable(replace(seed(), due_on=None))


@pytest.mark.parametrize("code", sorted(set(profiles()) - {"BY"}))  # whose offices are of another kind
@trips(0.02)
@given(paper=papers(), own=st.none() | st.integers(1, 9999))
def test_every_parliaments_paper_reads_as_it_was(code: str, paper: ParsedPaper, own: int | None) -> None:
    layout = load_layout(code)
    askers = tuple(replace(asker, group=layout.no_group if asker.group is None else "SPD") for asker in paper.members)
    own_number = f"{paper.term}/{own}" if own and code != "MV" else None
    paper = replace(paper, parliament=code, members=askers, ministry=None, own_number=own_number)
    assert read_akoma_ntoso(write_akoma_ntoso(paper, layout=layout, which=Print.ANSWER)) == paper
    again = answer(write_word(paper, layout=layout, which=Print.ANSWER), code)["paper"]

    assert comparable(replace(ParsedPaper.from_json(again), ministry=None)) == comparable(paper)

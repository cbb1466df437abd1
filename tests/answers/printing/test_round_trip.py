"""What was printed can be read in again: read(write(paper)) == paper."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper
from inquiries.reading import read_paper
from inquiries.reading.child import answer
from tests.answers.printing.papers import long_paper, papers, seed

MV = load_layout("MV")


def read(content: bytes) -> ParsedPaper:
    """Read a file as the child process does, without its start."""
    return ParsedPaper.from_json(answer(content, "MV")["paper"])


def comparable(paper: ParsedPaper) -> ParsedPaper:
    """Return a paper without what is told about it, and with „fraktionslos“ written out as the head prints it."""
    members = tuple(replace(asker, group=asker.group or MV.no_group) for asker in paper.members)
    return replace(paper, members=members, findings=(), references=())


def flowing(paper: ParsedPaper) -> str:
    """Return a paper's JSON form with a space for each gap between words, lines or paragraphs."""
    return re.sub(r"(?:\\n| )+", " ", json.dumps(paper.to_json(), ensure_ascii=False))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_printed_paper_reads_as_it_was(paper: ParsedPaper) -> None:
    assert comparable(read(write_word(paper, layout=MV, which=Print.ANSWER))) == comparable(paper)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_printed_question_reads_as_it_was(paper: ParsedPaper) -> None:
    question = replace(paper, answers=(), annexes=(), government_remark=None, letter_dated_on=None)
    question = replace(question, answered_by=None, ministry=None, due_on=paper.printed_on)

    assert comparable(read(write_word(question, layout=MV, which=Print.QUESTION))) == comparable(question)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_paper_in_markdown_reads_as_it_was_but_for_the_spacing_of_lists(paper: ParsedPaper) -> None:
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

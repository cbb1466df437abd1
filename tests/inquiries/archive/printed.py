"""Real files of papers for the tests, written by the product's own printing (gedruckte Testdateien)."""

from pathlib import Path

from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper


def write_text(path: Path, paper: ParsedPaper) -> Path:
    """Write a paper as Markdown."""
    path.write_text(write_markdown(paper, layout=load_layout("MV"), which=_print(paper)), "utf-8")
    return path


def write_word_file(path: Path, paper: ParsedPaper) -> Path:
    """Write a paper as Word."""
    path.write_bytes(write_word(paper, layout=load_layout("MV"), which=_print(paper)))
    return path


def _print(paper: ParsedPaper) -> Print:
    return Print.ANSWER if paper.answers else Print.QUESTION

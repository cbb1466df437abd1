"""The formats in which a paper leaves the house (Ausgabeformate)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from answers.printing.akoma_ntoso import write_akoma_ntoso
from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.plain import write_plain
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its German name, media type, and how a paper is written in it."""

    name: str
    media_type: str
    write: Callable[[ParsedPaper, Print], bytes]


def _word(paper: ParsedPaper, which: Print) -> bytes:
    return write_word(paper, layout=load_layout(paper.parliament), which=which)


def _xml(paper: ParsedPaper, which: Print) -> bytes:
    return write_akoma_ntoso(paper, layout=load_layout(paper.parliament), which=which)


def _markdown(paper: ParsedPaper, which: Print) -> bytes:
    return write_markdown(paper, layout=load_layout(paper.parliament), which=which).encode()


def _plain(paper: ParsedPaper, which: Print) -> bytes:
    return write_plain(paper, layout=load_layout(paper.parliament), which=which).encode()


def _json(paper: ParsedPaper, which: Print) -> bytes:
    del which  # the content says itself what it holds
    return (json.dumps(paper.to_json(), ensure_ascii=False, indent=2) + "\n").encode()


FORMATS: Final[dict[str, Format]] = {
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "xml": Format("Akoma Ntoso (XML)", "application/akn+xml", _xml),
    "json": Format("JSON", "application/json", _json),
    "md": Format("Markdown", "text/markdown; charset=utf-8", _markdown),
    "txt": Format("Text", "text/plain; charset=utf-8", _plain),
}

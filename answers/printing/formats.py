"""The formats in which a paper leaves the house (Ausgabeformate)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from answers.printing.akoma_ntoso import write_akoma_ntoso
from answers.printing.bundle import Bundle
from answers.printing.html import write_html
from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.pdf import is_available, write_pdf
from answers.printing.pictures import NO_FILES, Files
from answers.printing.plain import write_plain
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import ParsedPaper


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its German name, media type, and how a paper is written in it."""

    name: str
    media_type: str
    written_by: Callable[[ParsedPaper, Print, Files], bytes]

    def write(self, paper: ParsedPaper, which: Print, files: Files = NO_FILES) -> bytes:
        """Return a paper in this format; raise NotReady or InvalidInput where that cannot be."""
        return self.written_by(paper, which, files)


def _word(paper: ParsedPaper, which: Print, files: Files) -> bytes:
    return write_word(paper, layout=load_layout(paper.parliament), which=which, files=files)


def _pdf(paper: ParsedPaper, which: Print, files: Files) -> bytes:
    return write_pdf(paper, layout=load_layout(paper.parliament), which=which, files=files)


def _html(paper: ParsedPaper, which: Print, files: Files) -> bytes:
    return write_html(paper, layout=load_layout(paper.parliament), which=which, files=files).encode()


def _xml(paper: ParsedPaper, which: Print, _files: Files) -> bytes:
    return write_akoma_ntoso(paper, layout=load_layout(paper.parliament), which=which)


def _markdown(paper: ParsedPaper, which: Print, _files: Files) -> bytes:
    return write_markdown(paper, layout=load_layout(paper.parliament), which=which).encode()


def _plain(paper: ParsedPaper, which: Print, _files: Files) -> bytes:
    return write_plain(paper, layout=load_layout(paper.parliament), which=which).encode()


def _json(paper: ParsedPaper, _which: Print, _files: Files) -> bytes:
    """Return the contract's form: the content says itself what it holds."""
    return (json.dumps(paper.to_json(), ensure_ascii=False, indent=2) + "\n").encode(errors="replace")


def _everything(paper: ParsedPaper, which: Print, files: Files) -> bytes:
    return bundle(paper, written_formats(lambda form: FORMATS[form].write(paper, which, files)), files)


def written_formats(write: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return what the ZIP of everything holds of a paper; where its letters have no PDF, a note says why."""
    written: dict[str, bytes] = {}
    for form in bundled():
        try:
            written[form] = write(form)
        except InvalidInput as refusal:
            if form != PDF:
                raise
            written["ohne-PDF.txt"] = f"{refusal.sentence}\n".encode()
    return written


def bundle(paper: ParsedPaper, written: dict[str, bytes], files: Files) -> bytes:
    """Return a ZIP of a paper in several formats and of the files that belong to it, with their checksums."""
    name = f"Drucksache-{(paper.number or 'ohne-Nummer').replace('/', '-')}"
    target = BytesIO()
    with Bundle(target) as zipped:
        for form, content in written.items():
            zipped.add(f"{name}.{form}", content)
        for file, content in files.items():
            zipped.add(f"Dateien/{file}", content)
    return target.getvalue()


def bundled() -> list[str]:
    """Return the formats that the ZIP of everything holds: PDF only where it can be written here."""
    return [form for form in FORMATS if form != ZIP and (form != PDF or is_available())]


PDF: Final = "pdf"
ZIP: Final = "zip"
FORMATS: Final[dict[str, Format]] = {
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    PDF: Format("PDF", "application/pdf", _pdf),
    "html": Format("HTML", "text/html; charset=utf-8", _html),
    "xml": Format("Akoma Ntoso (XML)", "application/akn+xml", _xml),
    "json": Format("JSON", "application/json", _json),
    "md": Format("Markdown", "text/markdown; charset=utf-8", _markdown),
    "txt": Format("Text", "text/plain; charset=utf-8", _plain),
    ZIP: Format("Alle Formate (ZIP)", "application/zip", _everything),
}

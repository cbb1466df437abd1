"""A published paper in each format: the frozen bytes where there are such, else written from its content (Ausgabe)."""

from sqlalchemy.orm import Session

from answers.attachments import files_of
from answers.printing.formats import FORMATS, PDF, ZIP, bundle, written_formats
from answers.printing.script import Print
from inquiries.attachments import Loaded
from inquiries.foundation import blobs
from inquiries.foundation.errors import NotFound
from inquiries.printed_paper import PrintedPaper, VersionKind


def write_published(session: Session, paper: PrintedPaper, form: str) -> bytes:
    """Return a published paper in a format; the ZIP of everything holds the frozen files too.

    Raises NotFound where frozen bytes are damaged, NotReady where a format cannot be written here.
    """
    if frozen := _frozen(paper, form):
        return blobs.read(session, frozen)
    files = files_of(session, paper.content)
    if form == ZIP:
        written = written_formats(lambda each: write_published(session, paper, each))
        return bundle(paper.content, written, files)
    return FORMATS[form].write(paper.content, print_of(paper), files)


def published_file(session: Session, paper: PrintedPaper, name: str) -> Loaded:
    """Return a picture of a published paper, or a file that its annex lists; raise NotFound for any other name."""
    kept = {file.name: file.sha256 for file in paper.content.files if not file.missing}
    if name not in kept:
        raise NotFound(f"Zur Drucksache {paper.number} gehört keine Datei „{name}“.", name=name)
    return Loaded(name, blobs.read(session, kept[name]))


def print_of(paper: PrintedPaper) -> Print:
    """Return which of the two prints a version is."""
    return Print.QUESTION if paper.kind is VersionKind.QUESTION else Print.ANSWER


def _frozen(paper: PrintedPaper, form: str) -> str | None:
    return {"docx": paper.docx_sha256, PDF: paper.pdf_sha256}.get(form)

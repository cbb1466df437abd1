"""A published paper in each format: the frozen bytes where there are such, else written from its content (Ausgabe)."""

from sqlalchemy.orm import Session

from answers.printing.formats import FORMATS
from answers.printing.script import Print
from inquiries.foundation import blobs
from inquiries.printed_paper import PrintedPaper


def write_published(session: Session, paper: PrintedPaper, form: str) -> bytes:
    """Return a published paper in a format; raise NotFound where its frozen bytes are damaged."""
    if form == "docx" and paper.docx_sha256:
        return blobs.read(session, paper.docx_sha256)
    return FORMATS[form].write(paper.content, Print.ANSWER)

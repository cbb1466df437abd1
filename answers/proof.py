"""A paper as it would be published, with the very bytes of its files (Druckfahne)."""

from dataclasses import dataclass

from answers.amendment import Amendment
from answers.printing.layout import load_layout
from answers.printing.pdf import write_pdf
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation import blobs
from inquiries.foundation.errors import InvalidInput, NotReady, StaleRevision
from inquiries.parsed_paper import ParsedPaper


@dataclass(frozen=True, slots=True)
class Proof:
    """A paper as it would be published: its content, the very bytes, and their SHA-256 (Druckfahne).

    Without a PDF, `without_pdf` says why. `amendments` came before the answer appeared and are in it.
    """

    paper: ParsedPaper
    docx: bytes
    sha256: str
    pdf: bytes | None = None
    without_pdf: str | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def pdf_sha256(self) -> str | None:
        """Return the PDF's SHA-256."""
        return blobs.sha256_of(self.pdf) if self.pdf else None

    def ensure_seen(self, sha256: str | None, pdf_sha256: str | None) -> None:
        """Raise StaleRevision unless these are the files that the clerk saw; None asks nothing, no PDF is empty."""
        if sha256 not in {None, self.sha256} or pdf_sha256 not in {None, self.pdf_sha256 or ""}:
            raise StaleRevision(
                "Die Dateien sind nicht mehr die, die Sie gesehen haben. Es wurde nichts veröffentlicht; "
                "sehen Sie die neuen durch und geben Sie sie dann frei."
            )


def print_proof(paper: ParsedPaper, *, which: Print = Print.ANSWER, files: Files = NO_FILES) -> Proof:
    """Return a paper's proof with its Word file and, where it can be written, its PDF."""
    layout = load_layout(paper.parliament)
    docx = write_word(paper, layout=layout, which=which, files=files)
    try:
        pdf, without_pdf = write_pdf(paper, layout=layout, which=which, files=files), None
    except (NotReady, InvalidInput) as refusal:  # Word remains, and the page says what the PDF lacks
        pdf, without_pdf = None, refusal.sentence
    return Proof(paper, docx, blobs.sha256_of(docx), pdf, without_pdf)

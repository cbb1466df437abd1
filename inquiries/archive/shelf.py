"""What is published or promised under the numbers of a chunk, and what a further file may do to it (Bestand)."""

from collections import defaultdict
from collections.abc import Collection, Set
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from inquiries.archive.files import quality_of
from inquiries.archive.names import NameBook
from inquiries.archive.reader_pool import Reading, content_of
from inquiries.attachments import kind_of
from inquiries.foundation.blobs import Blob, sha256_of, store
from inquiries.foundation.errors import StepNotAllowed, Unreadable
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.parsed_paper import Finding, ParsedPaper
from inquiries.printed_paper import PrintedPaper
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import publish_archived
from inquiries.reading.docx_pictures import picture_bytes


class Verdict(Enum):
    """How a paper compares with what is published under its number."""

    NEW = auto()
    KNOWN = auto()
    POORER = auto()
    OTHER = auto()  # it says something else and is neither better nor poorer
    BETTER = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered paper that a file holds."""

    number: PrintedPaperNumber
    paper: ParsedPaper
    reading: Reading

    @property
    def path(self) -> Path:
        """Return the file's path."""
        return self.reading.path

    @property
    def worth(self) -> tuple[bool, int]:
        """Return how good the paper is: first whether it has answers, then what kind of file it is."""
        return bool(self.paper.answers), quality_of(self.reading.media_type)

    def has_file_of(self, row: PrintedPaper) -> bool:
        """Tell whether a published version came from this very file."""
        return row.source_sha256 == self.reading.sha256

    def settled_by(self, book: NameBook) -> tuple["Candidate", list[Finding]]:
        """Return the candidate with its names settled, and which are unknown."""
        paper, findings = book.settle(self.paper)
        return replace(self, paper=paper), findings


@dataclass(frozen=True, slots=True)
class _Version:
    row: PrintedPaper
    media_type: str | None  # of the archive's file; None for a paper that this system published itself

    @property
    def worth(self) -> tuple[bool, int]:
        return bool(self.row.snapshot["answers"]), quality_of(self.media_type or "")


class Shelf:
    """The versions under some numbers, and the numbers that running inquiries hold."""

    def __init__(self, session: Session, parliament: Parliament, numbers: Collection[PrintedPaperNumber]) -> None:
        self._session = session
        self._parliament = parliament
        wanted = [(number.term, number.serial) for number in numbers]
        self._promised = _promised(session, parliament, wanted)
        self._versions: defaultdict[PrintedPaperNumber, list[_Version]] = defaultdict(list)
        query = (
            select(PrintedPaper, Blob.media_type)
            .outerjoin(Blob, Blob.sha256 == PrintedPaper.source_sha256)
            .where(
                PrintedPaper.parliament_id == parliament.id,
                tuple_(PrintedPaper.term, PrintedPaper.serial).in_(wanted),
            )
            .order_by(PrintedPaper.version)
        )
        for row, media_type in session.execute(query):
            self._versions[row.number].append(_Version(row, media_type))

    def numbers(self) -> Set[PrintedPaperNumber]:
        """Return the numbers under which something is published."""
        return self._versions.keys()

    def judge(self, candidate: Candidate) -> Verdict:
        """Return how a paper compares; raise StepNotAllowed where it may not come in under its number at all."""
        versions = self._versions.get(candidate.number)
        if not versions:
            return self._judge_new(candidate.number)
        *earlier, latest = versions
        if latest.media_type is None:
            return _judge_beside_our_own(latest.row, candidate)
        if any(candidate.has_file_of(version.row) for version in earlier):
            return Verdict.KNOWN  # this very file gave way to another one before
        no_better = candidate.worth <= latest.worth or candidate.has_file_of(latest.row)
        if latest.row.content == candidate.paper and no_better:
            return Verdict.KNOWN
        if candidate.worth == latest.worth:
            return Verdict.OTHER
        return Verdict.BETTER if candidate.worth > latest.worth else Verdict.POORER

    def add(self, candidate: Candidate) -> int:
        """Publish a paper as the next version under its number and return which one that is."""
        source, reading = content_of(candidate.path), candidate.reading
        if sha256_of(source) != reading.sha256:
            raise Unreadable("Die Datei wurde während der Einfuhr geändert. Führen Sie sie noch einmal ein.")
        versions = self._versions[candidate.number]
        row = publish_archived(
            self._session,
            self._parliament,
            self._with_files(candidate.paper, source),
            source,
            media_type=reading.media_type,
            version=len(versions) + 1,
        )
        versions.append(_Version(row, reading.media_type))
        return row.version

    def _with_files(self, paper: ParsedPaper, source: bytes) -> ParsedPaper:
        """Keep the bytes that a file brought; what it only names is marked as missing, whatever else is kept here."""
        pictures = picture_bytes(source, paper.files) if paper.files else ()
        brought = {store(self._session, each, media_type=kind_of(each)[0]).sha256 for each in pictures}
        return replace(paper, files=tuple(replace(file, missing=file.sha256 not in brought) for file in paper.files))

    def _judge_new(self, number: PrintedPaperNumber) -> Verdict:
        if number in self._promised:
            raise StepNotAllowed(
                f"Die Nummer {number} gehört zu einer Anfrage, die in diesem System läuft; unter ihr erscheint deren "
                "Antwort. Prüfen Sie die Nummer in der Datei.",
                number=number,
            )
        return Verdict.NEW


def _promised(
    session: Session, parliament: Parliament, wanted: Collection[tuple[int, int]]
) -> frozenset[PrintedPaperNumber]:
    query = (
        select(ElectoralTerm.number, Inquiry.serial)
        .join(Inquiry.term)
        .where(Inquiry.parliament_id == parliament.id, tuple_(ElectoralTerm.number, Inquiry.serial).in_(wanted))
    )
    return frozenset(PrintedPaperNumber(term, serial) for term, serial in session.execute(query))


def _judge_beside_our_own(paper: PrintedPaper, candidate: Candidate) -> Verdict:
    if candidate.reading.sha256 == paper.docx_sha256:
        return Verdict.KNOWN
    raise StepNotAllowed(
        f"Die Drucksache {paper.number} hat dieses System selbst veröffentlicht; eine Datei des Archivs ersetzt sie "
        "nicht.",
        number=paper.number,
    )

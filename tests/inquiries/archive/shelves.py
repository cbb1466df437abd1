"""An archive's files and runs of an import for the tests, without reading processes (Testarchiv)."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.archive.files import Selection, media_type_of
from inquiries.archive.importing import ArchiveImport
from inquiries.archive.reader_pool import Reading
from inquiries.foundation.actor import Actor
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper import PrintedPaper

PAPER = ParsedPaper(
    parliament="MV",
    number="6/4820",
    term=6,
    printed_on=date(2015, 12, 15),
    letter_dated_on=date(2015, 12, 10),
    answered_by="Der Minister für Inneres und Sport",
    ministry="Ministerium für Inneres und Sport",
    members=(Asker("Erika Beispiel", "SPD"),),
    title="Barrierefreie Haltestellen",
    questions=(PaperQuestion("1", "Wie viele?"),),
    answers=(PaperAnswer(("1",), "Fünf."),),
)
QUESTION_PAPER = replace(PAPER, answers=(), answered_by=None, ministry=None, letter_dated_on=None)


class Archive:
    """A folder whose files hold whatever papers a test says they hold."""

    def __init__(self, folder: Path, session: Session) -> None:
        self.folder = folder
        self.session = session

    def file(self, name: str, paper: ParsedPaper | None = None, *, refused: str = "") -> Reading:
        """Write a file and return its reading."""
        path = self.folder / name
        magic = {".docx": b"PK", ".pdf": b"%PDF-"}.get(path.suffix, b"")
        content = magic + repr(paper).encode()
        path.write_bytes(content)
        if paper is None:
            return Reading(path, refused=refused)
        return Reading(path, hashlib.sha256(content).hexdigest(), media_type_of(content, path), paper)

    def run(self, *readings: Reading, actor: Actor | None = None) -> ArchiveImport:
        """Import files in one chunk."""
        return self.run_chunks([readings], actor=actor)

    def run_chunks(self, chunks: Sequence[Sequence[Reading]], *, actor: Actor | None = None) -> ArchiveImport:
        """Import files in several chunks, each in a transaction of its own."""
        run = ArchiveImport(self.session, actor or Actor.system(), "MV", files=Selection((), {}))
        for chunk in chunks:
            run.take(self.session, chunk)
            self.session.commit()
        run.finish(self.session)
        self.session.commit()
        return run

    def versions(self) -> list[PrintedPaper]:
        """Return all versions of all papers."""
        query = select(PrintedPaper).order_by(PrintedPaper.term, PrintedPaper.serial, PrintedPaper.version)
        return list(self.session.scalars(query))


def outcome(run: ArchiveImport) -> tuple[int, int, int, int]:
    """Return how many papers are new, changed, unchanged and refused."""
    created, updated, unchanged, refused = run.report.counts().values()
    return created, updated, unchanged, refused


def codes(run: ArchiveImport) -> list[str]:
    """Return the codes of a run's findings."""
    return [finding["code"] for finding in run.report.findings]

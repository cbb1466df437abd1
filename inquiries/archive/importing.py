"""One run of an import: chunk after chunk of readings becomes published papers (Einfuhr des Altbestands)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.archive.files import Selection, shown
from inquiries.archive.names import NameBook
from inquiries.archive.numbers import numbered
from inquiries.archive.reader_pool import Reading
from inquiries.archive.report import ImportReport
from inquiries.archive.shelf import Candidate, Shelf, Verdict
from inquiries.foundation import audit, clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import DomainError, InvalidInput, StepNotAllowed
from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Permission
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.parliaments import ElectoralTerm, Parliament, get_parliament
from inquiries.parsed_paper import Finding, Severity
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import ARCHIVED
from inquiries.reading.profile import profile_of

CHUNK: Final = 100  # files in a transaction
UNTIL_ABANDONED: Final = timedelta(minutes=10)  # after such a silence a run counts as broken off


class ArchiveImport:
    """One run. Each chunk is a transaction of its own: a run may be broken off at any moment and started anew."""

    def __init__(self, session: Session, actor: Actor, parliament_code: str, *, files: Selection) -> None:
        actor.require(Permission.PUBLISH_PAPER)
        self.report = ImportReport()
        self.parliament_code = profile_of(found_parliament(session, parliament_code).code).parliament
        self._actor = actor
        self._files = files
        self._seen: dict[PrintedPaperNumber, Path] = {}  # the file that stands for a number in this run
        self._begun = False

    def take(self, session: Session, readings: Iterable[Reading]) -> None:
        """Publish the papers of a chunk."""
        parliament = get_parliament(session, self.parliament_code)
        terms = _locked_terms(session, parliament)
        candidates = [each for reading in readings if (each := self._candidate(reading, terms))]
        shelf = Shelf(session, parliament, [candidate.number for candidate in candidates])
        book = NameBook(session, parliament)
        before = self.report.published
        for candidate in candidates:
            try:
                self._take_one(shelf, book, candidate)
            except DomainError as refusal:
                self.report.refuse(candidate.path, refusal.sentence)
        _raise_counters(terms, shelf.numbers())
        if self.report.published > before:
            self._begin(session)
            _let_index(session, after=UNTIL_ABANDONED)

    def finish(self, session: Session) -> None:
        """Write down what the run did, and let its papers be indexed, with those of a run that was broken off."""
        for suffix, count in self._files.passed_over.items():
            message = f"Dateien anderer Art wurden übergangen ({suffix}): {count}."
            self.report.note(None, None, [Finding("passed-over", message, severity=Severity.NOTE)])
        self._record(session, "archive.imported", **self.report.counts())
        if _waiting_message(session) is not None:
            _let_index(session, after=timedelta(0))

    def _candidate(self, reading: Reading, terms: Sequence[ElectoralTerm]) -> Candidate | None:
        if reading.paper is None:
            self.report.refuse(reading.path, reading.refused)
            return None
        try:
            latest = max((term.number for term in terms), default=0)
            paper = numbered(reading.paper, reading.path, terms=range(1, latest + 1))
        except InvalidInput as refusal:
            self.report.refuse(reading.path, refusal.sentence)
            return None
        return Candidate(PrintedPaperNumber.parse(paper.number or ""), paper, reading)

    def _take_one(self, shelf: Shelf, book: NameBook, candidate: Candidate) -> None:
        candidate, unknown = candidate.settled_by(book)
        verdict = shelf.judge(candidate)
        number, path = candidate.number, candidate.path
        if verdict is Verdict.OTHER and number in self._seen:
            raise _twice(number, self._seen[number])
        if verdict in {Verdict.KNOWN, Verdict.POORER}:
            self._seen.setdefault(number, path)
            self.report.unchanged += 1
            findings = [_poorer(number)] if verdict is Verdict.POORER else []
        else:
            self.report.count(shelf.add(candidate))
            self._seen[number] = path
            findings = [*candidate.paper.findings, *unknown, *book.enter_members(candidate.paper)]
        self.report.note(path, str(number), findings)

    def _begin(self, session: Session) -> None:
        """Record the run with its first change: were it killed, no paper would have come in unrecorded."""
        if not self._begun:
            self._record(session, "archive.begun", files=len(self._files.files))
        self._begun = True

    def _record(self, session: Session, action: str, **detail: Any) -> None:
        audit.record(session, self._actor, action, realm=Realm.PARLIAMENT, parliament=self.parliament_code, **detail)


def _locked_terms(session: Session, parliament: Parliament) -> Sequence[ElectoralTerm]:
    """Return the electoral terms; until the chunk is committed, nobody else takes a number or imports."""
    query = select(ElectoralTerm).where(ElectoralTerm.parliament_id == parliament.id).order_by(ElectoralTerm.id)
    return session.scalars(query.with_for_update(), execution_options={"populate_existing": True}).all()


def _raise_counters(terms: Iterable[ElectoralTerm], numbers: Iterable[PrintedPaperNumber]) -> None:
    """Let the terms count on from the highest number that is taken, so that none is given twice."""
    highest = {number.term: number.serial for number in sorted(numbers)}
    for term in terms:
        term.last_serial = max(term.last_serial, highest.get(term.number, 0))


def _let_index(session: Session, *, after: timedelta) -> None:
    """Let the index be rebuilt once for the whole run: each chunk puts it off, the end of the run calls for it."""
    message = _waiting_message(session) or outbox.enqueue(session, ARCHIVED)
    message.due_at = clock.now() + after


def _waiting_message(session: Session) -> OutboxMessage | None:
    query = select(OutboxMessage).where(OutboxMessage.topic == ARCHIVED, OutboxMessage.done_at.is_(None))
    return session.scalars(query.order_by(OutboxMessage.id).limit(1).with_for_update(skip_locked=True)).first()


def _twice(number: PrintedPaperNumber, path: Path) -> StepNotAllowed:
    return StepNotAllowed(
        f"Unter der Nummer {number} enthält dieser Lauf schon „{shown(path)}“ mit anderem Inhalt. "
        "Behalten Sie eine der beiden Dateien oder berichtigen Sie die Nummer.",
        number=number,
    )


def _poorer(number: PrintedPaperNumber) -> Finding:
    message = f"Die Drucksache {number} liegt schon aus einer besseren Datei vor; diese wurde nicht übernommen."
    return Finding("better-file-kept", message, severity=Severity.NOTE)

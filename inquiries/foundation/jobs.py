"""Long work in the background, with its progress and the file that comes of it (Aufträge).

Whoever asks starts a job; the worker runs it and tells how far it is; the owner alone sees it, stops it, fetches the
file. A file is kept for a week, in pieces, so that neither writing nor sending it needs it whole in memory.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import ForeignKey, LargeBinary, String, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation import clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base, Json
from inquiries.foundation.errors import Forbidden, NotFound, StepNotAllowed

RUN: Final = "job.run"  # the outbox's topic
KEPT: Final = timedelta(days=7)
MOST_OPEN: Final = 5
MOST_ATTEMPTS: Final = 3


class JobState(Enum):
    """Where a job stands."""

    WAITING = "Wartet"
    RUNNING = "Läuft"
    DONE = "Fertig"
    FAILED = "Gescheitert"
    CANCELLED = "Abgebrochen"

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self in OPEN


OPEN: Final = frozenset({JobState.WAITING, JobState.RUNNING})


class Job(Base):
    """A piece of long work that a person asked for."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    payload: Mapped[Json]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
    problem: Mapped[str | None] = mapped_column(Text)
    filename: Mapped[str | None] = mapped_column(String(200))
    media_type: Mapped[str | None] = mapped_column(String(120))
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(String(64))

    @property
    def has_file(self) -> bool:
        """Tell whether the file can still be fetched."""
        return self.state is JobState.DONE and self.expires_at is not None and self.expires_at > clock.now()


class JobPiece(Base):
    """A piece of a job's file."""

    __tablename__ = "job_pieces"

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, slots=True)
class Result:
    """The file that came of a job; its pieces are taken once, in order."""

    filename: str
    media_type: str
    pieces: Iterable[bytes]


Progress = Callable[[int, int], None]  # told how many of how many are done; may end the work by raising
Work = Callable[[Session, Actor, Json, Progress], Result]


def start(session: Session, actor: Actor, kind: str, *, title: str, **payload: Any) -> Job:
    """Put a job into the queue and return it; the same one that is still open is returned instead of a second.

    Raises Forbidden for somebody who is not signed in, StepNotAllowed while too many of the person's are open.
    """
    if actor.person_id is None:
        raise Forbidden("Melden Sie sich an, um einen Auftrag zu erteilen.")
    open_jobs = [job for job in list_jobs(session, actor) if job.state.is_open]
    for job in open_jobs:
        if (job.kind, job.payload) == (kind, payload):
            return job
    if len(open_jobs) >= MOST_OPEN:
        raise StepNotAllowed(
            f"Von Ihnen sind schon {MOST_OPEN} Aufträge offen. "
            "Warten Sie, bis einer fertig ist, oder brechen Sie einen ab."
        )
    job = Job(kind=kind, title=title, payload=payload, person_id=actor.person_id, created_at=clock.now())
    session.add(job)
    session.flush()
    outbox.enqueue(session, RUN, job_id=job.id)
    return job


def list_jobs(session: Session, actor: Actor) -> list[Job]:
    """Return the actor's own jobs, the latest first."""
    query = select(Job).where(Job.person_id == actor.person_id).order_by(Job.id.desc())
    return list(session.scalars(query))


def get_job(session: Session, actor: Actor, job_id: int) -> Job:
    """Return a job of the actor's own; raise NotFound for anybody else's."""
    job = session.get(Job, job_id)
    if job is None or job.person_id != actor.person_id:
        raise NotFound("Diesen Auftrag gibt es nicht oder er ist Ihnen nicht zugänglich.", job_id=job_id)
    return job


def cancel(session: Session, actor: Actor, job_id: int) -> Job:
    """Stop a job; raise StepNotAllowed when it has ended already."""
    job = get_job(session, actor, job_id)
    if not job.state.is_open:
        raise StepNotAllowed(f"Der Auftrag ist schon beendet: {job.state.value}.", job_id=job_id)
    job.state, job.finished_at = JobState.CANCELLED, clock.now()
    return job


def remove(session: Session, actor: Actor, job_id: int) -> None:
    """Take an ended job and its file off the list; raise StepNotAllowed while it is open."""
    job = get_job(session, actor, job_id)
    if job.state.is_open:
        raise StepNotAllowed("Der Auftrag ist noch nicht beendet. Brechen Sie ihn zuerst ab.", job_id=job_id)
    session.execute(delete(JobPiece).where(JobPiece.job_id == job_id))
    session.delete(job)


def read_pieces(session: Session, job: Job) -> Iterator[bytes]:
    """Yield the pieces of a job's file, one in memory at a time; raise NotFound when it is kept no longer."""
    if not job.has_file:
        raise NotFound("Die Datei dieses Auftrags gibt es nicht mehr. Erteilen Sie ihn noch einmal.", job_id=job.id)
    places = select(func.count()).where(JobPiece.job_id == job.id)
    for place in range(session.scalar(places) or 0):
        yield session.execute(select(JobPiece.content).filter_by(job_id=job.id, place=place)).scalar_one()


def begin(session: Session, job_id: int) -> Job | None:
    """Take a job up and return it; None when it is no longer wanted or failed too often."""
    job = session.get(Job, job_id)
    if job is None or not job.state.is_open:
        return None
    if job.attempts >= MOST_ATTEMPTS:
        fail(job, "Der Auftrag ist mehrmals unerwartet gescheitert. Bitte sagen Sie der Fachadministration Bescheid.")
        return None
    job.state, job.done = JobState.RUNNING, 0
    job.attempts += 1
    return job


def report(session: Session, job_id: int, *, done: int, total: int) -> bool:
    """Note how far a job is and tell whether it is still wanted."""
    job = session.get(Job, job_id)
    if job is None or not job.state.is_open:
        return False
    job.done, job.total = done, total
    return True


def put_back(session: Session, job: Job) -> None:
    """Let a job that was interrupted begin anew, as if it had not been tried."""
    job.state = JobState.WAITING
    job.attempts -= 1
    outbox.enqueue(session, RUN, job_id=job.id)


def finish(session: Session, job_id: int, result: Result) -> None:
    """Keep the file of a job unless it is no longer wanted."""
    job = session.get(Job, job_id)
    if job is None or not job.state.is_open:
        return
    size, digest = 0, hashlib.sha256()
    for place, piece in enumerate(result.pieces):
        session.execute(insert(JobPiece).values(job_id=job.id, place=place, content=piece))
        size += len(piece)
        digest.update(piece)
    job.state, job.done = JobState.DONE, job.total
    job.filename, job.media_type, job.size, job.sha256 = result.filename, result.media_type, size, digest.hexdigest()
    job.finished_at = clock.now()
    job.expires_at = job.finished_at + KEPT


def fail(job: Job, sentence: str) -> None:
    """End a job without a file and say why."""
    job.state, job.problem, job.finished_at = JobState.FAILED, sentence, clock.now()


def expire(session: Session) -> int:
    """Remove the files whose time is over and return how many pieces went."""
    over = select(Job.id).where(Job.expires_at <= clock.now())
    gone = session.scalars(delete(JobPiece).where(JobPiece.job_id.in_(over)).returning(JobPiece.place)).all()
    return len(gone)

"""Runs the jobs that people asked for: progress, cancelling, and the file that comes of it (Auftragsbearbeitung)."""

import threading
import time
from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from answers import bulk_export, term_export
from app import hit_list
from app.unit_of_work import unit_of_work
from inquiries.foundation import jobs
from inquiries.foundation.database import Json
from inquiries.foundation.errors import DomainError
from inquiries.foundation.jobs import Job, Work
from inquiries.parliament.people import Person, actor_of

SECONDS_BETWEEN: Final = 0.4  # how often progress is written down

WORKS: Final[Mapping[str, Work]] = {
    term_export.KIND: term_export.export_term,
    hit_list.KIND: hit_list.export_hits,
    bulk_export.KIND: bulk_export.export_inquiries,
}


class _UnwantedError(Exception):
    """The job was cancelled meanwhile."""


class _InterruptedError(Exception):
    """The worker is told to stop."""


def run_job(
    session: Session, payload: Json, stop: threading.Event | None = None, works: Mapping[str, Work] = WORKS
) -> None:
    """Run a job to its end: a file, a refusal, or nothing where it was cancelled; interrupted, it is put back."""
    with unit_of_work() as writing:
        jobs.expire(writing)
        job = jobs.begin(writing, payload["job_id"])
    if job is None:
        return
    actor = actor_of(session.get_one(Person, job.person_id))
    try:
        result = works[job.kind](session, actor, job.payload, _Progress(job.id, stop or threading.Event()))
    except _UnwantedError:
        return
    except _InterruptedError:
        with unit_of_work() as writing:
            jobs.put_back(writing, writing.get_one(Job, job.id))
    except DomainError as refusal:
        with unit_of_work() as writing:
            jobs.fail(writing.get_one(Job, job.id), refusal.sentence)
    else:
        with unit_of_work() as writing:
            jobs.finish(writing, job.id, result)


class _Progress:
    """Writes down how far a job is, not too often, and ends it where it is no longer wanted."""

    def __init__(self, job_id: int, stop: threading.Event) -> None:
        self._job_id = job_id
        self._stop = stop
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _InterruptedError
        if done < total and time.monotonic() < self._next:
            return
        with unit_of_work() as writing:
            wanted = jobs.report(writing, self._job_id, done=done, total=total)
        if not wanted:
            raise _UnwantedError
        self._next = time.monotonic() + SECONDS_BETWEEN

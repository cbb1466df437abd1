"""The worker and the jobs that people asked for."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask

from answers import term_export
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.worker.handlers import HANDLERS
from app.worker.long_work import WORKS, run_job
from inquiries.foundation import jobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.jobs import Job, JobState, Result, Work
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of, get_person_by_login


@pytest.fixture
def owner(app: Flask, add_person) -> Iterator[Actor]:
    add_person("erika", Role.CLERK)
    with app.app_context():
        yield actor_of(get_person_by_login(db.session(), "erika"))


def start(owner: Actor) -> int:
    with unit_of_work() as session:
        return jobs.start(session, owner, "test", title="Ein Export").id


def run(job_id: int, work: Work, stop: threading.Event | None = None) -> Job:
    run_job(db.session(), {"job_id": job_id}, stop, {"test": work})
    db.session.rollback()
    return db.session.get_one(Job, job_id)


def three_steps(_session, _actor, _payload, progress) -> Result:
    for done in range(4):
        progress(done, 3)
    return Result("a.txt", "text/plain", [b"fertig"])


def test_a_job_runs_to_its_file(owner: Actor) -> None:
    job = run(start(owner), three_steps)

    assert (job.state, job.done, job.total) == (JobState.DONE, 3, 3)
    assert list(jobs.read_pieces(db.session(), job)) == [b"fertig"]


def test_a_refusal_is_told_to_the_owner(owner: Actor) -> None:
    def refuse(*_: object) -> Result:
        raise InvalidInput("Das geht so nicht.")

    job = run(start(owner), refuse)
    assert (job.state, job.problem) == (JobState.FAILED, "Das geht so nicht.")


def test_an_accident_leaves_the_job_to_the_outboxs_next_try(owner: Actor) -> None:
    def stumble(*_: object) -> Result:
        raise ZeroDivisionError

    job_id = start(owner)
    with pytest.raises(ZeroDivisionError):
        run(job_id, stumble)
    assert run(job_id, three_steps).state is JobState.DONE


def test_a_job_that_is_cancelled_meanwhile_ends(owner: Actor) -> None:
    job_id = start(owner)

    def cancel_myself(session, actor, payload, progress) -> Result:
        with unit_of_work() as writing:
            jobs.cancel(writing, owner, job_id)
        return three_steps(session, actor, payload, progress)

    job = run(job_id, cancel_myself)
    assert (job.state, job.sha256) == (JobState.CANCELLED, None)
    assert run(job_id, three_steps).state is JobState.CANCELLED


def test_a_worker_that_is_to_stop_puts_the_job_back(owner: Actor) -> None:
    stop = threading.Event()
    stop.set()

    job = run(start(owner), three_steps, stop)
    assert (job.state, job.attempts) == (JobState.WAITING, 0)


def test_the_worker_knows_how_to_run_every_job() -> None:
    assert jobs.RUN in HANDLERS
    assert term_export.KIND in WORKS

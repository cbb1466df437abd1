"""Long work that people ask for: who sees it, how it ends, what is kept of it."""

import hashlib
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inquiries.foundation import clock, jobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, NotFound, StepNotAllowed
from inquiries.foundation.jobs import Job, JobPiece, JobState, Result
from inquiries.foundation.outbox import Lane, next_message
from inquiries.foundation.permissions import Role
from tests.factories import World

PIECES = [b"eins", b"zwei", b"drei"]


@pytest.fixture
def owner(world: World) -> Actor:
    return world.actor(Role.CLERK)


def start(session: Session, actor: Actor, **payload: object) -> Job:
    return jobs.start(session, actor, "test", title="Ein Export", **payload)


def run(session: Session, job: Job) -> None:
    assert jobs.begin(session, job.id) is job
    assert jobs.report(session, job.id, done=1, total=3)
    jobs.finish(session, job.id, Result("Datei.zip", "application/zip", iter(PIECES)))


def test_a_finished_job_has_a_file_whose_checksum_is_told(session: Session, owner: Actor) -> None:
    job = start(session, owner)
    run(session, job)

    assert b"".join(jobs.read_pieces(session, job)) == b"".join(PIECES)
    assert (job.size, job.sha256) == (12, hashlib.sha256(b"".join(PIECES)).hexdigest())
    assert (job.done, job.total, job.state) == (3, 3, JobState.DONE)


def test_a_job_is_its_owners_alone(session: Session, world: World, owner: Actor) -> None:
    job, other = start(session, owner), world.actor(Role.CLERK)

    assert jobs.list_jobs(session, other) == []
    for act in (jobs.get_job, jobs.cancel, jobs.remove):
        with pytest.raises(NotFound):
            act(session, other, job.id)
    with pytest.raises(NotFound):
        jobs.get_job(session, owner, 4711)


def test_who_is_not_signed_in_starts_nothing(session: Session) -> None:
    with pytest.raises(Forbidden):
        start(session, Actor.public())


def test_the_same_wish_twice_is_one_job_while_it_is_open(session: Session, owner: Actor) -> None:
    first = start(session, owner, term=6)

    assert start(session, owner, term=6) is first
    assert start(session, owner, term=7) is not first
    run(session, first)
    assert start(session, owner, term=6) is not first


def test_nobody_fills_the_queue_alone(session: Session, owner: Actor) -> None:
    started = [start(session, owner, place=place) for place in range(jobs.MOST_OPEN)]

    with pytest.raises(StepNotAllowed, match="offen"):
        start(session, owner)
    jobs.cancel(session, owner, started[0].id)
    assert start(session, owner).state is JobState.WAITING


def test_a_cancelled_job_is_neither_begun_nor_reported_nor_finished(session: Session, owner: Actor) -> None:
    job = start(session, owner)
    jobs.begin(session, job.id)
    jobs.cancel(session, owner, job.id)

    assert not jobs.report(session, job.id, done=1, total=2)
    jobs.finish(session, job.id, Result("x", "y", PIECES))
    assert jobs.begin(session, job.id) is None
    assert (job.state, job.sha256) == (JobState.CANCELLED, None)
    with pytest.raises(StepNotAllowed, match="schon beendet: Abgebrochen"):
        jobs.cancel(session, owner, job.id)


def test_an_open_job_is_not_removed_and_an_ended_one_leaves_nothing(session: Session, owner: Actor) -> None:
    job = start(session, owner)
    with pytest.raises(StepNotAllowed, match="noch nicht beendet"):
        jobs.remove(session, owner, job.id)
    run(session, job)
    jobs.remove(session, owner, job.id)

    assert jobs.list_jobs(session, owner) == []
    assert session.scalar(select(func.count()).select_from(JobPiece)) == 0


def test_a_file_is_kept_for_a_week(session: Session, owner: Actor) -> None:
    with clock.pinned_to(date(2015, 5, 4)):
        job = start(session, owner)
        run(session, job)
        assert jobs.expire(session) == 0
    with clock.pinned_to(date(2015, 5, 4) + jobs.KEPT + timedelta(days=1)):
        assert not job.has_file
        with pytest.raises(NotFound, match="gibt es nicht mehr"):
            next(jobs.read_pieces(session, job))
        assert jobs.expire(session) == len(PIECES)


def test_what_crashes_again_and_again_is_given_up(session: Session, owner: Actor) -> None:
    job = start(session, owner)
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs.begin(session, job.id) is job

    assert jobs.begin(session, job.id) is None
    assert (job.state, "mehrmals" in (job.problem or "")) == (JobState.FAILED, True)


def test_an_interrupted_job_waits_again_as_if_untried(session: Session, owner: Actor) -> None:
    job = start(session, owner)
    jobs.begin(session, job.id)
    jobs.put_back(session, job)

    assert (job.state, job.attempts) == (JobState.WAITING, 0)


def test_long_work_has_a_lane_of_its_own(session: Session, owner: Actor) -> None:
    start(session, owner)
    session.flush()

    assert next_message(session, Lane.QUICK) is None
    for lane in (Lane.LONG, None):
        found = next_message(session, lane)
        assert found is not None
        assert found.topic == jobs.RUN

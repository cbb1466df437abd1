"""What is done for each topic of the outbox (Aufträge)."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from answers.records.keeping import CHANGED
from answers.usage import tell_of_change
from app import search
from app.unit_of_work import unit_of_work
from app.worker import post
from app.worker.long_work import run_job
from inquiries.foundation import jobs
from inquiries.foundation.database import Json
from inquiries.foundation.outbox import Handler
from inquiries.notifications import SEND
from inquiries.publication import ARCHIVED, PUBLISHED


def _published(session: Session, payload: Json) -> None:
    search.catch_up()
    post.announce(session, payload)


def _record_changed(_session: Session, payload: Json) -> None:
    with unit_of_work() as session:
        tell_of_change(session, payload["record_id"], payload["version"])


def _archived(session: Session, payload: Json) -> None:
    del session, payload
    search.catch_up()


HANDLERS: Final[Mapping[str, Handler]] = {
    PUBLISHED: _published,
    ARCHIVED: _archived,
    SEND: post.send,
    jobs.RUN: run_job,
    CHANGED: _record_changed,
}

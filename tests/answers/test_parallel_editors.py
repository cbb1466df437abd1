"""Many officers save one answer at once: no acknowledged save is overwritten.

EDITORS=50 SAVES=5000 make it long.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from answers import queries, services
from answers.answer import AnswerRevision
from answers.services import AnswerEdit
from app.database import prepare, writing
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import StaleRevision
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of
from inquiries.parsed_paper import PaperQuestion
from tests.conftest import AUDIT_KEY
from tests.factories import make_world

EDITORS = int(os.environ.get("EDITORS", "4"))
SAVES = int(os.environ.get("SAVES", "24"))
LOST_RACES = (StaleRevision, StaleDataError, IntegrityError, OperationalError)


@pytest.fixture
def pooled(database_url: str) -> Iterator[Engine]:
    engine = prepare(create_engine(database_url, pool_size=EDITORS, max_overflow=2))
    yield engine
    engine.dispose()


def connected(engine: Engine) -> Session:
    return Session(writing(engine), info={audit.KEY: AUDIT_KEY})


def test_of_many_editors_none_loses_a_saved_text(pooled: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with connected(pooled) as session:
        world = make_world(session)
        person = world.person(Role.OFFICER, ministry="SM")
        questions = tuple(PaperQuestion(str(number), "Was?") for number in range(1, EDITORS + 1))
        inquiry_id = world.drafting(person, questions=questions).id
        actor = actor_of(person)
        services.begin_answer(session, actor, inquiry_id)
        session.commit()
    start = Barrier(EDITORS)

    def edit(editor: int) -> int:
        start.wait()
        return sum(save(pooled, actor, inquiry_id, editor, text) for text in texts_of(editor))

    with ThreadPoolExecutor(EDITORS) as editors:
        tries = sum(editors.map(edit, range(EDITORS)))
    with connected(pooled) as session:
        found = session.scalars(select(AnswerRevision).order_by(AnswerRevision.number)).all()
        changes = [change(before, after) for before, after in pairwise(found)]
    assert sorted(changes) == sorted((editor, text) for editor in range(EDITORS) for text in texts_of(editor))
    with capsys.disabled():
        races = tries - len(changes)
        sys.stdout.write(f"\n{EDITORS} editors, {len(changes)} saves, {races} lost races tried again, 0 texts lost\n")


def texts_of(editor: int) -> list[str]:
    return [f"Satz {number} von {editor}." for number in range(1, SAVES // EDITORS + 1)]


def save(engine: Engine, actor: Actor, inquiry_id: int, editor: int, text: str) -> int:
    """Save as often as it takes, each time on top of the latest revision; return the tries."""
    tries = 0
    while True:
        tries += 1
        try:
            with Session(engine) as reading:
                number = queries.get_answer(reading, actor, inquiry_id).latest_number
            with connected(engine) as session:
                edit = AnswerEdit(passages={editor: text})
                services.edit_answer(session, actor, inquiry_id, edit, revision=number)
                session.commit()
        except LOST_RACES:
            continue
        return tries


def change(before: AnswerRevision, after: AnswerRevision) -> tuple[int, str]:
    """Return the only passage that two neighbouring revisions differ in: whoever saved overwrote nothing else."""
    pairs = zip(before.draft.passages, after.draft.passages, strict=True)
    [(place, text)] = [(place, new.text) for place, (old, new) in enumerate(pairs) if old != new]
    return place, text

"""The indexer is killed again and again: afterwards nothing is missing in the index, and nothing too many.

KILLS=100 pytest tests/app/test_index_kills.py is the long form.
"""

import multiprocessing
import os
import random
import signal
import time

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import create_app, search
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import publish_paper, withdraw_paper
from search_index.errors import IndexUnavailable
from tests.factories import RECEIVED_ON, make_world

KILLS = int(os.environ.get("KILLS", "6"))
PAPERS_A_ROUND = 3


def index_once(settings: Settings, begun: "multiprocessing.synchronize.Event", *, anew: bool) -> None:
    """Do what a worker does, in a process of its own."""
    app = create_app(settings)
    with app.app_context():
        search.heal()
        begun.set()
        while True:
            search.catch_up()
            if anew:
                with Session(db.engine) as session:
                    search.rebuild(session)


def publish(serial: int) -> None:
    answers = (PaperAnswer(("1",), "Zehn. " * 200),)
    paper = ParsedPaper(
        "MV", number=f"6/{serial}", term=6, title="Radwege", questions=(PaperQuestion("1", "Wie?"),), answers=answers
    )
    with unit_of_work() as session:
        parliament = get_parliament(session, "MV")
        publish_paper(session, parliament, paper, b"x")
        if serial % 5 == 0:
            withdraw_paper(session, parliament, PrintedPaperNumber(6, serial - 1), on=RECEIVED_ON)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_killed_indexer_misses_nothing(app: Flask, settings: Settings, engine: str) -> None:
    settings = Settings(
        home=settings.home,
        database_url=settings.database_url,
        secret_key=settings.secret_key,
        search_engine=engine,
    )
    chance, forked, serial = random.Random(5), multiprocessing.get_context("fork"), 0
    app.extensions["fragerecht"] = settings
    with app.app_context():
        with unit_of_work() as session:
            make_world(session)
        db.engine.dispose()
        for number in range(KILLS):
            begun = forked.Event()
            child = forked.Process(target=index_once, args=(settings, begun), kwargs={"anew": number % 3 == 2})
            child.start()
            begun.wait()
            for _ in range(PAPERS_A_ROUND):
                serial += 1
                publish(serial)
            time.sleep(chance.random() / 10)
            os.kill(child.pid or 0, signal.SIGKILL)
            child.join()
        search.heal()
        search.catch_up()
        with Session(db.engine) as session:
            assert search.differences(session) == (set(), set())
        assert len(search.public_index().parents()) == serial - serial // 5


def test_a_damaged_index_is_noticed_and_healed(app: Flask, settings: Settings) -> None:
    with app.app_context():
        with unit_of_work() as session:
            make_world(session)
        publish(1)
        search.heal()
        for damage in (b"", b"\x00" * 64):
            for file in (settings.home / "index" / "public").rglob("*"):
                if file.is_file():
                    file.write_bytes(damage)
            app.extensions.pop("public_index")
            with pytest.raises(IndexUnavailable):
                search.public_index().status()
            search.heal()
            assert search.public_index().parents() == {"MV 6/1"}

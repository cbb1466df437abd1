"""The public index: it holds the published papers and nothing else, and heals itself."""

import pytest
from flask import Flask

from app import search
from app.config import Settings
from app.unit_of_work import unit_of_work
from inquiries import indexing
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.publication import publish_paper
from search_index.query import Query
from search_index.query_language import parse
from tests.factories import make_world

PAPER = ParsedPaper(
    "MV",
    number="6/4820",
    term=6,
    title="Barrierefreie Haltestellen",
    members=(Asker("Erika Beispiel", "SPD"),),
    questions=(PaperQuestion("1", "Wie viele Haltestellen?"), PaperQuestion("2", "Warum so wenige?")),
    answers=(PaperAnswer(("1", "2"), "Es sind zehn, aus Kostengründen."),),
)


@pytest.fixture
def stocked(app: Flask, settings: Settings) -> Flask:
    """Return an application with one published paper, one draft, and an index to be built."""
    assert settings.search_engine == "whoosh"
    with app.app_context(), unit_of_work() as session:
        world = make_world(session)
        world.inquiry(title="Unveröffentlichte Radwege")
        publish_paper(session, world.parliament, PAPER, b"the very bytes")
    return app


def found(text: str) -> list[str]:
    return [hit.stored["question"] for hit in search.public_index().search(Query(parse(text, search.FIELDS))).hits]


def test_a_missing_index_is_rebuilt_from_the_published_papers(stocked: Flask) -> None:
    with stocked.app_context():
        search.heal()
        assert found("Haltestellen") == ["1"]
        assert found("wenige") == ["2"]
        assert found("Radwege") == []
        assert found("drs:6/4820 fraktion:SPD wenige") == ["2"]


def test_a_sound_index_is_left_alone(stocked: Flask) -> None:
    with stocked.app_context():
        search.heal()
        search.public_index().replace("MV 6/4820", [])
        search.heal()
        assert found("Haltestellen") == []


def test_indexing_a_paper_twice_changes_nothing(stocked: Flask) -> None:
    with stocked.app_context(), unit_of_work() as session:
        search.rebuild(session)
        for _ in range(2):
            search.put_right(session, ["MV 6/4820"])
        assert search.public_index().parents() == {"MV 6/4820"}
        assert search.public_index().status().documents == len(list(indexing.all_documents(session)))


def test_an_index_that_knows_more_than_a_restored_database_is_built_anew(stocked: Flask, settings: Settings) -> None:
    with stocked.app_context():
        search.heal()
        (settings.home / "index" / "public" / "cursor").write_text("1000")
        search.public_index().remove("MV 6/4820")
        search.catch_up()
        assert search.public_index().parents() == {"MV 6/4820"}
        assert search.cursor_of_index() < 1000

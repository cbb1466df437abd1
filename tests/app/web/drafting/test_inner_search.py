"""Officers search beside their draft: what was published, and what their own house has."""

import pytest

from tests.app.demonstration import Installation
from tests.client import Browser


@pytest.fixture
def officer(showroom: Installation) -> Browser:
    showroom.work()
    return showroom.browser("referat")


def test_the_search_stands_beside_the_draft(officer: Browser, showroom: Installation) -> None:
    page = officer.get(f"/anfragen/{showroom.seed()}/entwurf/")
    assert 'action="/entwurfssuche/"' in page.text


def test_it_finds_published_answers_and_the_houses_own_records(officer: Browser) -> None:
    page = officer.get("/entwurfssuche/?q=Integration").text
    assert "Aus dem eigenen Haus" in page
    assert "/unterlagen/" in page
    assert "Veröffentlichte Antworten" in officer.get("/entwurfssuche/?q=Haltestellen").text


def test_the_panel_is_the_hits_alone(officer: Browser) -> None:
    answer = officer.get("/entwurfssuche/treffer?q=Haltestellen")
    assert answer.text.strip().startswith("<h3>")
    assert "Nichts gefunden" in officer.get("/entwurfssuche/treffer?q=Xylophon").text


def test_the_command_line_searches_inside_for_whom_it_acts(showroom: Installation, officer: Browser) -> None:
    del officer
    own = showroom.flask("search", "query", "Auftaktveranstaltung", "--index", "internal", "--as", "referat", "--json")
    other = showroom.flask(
        "search", "query", "Auftaktveranstaltung", "--index", "internal", "--as", "referat-im", "--json"
    )
    assert "auftaktveranstaltung-integration" in own.stdout
    assert "auftaktveranstaltung-integration" not in other.stdout
    public = showroom.flask("search", "query", "Auftaktveranstaltung", "--json")
    assert "auftaktveranstaltung-integration" not in public.stdout

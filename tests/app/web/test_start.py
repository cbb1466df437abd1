"""What each person finds on the start page."""

import pytest

from tests.app.demonstration import Installation


@pytest.mark.parametrize(
    ("login", "sees"),
    [
        ("landtag", "Anfrage erfassen"),
        ("praesidium", "Guten Tag, Paula Vorsitz."),
        ("mitglied", "Antworten suchen"),
        ("buero", "Antworten suchen"),
        ("staatskanzlei", "Wartet auf Sie"),
        ("koordination", "Wartet auf Sie"),
        ("referat", "Konzeption zur Integration von Migrantinnen und Migranten"),
        ("hausleitung", "Wartet auf Sie"),
        ("fachadmin", "Stammdaten pflegen"),
        ("revision", "Protokoll lesen"),
    ],
)
def test_everybody_finds_their_desk(showroom: Installation, login: str, sees: str) -> None:
    page = showroom.browser(login).get("/")
    assert page.status_code == 200
    assert sees in page.text


@pytest.mark.parametrize("login", ["fachadmin", "revision"])
def test_whoever_has_nothing_to_do_is_told_so(showroom: Installation, login: str) -> None:
    assert "Alles erledigt" in showroom.browser(login).get("/").text

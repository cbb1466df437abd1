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
        ("fachadmin", "Guten Tag, Anna Schalter."),
        ("revision", "Zuletzt veröffentlicht"),
    ],
)
def test_everybody_finds_their_desk(showroom: Installation, login: str, sees: str) -> None:
    page = showroom.browser(login).get("/")
    assert page.status_code == 200
    assert sees in page.text

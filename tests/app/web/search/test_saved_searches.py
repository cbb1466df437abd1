"""Meine Suchen: kept by whoever is signed in, seen by nobody else."""

import pytest

from tests.app.demonstration import Installation
from tests.client import Browser

ADDRESS = "q=Haltestellen&ministry=Justizministerium"


def save(browser: Browser, name: str = "Haltestellen", rhythm: str = "DAILY") -> int:
    page = f"/meine-suchen/neu?{ADDRESS}"
    data = {"address": ADDRESS, "name": name, "rhythm": rhythm}
    return browser.submit(page, data, to="/meine-suchen/neu").status_code


def test_a_search_is_kept_changed_and_deleted(house: Installation) -> None:
    assistant = house.browser("buero")
    assert "Suche speichern" in assistant.get(f"/suche?{ADDRESS}").text
    assert save(assistant) == 303
    assert "Suche speichern" not in assistant.get(f"/suche?{ADDRESS}").text
    page = assistant.get("/meine-suchen/").text
    assert "Haltestellen, Justizministerium" in page
    assert (
        assistant.submit("/meine-suchen/", {"name": "Busse", "rhythm": "WEEKLY"}, to="/meine-suchen/1").status_code
        == 303
    )
    assert ">Busse</a>" in assistant.get("/meine-suchen/").text
    assert assistant.submit("/meine-suchen/", to="/meine-suchen/1/loeschen").status_code == 303
    assert "Noch keine Suche gespeichert" in assistant.get("/meine-suchen/").text


def test_a_search_needs_a_name_and_is_kept_once(house: Installation) -> None:
    assistant = house.browser("buero")
    assert save(assistant, name=" ") == 422
    assert save(assistant) == 303
    assert save(assistant, name="Noch einmal") == 422
    assert save(assistant, rhythm="HOURLY") == 422


def test_a_search_of_somebody_else_is_none(house: Installation) -> None:
    assert save(house.browser("buero")) == 303
    stranger = house.browser("mitglied")
    assert "Haltestellen" not in stranger.get("/meine-suchen/").text
    token = {"csrf_token": stranger.token("/meine-suchen/neu?q=x")}
    for path in ("/meine-suchen/1", "/meine-suchen/1/loeschen"):
        assert stranger.post(path, data=token | {"name": "x", "rhythm": "DAILY"}).status_code == 404


def test_who_stopped_the_mail_is_told_so_where_searches_are_kept(house: Installation) -> None:
    assistant = house.browser("buero")
    assert "haben Sie abbestellt" not in assistant.get(f"/meine-suchen/neu?{ADDRESS}").text
    assistant.submit("/einstellungen/", {"search_hits": "NONE"}, to="/einstellungen/nachrichten")
    for page in ("/meine-suchen/", f"/meine-suchen/neu?{ADDRESS}"):
        assert "haben Sie abbestellt" in assistant.get(page).text


@pytest.mark.parametrize("login", ["", "buero"])
def test_a_paper_can_be_followed_by_whoever_is_signed_in(house: Installation, login: str) -> None:
    page = house.browser(login).get("/drs/6/1").text
    assert ("Drucksache verfolgen" in page) is bool(login)


def test_a_paper_that_is_followed_says_so(house: Installation) -> None:
    assistant = house.browser("buero")
    about = {"address": "q=drs:6/1", "name": "Drucksache 6/1", "rhythm": "AT_ONCE"}
    assistant.submit("/meine-suchen/neu?q=drs:6/1", about, to="/meine-suchen/neu")
    assert "Wird verfolgt" in assistant.get("/drs/6/1").text
    assert "Drucksache verfolgen" in assistant.get("/drs/6/2").text

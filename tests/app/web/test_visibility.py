"""Who sees what, when: every address, list, count, history and file of an inquiry, in two lands of one database."""

import csv
import re
from collections.abc import Iterator
from difflib import unified_diff
from io import StringIO
from typing import Final

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from inquiries.workflow import WITH_GOVERNMENT, Stage
from tests.app.two_lands import WHO, TwoLands, title_of, two_lands
from tests.app.web.forms import tree, words
from tests.app.web.visibility import INQUIRY, PAGES, SIGNS, TABLE
from tests.client import TOKEN, Browser
from tests.page_checks import check_page

__all__ = ["two_lands"]

LANDTAG: Final = ("Landtagsverwaltung", "Präsidium", "Mitglied, fragt", "Büro, fragt")
# numbers, addresses and moments, of which every inquiry has its own
OWN: Final = re.compile(r"\b(6|17)/\d+|/anfragen/\d+|/dateien/\d+|<time datetime=.*?</time>|\d\d:\d\d\xa0Uhr")
SECRET: Final = sorted(set(Stage) - {Stage.PUBLISHED}, key=lambda stage: stage.name)


def look(client: Browser, path: str) -> TestResponse:
    """Fetch a page; one that was not refused must be a good one."""
    answer = FlaskClient.open(client, path)
    if answer.status_code == 200 and answer.mimetype == "text/html":
        check_page(answer.text, url=path)
    return answer


@pytest.mark.parametrize("who", WHO)
def test_an_address_answers_as_the_table_says(two_lands: TwoLands, who: str) -> None:
    land, client = two_lands.own, two_lands.browser(who)
    found, written = {}, {}
    for stage in Stage:
        values = land.values[stage]
        for each in PAGES:
            for route in each.routes:
                found[route, stage.name] = look(client, route.format(**values)).status_code
                written[route, stage.name] = SIGNS[each.sign(who, stage)]
    assert found == written


@pytest.mark.parametrize("who", WHO)
def test_nothing_of_the_other_land_is_there(two_lands: TwoLands, who: str) -> None:
    client, foreign = two_lands.browser(who), two_lands.other
    stages = list(Stage)
    for place, each in enumerate(PAGES):
        for route in each.routes:
            for stage in {Stage.PUBLISHED, stages[place % len(stages)]}:
                missing = each.others if who not in each.rows else "."
                expected = {404} | ({403} if {each.others, each.sign(who, stage)} & {"v"} else {SIGNS[missing]})
                status = FlaskClient.open(client, route.format(**foreign.values[stage])).status_code
                assert status in expected, (route, stage)


@pytest.mark.parametrize("who", WHO)
def test_a_history_says_what_the_table_says(two_lands: TwoLands, who: str) -> None:
    land, client = two_lands.own, two_lands.browser(who)
    for each in TABLE:
        for stage in Stage if each.shows else ():
            [route] = each.routes
            text = words(tree(FlaskClient.open(client, route.format(**land.values[stage]))))
            assert (each.shows in text) == (each.sign(who, stage) == "j"), (each.name, stage)


@pytest.mark.parametrize("who", WHO)
def test_lists_and_counts_know_what_the_table_shows_and_no_more(two_lands: TwoLands, who: str) -> None:
    land, client = two_lands.own, two_lands.browser(who)
    seen = {title_of(land.code, stage) for stage in Stage if INQUIRY.sign(who, stage) == "j"}
    published = {title_of(land.code, Stage.PUBLISHED)}  # what is public stands in everybody's register
    listed = FlaskClient.open(client, "/anfragen/liste.csv")
    if not seen and listed.status_code == 403:
        return
    rows = list(csv.DictReader(StringIO(listed.data.decode("utf-8-sig")), delimiter=";"))
    assert {row["Titel"] for row in rows} == seen
    assert not seen or f"Anfragen ({len(seen)})" in words(tree(client.get("/anfragen/")))
    register = FlaskClient.open(client, f"/verzeichnis/{'6' if land.code == 'MV' else '17'}").text
    assert {title for title in (title_of(land.code, stage) for stage in Stage) if title in register} == seen | published


def addresses_without_values(lands: TwoLands) -> Iterator[str]:
    for rule in lands.house.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments and rule.endpoint != "security.logout":
            yield rule.rule


@pytest.mark.parametrize("who", ["", *WHO])
def test_no_page_lets_anything_of_the_other_land_through(two_lands: TwoLands, who: str) -> None:
    client, other = two_lands.browser(who), two_lands.other
    secrets = {title_of(other.code, stage) for stage in SECRET} | other.names
    if who in LANDTAG:
        secrets |= {f"Antwort zu {title_of(two_lands.own.code, stage)}" for stage in SECRET} | {"Kanarienzahlen"}
    pages = [*addresses_without_values(two_lands), "/suche?q=Kanarien*", "/entwurfssuche/?q=Kanarien*"]
    for path in pages:
        text = FlaskClient.open(client, path).get_data().decode("utf-8", "replace")
        told = {secret for secret in secrets if re.search(rf"{re.escape(secret)}\b", text)}
        assert not told, (path, told)


@pytest.mark.parametrize("who", LANDTAG)
def test_the_landtag_cannot_tell_how_far_the_government_is(two_lands: TwoLands, who: str) -> None:
    land, client, pages = two_lands.own, two_lands.browser(who), set()
    for stage in WITH_GOVERNMENT:
        text = FlaskClient.open(client, f"/anfragen/{land.inquiry(stage)}").text
        text = TOKEN.sub("", text.replace(title_of(land.code, stage), "TITEL"))
        pages.add(OWN.sub("", text))
    assert len(pages) == 1, list(unified_diff(*(page.splitlines() for page in sorted(pages)[:2]), n=0))


def test_every_address_of_an_inquiry_stands_in_the_table(two_lands: TwoLands) -> None:
    urls = two_lands.house.app.url_map.bind("localhost")
    values = two_lands.own.values[Stage.DRAFTING]
    known = {urls.match(route.format(**values))[0] for each in TABLE for route in each.routes}
    rules = two_lands.house.app.url_map.iter_rules()
    assert known == {rule.endpoint for rule in rules if "inquiry_id" in rule.arguments and "GET" in rule.methods}

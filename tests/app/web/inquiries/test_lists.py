"""The list taken along: as a file, on paper, as a view of one's own."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.web.inquiries.filter import ListAddress
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, words

NAMES = {"name": "Meine Pflege", "text": "pflege", "sort": "title"}


def lines(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_a_file_holds_the_whole_filtered_list(showroom: Installation) -> None:
    clerk = showroom.browser("landtag")
    head, *rows = lines(clerk.get("/anfragen/liste.csv?text=pflegest&sort=number"))
    assert [row[2] for row in rows] == [
        "Pflegestützpunkte und ihre Verteilung",
        "Aktionsplan Pflegeberatung und Pflegestützpunkte",
        "Pflegestützpunkte im Land",
    ]
    assert dict(zip(head, rows[-1], strict=True))["Liegt bei"] == "Landesregierung"
    book = load_workbook(BytesIO(clerk.get("/anfragen/liste.xlsx?text=pflegest").data))
    assert [cell.value for cell in book.worksheets[0][1]] == head
    assert book.worksheets[0].max_row == 4


@pytest.mark.parametrize("login", ["landtag", "praesidium", "mitglied", "buero"])
def test_no_file_tells_the_landtag_an_inner_stage_or_ministry(showroom: Installation, login: str) -> None:
    rows = lines(showroom.browser(login).get("/anfragen/liste.csv"))[1:]
    assert rows
    with_government = [row for row in rows if row[6] == "Landesregierung"]
    assert {row[5] for row in with_government} <= {"Der Landesregierung zugeleitet"}
    assert {row[13] for row in with_government} <= {""}


def test_the_print_names_its_filters_and_holds_every_line(showroom: Installation) -> None:
    page = words(tree(showroom.browser("landtag").get("/anfragen/druckansicht?text=pflegest&open=1")))
    assert "Stand 4. November 2015; Suche: pflegest; nur offene" in page
    assert "Aktionsplan Pflegeberatung und Pflegestützpunkte" in page
    assert "nichts zu drucken" in words(tree(showroom.browser("landtag").get("/anfragen/druckansicht?text=nirgends")))


def test_each_filter_can_be_taken_out_alone(showroom: Installation) -> None:
    page = tree(showroom.browser("landtag").get("/anfragen/?text=pflege&group=SPD&due_from=2015-10-01"))
    [chips] = [each for each in page.iter("ul") if each.get("aria-label") == "Gesetzte Filter"]
    ways = {words(link).partition(" –")[0]: link.get("href") for link in chips.iter("a")}
    assert ways == {
        "Suche: pflege": "/anfragen/?group=SPD&due_from=2015-10-01",
        "Fraktion: SPD": "/anfragen/?text=pflege&due_from=2015-10-01",
        "Fällig ab: 01.10.2015": "/anfragen/?text=pflege&group=SPD",
    }


def test_a_day_that_is_none_is_said_beside_its_field(showroom: Installation) -> None:
    answer = showroom.browser("landtag").get("/anfragen/?received_from=gestern")
    assert answer.status_code == 200
    assert "„gestern“ ist kein Tag" in words(tree(answer))


def test_the_size_of_a_page_is_one_of_those_offered() -> None:
    assert [ListAddress.read({"size": text}).size for text in ("50", "100", "7", "x", "9" * 30)] == [
        50,
        100,
        25,
        25,
        25,
    ]


def test_a_view_is_kept_opened_renamed_chosen_and_deleted(house: Installation) -> None:
    clerk = house.browser("landtag")
    saved = clerk.submit("/anfragen/?text=pflege", NAMES | {"default": "1"}, to="/anfragen/ansichten")
    assert saved.location == "/anfragen/?text=pflege&sort=title"
    assert clerk.get("/anfragen/").location == "/anfragen/?text=pflege&sort=title"
    assert "Meine Pflege" in words(tree(clerk.get(saved.location)))
    assert clerk.get("/anfragen/?view=all").status_code == 200

    clerk.submit("/anfragen/ansichten", {"name": "Pflege"}, to="/anfragen/ansichten/1/name")
    page = words(tree(clerk.get("/anfragen/ansichten")))
    assert "Pflege" in page
    assert "Suche: pflege" in page
    clerk.submit("/anfragen/ansichten", {"none": "1"}, to="/anfragen/ansichten/1/standard")
    assert clerk.get("/anfragen/").status_code == 200
    clerk.submit("/anfragen/ansichten", to="/anfragen/ansichten/1/standard")
    assert clerk.get("/anfragen/").status_code == 303
    clerk.submit("/anfragen/ansichten", to="/anfragen/ansichten/1/loeschen")
    assert "Noch keine Ansicht" in words(tree(clerk.get("/anfragen/ansichten")))


def test_a_view_without_a_name_is_asked_for_one_and_keeps_its_filters(house: Installation) -> None:
    clerk = house.browser("landtag")
    refused = clerk.submit("/anfragen/?text=pflege", NAMES | {"name": " "}, to="/anfragen/ansichten")
    assert refused.status_code == 422
    assert "Geben Sie der Ansicht einen Namen." in words(tree(refused))
    assert 'name="text" value="pflege"' in " ".join(refused.text.split())


def test_a_name_that_another_view_bears_is_refused_beside_its_field(house: Installation) -> None:
    clerk = house.browser("landtag")
    for name in ("A", "B"):
        clerk.submit("/anfragen/", NAMES | {"name": name}, to="/anfragen/ansichten")
    refused = clerk.submit("/anfragen/ansichten", {"name": "A"}, to="/anfragen/ansichten/2/name")
    assert (refused.status_code, "haben Sie schon" in refused.text) == (422, True)


def test_somebody_elses_view_does_not_exist(house: Installation) -> None:
    house.browser("landtag").submit("/anfragen/", NAMES, to="/anfragen/ansichten")
    other = house.browser("praesidium")
    for what in ("name", "standard", "loeschen"):
        answer = other.submit("/anfragen/", {"name": "x"}, to=f"/anfragen/ansichten/1/{what}")
        assert answer.status_code == 404

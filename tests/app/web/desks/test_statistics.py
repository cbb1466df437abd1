"""The statistics as a page and as files, for each side."""

import io

import pytest
from openpyxl import load_workbook

from tests.app.demonstration import Installation


@pytest.mark.parametrize(
    ("login", "scope", "hidden"),
    [
        ("staatskanzlei", "zugeleiteten Anfragen", "Nichts zu zählen"),
        ("koordination", "Ihres Hauses", "Ministerium für Inneres und Sport"),
        ("landtag", "beim Landtag eingegangenen Anfragen", "Zeit je Stufe"),
        ("fachadmin", "beim Landtag eingegangenen Anfragen", "Zeit je Stufe"),
        ("mitglied", "veröffentlichten Drucksachen", "Offen und überfällig"),
        ("", "veröffentlichten Drucksachen", "Offen und überfällig"),
    ],
)
def test_each_side_counts_what_it_may_know(showroom: Installation, login: str, scope: str, hidden: str) -> None:
    page = showroom.browser(login).get("/auswertungen/").text
    assert scope in page
    assert hidden not in page
    assert "<svg" in page


def test_a_table_is_a_file_in_two_formats(showroom: Installation) -> None:
    client = showroom.browser("staatskanzlei")
    text = client.get("/auswertungen/fristen-ministerium.csv").data.decode("utf-8-sig")
    assert text.startswith("Ministerium;Beantwortet;Davon in der Frist;Anteil in der Frist;")
    book = load_workbook(io.BytesIO(client.get("/auswertungen/fristen-ministerium.xlsx").data))
    assert book.active is not None
    assert book.active["A1"].value == "Ministerium"


def test_a_table_of_another_side_is_not_there(showroom: Installation) -> None:
    assert showroom.browser("landtag").get("/auswertungen/stufen.csv").status_code == 404
    assert showroom.browser().get("/auswertungen/offen.csv").status_code == 404
    assert showroom.browser("landtag").get("/auswertungen/fraktionen.pdf").status_code == 404


def test_filters_stand_in_the_address_and_a_wrong_day_is_named(showroom: Installation) -> None:
    client = showroom.browser("landtag")
    page = client.get("/auswertungen/?term=6&since=2015-10-01&until=2015-10-31&ministry=1").text
    assert "Zurücksetzen" in page
    assert "kein Tag" in client.get("/auswertungen/?since=gestern").text
    assert "Nichts zu zählen" in client.get("/auswertungen/?term=1").text

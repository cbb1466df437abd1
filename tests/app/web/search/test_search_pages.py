"""What can be done with a search: narrow it, take it along, let it be completed; and what stands around a paper."""

import io
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from app.search_address import SearchAddress
from inquiries.foundation import clock
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.publication import publish_paper
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import tree, words
from tests.client import Browser

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def reader(showroom: Installation) -> Browser:
    return showroom.browser()


def test_a_search_has_one_address_whichever_way_it_came() -> None:
    given = [
        ("ministry", "B"),
        ("q", " Haus  "),
        ("nonsense", "x"),
        ("ministry", "A"),
        ("ministry", "B"),
        ("von", "2015-01-02"),
    ]
    wanted = SearchAddress.of(given)
    assert wanted.encoded() == "q=Haus&ministry=B&ministry=A&von=2015-01-02"
    assert SearchAddress.parse(wanted.encoded()) == wanted
    assert str(wanted) == "Haus, B oder A, ab 02.01.2015"
    assert wanted.without("ministry", "B").without("ministry", "A").without("von", "").encoded() == "q=Haus"


def test_of_a_very_long_text_the_first_whole_words_are_looked_for(reader: Browser) -> None:
    text = "Deichverordnung " * 100
    assert SearchAddress.of([("q", text)]).text == ("Deichverordnung " * 31).strip()
    assert SearchAddress.of([("q", "A" * 600)]).text == "A" * 500
    note = "gesucht wurde mit den ersten 500 Zeichen"
    assert note in reader.get(f"/suche?q={text}").text
    assert note not in reader.get("/suche?q=Deichverordnung").text


def test_where_nothing_is_found_no_list_is_offered(reader: Browser) -> None:
    assert "Liste als Excel" not in reader.get("/suche?q=Unauffindbares").text
    assert "Liste als Excel" in reader.get("/suche?q=Haltestellen").text


def test_a_search_is_json_for_programs(reader: Browser) -> None:
    told = reader.get("/suche?q=Haltestellen", headers={"Accept": "application/json"}).get_json()
    assert told["total"] > 0
    assert {"number", "question", "title", "snippet", "on", "url"} <= set(told["hits"][0])
    assert reader.get("/suche.json?q=Haltestellen").get_json() == told
    assert reader.get("/drs/6/1", headers={"Accept": "application/json"}).get_json()["number"] == "6/1"


def test_a_search_is_a_feed_of_its_newest_hits(reader: Browser) -> None:
    answer = reader.get("/suche.atom?q=wie")
    feed = ET.fromstring(answer.data)  # noqa: S314 – the product's own
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert answer.mimetype == "application/atom+xml"
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]


def test_a_search_goes_along_as_a_table(reader: Browser) -> None:
    sheet = load_workbook(io.BytesIO(reader.get("/suche.xlsx?q=Haltestellen").data)).active
    lines = reader.get("/suche.csv?q=Haltestellen").data.decode("utf-8-sig").splitlines()
    assert sheet["A1"].value == "Drucksache"
    assert lines[0].startswith("Drucksache;Ausgegeben am;Titel")
    assert sheet.max_row == len(lines) > 1
    assert "http://localhost/drs/6/" in lines[1]


def test_browsers_learn_to_search_here(reader: Browser) -> None:
    answer = reader.get("/opensearch.xml")
    assert "http://localhost/suche?q={searchTerms}" in answer.text
    assert 'href="/opensearch.xml"' in reader.get("/").text


def test_typing_is_completed_with_words_and_titles(reader: Browser) -> None:
    assert 'value="barrierefreie Haltestellen"' in reader.get("/suche/vorschlaege?q=barrierefreie+halte").text
    assert 'value="Haltestellen"' in reader.get("/suche/vorschlaege?q=halte").text
    assert "<option" not in reader.get("/suche/vorschlaege?q=h").text


def test_the_start_page_says_what_is_asked_about_now(reader: Browser) -> None:
    page = tree(reader.get("/"))
    topics = [words(each) for each in page.iter("a") if (each.get("href") or "").startswith("/suche?q=")]
    assert topics
    assert "Landkreis" not in topics


def test_a_paper_leads_to_what_it_cites_what_cites_it_and_what_is_like_it(house: Installation) -> None:
    question = PaperQuestion("1", "Wie viele Haltestellen im Landkreis Vorpommern-Rügen sind barrierefrei ausgebaut?")
    answers = (PaperAnswer(("1",), "Es wird auf Drucksache 6/1 verwiesen."),)
    paper = ParsedPaper(
        "MV",
        number="6/4820",
        term=6,
        title="Nachfrage zu Haltestellen",
        members=(Asker("Erika Beispiel", "SPD"),),
        questions=(question,),
        answers=answers,
        references=("6/1", "6/9999"),
    )
    with clock.pinned_to(TODAY):
        house.read(lambda session: publish_paper(session, get_parliament(session, "MV"), paper, b"x") and None)
    house.work()
    citing, cited = (words(tree(house.browser().get(f"/drs/6/{serial}"))) for serial in (4820, 1))
    assert "führt an Drucksache 6/1" in citing
    assert "Drucksache 6/9999 hier nicht veröffentlicht" in citing
    assert "Ähnliche Fragen" in citing
    assert "Angeführt in Nachfrage zu Haltestellen" in cited
    assert "Nachfrage zu Haltestellen" in house.browser().get("/suche?q=zitiert:6/1").text

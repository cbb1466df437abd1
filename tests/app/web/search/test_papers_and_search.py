"""What everybody reads: published papers as page, Word and JSON, and the search over them."""

import shutil
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import update

from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import PaperQuestion, ParsedPaper
from inquiries.printed_paper import PrintedPaper
from inquiries.publication import publish_archived
from tests.app.demonstration import PAPERS, TODAY, Installation
from tests.app.web.forms import tree, words
from tests.client import Browser


@pytest.fixture
def reader(showroom: Installation) -> Browser:
    return showroom.browser()


def test_a_paper_is_a_page_a_word_file_and_json(reader: Browser) -> None:
    page = reader.get("/drs/6/1")
    shown, told = words(tree(page)), reader.get("/drs/6/1.json").get_json()
    assert told["title"] in shown
    assert told["questions"][0]["text"] in shown
    assert set(told) == set(ParsedPaper("MV").to_json())
    word = reader.get("/drs/6/1.docx")
    assert word.data == reader.get("/drs/6/1.docx").data
    assert word.headers["Content-Disposition"] == "attachment; filename=Drucksache-6-1.docx"


def test_a_paper_of_the_archive_may_have_no_word_file(house: Installation) -> None:
    paper = ParsedPaper("MV", number="6/4820", title="Altes Papier", questions=(PaperQuestion("", "Warum?"),))

    def publish(session):
        publish_archived(session, get_parliament(session, "MV"), paper, b"Warum?", media_type="text/plain")

    house.read(publish)
    reader = house.browser()
    assert "Altes Papier" in reader.get("/drs/6/4820").text
    answer = reader.get("/drs/6/4820.docx")
    assert (answer.status_code, "keine Word-Datei" in answer.text) == (404, True)


def links(client: Browser, address: str, label: str) -> list[str]:
    page = client.get(address)
    return [str(link.get("href")) for link in tree(page).iter("a") if label in words(link)]


def total(client: Browser, address: str) -> str:
    return words(tree(client.get(address))).split(" Treffer für ")[0].rpartition(" ")[2]


def test_the_search_explains_itself_before_the_first_word(reader: Browser) -> None:
    assert "So finden Sie mehr" in reader.get("/suche").text
    assert "So finden Sie mehr" in reader.get("/suche?q=+&page=3").text


def test_a_hit_leads_to_the_question_in_its_paper(reader: Browser) -> None:
    [hit, *_] = links(reader, "/suche?q=Haltestellen", "Barrierefreie Haltestellen")
    assert "#frage-" in hit
    page = reader.get(hit)
    assert f'id="{urlsplit(hit).fragment}"' in page.text
    assert "<mark>Haltestellen</mark>" in reader.get("/suche?q=Haltestellen").text


def test_the_number_of_a_paper_leads_straight_to_it(reader: Browser) -> None:
    for typed in ("6/1", "Drs. 6/1", "Drucksache+6/1", "drs+6/1"):
        assert reader.get(f"/suche?q={typed}").location == "/drs/6/1"
    assert "Nichts gefunden" in reader.get("/suche?q=6/9999").text


def test_a_facet_is_a_checkbox_that_narrows_and_a_link_widens_again(reader: Browser) -> None:
    page = tree(reader.get("/suche?term=6"))
    [box] = [each for each in page.iter("input") if each.get("value") == "Justizministerium"]
    assert (box.get("type"), box.get("name"), box.get("checked")) == ("checkbox", "ministry", None)
    narrowed = "/suche?term=6&ministry=Justizministerium"
    assert 0 < int(total(reader, narrowed)) < int(total(reader, "/suche?term=6"))
    [widened, *_] = links(reader, narrowed, "Aufheben: Justizministerium")
    assert parse_qs(urlsplit(widened).query) == {"term": ["6"]}


def test_values_of_one_facet_are_alternatives_and_the_others_stay_to_be_chosen(reader: Browser) -> None:
    page = tree(reader.get("/suche?term=6&ministry=Justizministerium"))
    boxes = [each for each in page.iter("input") if each.get("name") == "ministry"]
    assert len(boxes) > 2
    both = "/suche?term=6&ministry=Justizministerium&ministry=Finanzministerium"
    one, other = (
        int(total(reader, f"/suche?term=6&ministry={name}")) for name in ("Justizministerium", "Finanzministerium")
    )
    assert int(total(reader, both)) == one + other


def test_a_facet_alone_is_a_search(reader: Browser) -> None:
    assert int(total(reader, "/suche?term=6")) >= PAPERS


def test_hits_are_sorted_by_day_and_come_in_pages(reader: Browser) -> None:
    newest = "/suche?q=wie&sort=day"
    days = [words(each) for each in tree(reader.get(newest)).iter("li") if words(each).count(".") == 2]
    parsed = [date(int(day[6:]), int(day[3:5]), int(day[:2])) for day in days if len(day) == 10]
    assert len(parsed) > 5
    assert parsed == sorted(parsed, reverse=True)
    [following, *_] = links(reader, newest, "Weiter")
    assert parse_qs(urlsplit(following).query) == {"q": ["wie"], "sort": ["day"], "page": ["2"]}


def test_behind_the_last_page_is_the_last_page(reader: Browser) -> None:
    *_, last, _ = [href for href in links(reader, "/suche?q=wie", "") if "page=" in href]  # before „Weiter“
    behind, shown = (
        [words(each) for each in tree(reader.get(url)).iter("h2")] for url in ("/suche?q=wie&page=999", last)
    )
    assert behind == shown != []


def test_a_table_is_asked_for_by_the_words_of_the_help(reader: Browser) -> None:
    narrowed = {value: int(total(reader, f"/suche?q=tabelle:{value}")) for value in ("ja", "nein")}
    assert narrowed == {value: int(total(reader, f"/suche?table={value}")) for value in ("ja", "nein")}
    assert 0 < narrowed["ja"] < narrowed["nein"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%22",
        "q=((((((((((",
        "q=-",
        "q=*",
        "q=ODER",
        "q=von:99999",
        "q=" + "a" * 5000,
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=' OR 1=1 --",
        "q=wie&page=99999999999999999999",
        "q=wie&page=-1",
        "q=wie&page=x",
        "q=wie&sort=nonsense",
        "q=wie&year=nonsense",
        "ministry=%F0%9F%92%A9",
        "q=%01%02",
    ],
)
def test_no_search_breaks_the_page(reader: Browser, query: str) -> None:
    answer = reader.get(f"/suche?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_while_the_index_is_missing_the_rest_is_served(house: Installation) -> None:
    shutil.rmtree(house.home / "index")
    reader = house.browser()
    page = reader.get("/suche?q=Haltestellen")
    told = reader.get("/suche?q=Haltestellen", headers={"Accept": "application/json"})
    assert page.status_code == told.status_code == 503
    assert "Die Suche wird neu aufgebaut." in page.text
    assert told.get_json()["detail"].startswith("Die Suche wird neu aufgebaut.")
    assert reader.get("/drs/6/1").status_code == reader.get("/").status_code == 200
    house.work()
    assert "Barrierefreie Haltestellen" in reader.get("/suche?q=Haltestellen").text


def test_a_paper_that_was_withdrawn_this_moment_is_no_hit(house: Installation) -> None:
    house.read(lambda session: session.execute(update(PrintedPaper).values(withdrawn_on=TODAY)))
    assert "Nichts gefunden" in house.browser().get("/suche?q=Haltestellen").text

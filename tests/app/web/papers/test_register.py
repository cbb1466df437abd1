"""The register of a term: by page, whole as files, and to each side only what it may know."""

import csv
import json
from io import BytesIO, StringIO

from docx import Document

from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, words


def lines(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_the_register_leads_to_the_term_that_runs(showroom: Installation) -> None:
    assert showroom.browser("landtag").get("/verzeichnis/").location == "/verzeichnis/6"


def test_the_register_holds_papers_of_the_archive_and_running_inquiries_by_number(showroom: Installation) -> None:
    found = lines(showroom.browser("landtag").get("/verzeichnis/6.csv"))
    numbers = [int(line["Nummer"].partition("/")[2]) for line in found]
    assert numbers == sorted(numbers)
    assert {"Veröffentlicht", "Eingegangen", "Beantwortet"} <= {line["Stand"] for line in found}
    archived = next(line for line in found if line["Nummer"] == "6/1")
    assert archived["Ministerium"]
    assert archived["Ausgegeben am"]


def test_the_register_names_no_ministry_before_the_answer(showroom: Installation) -> None:
    found = lines(showroom.browser("landtag").get("/verzeichnis/6.csv"))
    running = [line for line in found if line["Stand"] == Stage.FORWARDED.value]
    assert running
    assert {line["Ministerium"] for line in running} == {""}


def test_the_register_comes_in_pages_and_by_month(showroom: Installation) -> None:
    clerk = showroom.browser("landtag")
    page = clerk.get("/verzeichnis/6?month=1")
    assert "Oktober 2015" in words(tree(page))
    assert clerk.get("/verzeichnis/6?page=99").status_code == 200
    assert clerk.get("/verzeichnis/6.pdf").status_code == 404


def test_the_word_file_holds_the_whole_register_and_is_the_same_each_time(showroom: Installation) -> None:
    clerk = showroom.browser("landtag")
    answer = clerk.get("/verzeichnis/6.docx?month=1")
    assert answer.data == clerk.get("/verzeichnis/6.docx?month=1").data
    document = Document(BytesIO(answer.data))
    assert document.core_properties.author == "Landtag Mecklenburg-Vorpommern"
    rows = sum(len(table.rows) - 1 for table in document.tables)
    assert rows == len(lines(clerk.get("/verzeichnis/6.csv")))
    assert "Oktober 2015" in [paragraph.text for paragraph in document.paragraphs]


def test_an_inquirys_own_number_stands_beside_its_papers_wherever_it_is_set(house: Installation) -> None:
    clerk, president = house.browser("landtag"), house.browser("praesidium")
    inquiry_id = house.inquiry(Stage.RECEIVED)
    assert "Nummer der Anfrage" not in lines(clerk.get("/verzeichnis/6.csv"))[0]
    assert "Anfrage 6/77" not in clerk.get("/verzeichnis/6?page=99").text
    house.read(lambda session: setattr(session.get_one(Inquiry, inquiry_id), "own_serial", 77))
    assert "6/77" in {line["Nummer der Anfrage"] for line in lines(clerk.get("/verzeichnis/6.csv"))}
    assert "6/77" in {line["Nummer der Anfrage"] for line in lines(clerk.get("/anfragen/liste.csv"))}
    pages = (f"/anfragen/{inquiry_id}", "/anfragen/?stage=RECEIVED&size=100", "/verzeichnis/6?page=99", "/")
    assert ["6/77" in words(tree(clerk.get(page))) for page in pages] == [True] * 4
    assert "Nummer der Anfrage" in president.get(f"/anfragen/{inquiry_id}").text
    number = house.read(lambda session: str(session.get_one(Inquiry, inquiry_id).number))
    assert json.loads(house.flask("inquiries", "show", number, "--json").stdout)["own_number"] == "6/77"


def test_a_ministry_sees_what_is_its_own_or_published(showroom: Installation) -> None:
    found = lines(showroom.browser("referat-im").get("/verzeichnis/6.csv"))
    assert "Eingegangen" not in {line["Stand"] for line in found}

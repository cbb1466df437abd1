"""Reading files, writing papers, searching and keeping the index at the command line."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.config import ROOT
from inquiries.inquiry import Inquiry
from inquiries.names.printed import PaperName
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import PrintedPaper
from inquiries.workflow import Stage
from tests.app.demonstration import Installation

SEED = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter.md"


def number_of(house: Installation, stage: Stage) -> str:
    inquiry_id = house.inquiry(stage)
    return str(house.read(lambda session: session.get_one(Inquiry, inquiry_id).number))


def export(house: Installation, file: Path, number: str, form: str, *words: str) -> bytes:
    result = house.flask("papers", "export", number, "--format", form, "--output", str(file), *words)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    return file.read_bytes()


def test_a_file_is_read_and_nothing_is_stored(showroom: Installation) -> None:
    paper = ParsedPaper.from_json(json.loads(showroom.flask("papers", "parse", str(SEED)).stdout))
    assert paper.title == "Konzeption zur Integration von Migrantinnen und Migranten"
    assert [answer.questions for answer in paper.answers] == [("1", "2")]


def test_an_unreadable_file_is_refused(showroom: Installation, tmp_path: Path) -> None:
    file = tmp_path / "kein.pdf"
    file.write_bytes(b"%PDF-1.7 torn")
    result = showroom.flask("papers", "parse", str(file))
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_published_paper_is_exported_as_it_was_frozen(showroom: Installation, tmp_path: Path) -> None:
    reader = showroom.browser()
    assert export(showroom, tmp_path / "a.docx", "6/1", "docx") == reader.get("/drs/6/1.docx").data
    written = json.loads(export(showroom, tmp_path / "a.json", "6/1", "json"))
    assert written == reader.get("/drs/6/1.json").get_json()
    for form in ("md", "txt", "html", "xml"):
        assert written["title"] in export(showroom, tmp_path / f"a.{form}", "6/1", form).decode()
    assert export(showroom, tmp_path / "a.zip", "6/1", "zip") == reader.get("/drs/6/1.zip").data
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o644


def test_the_print_of_the_question_exists_before_the_answer(showroom: Installation, tmp_path: Path) -> None:
    number = number_of(showroom, Stage.FORWARDED)
    question = export(showroom, tmp_path / "q.md", number, "md", "--print", "question").decode()
    assert "Wie viele Lehrkräfte" in question
    assert export(showroom, tmp_path / "q.docx", number, "docx", "--print", "question").startswith(b"PK")


def test_an_answer_is_exported_once_the_landtag_has_it(showroom: Installation, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    arguments = ["--format", "json", "--output", str(file)]
    draft = showroom.flask("papers", "export", number_of(showroom, Stage.CLEARANCE), *arguments)
    assert (draft.exit_code, "noch keine Antwort vor" in draft.stderr, file.exists()) == (1, True, False)
    assert json.loads(export(showroom, file, number_of(showroom, Stage.ANSWERED), "json"))["answers"]
    assert showroom.flask("papers", "export", "6/9999", *arguments).exit_code == 2
    assert showroom.flask("papers", "export", "6/9999", *arguments, "--parliament", "XX").exit_code == 2


def test_a_place_that_cannot_be_written_is_said(showroom: Installation, tmp_path: Path) -> None:
    place = tmp_path / "gibt-es-nicht" / "a.md"
    result = showroom.flask("papers", "export", "6/1", "--format", "md", "--output", str(place))
    assert (result.exit_code, "lässt sich nicht schreiben" in result.stderr) == (2, True)
    taken = tmp_path / "ordner.md"
    (taken / "voll").mkdir(parents=True)
    assert list(tmp_path.iterdir()) == [taken]


def test_a_search_answers_in_the_promised_form(showroom: Installation) -> None:
    found = json.loads(showroom.flask("search", "query", "Haltestellen", "--json", "--limit", "1").stdout)
    assert list(found) == ["total", "understood", "hits", "facets", "suggestion"]
    [hit] = found["hits"]
    assert list(hit) == ["number", "question", "title", "snippet", "score", "on"]
    assert found["total"] > 1
    assert "Haltestellen" in hit["title"]
    assert found["facets"]["term"]["6"] == found["total"]


def test_a_search_is_read_by_people_too(showroom: Installation) -> None:
    result = showroom.flask("search", "query", "Haltestellen")
    assert "Barrierefreie Haltestellen" in result.stdout
    assert "Treffer für" in result.stderr
    assert "Pflegestützpunkte und ihre Verteilung" not in showroom.flask("search", "query", "Verteilung").stdout


def forget_first_paper(session: Session) -> None:
    first = select(PrintedPaper.id).where(PrintedPaper.serial == 1)
    session.execute(delete(PaperName).where(PaperName.paper_id.in_(first)))
    session.execute(delete(PrintedPaper).where(PrintedPaper.serial == 1))


def test_the_index_is_compared_with_the_database_and_rebuilt(house: Installation) -> None:
    assert house.flask("search", "reconcile").stdout.startswith("Der Index stimmt: ")
    status = json.loads(house.flask("search", "status", "--json").stdout)
    assert status["parents"] == 25
    assert "parents: 25" in house.flask("search", "status").stdout
    house.read(forget_first_paper)
    result = house.flask("search", "reconcile")
    assert (result.exit_code, result.stdout) == (1, "zu viel: MV 6/1\n")
    assert house.flask("search", "rebuild").stdout == "24 Drucksachen sind im Index.\n"
    assert house.flask("search", "reconcile").exit_code == 0


def test_a_paper_that_the_index_lacks_is_named(house: Installation) -> None:
    number = number_of(house, Stage.ANSWERED)
    assert house.flask("inquiries", "advance", number, "publish").exit_code == 0
    result = house.flask("search", "reconcile")
    assert (result.exit_code, result.stdout) == (1, f"fehlt: MV {number}\n")
    assert house.flask("worker", "--once").exit_code == 0
    assert house.flask("search", "reconcile").exit_code == 0


@pytest.mark.parametrize("words", [["query", "Haltestellen"], ["reconcile"], ["status"]])
def test_a_missing_index_is_no_stack_trace(house: Installation, words: list[str]) -> None:
    shutil.rmtree(house.home / "index")
    result = house.flask("search", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "flask search rebuild" in result.stderr

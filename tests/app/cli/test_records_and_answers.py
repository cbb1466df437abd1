"""Source records and drafts at the command line."""

import json
from pathlib import Path

import pytest

from app.demo.loader import find_seed
from tests.app.demonstration import Installation


@pytest.fixture
def seed(house: Installation) -> str:
    return str(house.read(lambda session: find_seed(session).number))


def test_a_draft_has_the_promised_form_and_cites_each_sentence(house: Installation, seed: str) -> None:
    draft = json.loads(house.flask("answers", "draft", seed, "--json", "--as", "referat").stdout)
    [passage] = draft["passages"]
    assert passage["questions"] == ["1", "2"]
    for paragraph in passage["paragraphs"]:
        assert set(paragraph) >= {"text", "citations"}
        assert all(set(citation) >= {"record", "version", "field", "value"} for citation in paragraph["citations"])
        assert paragraph["citations"]
    assert all(set(gap) == {"questions", "text"} for gap in draft["gaps"])


def test_a_draft_is_read_by_people_too(house: Installation, seed: str) -> None:
    shown = house.flask("answers", "draft", seed).stdout
    assert shown.startswith("Zu 1, 2:\n")
    assert "Lücke zu 2" in shown


def test_an_answer_is_checked_with_place_and_remedy_and_findings_are_no_failure(house: Installation, seed: str) -> None:
    assert house.flask("answers", "check", seed).exit_code == 2  # there is no draft yet
    house.flask("answers", "draft", seed)
    checked = house.flask("answers", "check", seed, "--json")
    report = json.loads(checked.stdout)
    assert (checked.exit_code, report["inquiry"], report["clear"]) == (0, seed, False)
    [gap] = report["findings"]
    assert (gap["code"], gap["place"], gap["stops"], bool(gap["remedy"])) == ("gap", "Frage 2", True, True)
    assert house.flask("answers", "check", seed).stdout.startswith("Verhindert die Freigabe – Frage 2: ")
    assert house.flask("answers", "check", seed, "--as", "referat-im").exit_code == 2


@pytest.mark.parametrize(("login", "status"), [("referat-im", 2), ("landtag", 1), ("mitglied", 2), ("hausleitung", 1)])
def test_nobody_else_drafts(house: Installation, seed: str, login: str, status: int) -> None:
    result = house.flask("answers", "draft", seed, "--as", login)
    assert (result.exit_code, result.stdout) == (status, "")


def test_an_export_imports_unchanged(house: Installation, tmp_path: Path) -> None:
    exported = house.flask("records", "export")
    file = tmp_path / "unterlagen.json"
    file.write_text(exported.stdout)
    report = json.loads(house.flask("records", "import", str(file), "--json").stdout)
    assert (report["created"], report["updated"]) == ([], [])
    assert len(report["unchanged"]) == len(json.loads(exported.stdout)["records"])
    assert house.flask("records", "import", str(file)).stdout.startswith("created: 0, updated: 0, unchanged: ")


def test_a_ministry_exports_its_own_records_alone(house: Installation) -> None:
    records = json.loads(house.flask("records", "export", "--as", "referat-im").stdout)["records"]
    assert {record["ministry"] for record in records} == {"Ministerium für Inneres und Sport"}


def test_a_file_with_errors_changes_nothing(house: Installation, tmp_path: Path) -> None:
    before, file = house.flask("records", "export").stdout, tmp_path / "unterlagen.json"
    file.write_text('{"records": [{"key": "neu"}]}')
    result = house.flask("records", "import", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "es wurde nichts übernommen" in result.stderr
    assert house.flask("records", "export").stdout == before


def test_records_are_linked_by_their_keys(house: Installation, seed: str) -> None:
    key = "aktionsplan-pflegeberatung-muster"
    assert house.flask("records", "link", seed, key).stdout == f"{seed}: 1 Unterlagen verknüpft.\n"
    assert house.flask("records", "link", seed, "gibt-es-nicht").exit_code == 2
    assert house.flask("records", "link", seed).exit_code == 2
    assert house.flask("records", "link", seed, "beirat-sportstaetten-muster", "--as", "referat").exit_code == 2


def test_the_schema_of_the_file_is_printed(house: Installation) -> None:
    schema = json.loads(house.flask("records", "schema").stdout)
    assert schema["$id"] == "urn:fragerecht:records:1"

"""Any of the seventeen parliaments, set up with its rules alone and walked at the command line."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from app import worker
from inquiries.foundation import clock
from inquiries.parliament.rules import profiles

TODAY = date(2024, 10, 4)
QUESTION = """KLEINE ANFRAGE

der Abgeordneten Erika Beispiel, SPD

Barrierefreie Haltestellen im Beispielkreis

1. Wie viele Haltestellen sind barrierefrei?
"""
RECORD = {
    "key": "haltestellen",
    "kind": "agreed_statement",
    "title": "Sprachregelung Haltestellen",
    "ministry": "Ministerium für Beispiele",
    "facts": {
        "wording": "Zwölf Haltestellen sind barrierefrei.",
        "subject": "barrierefreie Haltestellen",
        "part": "done",
    },
}
PEOPLE = (
    ("clerk", "CLERK", ()),
    ("chancellery", "CHANCELLERY", ("--ministry", "STK")),
    ("coordinator", "COORDINATOR", ("--ministry", "MB")),
    ("officer", "OFFICER", ("--ministry", "MB")),
    ("approver", "APPROVER", ("--ministry", "MB")),
    ("member", "MEMBER", ("--member", "Erika Beispiel")),
)
Run = Callable[..., Result]


@pytest.fixture
def flask(app: Flask) -> Run:
    """Return a function that runs a command and expects it to be done."""

    def run(*arguments: str, status: int = 0) -> Result:
        with clock.pinned_to(TODAY):
            result = app.test_cli_runner().invoke(args=list(arguments))
        assert result.exit_code == status, (arguments, result.stderr, result.exception)
        return result

    return run


def set_up(flask: Run, code: str) -> None:
    """Found a parliament and enter by hand what a Kleine Anfrage needs."""
    at = ("--parliament", code)
    begin = ("--from", "2022-06-01")
    flask("parliaments", "found", code)
    flask("terms", "enter", "18", *begin, *at)
    chancellery = ("--name", "Staatskanzlei", "--office", "Der Chef der Staatskanzlei", "--chancellery")
    flask("ministries", "enter", "STK", *chancellery, *begin, *at)
    house = ("--name", "Ministerium für Beispiele", "--office", "Die Ministerin für Beispiele")
    flask("ministries", "enter", "MB", *house, "--keyword", "Haltestellen", *begin, *at)
    flask("groups", "enter", "SPD", "--printed", "Fraktion der SPD", *at)
    flask("members", "enter", "Erika Beispiel", "--feminine", *at)
    flask("members", "seat", "Erika Beispiel", "--term", "18", "--group", "SPD", *begin, *at)
    for login, role, place in PEOPLE:
        flask("people", "enter", login, "--name", f"Person {login}", "--role", role, *place, *at)


@pytest.fixture
def printed(flask: Run, tmp_path: Path) -> Callable[..., str]:
    """Return a function that exports a paper as text."""

    def export(number: str, *more: str) -> str:
        flask("papers", "export", number, "--format", "md", "--output", str(tmp_path / "paper.md"), *more)
        return (tmp_path / "paper.md").read_text("utf-8")

    return export


@pytest.fixture
def walked(flask: Run, app: Flask, tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Return a function that sets up a parliament, answers an inquiry there, and tells how it shows in the end."""

    def walk(code: str) -> dict[str, Any]:
        set_up(flask, code)
        return _walk(flask, app, code, tmp_path)

    return walk


def _walk(flask: Run, app: Flask, code: str, folder: Path) -> dict[str, Any]:
    (folder / "anfrage.md").write_text(QUESTION, "utf-8")
    (folder / "records.json").write_text(json.dumps({"records": [RECORD]}), "utf-8")
    for _ in range(2):  # so that numbers of inquiries and papers can differ
        flask("inquiries", "register", str(folder / "anfrage.md"), "--parliament", code, "--as", "clerk")
    flask("inquiries", "advance", "18/1", "FORWARD", "--as", "clerk")
    flask("inquiries", "advance", "18/1", "ASSIGN", "--with", "ministry=MB", "--as", "chancellery")
    flask("inquiries", "advance", "18/1", "ACCEPT", "--with", "officer=officer", "--as", "coordinator")
    flask("records", "import", str(folder / "records.json"), "--parliament", code, "--as", "officer")
    flask("records", "link", "18/1", "haltestellen", "--as", "officer")
    flask("answers", "draft", "18/1", "--as", "officer")
    number = ("--with", "gap1=Es sind zwölf.")
    flask("inquiries", "advance", "18/1", "SUBMIT", *number, "--as", "officer")
    flask("inquiries", "advance", "18/1", "CLEAR", "--with", "letter_dated_on=2024-10-04", "--as", "approver")
    flask("inquiries", "advance", "18/1", "PUBLISH", "--as", "clerk")
    with app.app_context(), clock.pinned_to(TODAY):
        worker.drain(worker.HANDLERS)
    found = json.loads(flask("search", "query", "zwölf Haltestellen", "--json").stdout)
    shown: dict[str, Any] = json.loads(flask("inquiries", "show", "18/1", "--json", "--as", "clerk").stdout)
    return shown | {"found": [hit["number"] for hit in found["hits"]]}


@pytest.mark.parametrize(
    ("code", "own_number", "answer_number"),
    [("NW", "18/1", "18/3"), ("NI", None, "18/3"), ("ST", "18/1", "18/1"), ("TH", "18/1", "18/1")],
)
def test_a_parliament_of_rules_alone_publishes_under_its_own_numbers(
    walked: Callable[[str], dict[str, Any]],
    printed: Callable[..., str],
    code: str,
    own_number: str | None,
    answer_number: str,
) -> None:
    shown = walked(code)
    assert (shown["stage"], shown["own_number"]) == ("PUBLISHED", own_number)
    assert answer_number in shown["found"]

    text, profile = printed(answer_number), profiles()[code]
    instrument = profile.rules[-1].instrument
    assert instrument.upper() in text
    assert f"namens der {profile.government} die {instrument} mit Schreiben vom 4. Oktober 2024 beantwortet" in text
    assert f"Drucksache {answer_number}" in text
    assert "der Abgeordneten Erika Beispiel, Fraktion der SPD" in text
    assert "Es sind zwölf." in text
    assert "Mecklenburg" not in text

    question = printed("18/1", "--print", "question")
    assert ("Drucksache 18/1" in question, "zwölf" in question) == (True, False)


@pytest.mark.parametrize("code", [code for code in profiles() if code != "MV"])
def test_every_parliament_can_be_founded_and_asked(
    flask: Run, printed: Callable[..., str], tmp_path: Path, code: str
) -> None:
    set_up(flask, code)
    (tmp_path / "anfrage.md").write_text(QUESTION, "utf-8")
    register = ("inquiries", "register", str(tmp_path / "anfrage.md"), "--parliament", code, "--as", "clerk")
    assert flask(*register).stdout.startswith("18/1 Barrierefreie")
    flask("inquiries", "advance", "18/1", "FORWARD", "--as", "clerk")
    doubt = "nach dem 01.10.2024 noch gilt, ist nicht belegt"  # of Sachsen no later rule is known
    assert (doubt in flask("inquiries", "show", "18/1", "--as", "clerk").stdout) is (code == "SN")
    assert profiles()[code].name.upper() in printed("18/1", "--print", "question", "--as", "clerk")


def test_names_are_taken_from_a_file_written_by_hand(flask: Run, tmp_path: Path) -> None:
    file = tmp_path / "namen.json"
    ministry = {"name": "Ministerium für Beispiele", "abbreviation": "MB", "office": "Die Ministerin für Beispiele"}
    content = {
        "parliament": "NW",
        "electoral_terms": [{"number": 18, "begins_on": "2022-06-01"}],
        "groups": [{"name": "SPD", "printed_form": "Fraktion der SPD"}],
        "ministries": [{"code": "MB", "names": [{**ministry, "valid_from": "2022-06-29"}]}],
    }
    file.write_text(json.dumps(content | {"electoral_terms": [{"number": "achtzehn"}]}), "utf-8")
    assert "$.electoral_terms[0]" in flask("parliaments", "found", "NW", "--names", str(file), status=2).stderr
    assert not [each for each in known(flask) if each["founded"]]

    file.write_text(json.dumps(content), "utf-8")
    flask("parliaments", "found", "NW", "--names", str(file))
    assert [each["code"] for each in known(flask) if each["founded"]] == ["NW"]
    assert flask("ministries", "list", "--parliament", "NW").stdout.startswith("MB")
    assert (
        "füllt nur ein leeres Parlament" in flask("parliaments", "found", "NW", "--names", str(file), status=2).stderr
    )
    assert "nicht für BE" in flask("parliaments", "found", "BE", "--names", str(file), status=2).stderr
    file.write_text("kein JSON", "utf-8")
    assert "keine JSON-Datei" in flask("parliaments", "found", "BE", "--names", str(file), status=2).stderr


def known(flask: Run) -> list[dict[str, Any]]:
    """Return the parliaments as the command lists them."""
    rows: list[dict[str, Any]] = json.loads(flask("parliaments", "list", "--json").stdout)
    return rows


def test_a_number_that_two_parliaments_gave_needs_a_person(flask: Run, tmp_path: Path) -> None:
    (tmp_path / "anfrage.md").write_text(QUESTION, "utf-8")
    for code in ("ST", "TH"):
        at = ("--parliament", code)
        flask("terms", "enter", "18", "--from", "2022-06-01", *at)
        flask("members", "enter", "Erika Beispiel", *at)
        flask("members", "seat", "Erika Beispiel", "--term", "18", "--from", "2022-06-01", *at)
        flask("inquiries", "register", str(tmp_path / "anfrage.md"), *at)
    flask("people", "enter", "clerk", "--name", "Person", "--role", "CLERK", "--parliament", "TH")
    assert "mehrere Parlamente" in flask("inquiries", "show", "18/1", status=2).stderr
    assert flask("inquiries", "show", "18/1", "--as", "clerk").stdout.startswith("number: 18/1")

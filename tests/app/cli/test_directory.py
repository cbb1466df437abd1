"""The commands on terms, groups, Members and ministries."""

import json
from typing import Any

import pytest
from click.testing import Result
from flask import Flask


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=list(arguments))


@pytest.fixture
def founded(app: Flask) -> Flask:
    assert run(app, "terms", "enter", "8", "--from", "2021-10-26", "--to", "2026-10-25").exit_code == 0
    return app


def listed(app: Flask, what: str) -> Any:
    return json.loads(run(app, what, "list", "--json").stdout)


def test_a_term_is_entered_and_changed(founded: Flask) -> None:
    assert run(founded, "terms", "enter", "9", "--from", "2026-10-26").stdout == "9\n"
    assert listed(founded, "terms")[:2] == [
        {"number": 9, "begins_on": "2026-10-26", "ends_on": None},
        {"number": 8, "begins_on": "2021-10-26", "ends_on": "2026-10-25"},
    ]
    refused = run(founded, "terms", "enter", "10", "--from", "2026-10-26")
    assert (refused.exit_code, "überschneiden sich mit der 9. Wahlperiode" in refused.stderr) == (2, True)
    assert "9  2026-10-26  –" in run(founded, "terms", "list").stdout


def test_a_group_is_entered_and_its_names_changed(founded: Flask) -> None:
    entered = ("groups", "enter", "Neue", "--printed", "Fraktion der Neuen")
    assert run(founded, *entered, "--alias", "N").exit_code == 0
    assert run(founded, *entered).exit_code == 0
    [group] = [each for each in listed(founded, "groups") if each["name"] == "Neue"]
    assert group == {"name": "Neue", "printed_form": "Fraktion der Neuen", "aliases": ["N"]}


def test_a_member_is_entered_and_seated(founded: Flask) -> None:
    assert run(founded, "members", "enter", "Nora Neumann", "--feminine").exit_code == 0
    seat = ("members", "seat", "Nora Neumann", "--term", "8", "--from", "2021-10-26", "--group", "SPD")
    assert run(founded, *seat, "--to", "2026-10-25").exit_code == 0
    assert listed(founded, "members") == [
        {
            "name": "Nora Neumann",
            "feminine": True,
            "verified": True,
            "memberships": [{"term": 8, "group": "SPD", "valid_from": "2021-10-26", "valid_to": "2026-10-25"}],
        }
    ]
    assert "Nora Neumann  True  True  8 SPD 2021-10-26 2026-10-25" in run(founded, "members", "list").stdout


def test_a_members_name_and_article_are_changed_and_another_members_name_is_refused(founded: Flask) -> None:
    run(founded, "members", "enter", "Nora Neumann", "--masculine")
    run(founded, "members", "enter", "Otto Vorlage")
    changed = ("members", "change", "Nora Neumann")
    assert run(founded, *changed, "--feminine").stdout == "Nora Neumann\n"
    assert run(founded, *changed, "--name", "Nora Altmann").stdout == "Nora Altmann\n"
    assert [(each["name"], each["feminine"]) for each in listed(founded, "members")] == [
        ("Nora Altmann", True),
        ("Otto Vorlage", None),
    ]
    taken = run(founded, "members", "change", "Nora Altmann", "--name", "Otto Vorlage")
    assert (taken.exit_code, "schon eingetragen" in taken.stderr) == (2, True)
    gone = run(founded, *changed)
    assert (gone.exit_code, "nicht verzeichnet" in gone.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "more"),
    [("Niemand", ()), ("Nora Neumann", ("--group", "Keine")), ("Nora Neumann", ("--term", "99"))],
)
def test_a_seat_of_the_unknown_is_refused(founded: Flask, name: str, more: tuple[str, ...]) -> None:
    run(founded, "members", "enter", "Nora Neumann")
    refused = run(founded, "members", "seat", name, "--term", "8", "--from", "2021-10-26", *more)
    assert (refused.exit_code, bool(refused.stderr)) == (2, True)
    assert all(not each["memberships"] for each in listed(founded, "members"))


def test_a_ministry_is_renamed(founded: Flask) -> None:
    renamed = ("ministries", "rename", "SM", "--name", "Ministerium für Morgen", "--abbreviation", "MM")
    assert run(founded, *renamed, "--office", "Die Ministerin für Morgen", "--from", "2030-01-01").stdout == "SM\n"
    [ministry] = [each for each in listed(founded, "ministries") if each["code"] == "SM"]
    assert [name["valid_to"] for name in ministry["names"][-2:]] == ["2029-12-31", None]


def test_an_unknown_parliament_is_said(app: Flask) -> None:
    refused = run(app, "terms", "list", "--parliament", "BE")
    assert (refused.exit_code, "nicht eingerichtet" in refused.stderr) == (2, True)

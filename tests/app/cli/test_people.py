"""The commands that enter people."""

import pytest
from click.testing import Result
from flask import Flask

from app.cli import people


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(people.group, list(arguments))


def test_a_person_is_entered_once_and_listed(app: Flask) -> None:
    entered = ("enter", "e.beispiel", "--name", "Erika Beispiel", "--role", "officer", "--ministry", "SM")
    assert run(app, *entered).stdout == "e.beispiel\n"
    again = run(app, *entered)
    assert (again.exit_code, "schon vergeben" in again.stderr) == (2, True)
    assert "Erika Beispiel: Bearbeitung" in run(app, "list").stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "mindestens eine Rolle"),
        (("--role", "OFFICER"), "gehört zu einem Ministerium"),
        (("--role", "OFFICER", "--ministry", "Zauberei"), "Bekannt sind: StK"),
        (("--role", "MEMBER"), "gehört zu einem Mitglied"),
        (("--role", "MEMBER", "--member", "Niemand Bekannt"), "nicht verzeichnet"),
    ],
)
def test_a_person_who_could_not_work_is_refused(app: Flask, options: tuple[str, ...], sentence: str) -> None:
    result = run(app, "enter", "m.mustermann", "--name", "Max Mustermann", *options)
    assert (result.exit_code, sentence in result.stderr) == (2, True)
    assert run(app, "list").stdout == ""


def test_a_name_is_needed(app: Flask) -> None:
    result = run(app, "enter", "leer", "--name", " ", "--role", "CLERK")
    assert (result.exit_code, "Vor- und Nachnamen" in result.stderr) == (2, True)


def test_what_is_not_named_stays(app: Flask) -> None:
    run(app, "enter", "e.beispiel", "--name", "Erika Beispiel", "--role", "officer", "--ministry", "SM")
    changed = run(app, "change", "e.beispiel", "--role", "approver", "--mail", "erika@beispiel.example", "--inactive")
    assert changed.stdout == "e.beispiel\n"
    assert "Erika Beispiel: Hausleitung (gesperrt)" in run(app, "list").stdout
    assert run(app, "change", "e.beispiel", "--active", "--ministry", "IM", "--division", "Referat 2").exit_code == 0
    assert "Erika Beispiel: Hausleitung\n" in run(app, "list").stdout
    refused = run(app, "change", "e.beispiel", "--member", "Niemand Bekannt")
    assert (refused.exit_code, "nicht verzeichnet" in refused.stderr) == (2, True)

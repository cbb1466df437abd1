"""The command line: results on stdout, the rest on stderr, exit 1 for a rule and 2 for unusable input."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import click
import pytest
from click.testing import Result
from flask import Flask

from app.accounts import find_account
from app.cli.output import Command, acting, as_json, emit, emit_json, say
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Role
from tests.app.conftest import AddPerson
from tests.client import PASSWORD, Browser


def run(app: Flask, *arguments: str, **kwargs: str) -> Result:
    return app.test_cli_runner().invoke(args=list(arguments), **kwargs)


@click.command("probe", cls=Command)
@click.argument("what")
@as_json
@acting
def probe(what: str, *, as_json: bool, actor: Actor) -> None:
    say("Es beginnt.")
    if what == "rule":
        raise StepNotAllowed("Das geht jetzt nicht.")
    if what == "input":
        raise InvalidInput("Das ist unbrauchbar.")
    emit_json({"login": actor.login, "on": clock.today()}) if as_json else emit(actor.name)


@pytest.fixture
def probed(app: Flask) -> Flask:
    app.cli.add_command(probe)
    return app


def test_results_go_to_stdout_and_the_rest_to_stderr(probed: Flask) -> None:
    result = run(probed, "probe", "it")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "System\n", "Es beginnt.\n")


def test_json_is_one_document_with_iso_days(probed: Flask) -> None:
    result = run(probed, "probe", "it", "--json")
    assert json.loads(result.stdout) == {"login": "system", "on": clock.today().isoformat()}


@pytest.mark.parametrize(("what", "status"), [("rule", 1), ("input", 2)])
def test_a_refusal_is_a_sentence_and_a_status(probed: Flask, what: str, status: int) -> None:
    result = run(probed, "probe", what)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.endswith(".\n")
    assert "Traceback" not in result.stderr


def test_a_command_acts_as_the_person_it_is_told(probed: Flask, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    assert run(probed, "probe", "it", "--as", "e.beispiel").stdout == "Erika Beispiel\n"
    assert run(probed, "probe", "it", "--as", "niemand").exit_code == 2


def test_wrong_arguments_exit_with_2(probed: Flask) -> None:
    assert run(probed, "probe").exit_code == 2


def test_a_demonstrations_clock_stands_for_commands_and_pages(
    settings: Settings, make_app: Callable[[Settings], Flask]
) -> None:

    app = make_app(replace(settings, demo_today=date(2015, 11, 4)))
    app.cli.add_command(probe)
    assert '"on": "2015-11-04"' in run(app, "probe", "it", "--json").stdout
    seen = []
    app.before_request_funcs[None].append(lambda: seen.append(clock.today()))
    app.test_client().get("/anmelden")
    assert seen == [date(2015, 11, 4)]
    assert clock.today() != date(2015, 11, 4)


def test_an_account_gets_a_password_that_is_shown_once(app: Flask, client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    password = run(app, "accounts", "password", "e.beispiel").stdout.strip()
    assert len(password) == 24
    assert client.sign_in("e.beispiel", password).status_code == 302


def test_a_password_can_be_typed_instead(app: Flask, client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    typed = "noch ein langes Kennwort"
    result = run(app, "accounts", "password", "e.beispiel", "--prompt", input=f"{typed}\n{typed}\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert client.sign_in("e.beispiel", typed).status_code == 302


def test_a_short_password_a_second_account_and_an_unknown_login_are_refused(app: Flask, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    assert run(app, "accounts", "password", "e.beispiel", "--prompt", input="kurz\nkurz\n").exit_code == 2
    assert run(app, "accounts", "create", "e.beispiel").exit_code == 2
    assert run(app, "accounts", "create", "niemand").exit_code == 2
    assert run(app, "accounts", "password", "niemand").exit_code == 2


def test_an_account_is_made_for_somebody_who_has_none(app: Flask, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    with app.app_context(), unit_of_work() as session:
        session.delete(find_account(session, "e.beispiel"))
    assert run(app, "accounts", "create", "e.beispiel").exit_code == 0
    with app.app_context():
        account = find_account(db.session(), "e.beispiel")
        assert account is not None
        assert not account.password.endswith(PASSWORD)


def test_the_worker_drains_the_outbox_once(app: Flask) -> None:
    with app.app_context(), unit_of_work() as session:
        outbox.enqueue(session, "unknown")
    result = run(app, "worker", "--once")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, "0 Aufträge erledigt.")

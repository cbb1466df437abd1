"""Every refusal has a status, a sentence, and no trace of the machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask, abort

from app.config import Settings
from app.errors import STATUS, exit_status
from app.web.access import ACCESS, PUBLIC
from inquiries.foundation import errors
from tests.client import Browser


def subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


@pytest.fixture
def failing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Return the application with addresses that fail in every way."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    views = {
        error.__name__: lambda error=error: (_ for _ in ()).throw(error("Ein Satz für Menschen.")) for error in STATUS
    }
    views |= {str(status): lambda status=status: abort(status) for status in (400, 413, 418)}
    views["500"] = lambda: 1 // 0
    for name, view in views.items():
        monkeypatch.setitem(ACCESS, name, PUBLIC)
        app.add_url_rule(f"/{name}", name, view, methods=["GET", "POST"])
    return app


def test_every_refusal_has_a_status() -> None:
    assert errors.DomainError not in STATUS  # each kind has a row: nothing falls through to a general one
    assert [error for error in subclasses(errors.DomainError) if not set(error.__mro__) & set(STATUS)] == []
    assert set(STATUS) == {error for error in subclasses(errors.DomainError) if error.__module__ == errors.__name__}


@pytest.mark.parametrize("error", STATUS)
def test_a_refusal_is_a_page_with_its_sentence(failing: Flask, error: type[errors.DomainError]) -> None:
    answer = failing.test_client().get(f"/{error.__name__}")
    assert answer.status_code == STATUS[error]
    assert "Ein Satz für Menschen." in answer.text


def test_a_refusal_is_problem_json_for_programs(failing: Flask) -> None:
    answer = failing.test_client().get("/StaleRevision", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.mimetype) == (409, "application/problem+json")
    assert answer.json is not None
    assert answer.json["detail"] == "Ein Satz für Menschen."


@pytest.mark.parametrize("status", [400, 413, 418, 500])
def test_other_failures_are_german_too(failing: Flask, status: int) -> None:
    answer = failing.test_client().get(f"/{status}")
    assert answer.status_code == status
    assert "Es wurde nichts geändert" in answer.text or status in {413, 500}


def test_an_unexpected_failure_names_the_request_and_nothing_else(failing: Flask) -> None:
    answer = failing.test_client().get("/500")
    assert answer.headers["X-Request-Id"] in answer.text
    assert "ZeroDivision" not in answer.text


def test_without_a_database_a_page_still_says_so_in_german(
    tmp_path: Path, make_app: Callable[[Settings], Flask]
) -> None:
    app = make_app(Settings(home=tmp_path, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none"))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert "es wurde nichts gespeichert" in answer.text


def test_an_unknown_address_and_a_wrong_method_are_told_apart(client: Browser) -> None:
    assert client.get("/gibt/es/nicht").status_code == 404
    answer = client.put("/anmelden", headers={"X-CSRFToken": client.token()})
    assert (answer.status_code, "GET" in answer.headers["Allow"]) == (405, True)


def test_the_command_line_tells_rules_from_unusable_input() -> None:
    statuses = {error: exit_status(error("Ein Satz.")) for error in STATUS}
    assert {error for error, status in statuses.items() if status == 2} == {
        errors.InvalidInput,
        errors.Unreadable,
        errors.NotFound,
    }


@pytest.mark.parametrize(
    ("referrer", "offered"),
    [("http://localhost/anfragen/7", True), ("http://example.org/anfragen/7", False), ("", False)],
)
def test_a_refused_form_offers_the_way_back_but_never_to_another_site(
    failing: Flask, referrer: str, offered: bool
) -> None:
    client = failing.test_client()
    page = client.post("/InvalidInput", data={"csrf_token": client.token()}, headers={"Referer": referrer}).text
    assert ("Zurück zur vorigen Seite" in page) is offered

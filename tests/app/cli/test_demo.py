"""Loading the demonstration: everything is there, a second run changes nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.config import LOGINS_FILE
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.audit import AuditEntry
from inquiries.inquiry import Inquiry
from inquiries.printed_paper import PrintedPaper
from inquiries.workflow import Stage
from tests.app.demonstration import settings_of, start


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Flask]:
    app = start(settings_of(tmp_path / "home"))
    assert run(app, "db", "upgrade") == (0, "", "")
    yield app
    with app.app_context():
        db.engine.dispose()


def run(app: Flask, *words: str) -> tuple[int, str, str]:
    result = app.test_cli_runner().invoke(args=list(words))
    return result.exit_code, result.stdout, result.stderr


def count(app: Flask, table: type) -> int:
    with app.app_context(), unit_of_work() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_seed_alone_lies_on_the_officers_desk(empty: Flask, tmp_path: Path) -> None:
    status, output, _ = run(empty, "demo", "load", "--seed-only", "--json")
    loaded = json.loads(output)
    assert (status, list(loaded)) == (0, ["inquiry", "logins"])
    assert {"landtag", "mitglied", "staatskanzlei", "koordination", "referat", "hausleitung"} <= set(loaded["logins"])
    shown = json.loads(run(empty, "inquiries", "show", loaded["inquiry"], "--json")[1])
    assert (shown["stage"], shown["officer"]) == ("DRAFTING", "Rolf Entwurf")
    assert (count(empty, Inquiry), count(empty, PrintedPaper)) == (1, 0)
    file = tmp_path / "home" / LOGINS_FILE
    assert (json.loads(file.read_text()), file.stat().st_mode & 0o777) == (loaded["logins"], 0o600)
    client = empty.test_client()
    assert client.sign_in("referat", loaded["logins"]["referat"]).status_code == 302  # type: ignore[attr-defined]  # Browser


def test_a_second_run_changes_nothing(empty: Flask) -> None:
    first = run(empty, "demo", "load", "--papers", "2", "--json")
    before = count(empty, AuditEntry)
    assert run(empty, "demo", "load", "--papers", "2", "--json")[1] == first[1]
    assert count(empty, AuditEntry) == before
    assert count(empty, PrintedPaper) == 3
    with empty.app_context(), unit_of_work() as session:
        assert set(session.scalars(select(Inquiry.stage))) == set(Stage)


def test_the_seed_can_be_left_to_be_entered_by_hand(empty: Flask) -> None:
    status, output, _ = run(empty, "demo", "load", "--seed-only", "--seed-stage", "none")
    assert status == 0
    assert output.startswith("Anfrage: wird von Hand erfasst\nlandtag ")
    assert count(empty, Inquiry) == 0


def test_no_demonstration_is_loaded_in_production(
    empty: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    production = replace(settings_of(tmp_path / "home"), environment="production", demo_today=None)
    monkeypatch.setitem(empty.extensions, "fragerecht", production)
    status, output, sentence = run(empty, "demo", "load")
    assert (status, output, "keine Vorführung geladen" in sentence) == (1, "", True)
    assert count(empty, Inquiry) == 0

"""Long lists of hits: written in the background for whoever is signed in, with every hit and its address."""

import csv
from io import StringIO

import pytest

from app import hit_list, worker
from app.worker.long_work import run_job
from inquiries.foundation import jobs
from inquiries.foundation.outbox import Lane
from tests.app.demonstration import Installation
from tests.app.web.forms import send


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbfDrucksache;"), ("xlsx", b"PK")])
def test_a_list_is_written_in_the_background(house: Installation, form: str, begins: bytes) -> None:
    house.work()
    assistant = house.browser("buero")
    shown = send(assistant, assistant.get("/suche?q=wie"), "/suche/liste", form=form)
    assert shown.status_code == 303
    with house.app.app_context():
        worker.drain({jobs.RUN: run_job}, lane=Lane.LONG)
    assert "Fertig" in assistant.get(shown.location).text
    answer = assistant.get(f"{shown.location}/datei")
    assert answer.data.startswith(begins)


def test_it_holds_every_hit_however_many_steps_it_takes(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    house.work()
    monkeypatch.setattr(hit_list, "STEP", 7)
    assistant = house.browser("buero")
    shown = send(assistant, assistant.get("/suche?q=wie"), "/suche/liste", form="csv")
    with house.app.app_context():
        worker.drain({jobs.RUN: run_job}, lane=Lane.LONG)
    rows = list(csv.reader(StringIO(assistant.get(f"{shown.location}/datei").text), delimiter=";"))[1:]
    total = assistant.get("/suche?q=wie", headers={"Accept": "application/json"}).json["total"]
    assert len({row[0] for row in rows}) == len(rows) == total > 7
    assert all(row[-1].startswith("http://127.0.0.1:8000/drs/") for row in rows)


def test_another_form_than_these_is_refused(house: Installation) -> None:
    assistant = house.browser("buero")
    assert send(assistant, assistant.get("/suche?q=wie"), "/suche/liste", form="exe").status_code == 422

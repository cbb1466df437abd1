"""Server and worker are killed in the middle of work: nothing that was acknowledged is lost."""

import json
import re
import threading
import time

import pytest
from playwright.sync_api import Error as BrowserError

from tests.journeys.conftest import Installation, Person

pytestmark = pytest.mark.browser

ROUNDS = 3
MOST_A_ROUND = 200
PATIENCE = 30  # seconds


def register(clerk: Person, title: str) -> str | None:
    """Register an inquiry by the form's own request; return its address once the server acknowledged it."""
    page = clerk.context.request.get(f"{clerk.installation.address}/anfragen/neu").text()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    form = {
        "csrf_token": token[1],
        "received_on": "2015-11-02",
        "title": title,
        "asker": "Erika Beispiel",
        "group": "SPD",
        "preamble": "",
        "question": "Warum?",
    }
    answer = clerk.context.request.post(f"{clerk.installation.address}/anfragen/neu", form=form, max_redirects=0)
    return answer.headers["location"] if answer.status == 303 else None


def test_a_killed_server_loses_no_acknowledged_inquiry(installation: Installation, somebody) -> None:
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        clerk = somebody("landtag")
        threading.Timer(0.7 + number / 3, installation.kill, [installation.server]).start()
        try:
            for count in range(MOST_A_ROUND):
                title = f"Vorgang {number}-{count}"
                if register(clerk, title):
                    acknowledged.append(title)
        except BrowserError:
            pass  # the line is dead: whether the last one was saved, nobody was told
        installation.start_server()
    assert acknowledged
    clerk = somebody("landtag")
    for title in acknowledged:
        page = clerk.context.request.get(f"{installation.address}/anfragen/?text={title.replace(' ', '+')}").text()
        assert f">{title}</a>" in page, title
    assert installation.flask("audit", "verify").startswith("Das Protokoll ist unversehrt")


def test_a_killed_worker_forgets_no_paper(installation: Installation) -> None:
    installation.kill(installation.worker)
    number = publish(installation)
    for seconds in (0.3, 1.5):
        installation.start_worker()
        time.sleep(seconds)
        installation.kill(installation.worker)
    installation.start_worker()
    deadline = time.monotonic() + PATIENCE
    while number not in found(installation):
        assert time.monotonic() < deadline, f"{number} is not found"
    assert installation.flask("search", "reconcile").startswith("Der Index stimmt")


def publish(installation: Installation) -> str:
    """Walk the seed's inquiry to its publication at the command line."""
    seed = "app/demo/data/kleine-anfrage-ritter-fragen.md"
    shown = json.loads(installation.flask("inquiries", "register", seed, "--received", "2015-11-02", "--json"))
    number: str = shown["number"]
    records = json.loads(installation.flask("records", "export"))["records"]
    keys = [record["key"] for record in records if "integration" in record["key"]]

    def advance(event: str, *values: str) -> None:
        installation.flask("inquiries", "advance", number, event, *(f"--with={value}" for value in values))

    advance("forward", "on=2015-11-02")
    advance("assign", "ministry=SM")
    advance("accept", "officer=referat")
    installation.flask("records", "link", number, *keys)
    installation.flask("answers", "draft", number)
    advance("submit", "gap1=Ein Termin steht noch nicht fest.")
    advance("clear", "letter_dated_on=2015-11-12")
    advance("publish", "printed_on=2015-11-16")
    return number


def found(installation: Installation) -> set[str]:
    """Return the numbers that the search finds."""
    answer = json.loads(installation.flask("search", "query", "Integration Konzeption", "--limit", "100", "--json"))
    return {hit["number"] for hit in answer["hits"]}

"""Two worlds, with and without secret drafts: the public sees the same, byte for byte (Geheimhaltung)."""

import json
import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from answers.answer import Answer, AnswerRevision
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.records import services as records
from app.spreadsheets import XLSX
from app.web.access import PUBLIC, access_of
from inquiries import services
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.intake import NewInquiry
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import Asker, PaperQuestion
from tests.app.demonstration import TODAY, Installation, Template, running
from tests.client import TOKEN

DRAFTS = int(os.environ.get("LEAK_DRAFTS", "12"))  # the long form has 300
CANARY = "Kanarienfeder"
LOOKED_FOR = (CANARY, f"{CANARY}1", "Kanarien*", "Kanariefeder", f"ministerium:{CANARY}", f'"{CANARY}"', "Feder", "wie")
VALUES = {"term": 6, "serial": 1, "number": 1, "version": 1, "filename": "logo.svg", "key": "x"}
CHANGING = TOKEN  # of a form, which every session has its own


def keep_secrets(session: Session) -> None:
    """Let a ministry draft answers in which the canary sings: text, remark, reason, file reference and name."""
    parliament = get_parliament(session, "MV")
    ministry = get_ministry(session, parliament, "SM", on=TODAY)
    system = Actor.system()
    for number in range(DRAFTS):
        new = NewInquiry(
            title=f"{CANARY}{number} im Titel",
            askers=(Asker("Erika Beispiel", "SPD"),),
            questions=(PaperQuestion("1", f"Was weiß {CANARY}{number}?"),),
            received_on=date(2015, 11, 2),
        )
        inquiry = services.register_inquiry(session, system, parliament, new)
        inquiry.lead_ministry_id = ministry.id
        draft = Draft((Passage(("1",), (Paragraph((Sentence(f"{CANARY}{number} steht im Entwurf."),)),)),))
        answer = Answer(inquiry=inquiry, ministry_id=ministry.id, latest_number=1, government_remark=CANARY)
        about = {"created_at": clock.now(), "created_by": CANARY, "reason": CANARY}
        answer.revisions = [AnswerRevision(number=1, content=draft.to_json(), **about)]
        session.add(answer)
    records.import_records(session, system, parliament, RECORD)


RECORD = json.dumps(
    {
        "records": [
            {
                "key": "kanarie",
                "kind": "agreed_statement",
                "title": CANARY,
                "ministry": "Ministerium für Arbeit, Gleichstellung und Soziales",
                "file_reference": CANARY,
                "facts": {"subject": CANARY, "wording": f"Die {CANARY} ist geheim.", "part": "done"},
            }
        ]
    }
)


def public_answers(house: Installation) -> dict[str, tuple[int, str]]:
    """Fetch every public address, and every kind of search for the canary, as somebody without a login."""
    client = house.app.test_client()
    return {path: told(client, path) for path in sorted({*addresses(house), *searches()})}


def told(client: FlaskClient, path: str) -> tuple[int, str]:
    answer = FlaskClient.open(client, path)
    content = answer.get_data()
    text = cells(content) if answer.mimetype == XLSX else content.decode("utf-8", "replace")
    answer.close()
    return answer.status_code, CHANGING.sub("", text)


def cells(content: bytes) -> str:
    """Return what stands in a workbook; the file around it also says when it was made."""
    pages = load_workbook(BytesIO(content)).worksheets
    return json.dumps([[page.title, page.dimensions, *page.values] for page in pages], default=str)


def addresses(house: Installation) -> Iterator[str]:
    with house.app.test_request_context():
        urls = house.app.url_map.bind("localhost")
        for rule in house.app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and access_of(rule.endpoint) is PUBLIC and rule.endpoint not in LEFT_OUT:
                yield urls.build(rule.endpoint, {name: value_for(rule, name) for name in rule.arguments})


def value_for(rule: Rule, name: str) -> object:
    """Return a value that an address takes: one of those that it names, else one that leads to a paper."""
    choices = getattr(rule._converters[name], "items", ())
    return min(choices) if choices else VALUES.get(name, 1)


LEFT_OUT = {"security.logout"}  # ends a session


def searches() -> Iterator[str]:
    for text in LOOKED_FOR:
        for page in ("/suche", "/suche.atom", "/suche.csv", "/suche.xlsx", "/suche/vorschlaege"):
            yield f"{page}?q={text}"
    for name in ("ministry", "group", "member", "year", "term", "outcome"):
        yield f"/suche?{name}={CANARY}&sort=day"


@pytest.fixture
def secretive(template: Template, tmp_path) -> Iterator[Installation]:
    with running(template, tmp_path / "secretive") as house:
        with clock.pinned_to(TODAY):
            house.read(keep_secrets)
        house.work()
        yield house


def test_the_public_cannot_tell_whether_there_are_secret_drafts(secretive: Installation, house: Installation) -> None:
    house.work()
    with_secrets, without = public_answers(secretive), public_answers(house)
    assert len(without) > 40
    different = [path for path in without if with_secrets[path] != without[path]]
    assert different == []


def test_no_public_page_sings_but_of_what_was_typed(secretive: Installation) -> None:
    answers = public_answers(secretive)
    singing = [path for path, (_, text) in answers.items() if CANARY.lower() in text.lower() and "anari" not in path]
    assert singing == []


@pytest.mark.parametrize(("text", "said"), [(f"{CANARY}*", "steht im Entwurf"), (CANARY, "ist geheim")])
def test_another_ministry_finds_nothing_of_them(secretive: Installation, text: str, said: str) -> None:
    own, other = (secretive.browser(login).get(f"/entwurfssuche/?q={text}").text for login in ("referat", "referat-im"))
    assert said in own
    assert said not in other
    assert "Nichts gefunden" in other
    landtag = FlaskClient.open(secretive.browser("landtag"), f"/entwurfssuche/?q={CANARY}")
    assert landtag.status_code in {403, 404}

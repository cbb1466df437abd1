"""A notification becomes one mail in German, as text and as HTML, that a real server takes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from app import letters, worker
from app.config import ROOT, Settings
from app.unit_of_work import unit_of_work
from inquiries.foundation.errors import NotFound
from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification, PostState, notify
from inquiries.occasions import Occasion
from inquiries.parliament.people import Person
from tests.factories import make_world
from tests.mail_server import Inbox, running

ABOUT = {
    "number": "6/12",
    "title": "Haltestellen & <Rampen>",
    "due_on": "18.05.2015",
    "path": "/anfragen/12",
}


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with running() as inbox:
        yield inbox


@pytest.fixture
def settings(settings: Settings, inbox: Inbox) -> Settings:
    return replace(
        settings,
        mail_url=inbox.url,
        mail_from="Landtag <fragerecht@landtag.example>",
        public_url="https://fragerecht.example",
    )


@pytest.fixture(autouse=True)
def _context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def tell(occasion: Occasion = Occasion.WORK_WAITING, **payload: object) -> int:
    with unit_of_work() as session:
        person = session.scalar(select(Person)) or make_world(session).person(Role.OFFICER, ministry="SM")
        person.mail = "rolf@sm.example"
        told = notify(session, occasion, person, about="inquiry:12", **(payload or ABOUT))
        assert told
        return told.id


def state_of(notification_id: int) -> PostState:
    with unit_of_work() as session:
        return session.get_one(Notification, notification_id).state


def text_of(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body
    return str(body.get_content())


def test_a_mail_says_in_german_what_waits_and_leads_there(inbox: Inbox) -> None:
    notification_id = tell()
    assert worker.drain(worker.HANDLERS) == 1
    (mail,) = inbox.mails
    assert (mail["To"], mail["From"]) == ("rolf@sm.example", "Landtag <fragerecht@landtag.example>")
    assert mail["Subject"] == "Anfrage 6/12 liegt bei Ihnen zur Bearbeitung"
    assert "https://fragerecht.example/anfragen/12" in text_of(mail, "plain")
    assert "Guten Tag, Person Nummer 1!" in text_of(mail, "plain")
    assert "Haltestellen &amp; &lt;Rampen&gt;" in text_of(mail, "html")
    assert '<html lang="de">' in text_of(mail, "html")
    assert state_of(notification_id) is PostState.SENT


def test_a_mail_can_be_stopped_with_one_click_unless_it_is_needed(inbox: Inbox) -> None:
    tell()
    tell(Occasion.DUE_TODAY, **ABOUT, holder="Rolf Entwurf", left="heute")
    worker.drain(worker.HANDLERS)
    wanted, needed = inbox.mails
    assert wanted["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<https://fragerecht.example/nachrichten/abbestellen/(\S+)>", wanted["List-Unsubscribe"])
    assert found
    assert letters.read_token(found[1])[1] is Occasion.WORK_WAITING
    assert needed["List-Unsubscribe"] is None
    with pytest.raises(NotFound):
        letters.read_token(found[1] + "x")


def test_a_mail_written_twice_is_the_same_mail() -> None:
    notification_id = tell()
    written = []
    for _ in range(2):
        with unit_of_work() as session:
            notification = session.get_one(Notification, notification_id)
            notification.address = "rolf@sm.example"
            written.append(bytes(letters.write_letter(notification)))
    assert written[0] == written[1]


def test_a_refused_mail_becomes_a_dead_letter(inbox: Inbox) -> None:
    inbox.refuse_recipient = "550 5.1.1 unbekannt"
    notification_id = tell()
    assert worker.drain(worker.HANDLERS) == 1
    assert state_of(notification_id) is PostState.FAILED


def test_a_mail_that_did_not_leave_is_tried_again(inbox: Inbox) -> None:
    inbox.refuse_content = "451 4.3.0 später"
    notification_id = tell()
    assert worker.drain(worker.HANDLERS) == 0
    assert state_of(notification_id) is PostState.WAITING
    inbox.refuse_content = ""
    with unit_of_work() as session:
        message = session.query(OutboxMessage).one()
        assert message.last_error == "MailNotSent: Der Mailserver lehnt den Inhalt ab (Code 451)."
        message.due_at = message.created_at
    assert worker.drain(worker.HANDLERS) == 1
    assert state_of(notification_id) is PostState.SENT


def test_a_mail_that_was_sent_is_not_sent_again(inbox: Inbox) -> None:
    notification_id = tell()
    for _ in range(3):
        with unit_of_work() as session:
            worker.HANDLERS["notification.send"](session, {"notification_id": notification_id})
    assert len(inbox.mails) == 1


def test_a_value_that_a_template_misses_is_an_error_and_no_gap(inbox: Inbox) -> None:
    notification_id = tell(number="6/12")
    assert worker.drain(worker.HANDLERS) == 0
    assert (inbox.mails, state_of(notification_id)) == ([], PostState.WAITING)


def test_every_occasion_has_its_template_and_subject() -> None:
    folder = ROOT / "app" / "templates" / "mail"
    written = {path.stem for path in folder.glob("*.txt")} - {"layout"}
    assert written == {occasion.name.lower() for occasion in Occasion}
    for name in written:
        assert (folder / f"{name}.txt").read_text().startswith(letters.SUBJECT), name

"""Alerts: whoever keeps a search is told of each new answer once, however late, whatever dies meanwhile."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from app import alerts, search, worker
from app.config import Settings
from app.unit_of_work import unit_of_work
from inquiries import saved_searches
from inquiries.foundation import clock
from inquiries.foundation.permissions import Role
from inquiries.parliament.parliaments import get_parliament
from inquiries.parliament.people import Person, actor_of
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.publication import publish_paper, publish_version
from inquiries.saved_searches import Rhythm
from tests import mail_server
from tests.factories import make_world
from tests.mail_server import Inbox

MONDAY, TUESDAY = date(2015, 11, 2), date(2015, 11, 3)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server.running() as inbox:
        yield inbox


@pytest.fixture
def settings(settings: Settings, inbox: Inbox) -> Settings:
    return settings.__class__(
        home=settings.home,
        database_url=settings.database_url,
        secret_key=settings.secret_key,
        mail_url=inbox.url,
        mail_from="Fragerecht <fragerecht@example.org>",
        public_url="https://fragerecht.example.org",
    )


@pytest.fixture
def reader(app: Flask) -> Iterator[int]:
    """Lend the id of a Member's assistant with a mail address, in a house with an index."""
    with app.app_context():
        with unit_of_work() as session:
            person = make_world(session).person(Role.MEMBER_STAFF)
            person.mail = "buero@example.org"
            person_id = person.id
        search.heal()
        yield person_id


def keep(person_id: int, address: str, rhythm: Rhythm = Rhythm.AT_ONCE, name: str = "Radwege") -> None:
    with unit_of_work() as session:
        actor = actor_of(session.get_one(Person, person_id))
        saved_searches.save_search(session, actor, name=name, address=address, rhythm=rhythm)


def publish(serial: int, title: str = "Radwege", kind: VersionKind = VersionKind.ANSWER) -> None:
    paper = ParsedPaper(
        "MV",
        number=f"6/{serial}",
        term=6,
        title=f"{title} {serial}",
        questions=(PaperQuestion("1", "Wie viele?"),),
        answers=(PaperAnswer(("1",), "Zehn."),) if kind is not VersionKind.QUESTION else (),
    )
    with unit_of_work() as session:
        publish_paper(session, get_parliament(session, "MV"), paper, b"x", kind=kind)


def work() -> None:
    worker.drain(worker.HANDLERS)


def subjects(inbox: Inbox) -> list[str]:
    return [str(mail["Subject"]) for mail in inbox.mails]


def test_a_new_answer_is_told_once(reader: int, inbox: Inbox) -> None:
    publish(1)
    work()
    keep(reader, "q=Radweg")
    publish(2)
    publish(3, title="Häfen")
    work()
    work()
    [mail] = inbox.mails
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Neuer Treffer: Radwege"
    assert "https://fragerecht.example.org/drs/6/2#frage-1" in text
    assert "Häfen" not in text
    sent = dict(mail.raw_items())["List-Unsubscribe"]  # as it is in the mail: neither encoded nor cut
    assert re.fullmatch(r"<https://fragerecht.example.org/\S+>", sent)


def test_what_is_indexed_late_is_told_late(reader: int, inbox: Inbox) -> None:
    keep(reader, "q=Radweg")
    publish(1)
    alerts.look_for_hits()
    alerts.tell()
    with unit_of_work() as session:
        assert saved_searches.untold(session, Rhythm.AT_ONCE) == []
    assert inbox.mails == []
    work()
    assert subjects(inbox) == ["Neuer Treffer: Radwege"]


def test_a_worker_that_dies_between_finding_and_telling_loses_and_doubles_nothing(reader: int, inbox: Inbox) -> None:
    keep(reader, "q=Radweg")
    for serial in (1, 2):
        publish(serial)
        search.catch_up()
        alerts.look_for_hits()  # and dies
    with unit_of_work() as session:
        [kept] = saved_searches.behind(session, 10**9)
        kept.seen_change = 0  # what was found is looked for again, as after a crash before the note
    work()
    assert subjects(inbox) == ["2 neue Treffer: Radwege"]


def test_questions_alone_and_corrections_are_no_new_answer_but_for_who_follows_the_paper(
    reader: int, inbox: Inbox
) -> None:
    keep(reader, "q=Radweg")
    keep(reader, "q=drs%3A6%2F1", name="Drucksache 6/1")
    publish(1, kind=VersionKind.QUESTION)
    work()
    assert inbox.mails == []
    publish(1)
    work()
    assert subjects(inbox) == ["2 neue Treffer: 2 Suchen"]
    with unit_of_work() as session:
        before = session.query(PrintedPaper).order_by(PrintedPaper.version.desc()).first()
        publish_version(session, before, before.content, b"y", kind=VersionKind.REPRINT, reason="Satzfehler")
    work()
    assert subjects(inbox)[1:] == ["Neuer Treffer: Drucksache 6/1"]
    assert "(Neudruck der Drucksache 6/1)" in " ".join(inbox.mails[1].get_body(("plain",)).get_content().split())


def test_a_day_has_one_digest_with_three_hits_a_search(reader: int, inbox: Inbox) -> None:
    keep(reader, "q=Radweg", Rhythm.DAILY)
    keep(reader, "q=Hafen", Rhythm.DAILY, name="Häfen")
    with clock.pinned_to(TUESDAY):
        for serial in range(1, 6):
            publish(serial)
        publish(6, title="Hafen")
        for _ in range(2):
            search.catch_up()
            alerts.look_for_hits()
            told_at_noon()
        work()
    [mail] = inbox.mails
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "6 neue Treffer: 2 Suchen"
    assert text.count("/drs/6/") == 4
    assert "mehr: https://fragerecht.example.org/suche?q=Radweg" in text


def told_at_noon() -> None:
    alerts.tell(at=alerts.EARLIEST)


def test_a_week_is_told_on_mondays(reader: int, inbox: Inbox) -> None:
    keep(reader, "q=Radweg", Rhythm.WEEKLY)
    publish(1)
    work()
    for day, mails in ((TUESDAY, 0), (MONDAY, 1), (MONDAY, 1)):
        with clock.pinned_to(day):
            told_at_noon()
            work()
        assert len(inbox.mails) == mails


def test_a_search_without_mail_still_shows_what_it_found(reader: int, inbox: Inbox) -> None:
    keep(reader, "q=Radweg", Rhythm.NEVER)
    publish(1)
    work()
    assert inbox.mails == []
    with unit_of_work() as session:
        [kept] = saved_searches.my_searches(session, actor_of(session.get_one(Person, reader)))
        assert [find.number for find in kept.finds] == ["6/1"]

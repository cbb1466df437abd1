"""Loading the demonstration: people, records, the seed's inquiry, and a lively archive (Vorführdaten)."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.records import services as records
from inquiries import assigning, services
from inquiries.administration.ministries import NameEntry, enter_ministry
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import Member, Membership, find_group, find_member
from inquiries.parliament.ministries import Ministry, find_ministry, get_ministry
from inquiries.parliament.parliaments import Parliament, get_term_on
from inquiries.parliament.people import Person, actor_of, get_person_by_login
from inquiries.reading import read_paper

SEED: Final = "kleine-anfrage-ritter.md"
SEED_RECEIVED_ON: Final = date(2015, 11, 2)
SEED_TITLE: Final = "Konzeption zur Integration von Migrantinnen und Migranten"
SEED_RECORDS: Final = (
    "konzeption-integration-2011",
    "auftaktveranstaltung-integration-2015-03",
    "veranstaltung-integration-2015-06-10",
    "sprachregelung-fortschreibung-beitraege",
    "sprachregelung-fluechtlingssituation",
    "projektgruppe-integration",
    "berichtspflicht-sozialausschuss",
)


@dataclass(frozen=True, slots=True)
class Seats:
    """The parliament with its day, as the loader's steps need it."""

    session: Session
    parliament: Parliament
    on: date

    def ministry(self, text: str) -> Ministry:
        """Return a ministry by its code."""
        return get_ministry(self.session, self.parliament, text, on=self.on)


def load_people(session: Session) -> Parliament:
    """Set up the parliament of Mecklenburg-Vorpommern with its invented people; those already there stay."""
    parliament = found_parliament(session, "MV")
    seats = Seats(session, parliament, SEED_RECEIVED_ON)
    for content in _data()["authorities"]:
        _add_authority(seats, content)
    for content in _data()["members"]:
        _add_member(seats, content)
    for content in _data()["people"]:
        _add_person(seats, content)
    session.flush()
    return parliament


def load_records(session: Session, parliament: Parliament) -> None:
    """Import the demonstration's records; those already there and unchanged stay as they are."""
    text = (files("app.demo.data") / "records.json").read_text("utf-8")
    records.import_records(session, Actor.system(), parliament, text)


def seed_file() -> bytes:
    """Return the seed: a real paper of the Landtag Mecklenburg-Vorpommern (an official work, § 5 UrhG)."""
    return (files("app.demo.data") / SEED).read_bytes()


def find_seed(session: Session) -> Inquiry | None:
    """Return the seed's inquiry once it is registered, whoever entered it."""
    query = select(Inquiry).where(func.lower(Inquiry.title) == SEED_TITLE.lower()).order_by(Inquiry.id)
    return session.scalars(query).first()


def load_seed(session: Session, parliament: Parliament) -> Inquiry:
    """Register the seed's inquiry and bring it onto the officer's desk with its records linked, on the day it came."""
    clerk, chancellery, coordinator = (
        actor_of(get_person_by_login(session, login)) for login in ("landtag", "staatskanzlei", "koordination")
    )
    officer = get_person_by_login(session, "referat")
    paper = read_paper(seed_file(), filename=SEED, parliament=parliament.code)
    new = NewInquiry.from_paper(paper, received_on=SEED_RECEIVED_ON)
    with clock.pinned_to(SEED_RECEIVED_ON):
        inquiry = services.register_inquiry(session, clerk, parliament, new, source=seed_file())
        services.forward_inquiry(session, clerk, inquiry.id, on=SEED_RECEIVED_ON)
        ministry = get_ministry(session, parliament, "SM", on=SEED_RECEIVED_ON)
        assigning.assign_lead_ministry(session, chancellery, inquiry.id, ministry_id=ministry.id)
        assigning.accept_assignment(session, coordinator, inquiry.id, officer_id=officer.id)
        records.link_records(session, actor_of(officer), inquiry.id, SEED_RECORDS)
    return inquiry


def _add_authority(seats: Seats, content: dict[str, str]) -> None:
    if find_ministry(seats.session, seats.parliament, content["code"], on=seats.on) is not None:
        return
    superior = seats.ministry(content["superior"])
    valid_from = superior.named_on(seats.on).valid_from
    entry = NameEntry(content["name"], content["abbreviation"], content["office"], valid_from)
    enter_ministry(seats.session, Actor.system(), seats.parliament, content["code"], entry, superior_id=superior.id)


def _add_member(seats: Seats, content: dict[str, Any]) -> None:
    if find_member(seats.session, seats.parliament, content["name"]) is not None:
        return
    term = get_term_on(seats.session, seats.parliament, seats.on)
    group = find_group(seats.session, seats.parliament, content["group"])
    membership = Membership(term=term, group=group, valid_from=term.begins_on, valid_to=term.ends_on)
    member = Member(name=content["name"], feminine=content["feminine"], memberships=[membership])
    member.parliament_id = seats.parliament.id
    seats.session.add(member)
    seats.session.flush()


def _add_person(seats: Seats, content: dict[str, Any]) -> None:
    if seats.session.scalar(select(Person.id).where(Person.login == content["login"])) is not None:
        return
    person = Person(
        parliament=seats.parliament,
        login=content["login"],
        name=content["name"],
        role_codes=content["roles"],
        division=content.get("division"),
        mail=f"{content['login']}@fragerecht.example",
    )
    if "ministry" in content:
        person.ministry = seats.ministry(content["ministry"])
    if "member" in content:
        person.member = find_member(seats.session, seats.parliament, content["member"])
    seats.session.add(person)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("app.demo.data") / "people.json").read_text("utf-8"))
    return data

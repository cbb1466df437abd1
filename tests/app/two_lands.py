"""Two parliaments in one installation, each with an inquiry in every stage and everybody around it (Zwei Länder)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import pytest

from answers import amending, co_signing, release, services
from answers.amendment import AmendmentEntry
from answers.answer import Answer
from answers.chain_setup import PlannedStep, set_chain
from answers.contributions import services as contributions
from answers.contributions.models import ContributionFile
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.services.revising import add_revision
from app import worker
from app.accounts import create_account
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries import assigning
from inquiries import services as parliament
from inquiries.administration.ministries import NameEntry, enter_ministry
from inquiries.attachments import attach_file
from inquiries.foundation import blobs, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import Person, actor_of
from inquiries.proceedings.clarification import ask_back
from inquiries.proceedings.end_of_term import lapse_inquiry
from inquiries.proceedings.rejection import Reasons, reject_inquiry
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.workflow import Stage
from tests.answers.countries import make_second
from tests.app.demonstration import Installation, start
from tests.client import PASSWORD, Browser
from tests.conftest import need_postgresql
from tests.databases import Databases
from tests.factories import World, make_world

TODAY: Final = date(2015, 5, 6)
AFTER_THE_TERM: Final = date(2018, 12, 3)
SYSTEM: Final = Actor.system()
HOUSES: Final = {"federführend": "SM", "beteiligt": "IM", "anderes Haus": "FM"}
INSIDE: Final = {"Koordination": Role.COORDINATOR, "Bearbeitung": Role.OFFICER, "Hausleitung": Role.APPROVER}
NOTHING: Final = {"contribution_id": 0, "part_id": 0, "amendment_id": 0}
WHO: Final = (
    "Landtagsverwaltung",
    "Präsidium",
    "Mitglied, fragt",
    "Büro, fragt",
    "Mitglied, anderes",
    "Staatskanzlei",
    *(f"{who}, {house}" for house in HOUSES for who in INSIDE),
    "Hausleitung, nicht benannt",
    "Bearbeitung, Behörde",
    "Fachadministration",
    "Revision",
)


@dataclass
class Land:
    """A parliament with one inquiry in each stage, and a login for everybody who may stand to them."""

    world: World
    code: str
    logins: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    values: dict[Stage, dict[str, int]] = field(default_factory=dict)  # what an address names, by the stage

    def fill(self) -> None:
        """Let people come and inquiries walk to their stages."""
        world = self.world
        self._seat_people()
        for stage in Stage:
            inquiry = world.inquiry(title=title_of(self.code, stage))
            inquiry.source_sha256 = blobs.store(world.session, b"Original", media_type="text/plain").sha256
            file = attach_file(world.session, SYSTEM, inquiry.id, b"Vermerk", name="vermerk.txt", note="Vermerk")
            self.values[stage] = {
                "inquiry_id": inquiry.id,
                "file_id": file.id,
                "contribution_id": 0,
                "part_id": 0,
                "amendment_id": 0,
            }
            for step in WAYS[stage]:
                step(self, inquiry)
            world.session.flush()
            assert inquiry.stage is stage

    def _seat_people(self) -> None:
        world = self.world
        other = world.add_member("Max Muster", "CDU", feminine=False)
        seats: dict[str, tuple[Role, dict[str, Any]]] = {
            "Landtagsverwaltung": (Role.CLERK, {}),
            "Präsidium": (Role.PRESIDENT, {}),
            "Mitglied, fragt": (Role.MEMBER, {"member": world.member}),
            "Büro, fragt": (Role.MEMBER_STAFF, {"member": world.member}),
            "Mitglied, anderes": (Role.MEMBER, {"member": other}),
            "Staatskanzlei": (Role.CHANCELLERY, {"ministry": "STK"}),
            "Bearbeitung, Behörde": (Role.OFFICER, {"ministry": "AMT"}),
            "Fachadministration": (Role.ADMINISTRATOR, {}),
            "Revision": (Role.AUDITOR, {}),
        }
        seats["Hausleitung, nicht benannt"] = (Role.APPROVER, {"ministry": HOUSES["federführend"]})
        for house, code in HOUSES.items():
            seats |= {f"{who}, {house}": (role, {"ministry": code}) for who, role in INSIDE.items()}
        superior = world.ministry("SM")
        entry = NameEntry("Landesamt für Muster", "LaMu", "Die Präsidentin des Landesamtes", date(2014, 1, 1))
        enter_ministry(world.session, SYSTEM, world.parliament, "AMT", entry, superior_id=superior.id)
        for who in WHO:
            role, place = seats[who]
            person = world.person(role, **place)
            create_account(world.session, person, PASSWORD)
            self.logins[who], self.people[who] = person.login, person
            self.names.add(person.name)
        named = self.people["Hausleitung, federführend"]
        set_chain(world.session, self._runs("SM"), [PlannedStep("Hausleitung", (named.id,))])

    def _runs(self, code: str) -> Actor:
        """Return somebody who orders a house."""
        return replace(SYSTEM, ministry_id=self.world.ministry(code).id)

    def inquiry(self, stage: Stage) -> int:
        """Return the id of the inquiry in a stage."""
        return self.values[stage]["inquiry_id"]


def title_of(land: str, stage: Stage) -> str:
    """Return the title of a land's inquiry in a stage: nobody else's says so."""
    return f"{land} {stage.name} Kanarienfrage"


Step = Callable[[Land, Inquiry], object]


def _forward(land: Land, inquiry: Inquiry) -> None:
    parliament.forward_inquiry(land.world.session, SYSTEM, inquiry.id, on=inquiry.received_on)


def _assign(land: Land, inquiry: Inquiry) -> None:
    lead, partner = (land.world.ministry(HOUSES[house]).id for house in ("federführend", "beteiligt"))
    assigning.assign_lead_ministry(land.world.session, SYSTEM, inquiry.id, ministry_id=lead)
    assigning.involve_ministries(land.world.session, SYSTEM, inquiry.id, ministry_ids=[partner])


def _accept(land: Land, inquiry: Inquiry) -> None:
    officer, authority = (land.people[f"Bearbeitung, {house}"] for house in ("federführend", "Behörde"))
    session = land.world.session
    assigning.accept_assignment(session, SYSTEM, inquiry.id, officer_id=officer.id)
    to = [authority.ministry_id or 0]
    [asked] = contributions.ask_contributions(session, actor_of(officer), inquiry.id, ministry_ids=to, task="Zahlen?")
    version = contributions.deliver(session, actor_of(authority), asked.id, text="Kanarienzahlen.")
    blob = blobs.store(session, b"Zahlen", media_type="text/plain")
    part = ContributionFile(filename="zahlen.txt", sha256=blob.sha256, size=blob.size)
    version.files.append(part)
    session.flush()
    land.values[Stage[inquiry.title.split()[1]]] |= {"contribution_id": asked.id, "part_id": part.id}


def _draft(land: Land, inquiry: Inquiry) -> None:
    session = land.world.session
    answer = Answer(inquiry=inquiry, ministry_id=inquiry.ministry_in_charge.id, latest_number=0)
    session.add(answer)
    session.flush()
    passages = tuple(
        Passage((label,), (Paragraph((Sentence(f"Antwort zu {inquiry.title} {label}."),)),)) for label in ("1", "2")
    )
    add_revision(session, SYSTEM, answer, Draft(passages), reason="Bearbeitet")


def _ask(land: Land, inquiry: Inquiry) -> None:
    partner = land.world.ministry(HOUSES["beteiligt"]).id
    co_signing.ask_co_signatures(land.world.session, SYSTEM, inquiry.id, ministries={partner: ()})


def _amend(land: Land, inquiry: Inquiry) -> None:
    session, entry = land.world.session, AmendmentEntry("1", "Nachgetragen.", "Nachfrage")
    amendment = amending.write(session, actor_of(land.people["Bearbeitung, federführend"]), inquiry.id, entry)
    amending.hand_over(session, SYSTEM, inquiry.id, amendment.id, letter_dated_on=TODAY)
    land.values[Stage.PUBLISHED]["amendment_id"] = amendment.id


def _lapse(land: Land, inquiry: Inquiry) -> None:
    with clock.pinned_to(AFTER_THE_TERM):
        lapse_inquiry(land.world.session, SYSTEM, inquiry)


def _reject(land: Land, inquiry: Inquiry) -> None:
    grounds = ("judgement",) if inquiry.parliament.code == "MV" else ()
    reject_inquiry(land.world.session, SYSTEM, inquiry.id, Reasons("Darum.", grounds))


def _verb(verb: Callable[..., object], **values: object) -> Step:
    return lambda land, inquiry: verb(land.world.session, SYSTEM, inquiry.id, **values)


_SUBMIT: Final = _verb(services.submit_answer)
_CLEAR: Final = _verb(services.clear_answer, letter_dated_on=TODAY)
_DRAFTED: Final = (_forward, _assign, _accept, _draft)
WAYS: Final[dict[Stage, tuple[Step, ...]]] = {
    Stage.RECEIVED: (),
    Stage.CLARIFYING: (_verb(ask_back, reason="Was ist gemeint?"),),
    Stage.REJECTED: (_reject,),
    Stage.FORWARDED: (_forward,),
    Stage.ASSIGNED: (_forward, _assign),
    Stage.DRAFTING: _DRAFTED,
    Stage.CO_SIGNING: (*_DRAFTED, _ask),
    Stage.CLEARANCE: (*_DRAFTED, _SUBMIT),
    Stage.ANSWERED: (*_DRAFTED, _SUBMIT, _CLEAR),
    Stage.PUBLISHED: (*_DRAFTED, _SUBMIT, _CLEAR, _verb(release.publish, printed_on=TODAY), _amend),
    Stage.WITHDRAWN: (*_DRAFTED, _verb(withdraw_inquiry, reason="Erledigt.")),
    Stage.LAPSED: (*_DRAFTED, _lapse),
}


@dataclass
class TwoLands:
    """A running installation with both."""

    house: Installation
    own: Land  # whose people look; another one on each kind of database, so that both have their turn
    other: Land

    def browser(self, who: str) -> Browser:
        """Return the browser of somebody of the own land, or without a name of the public."""
        return self.house.browser(self.own.logins[who] if who else "")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two_lands(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TwoLands]:
    """Lend an installation with two parliaments, which the tests of a module only look at."""
    home = tmp_path_factory.mktemp("two-lands")
    with ExitStack() as stack:
        if request.param == "postgresql":
            need_postgresql()
            url = stack.enter_context(databases.postgresql())
        else:
            url = databases.sqlite(home)
        secret = "a secret for tests only, 32 and more"
        app = start(Settings(home=home, database_url=url, demo_today=TODAY, secret_key=secret))
        with app.app_context(), clock.pinned_to(TODAY):
            with unit_of_work() as session:
                lands = [Land(make_world(session), "MV"), Land(make_second(session), "BY")]
                for land in lands:
                    land.fill()
            worker.drain(worker.HANDLERS)
        own, other = lands if request.param == "sqlite" else reversed(lands)
        yield TwoLands(Installation(app, home), own, other)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()

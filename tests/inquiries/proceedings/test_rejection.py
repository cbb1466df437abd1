"""Rejection by the president, objection, and the Landtag's decision."""

from collections.abc import Iterator
from datetime import date

import pytest

from inquiries.foundation import clock
from inquiries.foundation.errors import Forbidden, InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.proceedings.letter import rejection_letter
from inquiries.proceedings.rejection import (
    Reasons,
    lift_rejection,
    object_to_rejection,
    objections_to_decide,
    reject_inquiry,
    rejection_rule,
    rejections_of,
    uphold_rejection,
)
from inquiries.workflow import Stage
from tests.factories import World

REASONS = Reasons("Die Frage unterstellt eine Absicht.", ("judgement",))


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Let the clock stand on the day of the rejection."""
    with clock.pinned_to(date(2015, 5, 29)):
        yield


def rejected(world: World, reasons: Reasons = REASONS) -> Inquiry:
    inquiry = world.inquiry()
    reject_inquiry(world.session, world.actor(Role.PRESIDENT), inquiry.id, reasons)
    world.session.flush()
    return inquiry


def test_a_rejection_has_grounds_reasons_and_an_end_of_the_objection(world: World) -> None:
    member = world.person(Role.MEMBER, member=world.member)
    inquiry = rejected(world)
    [rejection] = rejections_of(world.session, world.actor(Role.MEMBER, member=world.member), inquiry.id)
    assert rejection.grounds == ["Die Anfrage enthält Wertungen oder Unterstellungen."]
    assert rejection.law == "§ 62 Absatz 2 bis 4 GO LT 2011"
    assert rejection.objection_until == date(2015, 6, 29)
    told = [each.person_id for each in world.session.query(Notification) if each.occasion is Occasion.REJECTED]
    assert told == [member.id]


@pytest.mark.parametrize(
    ("delivered_on", "until"),
    [
        (date(2015, 5, 29), date(2015, 6, 29)),
        (date(2015, 5, 13), date(2015, 6, 15)),
        (date(2015, 5, 4), date(2015, 6, 4)),
    ],
)
def test_the_month_ends_as_the_civil_code_says(world: World, delivered_on: date, until: date) -> None:
    inquiry = world.inquiry()
    president = world.actor(Role.PRESIDENT)
    reject_inquiry(world.session, president, inquiry.id, REASONS, delivered_on=delivered_on)
    assert rejections_of(world.session, president, inquiry.id)[0].objection_until == until


@pytest.mark.parametrize(
    ("reasons", "delivered_on", "field"),
    [
        (Reasons("", ("judgement",)), None, "reason"),
        (Reasons("Weil."), None, "grounds"),
        (Reasons("Weil.", ("magic",)), None, "grounds"),
        (REASONS, date(2015, 5, 1), "delivered_on"),
        (REASONS, date(2015, 5, 30), "delivered_on"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    world: World, reasons: Reasons, delivered_on: date | None, field: str
) -> None:
    inquiry = world.inquiry()
    with pytest.raises(InvalidInput) as refusal:
        reject_inquiry(world.session, world.actor(Role.PRESIDENT), inquiry.id, reasons, delivered_on=delivered_on)
    assert refusal.value.field == field


def test_where_no_grounds_are_known_the_reasons_alone_count_and_the_time_limit_is_open(world: World) -> None:
    inquiry = world.inquiry(received_on=date(2015, 5, 4))
    world.parliament.code = "SH"
    inquiry.received_on = date(2024, 10, 17)
    assert rejection_rule(inquiry) is None
    with clock.pinned_to(date(2024, 10, 18)):
        reject_inquiry(world.session, world.actor(Role.PRESIDENT), inquiry.id, Reasons("Weil."))
    [rejection] = rejections_of(world.session, world.actor(Role.PRESIDENT), inquiry.id)
    assert (rejection.grounds, rejection.objection_until, rejection.law) == ([], None, None)
    assert "hier ist die Frist nicht hinterlegt" in "\n".join(rejection_letter(rejection))


def test_only_the_president_rejects(world: World) -> None:
    inquiry = world.inquiry()
    for role in set(Role) - {Role.PRESIDENT}:
        with pytest.raises(Forbidden):
            reject_inquiry(world.session, world.actor(role, ministry="SM", member=world.member), inquiry.id, REASONS)


def test_an_objection_in_time_waits_for_the_landtag(world: World) -> None:
    inquiry, member = rejected(world), world.actor(Role.MEMBER, member=world.member)
    president = world.actor(Role.PRESIDENT)
    with clock.pinned_to(date(2015, 6, 29)):
        object_to_rejection(world.session, member, inquiry.id, reason="Es ist eine Frage, keine Wertung.")
    world.session.flush()
    assert inquiry.stage is Stage.REJECTED
    assert [each.inquiry for each in objections_to_decide(world.session, president)] == [inquiry]
    with pytest.raises(StepNotAllowed, match=r"schon am 29\.06\.2015"):
        object_to_rejection(world.session, member, inquiry.id, reason="Noch einmal.")


def test_an_objection_too_late_or_without_reasons_is_refused(world: World) -> None:
    inquiry, member = rejected(world), world.actor(Role.MEMBER, member=world.member)
    with pytest.raises(InvalidInput, match="Begründung"):
        object_to_rejection(world.session, member, inquiry.id, reason=" ")
    with clock.pinned_to(date(2015, 6, 30)):
        with pytest.raises(StepNotAllowed, match=r"endete am 29\.06\.2015"):
            object_to_rejection(world.session, member, inquiry.id, reason="Zu spät.")
        clerk = world.actor(Role.CLERK)  # the letter came in time and is entered late
        object_to_rejection(world.session, clerk, inquiry.id, reason="Schreiben.", on=date(2015, 6, 29))
    with pytest.raises(InvalidInput, match="Zukunft"):
        object_to_rejection(world.session, member, rejected(world).id, reason="Morgen.", on=date(2015, 5, 30))


def test_the_landtag_allows_an_objection_or_turns_it_down(world: World) -> None:
    president = world.actor(Role.PRESIDENT)
    member = world.actor(Role.MEMBER, member=world.member)
    for verb, stage, upheld in ((uphold_rejection, Stage.REJECTED, True), (lift_rejection, Stage.RECEIVED, False)):
        inquiry = rejected(world)
        object_to_rejection(world.session, member, inquiry.id, reason="Es ist eine Frage.")
        verb(world.session, president, inquiry.id, reason="Beschluss der 95. Sitzung.")
        [rejection] = rejections_of(world.session, member, inquiry.id)
        assert (inquiry.stage, rejection.upheld, rejection.decided_on) == (stage, upheld, date(2015, 5, 29))


def test_there_is_nothing_to_turn_down_without_an_objection(world: World) -> None:
    inquiry = rejected(world)
    with pytest.raises(StepNotAllowed, match="Es liegt keiner vor"):
        uphold_rejection(world.session, world.actor(Role.PRESIDENT), inquiry.id, reason="Beschluss.")


def test_a_rejection_without_its_row_can_be_told(world: World) -> None:
    inquiry = world.inquiry()
    inquiry.stage = Stage.REJECTED
    with pytest.raises(StepNotAllowed, match="keine Zurückweisung"):
        lift_rejection(world.session, world.actor(Role.PRESIDENT), inquiry.id, reason="Weil.")


def test_the_letter_names_grounds_reasons_and_the_way_to_object(world: World) -> None:
    inquiry = rejected(world)
    [rejection] = rejections_of(world.session, world.actor(Role.PRESIDENT), inquiry.id)
    text = "\n".join(rejection_letter(rejection))
    for part in (
        "Kleine Anfrage 6/1: „Barrierefreie Haltestellen“",
        "Sehr geehrte Frau Abgeordnete Erika Beispiel,",
        "weise ich nach § 62 Absatz 2 bis 4 GO LT 2011 zurück",
        "Die Anfrage enthält Wertungen oder Unterstellungen.",
        "Begründung: Die Frage unterstellt eine Absicht.",
        "die Frist endet am 29.06.2015",
    ):
        assert part in text

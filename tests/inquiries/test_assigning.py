"""Assignment: offers to one or several ministries, their return, transfer, involvement; the first acceptance counts."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.database import writing
from inquiries import assigning, delivery
from inquiries.assignment import AssignmentState, ReturnCategory
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.mailboxes import GroupMailbox
from inquiries.notifications import Notification, Occasion, PostState
from inquiries.parliament.absences import enter_absence
from inquiries.parliament.people import Person, actor_of
from inquiries.queries import card_of, get_inquiry
from inquiries.trail import history
from inquiries.workflow import Stage
from tests.conftest import AUDIT_KEY
from tests.desk import waiting_for
from tests.factories import World


def offered(world: World, *codes: str) -> Inquiry:
    inquiry = world.forwarded()
    first, *further = [world.ministry(code).id for code in codes]
    assigning.assign_lead_ministry(
        world.session, world.actor(Role.CHANCELLERY, ministry="STK"), inquiry.id, ministry_id=first, further=further
    )
    world.session.flush()
    return inquiry


def states(inquiry: Inquiry) -> dict[str, AssignmentState]:
    return {each.ministry.code: each.state for each in inquiry.assignments}


def test_the_first_of_several_ministries_to_accept_has_the_lead(world: World) -> None:
    inquiry = offered(world, "SM", "IM")
    social, interior = (world.actor(Role.COORDINATOR, ministry=code) for code in ("SM", "IM"))
    assert [card.id for card in waiting_for(world.session, interior)] == [inquiry.id]
    officer = world.person(Role.OFFICER, ministry="IM")
    assigning.accept_assignment(world.session, interior, inquiry.id, officer_id=officer.id)
    assert states(inquiry) == {"SM": AssignmentState.TAKEN, "IM": AssignmentState.ACCEPTED}
    assert inquiry.ministry_in_charge.code == "IM"
    with pytest.raises(StaleRevision, match="Ein anderes Ministerium hat diese Anfrage bereits angenommen"):
        assigning.accept_assignment(world.session, social, inquiry.id, officer_id=officer.id)
    with pytest.raises(NotFound):
        get_inquiry(world.session, social, inquiry.id)


def test_a_common_mailbox_gets_one_offer_without_a_personal_link(world: World) -> None:
    for code in ("SM", "SM", "IM"):
        world.person(Role.COORDINATOR, ministry=code)
    world.session.add(GroupMailbox(ministry_id=world.ministry("SM").id, division="", address="post@sm.example"))
    offered(world, "SM", "IM")
    told = world.session.query(Notification).filter_by(occasion=Occasion.LEAD_OFFERED).order_by(Notification.id).all()
    assert [(each.person.ministry.code, "nonce" in each.payload) for each in told] == [
        ("SM", False),
        ("SM", False),
        ("IM", True),
    ]
    first, second, _interior = told
    assert delivery.begin(world.session, first.id)
    delivery.note_sent(first)
    assert delivery.begin(world.session, second.id) is None
    assert second.state is PostState.SENT


def test_once_everybody_has_returned_it_the_chancellery_decides_anew(world: World) -> None:
    inquiry = offered(world, "SM", "IM")
    social, interior = (world.actor(Role.COORDINATOR, ministry=code) for code in ("SM", "IM"))
    assigning.return_assignment(
        world.session, social, inquiry.id, reason="Verkehr.", category=ReturnCategory.OTHER_MINISTRY
    )
    assert inquiry.stage is Stage.ASSIGNED
    assert inquiry.ministry_in_charge.code == "IM"
    assigning.return_assignment(world.session, interior, inquiry.id, reason="Auch nicht.")
    assert inquiry.stage is Stage.FORWARDED
    assert [card.id for card in waiting_for(world.session, world.actor(Role.CHANCELLERY, ministry="STK"))] == [
        inquiry.id
    ]
    first = inquiry.assignments[0]
    assert (first.state, first.category, first.reason) == (
        AssignmentState.RETURNED,
        ReturnCategory.OTHER_MINISTRY,
        "Verkehr.",
    )


def test_a_ministry_that_returned_an_inquiry_no_longer_sees_it(world: World) -> None:
    inquiry = offered(world, "SM", "IM")
    social = world.actor(Role.COORDINATOR, ministry="SM")
    assigning.return_assignment(world.session, social, inquiry.id, reason="Verkehr.")
    world.session.flush()
    with pytest.raises(NotFound):
        get_inquiry(world.session, social, inquiry.id)


def test_a_transfer_keeps_history_and_due_day(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    due_on = inquiry.due_on
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    target = world.ministry("IM").id
    assigning.transfer_assignment(world.session, coordinator, inquiry.id, ministry_id=target, reason="Sache des IM.")
    assert (inquiry.stage, inquiry.due_on, inquiry.officer) == (Stage.ASSIGNED, due_on, None)
    receiver = world.actor(Role.COORDINATOR, ministry="IM")
    actions = [entry.action for entry in history(world.session, receiver, inquiry)]
    assert actions[:3] == ["inquiry.register", "inquiry.forward", "inquiry.assign"]
    assert actions[-1] == "inquiry.transfer"
    with pytest.raises(NotFound):
        get_inquiry(world.session, coordinator, inquiry.id)
    clerk = world.actor(Role.CLERK)
    assert "inquiry.transfer" not in [entry.action for entry in history(world.session, clerk, inquiry)]


def test_a_transfer_to_oneself_or_without_a_reason_is_refused(world: World) -> None:
    inquiry = world.assigned("SM")
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    with pytest.raises(InvalidInput, match="Begründung"):
        assigning.transfer_assignment(
            world.session, coordinator, inquiry.id, ministry_id=world.ministry("IM").id, reason=" "
        )
    world.session.rollback()


def test_an_involved_ministry_sees_the_inquiry_but_not_who_drafts(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    partner = world.actor(Role.COORDINATOR, ministry="IM")
    with pytest.raises(NotFound):
        get_inquiry(world.session, partner, inquiry.id)
    chancellery = world.actor(Role.CHANCELLERY, ministry="STK")
    ids = [world.ministry("IM").id]
    assigning.involve_ministries(world.session, chancellery, inquiry.id, ministry_ids=ids)
    assigning.involve_ministries(world.session, actor_of(officer), inquiry.id, ministry_ids=ids)  # twice is once
    world.session.flush()
    assert card_of(get_inquiry(world.session, partner, inquiry.id), partner).officer is None
    with pytest.raises(NotFound):
        assigning.return_assignment(world.session, partner, inquiry.id, reason="Nicht unser.")
    with pytest.raises(InvalidInput, match="schon beteiligt"):
        assigning.involve_ministries(world.session, chancellery, inquiry.id, ministry_ids=[world.ministry("SM").id])


def test_several_officers_have_the_draft_on_their_desks(world: World) -> None:
    inquiry = world.assigned("SM")
    people = [world.person(Role.OFFICER, ministry="SM") for _ in range(3)]
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    assigning.accept_assignment(
        world.session, coordinator, inquiry.id, officer_id=people[0].id, further_officer_ids=[people[1].id]
    )
    desks = [[card.id for card in waiting_for(world.session, actor_of(person))] for person in people]
    assert desks == [[inquiry.id], [inquiry.id], []]
    assigning.name_officers(world.session, coordinator, inquiry.id, officer_id=people[2].id)
    assert [len(waiting_for(world.session, actor_of(person))) for person in people] == [0, 0, 1]


def test_during_an_absence_both_see_the_work(world: World) -> None:
    officer, deputy = (world.person(Role.OFFICER, ministry="SM") for _ in range(2))
    inquiry = world.drafting(officer)
    day = date(2015, 5, 6)
    enter_absence(world.session, actor_of(officer), person_id=officer.id, deputy_id=deputy.id, from_on=day, to_on=day)
    with clock.pinned_to(day):
        assert [len(waiting_for(world.session, actor_of(each))) for each in (officer, deputy)] == [1, 1]
    with clock.pinned_to(date(2015, 5, 7)):
        assert [len(waiting_for(world.session, actor_of(each))) for each in (officer, deputy)] == [1, 0]
    assert inquiry.officer is officer


def test_an_officer_does_not_accept_and_a_stranger_does_not_return(world: World) -> None:
    inquiry = world.assigned("SM")
    officer = world.person(Role.OFFICER, ministry="SM")
    with pytest.raises(Forbidden):
        assigning.accept_assignment(world.session, actor_of(officer), inquiry.id, officer_id=officer.id)
    with pytest.raises(NotFound):
        assigning.return_assignment(
            world.session, world.actor(Role.COORDINATOR, ministry="IM"), inquiry.id, reason="Nicht unser."
        )
    with pytest.raises(StepNotAllowed):
        assigning.return_assignment(world.session, Actor.system(), world.forwarded().id, reason="Zu früh.")


def accept_at_once(engine: Engine, acts: Sequence[tuple[Actor, int]], inquiry_id: int) -> list[str]:
    """Let several accept at the same moment, each in a transaction of its own, and return what they were told."""
    together, told = threading.Barrier(len(acts)), []

    def act(actor: Actor, officer_id: int) -> None:
        with Session(writing(engine), info={audit.KEY: AUDIT_KEY}) as session:
            together.wait()
            try:
                assigning.accept_assignment(session, actor, inquiry_id, officer_id=officer_id)
                session.commit()
                told.append("")
            except StaleRevision as refusal:
                told.append(refusal.sentence)
            except StaleDataError:
                told.append("the database refused the second without a word")

    threads = [threading.Thread(target=act, args=each) for each in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [(("SM", "IM"), "Ein anderes Ministerium hat diese Anfrage"), (("SM", "SM"), "für Ihr Ministerium bereits")],
)
def test_of_two_acceptances_at_the_same_moment_one_loses_cleanly(
    world: World, engine: Engine, codes: tuple[str, str], sentence: str
) -> None:
    inquiry = offered(world, *dict.fromkeys(codes))
    acts: list[tuple[Actor, int]] = []
    for code in codes:
        officer: Person = world.person(Role.OFFICER, ministry=code)
        acts.append((replace(world.actor(Role.COORDINATOR, ministry=code)), officer.id))
    inquiry_id = inquiry.id
    world.session.commit()
    told = accept_at_once(engine, acts, inquiry_id)
    assert min(told) == ""
    assert sentence in sorted(told)[1]
    accepted = list(states(world.session.get_one(Inquiry, inquiry_id)).values())
    assert accepted.count(AssignmentState.ACCEPTED) == 1

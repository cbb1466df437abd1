"""Amendments lie on the desk of whoever has the next step, and of nobody else."""

from answers import amending, release
from answers.amendment import AmendmentEntry
from answers.pending_amendments import amendments_waiting
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, QuestionOutcome
from tests.answers.test_amending import LETTER, hand_over, paper_of, write
from tests.answers.test_amending import answered as answered_inquiry
from tests.factories import World

answered = answered_inquiry


def waiting(world: World) -> set[str]:
    """Return for whom something waits: the roles of both powers, and other houses."""
    people = {
        "officer": world.actor(Role.OFFICER, ministry="SM"),
        "approver": world.actor(Role.APPROVER, ministry="SM"),
        "another officer": world.actor(Role.OFFICER, ministry="IM"),
        "another approver": world.actor(Role.APPROVER, ministry="IM"),
        "coordinator": world.actor(Role.COORDINATOR, ministry="SM"),
        "clerk": world.actor(Role.CLERK),
        "president": world.actor(Role.PRESIDENT),
    }
    return {name for name, actor in people.items() if amendments_waiting(world.session, actor)}


def test_what_is_demanded_waits_for_the_house_then_for_clearance_then_for_the_landtag(
    world: World, answered: Inquiry
) -> None:
    assert waiting(world) == set()
    clerk = world.actor(Role.CLERK)
    demanded = amending.demand(world.session, clerk, answered.id, question="2", reason="Es fehlt die Zahl.")
    assert waiting(world) == {"officer"}

    amending.write(
        world.session,
        world.actor(Role.OFFICER, ministry="SM"),
        answered.id,
        AmendmentEntry("2", "Zwei.", "Nachforderung", became=QuestionOutcome(Outcome.ANSWERED)),
        amendment_id=demanded.id,
    )
    assert waiting(world) == {"approver"}

    hand_over(world, answered, demanded)
    assert waiting(world) == set()  # it appears with the answer


def test_what_is_handed_over_later_waits_for_its_print_unless_the_paper_is_withdrawn(
    world: World, answered: Inquiry
) -> None:
    with clock.pinned_to(LETTER):
        release.publish(world.session, Actor.system(), answered.id, printed_on=LETTER)
        hand_over(world, answered, write(world, answered, QuestionOutcome(Outcome.ANSWERED)))
    assert waiting(world) == {"clerk"}
    paper_of(world.session, answered).withdrawn_on = LETTER
    assert waiting(world) == set()


def test_nobody_is_shown_for_clearance_what_they_wrote(world: World, answered: Inquiry) -> None:
    amendment = write(world, answered, QuestionOutcome(Outcome.ANSWERED))
    approver = world.actor(Role.APPROVER, ministry="SM")
    amendment.written_by = approver.login

    assert amendments_waiting(world.session, approver) == []

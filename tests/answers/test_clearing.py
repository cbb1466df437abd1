"""The chain of clearance: in its order, with deputies, back to any step, bypassed for a reason alone, by four eyes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from answers import amending, clearing, services
from answers.amendment import AmendmentEntry
from answers.clearance_chain import ChainState, ClearanceStep, chain_of, current_step
from answers.readers import get_answer_to_read, reads_answer
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import FourEyesRequired, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.notifications import Occasion
from inquiries.parliament.absences import enter_absence
from inquiries.parliament.people import Person, actor_of
from inquiries.queries import card_of
from inquiries.reminders import due_reminders, tell
from inquiries.trail import history
from inquiries.workflow import Stage
from tests.answers.government import Government
from tests.desk import waiting_for
from tests.factories import World

DAY = date(2015, 5, 6)


class Chain(Government):
    """An answer before a chain of four steps, the last at the chancellery."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.people = [world.person(Role.APPROVER, ministry="SM") for _ in range(3)]
        names = ("Referat", "Abteilung", "Hausleitung")
        ministry_id = world.ministry("SM").id
        for position, (name, person) in enumerate(zip(names, self.people, strict=True), start=1):
            self.session.add(ClearanceStep(ministry_id=ministry_id, position=position, name=name, people=[person]))
        self.session.add(
            ClearanceStep(ministry_id=ministry_id, position=4, name="Staatskanzlei", at_chancellery=True, people=[])
        )
        self.session.flush()
        self.division, self.department, self.head = (actor_of(person) for person in self.people)
        services.submit_answer(self.session, self.officer, self.inquiry.id)

    def pass_on(self, *actors: Actor) -> None:
        for actor in actors:
            clearing.pass_on(self.session, actor, self.answer)

    def stand_in(self, deputy: Actor, *, for_: int) -> None:
        """Let somebody stand in today for who signs a step."""
        person = self.people[for_]
        days = {"from_on": DAY, "to_on": DAY}
        enter_absence(self.session, actor_of(person), person_id=person.id, deputy_id=deputy.person_id or 0, **days)

    def turn(self) -> str | None:
        step = current_step(self.session, self.answer)
        return step.name if step else None


@pytest.fixture
def chain(world: World) -> Iterator[Chain]:
    with clock.pinned_to(DAY):
        yield Chain(world)


def clear(chain: Chain, actor: Actor) -> None:
    services.clear_answer(chain.session, actor, chain.inquiry.id, letter_dated_on=DAY)


def test_each_step_signs_in_its_turn_and_the_last_one_clears(chain: Chain) -> None:
    chain.pass_on(chain.division, chain.department, chain.head)
    assert chain.turn() == "Staatskanzlei"
    clear(chain, chain.chancellery)
    assert chain.inquiry.stage is Stage.ANSWERED
    assert chain.inquiry.answered_by == "Die Ministerin für Arbeit, Gleichstellung und Soziales"
    assert {step.state for step in chain_of(chain.session, chain.answer)} == {ChainState.SIGNED}


def test_an_answer_lies_on_the_desk_of_the_house_whose_step_it_is(chain: Chain) -> None:
    def holder() -> str | None:
        return card_of(chain.inquiry, chain.chancellery).holder

    def waits(*actors: Actor) -> list[bool]:
        return [bool(waiting_for(chain.session, actor)) for actor in actors]

    people = chain.division, chain.department, chain.head, chain.approver, chain.chancellery
    assert (holder(), waits(*people)) == ("Referat", [True, False, False, False, False])
    chain.pass_on(chain.division, chain.department, chain.head)
    assert (holder(), waits(*people)) == ("Staatskanzlei", [False, False, False, False, True])
    clearing.hand_down(chain.session, chain.chancellery, chain.answer, position=2, reason="Unklar.")
    assert (holder(), waits(*people)) == ("Abteilung", [False, True, False, False, False])
    chain.stand_in(chain.approver, for_=1)
    assert waits(chain.department, chain.approver) == [True, True]


def test_only_who_signs_a_step_reads_the_answer_and_whoever_signed_one_still_does(chain: Chain) -> None:
    def reads(*actors: Actor) -> list[bool]:
        return [reads_answer(chain.session, actor, chain.inquiry.id) for actor in actors]

    assert reads(chain.officer, chain.division, chain.department, chain.head) == [True] * 4
    assert reads(chain.approver, chain.coordinator) == [False, False]
    chain.stand_in(chain.approver, for_=0)
    assert reads(chain.approver) == [True]
    chain.pass_on(chain.approver)
    with clock.pinned_to(DAY + timedelta(days=1)):  # no longer standing in
        assert reads(chain.approver) == [True]


def test_who_is_not_named_neither_clears_nor_knows_of_an_amendment(chain: Chain) -> None:
    chain.pass_on(chain.division, chain.department, chain.head)
    clear(chain, chain.chancellery)
    written = amending.write(chain.session, chain.officer, chain.inquiry.id, AmendmentEntry("1", "Mehr.", "Nachfrage"))
    assert amending.amendments_of(chain.session, chain.approver, chain.inquiry.id) == []
    with pytest.raises(NotFound):
        amending.hand_over(chain.session, chain.approver, chain.inquiry.id, written.id, letter_dated_on=DAY)
    assert amending.amendments_of(chain.session, chain.head, chain.inquiry.id) == [written]


def test_whoever_has_the_step_is_told_of_it_and_nobody_else(chain: Chain) -> None:
    def told() -> set[int]:
        now = clock.now()
        found = [each for each in due_reminders(chain.session, now) if each.occasion is Occasion.CLEARANCE_WAITING]
        return {each.person_id for each in found if tell(chain.session, [each])}

    division, department, head = (person.id for person in chain.people)
    assert (told(), told()) == ({division}, set())
    chain.stand_in(chain.approver, for_=1)
    chain.pass_on(chain.division)
    assert told() == {department, chain.approver.person_id}
    chain.pass_on(chain.department)
    assert told() == {head}
    chain.pass_on(chain.head)
    assert told() == {chain.chancellery.person_id}
    with clock.pinned_to(DAY + timedelta(days=1)):
        clearing.hand_down(chain.session, chain.chancellery, chain.answer, position=1, reason="Unklar.")
        assert told() == {division}


def test_nobody_signs_out_of_turn(chain: Chain) -> None:
    with pytest.raises(StepNotAllowed, match="An der Reihe ist „Referat“"):
        chain.pass_on(chain.department)
    with pytest.raises(StepNotAllowed, match="Vor der Freigabe zeichnen noch andere"):
        clear(chain, chain.division)
    chain.pass_on(chain.division, chain.department, chain.head)
    with pytest.raises(StepNotAllowed, match="der letzte Schritt"):
        chain.pass_on(chain.chancellery)


def test_the_chancellery_reads_the_draft_when_its_step_has_come(chain: Chain) -> None:
    with pytest.raises(NotFound):
        get_answer_to_read(chain.session, chain.chancellery, chain.inquiry.id)
    chain.pass_on(chain.division, chain.department, chain.head)
    assert get_answer_to_read(chain.session, chain.chancellery, chain.inquiry.id) is chain.answer


def test_a_step_returns_the_answer_to_any_earlier_one(chain: Chain) -> None:
    chain.pass_on(chain.division, chain.department)
    clearing.hand_down(chain.session, chain.head, chain.answer, position=1, reason="Bitte die Zahl prüfen.")
    assert chain.turn() == "Referat"
    with pytest.raises(InvalidInput, match="vor Ihrem"):
        clearing.hand_down(chain.session, chain.division, chain.answer, position=2, reason="Noch einmal.")
    assert history(chain.session, chain.officer, chain.inquiry)[-1].detail["step"] == "Referat"


def test_only_who_has_the_step_sends_the_answer_back_to_drafting(chain: Chain) -> None:
    with pytest.raises(StepNotAllowed):
        services.send_back_answer(chain.session, chain.head, chain.inquiry.id, reason="Kürzer.")
    chain.session.rollback()


def test_the_chain_begins_anew_after_the_answer_was_sent_back(chain: Chain) -> None:
    chain.pass_on(chain.division)
    services.send_back_answer(chain.session, chain.department, chain.inquiry.id, reason="Kürzer.")
    assert chain.inquiry.stage is Stage.DRAFTING
    services.submit_answer(chain.session, chain.officer, chain.inquiry.id)
    assert chain.turn() == "Referat"


def test_a_step_is_bypassed_only_for_a_reason_by_a_later_one_and_never_the_last(chain: Chain) -> None:
    with pytest.raises(InvalidInput, match="Begründung"):
        clearing.bypass(chain.session, chain.head, chain.answer, reason=" ")
    with pytest.raises(StepNotAllowed, match="einen späteren"):
        clearing.bypass(chain.session, chain.division, chain.answer, reason="Eilt.")
    clearing.bypass(chain.session, chain.head, chain.answer, reason="Die Referatsleitung ist erkrankt.")
    entry = history(chain.session, chain.officer, chain.inquiry)[-1]
    assert (entry.action, entry.detail["step"]) == ("inquiry.bypass", "Referat")
    assert chain_of(chain.session, chain.answer)[0].state is ChainState.BYPASSED
    chain.pass_on(chain.department, chain.head)
    with pytest.raises(StepNotAllowed, match="nicht überspringen"):
        clearing.bypass(chain.session, chain.head, chain.answer, reason="Eilt.")


def test_a_deputy_signs_while_the_person_is_away(chain: Chain) -> None:
    deputy = chain.world.person(Role.APPROVER, ministry="SM")
    with pytest.raises(StepNotAllowed):
        chain.pass_on(actor_of(deputy))
    chain.stand_in(actor_of(deputy), for_=0)
    chain.pass_on(actor_of(deputy))
    assert chain.turn() == "Abteilung"


@pytest.mark.parametrize("roles", [{Role.APPROVER}, {Role.APPROVER, Role.COORDINATOR, Role.OFFICER, Role.CHANCELLERY}])
def test_nobody_clears_what_they_drafted_whatever_roles_they_hold(world: World, roles: set[Role]) -> None:
    with clock.pinned_to(DAY):
        government = Government(world)
        services.submit_answer(government.session, government.officer, government.inquiry.id)
        author = replace(government.officer, roles=frozenset(roles))
        with pytest.raises(FourEyesRequired):
            services.clear_answer(government.session, author, government.inquiry.id, letter_dated_on=DAY)


def test_an_author_neither_signs_nor_bypasses_a_step(chain: Chain) -> None:
    person = chain.session.get_one(Person, chain.officer.person_id)
    for step in chain_of(chain.session, chain.answer):
        step.logins = [*step.logins, person.login]
    author = replace(chain.officer, roles=frozenset({Role.APPROVER, Role.OFFICER}))
    with pytest.raises(FourEyesRequired):
        chain.pass_on(author)
    with pytest.raises(FourEyesRequired):
        clearing.bypass(chain.session, author, chain.answer, reason="Eilt.")


def test_before_its_submission_an_answer_has_no_step_to_sign(world: World) -> None:
    government = Government(world)
    with pytest.raises(NotFound, match="keine Freigabe"):
        clearing.pass_on(government.session, government.approver, government.answer)
    with pytest.raises(StepNotAllowed, match="nicht überspringen"):
        clearing.bypass(government.session, government.approver, government.answer, reason="Eilt.")

"""Random actors walk the workflow: no illegal edge, no dead end, a complete history, and nobody reads across.

FRAGERECHT_LONG=1 walks 10,000 steps and 10,000 operations; otherwise a few hundred.
"""

import os
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from answers.amending import amendments_of
from answers.answer import Answer
from answers.clearance_chain import current_step
from answers.co_signature import CoSignature, Signing
from answers.contributions.models import Contribution
from answers.contributions.queries import contributions_to
from answers.readers import get_answer_to_read
from inquiries.assignment import AssignmentState
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import GRANTS, Role
from inquiries.inquiry import Inquiry
from inquiries.listing import InquiryFilter, list_inquiries
from inquiries.queries import card_of, get_inquiry
from inquiries.trail import history
from inquiries.workflow import CLOSED, ENDED_UNANSWERED, TRANSITIONS, WITH_GOVERNMENT, Stage, events_from
from tests.answers.walk import EDGES, MOST_OPEN, Walk, way_to
from tests.desk import waiting_for

LONG: Final = os.environ.get("FRAGERECHT_LONG") == "1"
PATIENCE, MOST_STEPS = 6, 2_000  # tries until another inquiry is taken, and steps until an edge counts as unreachable
RUNS, STEPS = (100, 100) if LONG else (2, 40)
WALKING: Final = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class WorkflowMachine(RuleBasedStateMachine):
    """One inquiry at a time, whoever comes along, whatever they try."""

    @initialize(seed=st.integers(0, 10_000))
    def begin(self, seed: int) -> None:
        """Set two parliaments up."""
        self.walk = Walk(seed)
        self.inquiry = self.walk.enter()

    @rule(choice=st.integers(0, 10_000))
    def step(self, choice: int) -> None:
        """Let somebody try something: mostly a step that the stage allows, to whom it belongs."""
        walk, inquiry, chance = self.walk, self.inquiry, Random(choice)
        if inquiry.stage in ENDED_UNANSWERED or (inquiry.stage in CLOSED and chance.random() < 0.5):
            self.inquiry = walk.enter()
            return
        event, who = walk.pick(inquiry, chance)
        before, entries = inquiry.stage, walk.entries(inquiry)
        done = walk.try_step(inquiry, event, who)
        if not done:
            assert (inquiry.stage, walk.entries(inquiry)) == (before, entries)
            return
        assert who.parliament_id == inquiry.parliament_id
        [taken] = walk.taken(inquiry, since=entries)
        row = TRANSITIONS[taken]
        assert before in row.sources
        assert inquiry.stage is (row.target or before)
        assert who.may(row.permission)

    @invariant()
    def somebody_can_go_on(self) -> None:
        """No dead end: whatever is not closed has a step that some role may take."""
        if self.inquiry.stage in CLOSED:
            return
        permissions = {TRANSITIONS[event].permission for event in events_from(self.inquiry.stage)}
        assert permissions & {each for granted in GRANTS.values() for each in granted}

    @invariant()
    def it_lies_on_somebodys_desk(self) -> None:
        """Expect that what is not closed waits for somebody of its own land."""
        if self.inquiry.stage not in CLOSED:
            session, actors = self.walk.session, self.walk.country_of(self.inquiry).actors
            waits = (self.inquiry.id in {card.id for card in waiting_for(session, actor)} for actor in actors)
            assert any(waits), self.inquiry.stage


def test_random_actors_take_no_illegal_step_and_meet_no_dead_end() -> None:
    run_state_machine_as_test(WorkflowMachine, settings=WALKING)


def test_every_edge_of_the_table_can_be_walked_and_is() -> None:
    walk, tries = Walk(7), 0
    inquiry = walk.enter()
    while missing := EDGES - walk.edges:
        event = way_to(inquiry.stage, set(missing)) if tries < PATIENCE else None
        if event is None or walk.steps > MOST_STEPS:
            assert walk.steps <= MOST_STEPS, sorted((str(stage), event.name) for stage, event in missing)
            inquiry, tries = walk.enter(), 0
            continue
        done = walk.try_step(inquiry, event, walk.somebody_for(inquiry, event, walk.chance))
        tries = 0 if done else tries + 1
        if not done:
            walk.try_step(inquiry, *walk.pick(inquiry, walk.chance))
    assert walk.edges == EDGES


def exists_for(actor: Actor, inquiry: Inquiry) -> bool:
    """Tell whether an inquiry exists for somebody, written down apart from the product's own table."""
    if actor.parliament_id != inquiry.parliament_id:
        return False
    if actor.roles & {Role.CLERK, Role.PRESIDENT}:
        return True
    if actor.roles & {Role.MEMBER, Role.MEMBER_STAFF}:
        return inquiry.stage is Stage.PUBLISHED or actor.member_id in {each.member_id for each in inquiry.askers}
    if Role.CHANCELLERY in actor.roles:
        return inquiry.forwarded_on is not None
    offered = {each.ministry_id for each in inquiry.assignments if each.state is AssignmentState.OPEN}
    return bool(actor.roles & {Role.COORDINATOR, Role.OFFICER, Role.APPROVER}) and (
        actor.ministry_id in {inquiry.lead_ministry_id, *offered, *(each.id for each in inquiry.involved)}
    )


def may_read(walk: Walk, actor: Actor, inquiry: Inquiry) -> bool:
    """Tell whether somebody may read the draft now, written down apart as well."""
    if not exists_for(actor, inquiry) or not actor.is_government:
        return False
    own = Answer.ministry_id == inquiry.lead_ministry_id
    answer = walk.session.scalar(select(Answer).where(Answer.inquiry_id == inquiry.id, own))
    if answer is None:
        return False
    if actor.ministry_id == inquiry.lead_ministry_id:
        return bool(actor.roles & {Role.OFFICER, Role.APPROVER})  # the steps of these houses name nobody
    if inquiry.stage is Stage.CO_SIGNING:
        rows = walk.session.scalars(select(CoSignature).where(CoSignature.answer_id == answer.id))
        asked = {each.errand.ministry_id for each in rows if each.state is not Signing.WITHDRAWN}
        return actor.ministry_id in asked
    step = current_step(walk.session, answer) if inquiry.stage is Stage.CLEARANCE else None
    return step is not None and step.at_chancellery and Role.CHANCELLERY in actor.roles


def ensure_no_cross_read(walk: Walk, actor: Actor) -> None:
    session, everything = walk.session, walk.inquiries()
    seen = {each.id for each in everything if exists_for(actor, each)}
    page = list_inquiries(session, actor, InquiryFilter())
    assert page.total == len(seen)
    assert {card.id for card in page.cards} <= seen
    assert {card.id for card in waiting_for(session, actor)} <= seen
    for inquiry in everything[-MOST_OPEN:]:
        assert found(lambda inquiry=inquiry: get_inquiry(session, actor, inquiry.id)) == (inquiry.id in seen)
        read = found(lambda inquiry=inquiry: get_answer_to_read(session, actor, inquiry.id))
        assert read == may_read(walk, actor, inquiry), (actor.roles, inquiry.stage)
        if inquiry.id in seen:
            ensure_history_and_card(walk, actor, inquiry)


def ensure_history_and_card(walk: Walk, actor: Actor, inquiry: Inquiry) -> None:
    entries = history(walk.session, actor, inquiry)
    ensure_amendments(walk, actor, inquiry)
    if not actor.is_government:
        assert {entry.realm for entry in entries} <= {Realm.PARLIAMENT}
        card = card_of(inquiry, actor)
        if inquiry.stage in WITH_GOVERNMENT:
            assert (card.stage, card.holder, card.ministry, card.officer, card.revision, card.involved) == (
                Stage.FORWARDED,
                "Landesregierung",
                None,
                None,
                None,
                None,
            )
        return
    making = [entry for entry in entries if entry.action.startswith(("answer.", "contribution.", "inquiry.co_sign"))]
    if actor.ministry_id != inquiry.lead_ministry_id:
        own = walk.country_of(inquiry).world.session.get_one(type(inquiry.parliament), inquiry.parliament_id)
        assert own is inquiry.parliament
        assert all(entry.detail.get("ministry") is not None for entry in making)
    for each in found_contributions(walk, actor, inquiry):
        assert actor.ministry_id in {each.errand.ministry_id, each.errand.by_ministry_id}


def ensure_amendments(walk: Walk, actor: Actor, inquiry: Inquiry) -> None:
    """Expect that what a ministry writes after its answer is its own until it hands that over."""
    for each in amendments_of(walk.session, actor, inquiry.id):
        own_house = actor.is_government and actor.ministry_id == inquiry.lead_ministry_id
        assert own_house or not actor.is_government
        assert own_house or each.demanded_at or each.handed_over_at


def found_contributions(walk: Walk, actor: Actor, inquiry: Inquiry) -> list[Contribution]:
    try:
        return contributions_to(walk.session, actor, inquiry.id)
    except Forbidden:
        return []


def found(read: object) -> bool:
    try:
        read()  # type: ignore[operator]  # a reading without arguments
    except (NotFound, Forbidden):
        return False
    return True


@pytest.mark.parametrize("seed", range(20 if LONG else 1))
def test_no_random_operation_lets_anybody_read_across(seed: int) -> None:
    walk = Walk(seed)
    chance = walk.chance
    for _ in range(500 if LONG else 60):
        open_ones = [each for each in walk.inquiries()[-3 * MOST_OPEN :] if each.stage not in ENDED_UNANSWERED]
        if (len(open_ones) < MOST_OPEN and chance.random() < 0.3) or not open_ones:
            walk.enter()
            continue
        inquiry = chance.choice(open_ones)
        if chance.random() < 0.2:
            walk.try_aside(inquiry, chance.choice(walk.actors))
        else:
            walk.try_step(inquiry, *walk.pick(inquiry, chance))
        ensure_no_cross_read(walk, chance.choice(walk.actors))
    assert walk.steps

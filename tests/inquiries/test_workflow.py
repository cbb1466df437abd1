"""The way of an inquiry, as the one table has it."""

import pytest

from inquiries.foundation.errors import StepNotAllowed
from inquiries.foundation.permissions import GRANTS, Permission
from inquiries.workflow import (
    CLOSED,
    HOLDERS,
    TRANSITIONS,
    WITH_GOVERNMENT,
    Event,
    Stage,
    ensure_possible,
    events_from,
    outline,
)


def reachable_from(stage: Stage) -> set[Stage]:
    seen, ahead = {stage}, [stage]
    while ahead:
        stage = ahead.pop()
        for event in events_from(stage):
            target = TRANSITIONS[event].leads_from(stage)
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    return seen


def test_every_event_has_its_row() -> None:
    assert set(TRANSITIONS) == set(Event)


def test_every_stage_is_reached_from_the_receipt() -> None:
    assert reachable_from(Stage.RECEIVED) == set(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_can_reach_a_closed_one(stage: Stage) -> None:
    assert reachable_from(stage) & CLOSED


def test_somebody_has_the_ball_in_every_open_stage() -> None:
    assert set(HOLDERS) == set(Stage) - CLOSED


def test_every_step_can_be_taken_by_some_role() -> None:
    granted = {permission for permissions in GRANTS.values() for permission in permissions}
    assert {row.permission for row in TRANSITIONS.values()} <= granted


def test_nobody_in_parliament_takes_a_step_of_the_government() -> None:
    inner = {Permission.ASSIGN_MINISTRY, Permission.ACCEPT_ASSIGNMENT, Permission.DRAFT_ANSWER, Permission.CLEAR_ANSWER}
    for role, permissions in GRANTS.items():
        if not role.is_government:
            assert not permissions & inner, role


def test_an_answered_inquiry_can_be_withdrawn_but_no_longer_lapses() -> None:
    for stage in (Stage.ANSWERED, Stage.PUBLISHED):
        assert ensure_possible(stage, Event.WITHDRAW).target is Stage.WITHDRAWN
        with pytest.raises(StepNotAllowed):
            ensure_possible(stage, Event.LAPSE)


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.LAPSED])
def test_nothing_follows_an_end(stage: Stage) -> None:
    with pytest.raises(StepNotAllowed, match="Das Verfahren ist abgeschlossen"):
        ensure_possible(stage, Event.WITHDRAW)


def test_what_is_only_noted_leaves_the_stage() -> None:
    noted = [row for row in TRANSITIONS.values() if row.target is None]
    assert noted
    assert all(row.leads_from(stage) is stage for row in noted for stage in row.sources)


def test_the_landtag_sees_no_stage_inside_the_government() -> None:
    assert {outline(stage) for stage in WITH_GOVERNMENT} == {Stage.FORWARDED}
    assert all(outline(stage) is stage for stage in set(Stage) - WITH_GOVERNMENT)


@pytest.mark.parametrize("event", [Event.FORWARD, Event.PUBLISH, Event.REJECT, Event.RESUME])
def test_a_refusal_tells_the_landtag_no_stage_inside_the_government(event: Event) -> None:
    sentences = set()
    for stage in WITH_GOVERNMENT:
        with pytest.raises(StepNotAllowed) as refusal:
            ensure_possible(stage, event)
        sentences.add((refusal.value.sentence, refusal.value.about["stage"]))
    [(sentence, shown)] = sentences
    assert shown is Stage.FORWARDED
    assert "Möglich sind jetzt: „Zurückziehen“" in sentence

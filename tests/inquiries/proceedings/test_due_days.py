"""Changing a due day: extension, decision, interim report, and reckoning anew."""

from collections.abc import Callable
from datetime import date

import pytest

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.deadlines import Deadline
from inquiries.parliament.rules import TimeLimit, Unit
from inquiries.proceedings import due_days, recheck
from inquiries.proceedings.due_days import Extension
from inquiries.proceedings.models import DeadlineNoteKind
from inquiries.queries import card_of
from inquiries.trail import history
from inquiries.workflow import Stage
from tests.factories import World

DUE_ON = date(2015, 5, 19)
TWO_WEEKS = Extension("Umfangreiche Abfrage.", "Erika Beispiel", by=TimeLimit(2, Unit.WEEKS))
FOUR_WEEKS = Extension("Noch mehr.", "Erika Beispiel", by=TimeLimit(4, Unit.WEEKS))


def test_an_extension_counts_from_the_original_day_however_often(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    due_days.extend_deadline(world.session, clerk, inquiry.id, TWO_WEEKS)
    assert (inquiry.due_on, inquiry.stage) == (date(2015, 6, 2), Stage.FORWARDED)
    due_days.extend_deadline(world.session, clerk, inquiry.id, FOUR_WEEKS)
    assert inquiry.due_on == date(2015, 6, 16)
    assert inquiry.due_explanation is not None
    assert inquiry.due_explanation.count("verlängert") == 1
    notes = due_days.notes_of(world.session, clerk, inquiry.id)
    assert [(note.kind, note.due_before, note.due_after) for note in notes] == [
        (DeadlineNoteKind.EXTENSION, DUE_ON, date(2015, 6, 2)),
        (DeadlineNoteKind.EXTENSION, date(2015, 6, 2), date(2015, 6, 16)),
    ]
    assert notes[0].agreed_by == "Erika Beispiel"


def test_the_member_sees_and_is_told_of_an_extension(world: World) -> None:
    member = world.person(Role.MEMBER, member=world.member)
    inquiry = world.forwarded()
    due_days.extend_deadline(world.session, world.actor(Role.CLERK), inquiry.id, TWO_WEEKS)
    world.session.flush()
    actor = world.actor(Role.MEMBER, member=world.member)
    assert card_of(inquiry, actor).due_on == date(2015, 6, 2)
    [entry] = [each for each in history(world.session, actor, inquiry) if each.action == "inquiry.extend"]
    assert entry.detail["due_on"] == "2015-06-02"
    assert [each.person_id for each in world.session.query(Notification)] == [member.id]


def test_who_works_on_the_answer_is_told_of_an_extension_and_no_other_ministry(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    coordinator = world.person(Role.COORDINATOR, ministry="SM")
    for role, ministry in ((Role.OFFICER, "SM"), (Role.COORDINATOR, "IM"), (Role.CHANCELLERY, "STK")):
        world.person(role, ministry=ministry)
    inquiry = world.drafting(officer)
    world.session.query(Notification).delete()
    due_days.extend_deadline(world.session, world.actor(Role.CLERK), inquiry.id, TWO_WEEKS)
    told = world.session.query(Notification).filter_by(occasion=Occasion.EXTENDED)
    assert {each.person_id for each in told} == {officer.id, coordinator.id}
    assert {each.payload["due_on"] for each in told} == {"02.06.2015"}


def test_an_extension_until_a_day_must_end_later_and_on_a_working_day(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    for until, sentence in (
        (DUE_ON, "nach dem ursprünglich"),
        (date(2015, 5, 25), "Pfingstmontag"),
        (date(2015, 5, 31), "Sonntag"),
    ):
        with pytest.raises(InvalidInput, match=sentence) as refusal:
            due_days.extend_deadline(world.session, clerk, inquiry.id, Extension("Grund", "Mitglied", until=until))
        assert refusal.value.field == "until"
    extension = Extension("Grund", "Mitglied", until=date(2015, 6, 1))
    due_days.extend_deadline(world.session, clerk, inquiry.id, extension)
    assert inquiry.due_on == date(2015, 6, 1)
    assert Deadline.from_json(inquiry.deadline or {}).original_due_on == DUE_ON


@pytest.mark.parametrize(
    ("extension", "field"),
    [
        (Extension("", "Mitglied", until=date(2015, 6, 1)), "reason"),
        (Extension("Grund", " ", until=date(2015, 6, 1)), "agreed_by"),
        (Extension("Grund", "Mitglied"), "until"),
        (Extension("Grund", "Mitglied", TimeLimit(1, Unit.WEEKS), date(2015, 6, 1)), "until"),
    ],
)
def test_an_extension_names_its_reason_who_agreed_and_one_end(world: World, extension: Extension, field: str) -> None:
    inquiry = world.forwarded()
    with pytest.raises(InvalidInput) as refusal:
        due_days.extend_deadline(world.session, world.actor(Role.CLERK), inquiry.id, extension)
    assert refusal.value.field == field


def test_an_extension_counts_from_the_day_that_the_clerk_decided_on(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    due_days.set_due_day(world.session, clerk, inquiry.id, due_on=date(2015, 5, 20), reason="Zugang am 05.05.2015.")
    assert inquiry.due_on == date(2015, 5, 20)
    due_days.extend_deadline(world.session, clerk, inquiry.id, TWO_WEEKS)
    assert inquiry.due_on == date(2015, 6, 3)
    assert "festgesetzt auf den 20.05.2015; verlängert um 2 Wochen" in (inquiry.due_explanation or "")


def test_no_due_day_before_the_forwarding_and_none_without_reason(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    with pytest.raises(InvalidInput, match="nicht vor der Zuleitung"):
        due_days.set_due_day(world.session, clerk, inquiry.id, due_on=date(2015, 4, 30), reason="Weil.")
    with pytest.raises(InvalidInput, match="Begründung"):
        due_days.set_due_day(world.session, clerk, inquiry.id, due_on=date(2015, 6, 1), reason=" ")


def test_an_interim_report_is_noted_and_leaves_the_due_day(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    on = date(2015, 5, 12)
    due_days.note_interim_report(world.session, clerk, inquiry.id, on=on, text="Zahlen folgen.")
    [note] = due_days.notes_of(world.session, clerk, inquiry.id)
    assert (note.kind, note.happened_on, note.due_after) == (DeadlineNoteKind.INTERIM_REPORT, on, DUE_ON)
    with clock.pinned_to(on), pytest.raises(InvalidInput, match="nicht erst am"):
        due_days.note_interim_report(world.session, clerk, inquiry.id, on=date(2015, 5, 13), text="Später.")


def test_a_second_extension_never_shortens_the_first(world: World) -> None:
    inquiry, clerk = world.forwarded(), world.actor(Role.CLERK)
    due_days.extend_deadline(world.session, clerk, inquiry.id, TWO_WEEKS)
    longer = inquiry.due_on
    one_week = Extension("Noch etwas.", "Erika Beispiel", TimeLimit(1, Unit.WEEKS))
    with pytest.raises(InvalidInput, match="läuft schon bis zum"):
        due_days.extend_deadline(world.session, clerk, inquiry.id, one_week)
    assert inquiry.due_on == longer


def test_only_the_clerk_changes_due_days(world: World) -> None:
    inquiry = world.assigned("SM")
    verbs: list[Callable[[Actor], object]] = [
        lambda actor: due_days.extend_deadline(world.session, actor, inquiry.id, TWO_WEEKS),
        lambda actor: due_days.set_due_day(world.session, actor, inquiry.id, due_on=DUE_ON, reason="Weil."),
        lambda actor: due_days.note_interim_report(world.session, actor, inquiry.id, on=DUE_ON, text="Weil."),
        lambda actor: recheck.proposals(world.session, actor),
    ]
    for role in set(Role) - {Role.CLERK}:
        actor = world.actor(role, ministry="SM", member=world.member)
        for verb in verbs:
            with pytest.raises(Forbidden):
                verb(actor)


def test_nothing_runs_before_the_forwarding_and_nothing_changes_after_the_answer(world: World) -> None:
    inquiry, clerk = world.inquiry(), world.actor(Role.CLERK)
    with pytest.raises(StepNotAllowed):
        due_days.extend_deadline(world.session, clerk, inquiry.id, TWO_WEEKS)
    with pytest.raises(StepNotAllowed, match="noch keine Frist"):
        due_days.deadline_of(inquiry)


def saturdays_count_now(world: World) -> Inquiry:
    inquiry = world.forwarded()
    world.parliament.saturdays_count = True
    world.session.flush()
    return inquiry


def test_a_changed_setting_proposes_a_day_and_changes_nothing_by_itself(world: World) -> None:
    inquiry, clerk = saturdays_count_now(world), world.actor(Role.CLERK)
    [proposal] = recheck.proposals(world.session, clerk)
    assert (proposal.inquiry, proposal.before, proposal.fresh.due_on) == (inquiry, DUE_ON, date(2015, 5, 16))
    assert proposal.why == "Samstage zählen jetzt mit."
    assert inquiry.due_on == DUE_ON


def test_an_accepted_proposal_becomes_the_due_day(world: World) -> None:
    inquiry, clerk = saturdays_count_now(world), world.actor(Role.CLERK)
    with pytest.raises(StepNotAllowed, match="nicht mehr vorgeschlagen"):
        recheck.accept_proposal(world.session, clerk, inquiry.id, due_on=date(2015, 5, 15))
    recheck.accept_proposal(world.session, clerk, inquiry.id, due_on=date(2015, 5, 16))
    world.session.flush()
    assert inquiry.due_on == date(2015, 5, 16)
    assert recheck.proposals(world.session, clerk) == []


def test_a_dismissed_proposal_is_not_made_again(world: World) -> None:
    inquiry, clerk = saturdays_count_now(world), world.actor(Role.CLERK)
    recheck.dismiss_proposal(world.session, clerk, inquiry.id, reason="Zugesagt ist der alte Tag.")
    world.session.flush()
    assert recheck.proposals(world.session, clerk) == []
    [note] = due_days.notes_of(world.session, clerk, inquiry.id)
    assert (inquiry.due_on, note.kind) == (DUE_ON, DeadlineNoteKind.DISMISSED)


def frozen_otherwise(inquiry: Inquiry, **changes: object) -> None:
    """Let the frozen deadline be one that was reckoned under other holidays or another rule."""
    assert inquiry.deadline is not None
    inquiry.deadline = inquiry.deadline | changes


def test_changed_holidays_and_changed_rules_are_told_apart(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    by_holidays, by_rule = world.forwarded(), world.forwarded(title="Anders")
    frozen_otherwise(by_holidays, due_on="2015-05-18", original_due_on="2015-05-18")
    assert by_rule.deadline is not None
    rule = by_rule.deadline["rule"]
    longer = rule | {"deadline": rule["deadline"] | {"n": 20}}
    frozen_otherwise(by_rule, due_on="2015-06-03", original_due_on="2015-06-03", rule=longer)
    world.session.flush()
    found = {each.inquiry.id: each.why for each in recheck.proposals(world.session, clerk)}
    assert found == {by_holidays.id: "Die Feiertage wurden geändert.", by_rule.id: "Die Regel wurde geändert (MV-6)."}


def test_an_agreed_day_is_left_alone(world: World) -> None:
    inquiry, clerk = saturdays_count_now(world), world.actor(Role.CLERK)
    due_days.extend_deadline(world.session, clerk, inquiry.id, TWO_WEEKS)
    world.session.flush()
    assert recheck.proposals(world.session, clerk) == []

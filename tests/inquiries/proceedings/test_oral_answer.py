"""An oral answer of what is overdue: where the rules know the request, who makes it, since when."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from inquiries.foundation import clock
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.rules import OralAnswer, profiles
from inquiries.parsed_paper import Asker
from inquiries.proceedings.due_days import notes_of
from inquiries.proceedings.models import DeadlineNoteKind
from inquiries.proceedings.offers import makes_sense
from inquiries.proceedings.oral_answer import OralRequest, request_oral_answer
from inquiries.trail import history
from inquiries.workflow import Event
from tests.factories import World

DUE_ON, LATER = date(2015, 5, 19), date(2015, 5, 22)
WISH = OralRequest("Bitte in der Sitzung.", on=date(2015, 5, 20))


def under(inquiry: Inquiry, **rule: Any) -> Inquiry:
    """Change what the frozen rule says."""
    assert inquiry.deadline is not None
    inquiry.deadline = inquiry.deadline | {"rule": inquiry.deadline["rule"] | rule}
    return inquiry


@pytest.mark.parametrize("kind", [OralAnswer.ON_REQUEST, OralAnswer.ASKERS_CHOICE, OralAnswer.PRACTICE])
def test_the_request_is_kept_with_who_asks_the_day_and_the_reason(world: World, kind: OralAnswer) -> None:
    inquiry, member = under(world.forwarded(), oral_answer=kind.value), world.actor(Role.MEMBER, member=world.member)
    clerk = world.person(Role.CLERK)
    with clock.pinned_to(LATER):
        assert makes_sense(world.session, member, inquiry, Event.REQUEST_ORAL_ANSWER)
        request_oral_answer(world.session, member, inquiry.id, WISH)
        assert not makes_sense(world.session, member, inquiry, Event.REQUEST_ORAL_ANSWER)
        with pytest.raises(StepNotAllowed, match="schon verlangt"):
            request_oral_answer(world.session, member, inquiry.id, WISH)
    [note] = notes_of(world.session, member, inquiry.id)
    assert (note.kind, note.agreed_by) == (DeadlineNoteKind.ORAL_ANSWER, "Erika Beispiel")
    assert (note.happened_on, note.reason, note.due_after) == (WISH.on, WISH.reason, DUE_ON)
    entry = history(world.session, member, inquiry)[-1]
    assert entry.action == "inquiry.request_oral_answer"
    assert (entry.detail["asked_by"], entry.detail["on"]) == ("Erika Beispiel", "2015-05-20")
    told = world.session.scalars(select(Notification).where(Notification.occasion == Occasion.ORAL_ANSWER_ASKED))
    assert [each.person_id for each in told] == [clerk.id]


def test_it_is_asked_for_only_after_the_due_day(world: World) -> None:
    inquiry, member = world.forwarded(), world.actor(Role.MEMBER, member=world.member)
    with clock.pinned_to(DUE_ON), pytest.raises(StepNotAllowed, match="erst möglich"):
        request_oral_answer(world.session, member, inquiry.id, OralRequest("Bitte."))
    for on in (DUE_ON, date(2015, 5, 23)):
        with clock.pinned_to(LATER), pytest.raises(InvalidInput, match="nach dem Ablauf"):
            request_oral_answer(world.session, member, inquiry.id, OralRequest("Bitte.", on=on))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"oral_answer": None, "overdue": None}, "verlangt werden kann, ist für .* nicht belegt"),
        ({"oral_answer": "of_itself", "overdue": "Sie kommt von selbst."}, "kein Antrag nötig: Sie kommt von selbst"),
    ],
)
def test_it_is_refused_where_the_rules_know_no_request(world: World, rule: dict[str, Any], sentence: str) -> None:
    inquiry, member = under(world.forwarded(), **rule), world.actor(Role.MEMBER, member=world.member)
    with clock.pinned_to(LATER):
        assert not makes_sense(world.session, member, inquiry, Event.REQUEST_ORAL_ANSWER)
        with pytest.raises(StepNotAllowed, match=sentence):
            request_oral_answer(world.session, member, inquiry.id, WISH)


def test_the_clerk_enters_it_for_one_of_those_who_asked(world: World) -> None:
    world.add_member("Otto Vorlage", "CDU", feminine=False)
    askers = (Asker("Erika Beispiel", "SPD"), Asker("Otto Vorlage", "CDU"))
    inquiry, clerk = world.forwarded(askers=askers), world.actor(Role.CLERK)
    with clock.pinned_to(LATER):
        with pytest.raises(InvalidInput, match="hat diese Anfrage nicht gestellt"):
            request_oral_answer(world.session, clerk, inquiry.id, OralRequest("Bitte.", asked_by="Max Fremd"))
        request_oral_answer(world.session, clerk, inquiry.id, OralRequest("Bitte.", asked_by="Otto Vorlage"))
    assert [note.agreed_by for note in notes_of(world.session, clerk, inquiry.id)] == ["Otto Vorlage"]


def test_nobody_else_asks_in_the_members_name(world: World) -> None:
    inquiry = world.forwarded()
    other = world.add_member("Otto Vorlage", "CDU", feminine=False)
    with pytest.raises(NotFound):
        request_oral_answer(world.session, world.actor(Role.MEMBER, member=other), inquiry.id, WISH)
    with pytest.raises(Forbidden):
        request_oral_answer(world.session, world.actor(Role.CHANCELLERY, ministry="STK"), inquiry.id, WISH)


@pytest.mark.parametrize("code", profiles())
def test_each_rule_says_how_it_comes_to_an_oral_answer_as_its_sentence_does(code: str) -> None:
    for rule in profiles()[code].rules:
        assert (rule.oral_answer is None) is (rule.overdue is None)
        if rule.overdue is not None:
            assert (rule.oral_answer is OralAnswer.ON_REQUEST) is rule.overdue.startswith("Auf Antrag")

"""The verbs of the parliament's side: guard, change, audit, enqueue; never commit (Dienste)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from inquiries.foundation import audit, blobs, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.inquiry import Inquiry, InquiryAsker, Question
from inquiries.intake import NewInquiry
from inquiries.parliament import deadlines, rules
from inquiries.parliament.members import Member, find_group, find_member, membership_on
from inquiries.parliament.numbering import Numbering
from inquiries.parliament.parliaments import Parliament, get_term_on, next_inquiry_serial, next_serial
from inquiries.parsed_paper import Asker, PaperQuestion
from inquiries.places import ensure_at
from inquiries.queries import card_of, get_inquiry
from inquiries.wishing import corrected_wish, ensure_choice
from inquiries.wording import Wording
from inquiries.workflow import TRANSITIONS, Event, Stage, ensure_possible

# Only these need nothing but a reason; each other step has a verb of its own.
STEPS_BY_REASON: Final = frozenset({Event.RESUME})


def take_step(
    session: Session, actor: Actor, inquiry_id: int, event: Event, *, revision: int | None = None, **detail: Any
) -> Inquiry:
    """Take one step of the workflow: permission, visibility, staleness, the table's word, the audit entry.

    `revision` is the one that the person's page showed; an outdated one raises StaleRevision. The verbs below and
    those of the government's side build on this.
    """
    row = TRANSITIONS[event]
    actor.require(row.permission)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_at(inquiry, actor, event)
    ensure_fresh(inquiry, actor, revision)
    if row.needs_reason and not str(detail.get("reason") or "").strip():
        raise InvalidInput(f"Für „{event.value}“ ist eine Begründung nötig. Tragen Sie sie ein.", field="reason")
    before = inquiry.advance(event)
    _record(session, actor, inquiry, event, stage=[before.name, inquiry.stage.name], **detail)
    return inquiry


def ensure_fresh(inquiry: Inquiry, actor: Actor, revision: int | None) -> None:
    """Raise StaleRevision when somebody changed the inquiry since the person's page was shown.

    Compared is what a page would show now: the Landtag cannot guess how often the government changed something.
    """
    if revision is not None and revision != card_of(inquiry, actor).revision:
        raise StaleRevision(
            "Diese Anfrage wurde inzwischen von jemand anderem geändert. Ihr Schritt wurde nicht ausgeführt; "
            "laden Sie die Seite neu und prüfen Sie den jetzigen Stand.",
            inquiry_id=inquiry.id,
        )


def _record(session: Session, actor: Actor, inquiry: Inquiry, event: Event, **detail: Any) -> None:
    realm = TRANSITIONS[event].realm
    action = f"inquiry.{event.name.lower()}"
    audit.record(session, actor, action, realm=realm, inquiry_id=inquiry.id, **detail)


def register_inquiry(
    session: Session, actor: Actor, parliament: Parliament, new: NewInquiry, *, source: bytes | None = None
) -> Inquiry:
    """Register a handed-in inquiry and give it its number; `source` is the file it came as."""
    actor.require(TRANSITIONS[Event.REGISTER].permission)
    new = new.tidied()
    new.ensure_valid()
    if new.received_on > clock.today():
        raise InvalidInput(
            f"Der Tag des Eingangs ({new.received_on:%d.%m.%Y}) liegt in der Zukunft.", field="received_on"
        )
    inquiry = _numbered(session, parliament, new.received_on)
    _fill(session, inquiry, new)
    inquiry.wished_ministry_id = ensure_choice(session, parliament, new.wished_ministry_id, on=new.received_on)
    if source is not None:
        inquiry.source_sha256 = blobs.store(session, source, media_type="application/octet-stream").sha256
    return _received(session, actor, inquiry, Event.REGISTER)


def receive_inquiry(
    session: Session,
    actor: Actor,
    parliament: Parliament,
    wording: Wording,
    *,
    askers: Sequence[Member],
    event: Event,
    wished_ministry_id: int | None = None,
) -> Inquiry:
    """Receive an inquiry today from Members of the directory and give it its number; `event` is how it came."""
    today = clock.today()
    inquiry = _numbered(session, parliament, today)
    write_wording(session, inquiry, wording)
    inquiry.askers = [_seated(member, position=position, on=today) for position, member in enumerate(askers, start=1)]
    inquiry.wished_ministry_id = ensure_choice(session, parliament, wished_ministry_id, on=today)
    return _received(session, actor, inquiry, event)


def _numbered(session: Session, parliament: Parliament, received_on: date) -> Inquiry:
    """Return a new inquiry with the next number of its term."""
    term = get_term_on(session, parliament, received_on)
    own = numbering_on(parliament, received_on).inquiry_number
    return Inquiry(
        parliament_id=parliament.id,
        parliament=parliament,
        term=term,
        serial=next_serial(session, term),
        own_serial=next_inquiry_serial(session, term) if own else None,
        stage=Stage.RECEIVED,
        stage_since_at=clock.now(),
        received_on=received_on,
    )


def number_answer(session: Session, inquiry: Inquiry) -> None:
    """Give the answer's paper a number of its own, where the parliament prints question and answer under two."""
    if inquiry.answer_serial is None and numbering_on(inquiry.parliament, inquiry.received_on).papers > 1:
        inquiry.answer_serial = next_serial(session, inquiry.term)


def numbering_on(parliament: Parliament, on: date) -> Numbering:
    """Return how a parliament numbers on a day; where no rule is known, question and answer share one number."""
    try:
        return Numbering.of(rules.rule_to_follow(parliament.code, on))
    except InvalidInput:
        return Numbering()


def _received(session: Session, actor: Actor, inquiry: Inquiry, event: Event) -> Inquiry:
    session.add(inquiry)
    session.flush()
    askers = [asker.member.name for asker in inquiry.askers]
    detail = {"number": str(inquiry.number), "received_on": inquiry.received_on, "askers": askers}
    _record(session, actor, inquiry, event, **detail)
    return inquiry


def correct_inquiry(
    session: Session, actor: Actor, inquiry_id: int, new: NewInquiry, *, revision: int | None = None
) -> Inquiry:
    """Correct what was entered, as long as the inquiry has not been forwarded. Number and term stay."""
    actor.require(TRANSITIONS[Event.REGISTER].permission)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_fresh(inquiry, actor, revision)
    ensure_possible(inquiry.stage, Event.FORWARD)
    new = new.tidied()
    new.ensure_valid()
    if get_term_on(session, inquiry.parliament, new.received_on).id != inquiry.term_id:
        raise InvalidInput(
            f"Der {new.received_on:%d.%m.%Y} liegt nicht in der {inquiry.term.number}. Wahlperiode, "
            f"in der die Anfrage ihre Nummer {inquiry.number} bekam.",
            field="received_on",
        )
    inquiry.received_on = new.received_on
    inquiry.wished_ministry_id = corrected_wish(
        session, inquiry.parliament, new.wished_ministry_id, before=inquiry.wished_ministry_id, on=new.received_on
    )
    inquiry.askers.clear()
    session.flush()
    _fill(session, inquiry, new)
    audit.record(session, actor, "inquiry.correct", realm=Realm.PARLIAMENT, inquiry_id=inquiry.id, title=new.title)
    return inquiry


def _fill(session: Session, inquiry: Inquiry, new: NewInquiry) -> None:
    write_wording(session, inquiry, new.wording)
    inquiry.askers = [
        _asker(session, inquiry.parliament, asker, position=position, on=new.received_on)
        for position, asker in enumerate(new.askers, start=1)
    ]


def write_wording(session: Session, inquiry: Inquiry, wording: Wording) -> None:
    """Give an inquiry its title, preamble and questions, in place of those it had."""
    inquiry.title = wording.title
    inquiry.preamble = wording.preamble
    if inquiry.questions:
        inquiry.questions.clear()
        session.flush()
    rows = [row for question in wording.questions for row in _question_rows(question)]
    for position, row in enumerate(rows, start=1):
        row.position = position
    inquiry.questions = rows


def _question_rows(question: PaperQuestion) -> list[Question]:
    number = int(question.label) if question.label else None
    parts = [Question(number=number, letter=part.label, text=part.text.strip()) for part in question.parts]
    return [Question(number=number, letter=None, text=question.text), *parts]


def _asker(session: Session, parliament: Parliament, asker: Asker, *, position: int, on: date) -> InquiryAsker:
    """Find the Member, or enter an unsettled one: the name on the paper counts, doubts become findings."""
    member = find_member(session, parliament, asker.name)
    if member is None:
        member = Member(parliament_id=parliament.id, name=asker.name, feminine=asker.feminine, verified=False)
        session.add(member)
    group = find_group(session, parliament, asker.group) if asker.group else None
    name = group.name if group else asker.group
    if name is None and member.verified and (membership := membership_on(member, on)) and membership.group:
        name = membership.group.name
    return InquiryAsker(position=position, member=member, group_name=name)


def _seated(member: Member, *, position: int, on: date) -> InquiryAsker:
    membership = membership_on(member, on)
    group = membership.group if membership else None
    return InquiryAsker(position=position, member=member, group_name=group.name if group else None)


def forward_inquiry(
    session: Session, actor: Actor, inquiry_id: int, *, on: date | None = None, revision: int | None = None
) -> Inquiry:
    """Forward an inquiry to the government: the rule in force is frozen onto it and the clock starts."""
    on = on or clock.today()
    inquiry = take_step(session, actor, inquiry_id, Event.FORWARD, revision=revision, on=on)
    if on < inquiry.received_on:
        raise InvalidInput(
            f"Die Zuleitung ({on:%d.%m.%Y}) kann nicht vor dem Eingang ({inquiry.received_on:%d.%m.%Y}) liegen.",
            field="on",
        )
    inquiry.forwarded_on = on
    deadline = expected_deadline(inquiry, forwarded_on=on)
    inquiry.due_on = deadline.due_on
    inquiry.due_explanation = deadline.explanation
    inquiry.deadline = deadline.to_json()
    return inquiry


def expected_deadline(inquiry: Inquiry, *, forwarded_on: date) -> deadlines.Deadline:
    """Return the due day by the rule in force on the day of receipt.

    The rule names the event that starts the clock; where that is open, it is the receipt.
    """
    rule = rules.rule_to_follow(inquiry.parliament.code, inquiry.received_on)
    event_on = inquiry.received_on if rule.deadline.start is None else forwarded_on
    return deadlines.due_day(rule, event_on, saturdays=inquiry.parliament.saturdays_count)


def take_step_by_reason(
    session: Session, actor: Actor, inquiry_id: int, event: Event, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Take a step that needs nothing but a reason, such as going on with the check."""
    if event not in STEPS_BY_REASON:
        raise InvalidInput(f"„{event.value}“ braucht mehr als eine Begründung.", field="event")
    return take_step(session, actor, inquiry_id, event, revision=revision, reason=reason.strip())

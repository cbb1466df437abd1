"""Changing a due day, and what is noted about it: extension, decision, interim report (Fristvermerke).

The rule that was frozen when the clock started stays. An extension counts from the original due day (§ 190 BGB).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament import deadlines
from inquiries.parliament.deadlines import Deadline
from inquiries.parliament.rules import TimeLimit
from inquiries.proceedings.models import DeadlineNote, DeadlineNoteKind
from inquiries.proceedings.standing import people_who_answer, people_who_asked
from inquiries.queries import get_inquiry
from inquiries.services import take_step
from inquiries.wording import ensure
from inquiries.workflow import TRANSITIONS, Event, ensure_possible


@dataclass(frozen=True, slots=True)
class Extension:
    """An agreed extension: by a length of time from the original day, or until a day; why, and who agreed."""

    reason: str
    agreed_by: str
    by: TimeLimit | None = None
    until: date | None = None

    def applied_to(self, deadline: Deadline) -> Deadline:
        """Return the extended deadline; raise InvalidInput unless exactly one of length and day is given."""
        if self.by is not None and self.until is None:
            return deadlines.extended(deadline, self.by)
        if self.until is None or self.by is not None:
            raise InvalidInput("Nennen Sie entweder die Dauer oder den neuen Tag.", field="until")
        return deadlines.extended_until(deadline, self.until)


def extend_deadline(
    session: Session, actor: Actor, inquiry_id: int, extension: Extension, *, revision: int | None = None
) -> Inquiry:
    """Extend the time for the answer, with the reason and who agreed; who asked and who answers are told."""
    inquiry = _running(session, actor, inquiry_id, Event.EXTEND)
    ensure(bool(extension.agreed_by.strip()), "agreed_by", "Tragen Sie ein, wer der Verlängerung zugestimmt hat.")
    later = extension.applied_to(deadline_of(inquiry))
    _ensure_later(later, deadline_of(inquiry))
    take_step(
        session,
        actor,
        inquiry_id,
        Event.EXTEND,
        revision=revision,
        reason=extension.reason.strip(),
        agreed_by=extension.agreed_by.strip(),
        due_on=later.due_on,
    )
    note = DeadlineNote(kind=DeadlineNoteKind.EXTENSION, reason=extension.reason, agreed_by=extension.agreed_by.strip())
    add_note(session, actor, inquiry, note, deadline=later)
    _tell_extended(session, inquiry, extension.reason.strip())
    return inquiry


def set_due_day(
    session: Session, actor: Actor, inquiry_id: int, *, due_on: date, reason: str, revision: int | None = None
) -> Inquiry:
    """Set the due day by the clerk's decision, with a reason; later extensions count from this day."""
    inquiry = take_step(
        session, actor, inquiry_id, Event.SET_DUE_DAY, revision=revision, reason=reason.strip(), due_on=due_on
    )
    earliest = inquiry.forwarded_on or inquiry.received_on
    ensure(
        due_on >= earliest,
        "due_on",
        f"Fällig sein kann die Antwort nicht vor der Zuleitung am {earliest:%d.%m.%Y}.",
    )
    decided = deadlines.decided(deadline_of(inquiry), due_on)
    add_note(session, actor, inquiry, DeadlineNote(kind=DeadlineNoteKind.DECISION, reason=reason), deadline=decided)
    return inquiry


def note_interim_report(
    session: Session, actor: Actor, inquiry_id: int, *, on: date, text: str, revision: int | None = None
) -> Inquiry:
    """Note that the government sent an interim report; the due day stays."""
    inquiry = take_step(
        session, actor, inquiry_id, Event.NOTE_INTERIM_REPORT, revision=revision, on=on, reason=text.strip()
    )
    ensure(on <= clock.today(), "on", f"Der Zwischenbericht kann nicht erst am {on:%d.%m.%Y} gekommen sein.")
    add_note(session, actor, inquiry, DeadlineNote(kind=DeadlineNoteKind.INTERIM_REPORT, reason=text), on=on)
    return inquiry


def notes_of(session: Session, actor: Actor, inquiry_id: int) -> list[DeadlineNote]:
    """Return what was noted about an inquiry's deadline, oldest first; both powers may read it."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    query = select(DeadlineNote).where(DeadlineNote.inquiry_id == inquiry.id).order_by(DeadlineNote.id)
    return list(session.scalars(query))


def deadline_of(inquiry: Inquiry) -> Deadline:
    """Return the deadline frozen onto an inquiry; raise StepNotAllowed while the clock has not started."""
    if inquiry.deadline is None:
        raise StepNotAllowed("Für diese Anfrage läuft noch keine Frist.", inquiry_id=inquiry.id)
    return Deadline.from_json(inquiry.deadline)


def add_note(
    session: Session,
    actor: Actor,
    inquiry: Inquiry,
    note: DeadlineNote,
    *,
    deadline: Deadline | None = None,
    proposed: date | None = None,
    on: date | None = None,
) -> None:
    """Keep a note; a new deadline takes the frozen one's place. Whoever calls has taken the workflow's step.

    `proposed` is a day that was considered and not taken, `on` the day of the fact, today unless given.
    """
    note.due_before = due_on = deadline_of(inquiry).due_on
    if deadline is not None:
        inquiry.due_on = due_on = deadline.due_on
        inquiry.due_explanation = deadline.explanation
        inquiry.deadline = deadline.to_json()
    note.inquiry_id = inquiry.id
    note.due_after = proposed or due_on
    note.happened_on = on or clock.today()
    note.reason = note.reason.strip()
    note.noted_at, note.noted_by = clock.now(), actor.name
    session.add(note)


def _ensure_later(later: Deadline, frozen: Deadline) -> None:
    """Ensure that a second extension, which counts from the original day too, does not shorten the first."""
    ensure(
        later.due_on > frozen.due_on,
        "until",
        f"Die Frist läuft schon bis zum {frozen.due_on:%d.%m.%Y}, die neue endete am {later.due_on:%d.%m.%Y}: "
        f"Gezählt wird ab dem ursprünglich fälligen {frozen.original_due_on:%d.%m.%Y}. Nennen Sie eine längere Dauer "
        "oder einen späteren Tag.",
    )


def _tell_extended(session: Session, inquiry: Inquiry, reason: str) -> None:
    for person in (*people_who_asked(session, inquiry), *people_who_answer(session, inquiry)):
        notify(
            session,
            Occasion.EXTENDED,
            person,
            about=f"inquiry:{inquiry.id}:{inquiry.due_on}",
            number=str(inquiry.number),
            title=inquiry.title,
            reason=reason,
            due_on=inquiry.due_on,
            path=f"/anfragen/{inquiry.id}",
        )


def _running(session: Session, actor: Actor, inquiry_id: int, event: Event) -> Inquiry:
    """Return an inquiry whose clock runs, once the table allows the event."""
    actor.require(TRANSITIONS[event].permission)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_possible(inquiry.stage, event)
    return inquiry

"""What an inquiry's page shows of its proceedings, and which steps have a page (Ansicht des Verfahrens)."""

from typing import Any, Final

from flask import url_for
from sqlalchemy.orm import Session

from app.web.views.answers import word_changes
from app.web.views.wordings import wording_changes
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.proceedings.clarification import clarifications_of
from inquiries.proceedings.due_days import notes_of
from inquiries.proceedings.models import Clarification, DeadlineNote, DeadlineNoteKind
from inquiries.proceedings.rejection import rejections_of
from inquiries.workflow import Event

PAGES: Final = {
    Event.ANSWER_CLARIFICATION: ("Rückfrage beantworten", "proceedings.clarification"),
    Event.REJECT: ("Zurückweisen …", "proceedings.rejection"),
    Event.OBJECT: ("Einspruch einlegen …", "proceedings.objection"),
    Event.EXTEND: ("Frist ändern …", "proceedings.deadline"),
    Event.REQUEST_ORAL_ANSWER: ("Mündliche Beantwortung verlangen …", "proceedings.oral_answer"),
}
_CHANGED: Final = {DeadlineNoteKind.EXTENSION, DeadlineNoteKind.DECISION, DeadlineNoteKind.RECKONING}


def further_steps(inquiry: Inquiry, events: list[Event]) -> list[tuple[str, str, bool]]:
    """Return label and address of the steps with a page of their own; the Member's answer comes first in rank."""
    return [
        (PAGES[event][0], url_for(PAGES[event][1], inquiry_id=inquiry.id), event is Event.ANSWER_CLARIFICATION)
        for event in events
        if event in PAGES
    ]


def proceedings_of(session: Session, actor: Actor, inquiry: Inquiry) -> dict[str, Any]:
    """Return what an actor may see of an inquiry's proceedings; the government sees deadlines only."""
    return {
        "clarifications": [_clarification(each) for each in clarifications_of(session, actor, inquiry.id)],
        "rejections": [] if actor.is_government else rejections_of(session, actor, inquiry.id),
        "notes": [_note(each) for each in notes_of(session, actor, inquiry.id)],
        "word_changes": word_changes,
    }


def _clarification(clarification: Clarification) -> dict[str, Any]:
    after = clarification.wording_after
    changes = wording_changes(clarification.wording_before, after) if after else []
    return {"of": clarification, "changes": changes}


def _note(note: DeadlineNote) -> dict[str, Any]:
    change = f"{note.due_before:%d.%m.%Y} → {note.due_after:%d.%m.%Y}" if note.kind in _CHANGED else None
    return {"of": note, "change": change}

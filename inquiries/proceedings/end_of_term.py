"""What the end of an electoral term settles: inquiries not yet answered lapse (Diskontinuität)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound, StepNotAllowed
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.queries import ON_A_CARD
from inquiries.services import take_step
from inquiries.workflow import TRANSITIONS, Event


def term_of(session: Session, parliament: Parliament, number: int) -> ElectoralTerm:
    """Return a parliament's electoral term; raise NotFound when there is none with this number."""
    query = select(ElectoralTerm).where(ElectoralTerm.parliament_id == parliament.id, ElectoralTerm.number == number)
    term = session.scalar(query)
    if term is None:
        raise NotFound(f"Eine {number}. Wahlperiode ist hier nicht eingerichtet.", term=number)
    return term


def would_lapse(session: Session, actor: Actor, term: ElectoralTerm) -> Sequence[Inquiry]:
    """Return what the end of a term would settle: each of its inquiries that is not yet answered, by number."""
    actor.require(TRANSITIONS[Event.LAPSE].permission)
    query = (
        select(Inquiry)
        .where(Inquiry.term_id == term.id, Inquiry.stage.in_(TRANSITIONS[Event.LAPSE].sources))
        .order_by(Inquiry.serial)
    )
    return session.scalars(query.options(*ON_A_CARD)).all()


def lapse_inquiries(
    session: Session, actor: Actor, term: ElectoralTerm, *, expected: int | None = None
) -> list[Inquiry]:
    """Let all unanswered inquiries of an ended term lapse, each with its entry in the history.

    `expected` is how many the preview showed; raises StepNotAllowed for another number, or before the term has ended.
    """
    found = would_lapse(session, actor, term)
    _ensure_ended(term)
    if expected is not None and expected != len(found):
        raise StepNotAllowed(
            f"Inzwischen sind es {len(found)} Anfragen statt {expected}. Es wurde nichts geändert; sehen Sie die Liste "
            "noch einmal an."
        )
    return [lapse_inquiry(session, actor, each) for each in found]


def lapse_inquiry(session: Session, actor: Actor, inquiry: Inquiry) -> Inquiry:
    """Let one unanswered inquiry of an ended term lapse."""
    _ensure_ended(inquiry.term)
    return take_step(session, actor, inquiry.id, Event.LAPSE, ended_on=inquiry.term.ends_on)


def _ensure_ended(term: ElectoralTerm) -> None:
    if term.ends_on is None or term.ends_on >= clock.today():
        until = f"endet erst am {term.ends_on:%d.%m.%Y}" if term.ends_on else "hat noch keinen letzten Tag"
        raise StepNotAllowed(f"Die {term.number}. Wahlperiode {until}. Vorher erledigt sich nichts.")

"""Rejection by the president, the Member's objection, and the Landtag's decision (Zurückweisung).

In Mecklenburg-Vorpommern § 62 (2) to (4) GO LT 2011: written reasons, delivered to the Member; an objection in writing
and with reasons within a month; the Landtag decides. The month ends as § 188 (2) BGB says. Where a rule set's grounds
or time limit are not known, they stay open.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import StepNotAllowed
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament import deadlines, rules
from inquiries.parliament.rules import RejectionRule
from inquiries.proceedings.models import Rejection
from inquiries.proceedings.standing import inquiry_to_act_on, people_who_asked
from inquiries.queries import get_inquiry
from inquiries.services import take_step
from inquiries.wording import ensure
from inquiries.workflow import TRANSITIONS, Event


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an inquiry is rejected: the rule's grounds by their codes, and the written reasons."""

    text: str
    grounds: tuple[str, ...] = ()


def rejection_rule(inquiry: Inquiry) -> RejectionRule | None:
    """Return what the rule in force on the day of receipt says about rejecting; None where it is not known."""
    return rules.rule_to_follow(inquiry.parliament.code, inquiry.received_on).rejection


def reject_inquiry(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    reasons: Reasons,
    *,
    delivered_on: date | None = None,
    revision: int | None = None,
) -> Inquiry:
    """Reject an inquiry with written reasons; the month for the objection begins with their delivery."""
    delivered_on = delivered_on or clock.today()
    inquiry = take_step(session, actor, inquiry_id, Event.REJECT, revision=revision, reason=reasons.text.strip())
    rule = rejection_rule(inquiry)
    known = {ground.code: ground.text for ground in rule.grounds} if rule else {}
    ensure(
        all(code in known for code in reasons.grounds) and bool(reasons.grounds or not known),
        "grounds",
        "Wählen Sie mindestens einen der Gründe, die die Geschäftsordnung nennt.",
    )
    ensure(
        inquiry.received_on <= delivered_on <= clock.today(),
        "delivered_on",
        f"Zugestellt sein kann die Zurückweisung nur vom {inquiry.received_on:%d.%m.%Y} bis heute.",
    )
    rejection = Rejection(
        inquiry_id=inquiry.id,
        grounds=[known[code] for code in reasons.grounds],
        reasons=reasons.text.strip(),
        law=rule.law if rule else None,
        rejected_by=actor.name,
        delivered_on=delivered_on,
        objection_until=deadlines.end_of(rule.objection, delivered_on, inquiry.parliament.code) if rule else None,
    )
    session.add(rejection)
    session.flush()
    _tell_askers(session, inquiry, rejection)
    return inquiry


def object_to_rejection(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    reason: str,
    on: date | None = None,
    revision: int | None = None,
) -> Inquiry:
    """Object to the rejection, in time and with reasons; the Landtag decides."""
    actor.require(TRANSITIONS[Event.OBJECT].permission)
    inquiry_to_act_on(session, actor, inquiry_id)
    inquiry = take_step(session, actor, inquiry_id, Event.OBJECT, revision=revision, reason=reason.strip())
    rejection = _latest(session, inquiry)
    on = on or clock.today()
    if rejection.objected_on is not None:
        raise StepNotAllowed(f"Einspruch ist schon am {rejection.objected_on:%d.%m.%Y} eingelegt.")
    ensure(on <= clock.today(), "on", "Der Tag des Einspruchs liegt in der Zukunft.")
    if rejection.objection_until is not None and on > rejection.objection_until:
        raise StepNotAllowed(f"Die Frist für den Einspruch endete am {rejection.objection_until:%d.%m.%Y}.")
    rejection.objected_on, rejection.objection = on, reason.strip()
    return inquiry


def uphold_rejection(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Record that the Landtag turned the objection down: the inquiry stays rejected."""
    inquiry = take_step(session, actor, inquiry_id, Event.UPHOLD, revision=revision, reason=reason.strip())
    rejection = _latest(session, inquiry)
    if not rejection.awaits_decision:
        raise StepNotAllowed("Über einen Einspruch ist hier nicht zu entscheiden: Es liegt keiner vor.")
    _decide(rejection, reason, upheld=True)
    return inquiry


def lift_rejection(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Lift the rejection, because the Landtag allowed the objection or the president thinks better of it."""
    inquiry = take_step(session, actor, inquiry_id, Event.REOPEN, revision=revision, reason=reason.strip())
    _decide(_latest(session, inquiry), reason, upheld=False)
    return inquiry


def rejections_of(session: Session, actor: Actor, inquiry_id: int) -> list[Rejection]:
    """Return an inquiry's rejections, the latest first."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    query = select(Rejection).where(Rejection.inquiry_id == inquiry.id).order_by(Rejection.id.desc())
    return list(session.scalars(query))


def objections_to_decide(session: Session, actor: Actor) -> list[Rejection]:
    """Return the objections on which the Landtag has yet to decide, the oldest first."""
    query = (
        select(Rejection)
        .join(Rejection.inquiry)
        .where(
            Inquiry.parliament_id == actor.parliament_id,
            Rejection.objected_on.is_not(None),
            Rejection.decided_on.is_(None),
        )
        .order_by(Rejection.objected_on, Rejection.id)
    )
    return list(session.scalars(query))


def latest_rejection(session: Session, inquiry: Inquiry) -> Rejection | None:
    """Return an inquiry's last rejection, None when it was never rejected."""
    query = select(Rejection).where(Rejection.inquiry_id == inquiry.id).order_by(Rejection.id.desc())
    return session.scalars(query).first()


def _latest(session: Session, inquiry: Inquiry) -> Rejection:
    found = latest_rejection(session, inquiry)
    if found is None:
        raise StepNotAllowed("Zu dieser Anfrage ist keine Zurückweisung mit Begründung vermerkt.")
    return found


def _decide(rejection: Rejection, reason: str, *, upheld: bool) -> None:
    rejection.decided_on, rejection.decision, rejection.upheld = clock.today(), reason.strip(), upheld


def _tell_askers(session: Session, inquiry: Inquiry, rejection: Rejection) -> None:
    for person in people_who_asked(session, inquiry):
        notify(
            session,
            Occasion.REJECTED,
            person,
            about=f"rejection:{rejection.id}",
            number=str(inquiry.number),
            title=inquiry.title,
            reason=rejection.reasons,
            path=f"/anfragen/{inquiry.id}",
        )

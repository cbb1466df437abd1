"""An inquiry's history: of the audit trail what each side may see (Verlauf)."""

from typing import Final

from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.permissions import Permission, Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry
from inquiries.places import is_at
from inquiries.workflow import Place

DRAFTING: Final = (  # what begins the names of acts that make an answer
    "answer.",
    "record.",
    "contribution.",
    "inquiry.ask_co",
    "inquiry.co_sign",
    "inquiry.ask_change",
    "inquiry.recall",
    "inquiry.endorse",
    "inquiry.hand_down",
    "inquiry.bypass",
)
ASSIGNING: Final = ("inquiry.assign", "inquiry.transfer")  # with these a ministry's work on an answer begins


def history(session: Session, actor: Actor, inquiry: Inquiry) -> list[AuditEntry]:
    """Return the trail of an inquiry as far as the actor may see it, oldest first.

    The Landtag sees its own realm; how an answer came about, only the ministry that works on it now.
    """
    conditions = [AuditEntry.inquiry_id == inquiry.id]
    if not actor.may(Permission.SEE_GOVERNMENT_WORK):
        conditions.append(AuditEntry.realm == Realm.PARLIAMENT)
    elif not actor.is_system:
        conditions.append(_of_ministry(session, actor, inquiry))
    return list(session.scalars(select(AuditEntry).where(*conditions).order_by(AuditEntry.id)))


def _of_ministry(session: Session, actor: Actor, inquiry: Inquiry) -> ColumnElement[bool]:
    """Return what the government's side sees: its own acts; beside them, whoever leads all that is no other's draft."""
    ministry = session.get(Ministry, actor.ministry_id) if actor.ministry_id else None
    own: ColumnElement[bool] = AuditEntry.detail["ministry"].as_string() == (ministry.code if ministry else "")
    if is_at(inquiry, actor, Place.ASSIGNEE) or is_at(inquiry, actor, Place.LEAD) or Role.CHANCELLERY in actor.roles:
        return own | ~_drafting() | _since_assignment(actor, inquiry)
    return own | (AuditEntry.realm == Realm.PARLIAMENT)


def _drafting() -> ColumnElement[bool]:
    return or_(*(AuditEntry.action.startswith(what) for what in DRAFTING))


def _since_assignment(actor: Actor, inquiry: Inquiry) -> ColumnElement[bool]:
    if not actor.acts_for(inquiry.lead_ministry_id):
        return false()
    assigned = aliased(AuditEntry)
    of_the_inquiry = (assigned.inquiry_id == inquiry.id) & assigned.action.in_(ASSIGNING)
    return AuditEntry.id > select(func.max(assigned.id)).where(of_the_inquiry).scalar_subquery()

"""Who may see which unsent inquiry: its Member and their staff, and whoever was asked to join (Abfragen)."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, false, func, select, true
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.handing_in.draft import CoAsker, Consent, InquiryDraft

PAGE_SIZE: Final = 25


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One page of drafts, and how many there are in all."""

    drafts: list[InquiryDraft]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def own_draft(session: Session, actor: Actor, key: str) -> InquiryDraft:
    """Return a draft of the actor's Member; raise NotFound for any other, whether or not there is one."""
    return _the_one(session, key, _own(actor))


def draft_to_read(session: Session, actor: Actor, key: str) -> InquiryDraft:
    """Return a draft that the actor may read: an own one, or one that they were asked to join and did not decline."""
    return _the_one(session, key, _own(actor) | _asked(actor))


def list_drafts(session: Session, actor: Actor, *, text: str = "", page: int = 1) -> DraftPage:
    """Return the drafts of the actor's Member, the last changed first."""
    query = select(InquiryDraft).where(
        _own(actor), *(InquiryDraft.title.icontains(word, autoescape=True) for word in text.split())
    )
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    query = query.order_by(InquiryDraft.changed_at.desc(), InquiryDraft.key)
    found = session.scalars(query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return DraftPage(list(found), total, page)


def requests_to_join(session: Session, actor: Actor) -> list[InquiryDraft]:
    """Return the drafts of others that the actor's Member was asked to join and has not declined."""
    query = select(InquiryDraft).where(_asked(actor)).order_by(InquiryDraft.changed_at.desc(), InquiryDraft.key)
    return list(session.scalars(query))


def _the_one(session: Session, key: str, condition: ColumnElement[bool]) -> InquiryDraft:
    draft = session.scalar(select(InquiryDraft).where(InquiryDraft.key == key, condition))
    if draft is None:
        raise NotFound("Diesen Entwurf gibt es nicht oder er ist Ihnen nicht zugänglich.")
    return draft


def _own(actor: Actor) -> ColumnElement[bool]:
    if actor.is_system:
        return true()
    return InquiryDraft.member_id == actor.member_id if _is_of_a_member(actor) else false()


def _asked(actor: Actor) -> ColumnElement[bool]:
    if not _is_of_a_member(actor):
        return false()
    return InquiryDraft.co_askers.any((CoAsker.member_id == actor.member_id) & (CoAsker.consent != Consent.DECLINED))


def _is_of_a_member(actor: Actor) -> bool:
    return actor.member_id is not None and actor.may(Permission.HAND_IN_INQUIRY)

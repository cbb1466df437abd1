"""Inquiries that somebody follows, and telling of each public step on their way (Verfolgte Anfragen).

Steps are read from the audit trail behind a place that each follower has: none is missed, none told twice. Only what
the Landtag's side sees is a step here; how an answer comes about inside the government is none.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.database import Base
from inquiries.foundation.errors import Forbidden
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person, actor_of
from inquiries.queries import visible_to

PUBLIC_STEPS: Final = {
    "inquiry.forward": "Die Anfrage ist der Landesregierung zugeleitet.",
    "paper.question": "Die Anfrage ist als Drucksache veröffentlicht.",
    "inquiry.extend": "Die Frist für die Antwort ist verlängert.",
    "inquiry.set_due_day": "Die Fälligkeit der Antwort ist neu festgesetzt.",
    "inquiry.reckon_anew": "Die Frist für die Antwort ist neu berechnet.",
    "inquiry.note_interim_report": "Ein Zwischenbericht der Landesregierung ist eingegangen.",
    "inquiry.request_oral_answer": "Die mündliche Beantwortung ist verlangt.",
    "inquiry.answered": "Die Antwort ist beim Landtag eingegangen.",
    "inquiry.publish": "Frage und Antwort sind als Drucksache veröffentlicht.",
    "inquiry.amended": "Ein Nachtrag zur Antwort ist beim Landtag eingegangen.",
    "inquiry.amendment_published": "Ein Nachtrag zur Antwort ist veröffentlicht.",
    "paper.version": "Eine neue Fassung der Drucksache ist veröffentlicht.",
    "inquiry.withdraw": "Die Anfrage ist zurückgezogen.",
    "inquiry.reject": "Die Anfrage ist zurückgewiesen.",
    "inquiry.reopen": "Die Zurückweisung ist aufgehoben; die Anfrage wird weiter geprüft.",
    "inquiry.lapse": "Die Anfrage ist durch Ablauf der Wahlperiode erledigt.",
}


TOLD_TO_ASKERS: Final = frozenset({"inquiry.publish", "inquiry.extend", "inquiry.reject"})  # by mails of their own


class FollowedInquiry(Base):
    """Who follows which inquiry; `seen_entry` is how far its trail was told."""

    __tablename__ = "followed_inquiries"
    __table_args__ = (UniqueConstraint("person_id", "inquiry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    seen_entry: Mapped[int]
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
    inquiry: Mapped[Inquiry] = relationship()


def follow(session: Session, actor: Actor, inquiry: Inquiry) -> None:
    """Let the actor be told of an inquiry's steps from now on; a second time changes nothing."""
    if actor.person_id is None:
        raise Forbidden("Anfragen verfolgt, wer angemeldet ist.")
    if not follows(session, actor, inquiry.id):
        now, entry = clock.now(), last_entry(session)
        about = {"person_id": actor.person_id, "inquiry_id": inquiry.id}
        session.add(FollowedInquiry(**about, seen_entry=entry, created_at=now))
        session.flush()


def unfollow(session: Session, actor: Actor, inquiry_id: int) -> None:
    """Tell the actor no more of an inquiry; safe to repeat."""
    if (followed := _of(session, actor, inquiry_id)) is not None:
        session.delete(followed)
        session.flush()


def follows(session: Session, actor: Actor, inquiry_id: int) -> bool:
    """Tell whether the actor follows an inquiry."""
    return _of(session, actor, inquiry_id) is not None


def followed_by(session: Session, actor: Actor) -> Sequence[FollowedInquiry]:
    """Return what the actor follows and may still see, the newest first."""
    query = select(FollowedInquiry).join(Inquiry).where(FollowedInquiry.person_id == actor.person_id, visible_to(actor))
    return session.scalars(query.order_by(FollowedInquiry.id.desc())).all()


def last_entry(session: Session) -> int:
    """Return the number of the newest entry of the trail."""
    return session.scalar(select(func.max(AuditEntry.id))) or 0


def tell_followers(session: Session) -> int:
    """Tell everybody who follows an inquiry of its public steps since; return how many mails or notes that makes."""
    behind = (
        select(FollowedInquiry, AuditEntry)
        .join(AuditEntry, AuditEntry.inquiry_id == FollowedInquiry.inquiry_id)
        .where(
            AuditEntry.id > FollowedInquiry.seen_entry,
            AuditEntry.realm == Realm.PARLIAMENT,
            AuditEntry.action.in_(PUBLIC_STEPS),
        )
        .order_by(AuditEntry.id, FollowedInquiry.id)
    )
    told = 0
    for followed, entry in session.execute(behind).all():
        followed.seen_entry = entry.id
        told += _tell(session, followed, entry)
    return told


def _tell(session: Session, followed: FollowedInquiry, entry: AuditEntry) -> bool:
    """Tell one person of one step, unless it is theirs, told already, or no longer for them to see."""
    person, inquiry = followed.person, followed.inquiry
    seen = select(Inquiry.id).where(Inquiry.id == inquiry.id, visible_to(actor_of(person)))
    asked = entry.action in TOLD_TO_ASKERS and person.member_id in {each.member_id for each in inquiry.askers}
    if asked or entry.actor_login == person.login or session.scalar(seen) is None:
        return False
    about = {"number": inquiry.number, "title": inquiry.title, "step": PUBLIC_STEPS[entry.action]}
    told = notify(
        session,
        Occasion.STEP_TAKEN,
        person,
        about=f"inquiry:{inquiry.id}:{entry.id}",
        path=f"/anfragen/{inquiry.id}",
        **about,
    )
    return told is not None


def _of(session: Session, actor: Actor, inquiry_id: int) -> FollowedInquiry | None:
    query = select(FollowedInquiry).where(
        FollowedInquiry.person_id == actor.person_id, FollowedInquiry.inquiry_id == inquiry_id
    )
    return session.scalar(query)

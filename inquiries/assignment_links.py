"""Links in mails that accept or return an offered lead without signing in (Antwortlinks)."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.assignment import Assignment, AssignmentState
from inquiries.foundation import audit, clock
from inquiries.foundation.database import Base
from inquiries.foundation.errors import NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.mailboxes import has_common_mailbox
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person, people_with

VALID_FOR: Final = timedelta(days=3)
VIA: Final = "über den Link in der Nachricht"
_PURPOSE: Final = b"assignment-link:"  # keeps these tokens apart from all else that the key seals


class AssignmentLink(Base):
    """A link for one addressee of one offer. The database holds what verifies the token, never what makes it."""

    __tablename__ = "assignment_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    nonce: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    assignment: Mapped[Assignment] = relationship()
    person: Mapped[Person] = relationship()


def token_of(key: bytes, nonce: str) -> str:
    """Return the token of a link: made anew from the installation's key wherever the mail is written."""
    return hmac.new(key, _PURPOSE + nonce.encode(), hashlib.sha256).hexdigest()


def tell_offer(session: Session, inquiry: Inquiry, assignment: Assignment) -> None:
    """Tell each co-ordinator of the ministry that the lead is offered, with a link that takes older ones' place.

    A link is somebody's own: mail to a mailbox that several people read has none, and is the same for all of them.
    """
    for person in people_with(session, assignment.ministry.id, Permission.ACCEPT_ASSIGNMENT):
        about, personal = f"assignment:{assignment.id}", dict[str, object]()
        if not has_common_mailbox(session, person):
            link = _issue(session, assignment, person)
            about = f"assignment-link:{link.id}"
            personal = {"nonce": link.nonce, "valid_until": link.expires_at.astimezone(clock.GERMANY).date()}
        notify(
            session,
            Occasion.LEAD_OFFERED,
            person,
            about=about,
            number=str(inquiry.number),
            title=inquiry.title,
            due_on=inquiry.due_on,
            path=f"/anfragen/{inquiry.id}",
            **personal,
        )


def _issue(session: Session, assignment: Assignment, person: Person) -> AssignmentLink:
    nonce = secrets.token_hex(16)
    token = token_of(session.info[audit.KEY], nonce)
    link = AssignmentLink(
        assignment=assignment,
        person=person,
        nonce=nonce,
        digest=_digest(token),
        expires_at=clock.now() + VALID_FOR,
    )
    session.add(link)
    session.flush()
    return link


def open_link(session: Session, token: str) -> AssignmentLink:
    """Return the link of a token while it may be used.

    Raises NotFound for a token that never was, StepNotAllowed for one that is used, outdated or replaced.
    """
    link = session.scalar(select(AssignmentLink).where(AssignmentLink.digest == _digest(token)))
    if link is None:
        raise NotFound("Diesen Link gibt es nicht. Öffnen Sie ihn bitte unverändert aus der Nachricht.")
    reason = _why_closed(session, link)
    if reason is not None:
        raise StepNotAllowed(f"{reason} Melden Sie sich an, um die Anfrage zu öffnen.")
    return link


def use(link: AssignmentLink) -> None:
    """Note that a link has done its one work."""
    link.used_at = clock.now()


def _why_closed(session: Session, link: AssignmentLink) -> str | None:
    if link.used_at is not None:
        return "Dieser Link wurde schon benutzt."
    if link.expires_at <= clock.now():
        return "Dieser Link galt drei Tage und ist abgelaufen."
    newest = select(func.max(AssignmentLink.id)).where(
        AssignmentLink.assignment_id == link.assignment_id, AssignmentLink.person_id == link.person_id
    )
    if session.scalar(newest) != link.id:
        return "Es gibt einen neueren Link in einer späteren Nachricht."
    if link.assignment.state is not AssignmentState.OPEN:
        return f"Über diese Zuweisung ist schon entschieden ({link.assignment.state.value})."
    return None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

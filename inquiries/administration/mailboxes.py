"""Common mailboxes as the Fachadministration keeps them (Gemeinsame Postfächer)."""

from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.administration.entries import Subject, apply, ensure, get_entry, record
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.mailboxes import GroupMailbox, checked_address
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament


@dataclass(frozen=True, slots=True)
class MailboxEntry:
    """What is entered of a common mailbox: whose it is, of a division or with none of the whole house."""

    ministry_id: int
    division: str
    address: str


def mailboxes_of(session: Session, parliament: Parliament) -> list[GroupMailbox]:
    """Return a government's common mailboxes, ministry by ministry."""
    query = select(GroupMailbox).join(GroupMailbox.ministry).where(Ministry.parliament_id == parliament.id)
    return list(session.scalars(query.order_by(GroupMailbox.ministry_id, GroupMailbox.division)))


def keep_mailbox(
    session: Session, actor: Actor, parliament: Parliament, entry: MailboxEntry, *, mailbox_id: int | None = None
) -> GroupMailbox:
    """Enter a common mailbox or change one; raise InvalidInput when the division has one already."""
    actor.require(Permission.ADMINISTER)
    box = get_entry(session, GroupMailbox, mailbox_id, parliament) if mailbox_id is not None else None
    ministry = get_entry(session, Ministry, entry.ministry_id, parliament)
    address = checked_address(entry.address, field="address")
    ensure(address is not None, "address", "Geben Sie die Mailadresse des Postfachs an.")
    mine = (GroupMailbox.ministry_id == ministry.id, GroupMailbox.division == entry.division)
    other = session.scalar(select(GroupMailbox).where(*mine))
    ensure(other in (None, box), "division", "Dafür gibt es schon ein Postfach. Ändern Sie dieses.")
    if box is None:
        box = GroupMailbox(**asdict(entry))
        session.add(box)
        session.flush()
        record(session, actor, Subject.MAILBOX, "enter", box.id, address=box.address)
    elif changed := apply(box, asdict(entry)):
        record(session, actor, Subject.MAILBOX, "change", box.id, changed=changed)
    return box


def remove_mailbox(session: Session, actor: Actor, parliament: Parliament, mailbox_id: int) -> None:
    """Remove a common mailbox: mail goes to the people themselves again."""
    actor.require(Permission.ADMINISTER)
    box = get_entry(session, GroupMailbox, mailbox_id, parliament)
    record(session, actor, Subject.MAILBOX, "remove", box.id, address=box.address)
    session.delete(box)

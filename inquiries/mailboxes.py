"""Where mail for a person goes: to the division's or ministry's common mailbox, or to the person (Postfächer)."""

import re
from typing import Final

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation.database import Base
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.people import Person

_ADDRESS: Final = re.compile(r"[^@\s<>,;:\"\\]+@[^@\s<>,;:\"\\]+\.[^@\s<>,;:\"\\.]+")
LONGEST: Final = 254  # RFC 5321


class GroupMailbox(Base):
    """A mailbox that stands in for the people of a division, or with no division for a whole ministry's."""

    __tablename__ = "group_mailboxes"
    __table_args__ = (UniqueConstraint("ministry_id", "division"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"))
    division: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(LONGEST))

    ministry: Mapped[Ministry] = relationship()

    @property
    def parliament_id(self) -> int:
        """Return the parliament to whose government the mailbox belongs."""
        return self.ministry.parliament_id


def address_for(session: Session, person: Person) -> str | None:
    """Return where a person's mail goes: the division's mailbox, the ministry's, the person's own, or nowhere."""
    return _common_address(session, person) or person.mail


def has_common_mailbox(session: Session, person: Person) -> bool:
    """Tell whether others of the division or ministry read a person's mail too."""
    return _common_address(session, person) is not None


def _common_address(session: Session, person: Person) -> str | None:
    if person.ministry_id is None:
        return None
    query = select(GroupMailbox).where(
        GroupMailbox.ministry_id == person.ministry_id, GroupMailbox.division.in_((person.division or "", ""))
    )
    boxes = {box.division: box.address for box in session.scalars(query)}
    return boxes.get(person.division or "") or boxes.get("")


def checked_address(text: str, *, field: str = "mail") -> str | None:
    """Return a mail address as it was typed, None for nothing; raise InvalidInput for what no mail could reach."""
    address = text.strip()
    if not address:
        return None
    if len(address) > LONGEST or not address.isascii() or not _ADDRESS.fullmatch(address):
        raise InvalidInput(
            f"„{address[:80]}“ ist keine Mailadresse. Schreiben Sie sie wie name@beispiel.de.", field=field
        )
    return address

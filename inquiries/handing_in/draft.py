"""A Member's unsent inquiry: the Member's own, and their staff's (Entwurf einer Anfrage).

It is no row of `inquiries`: their running ids and numbers would tell others that it exists.
"""

from datetime import datetime
from enum import Enum
from secrets import choice
from string import ascii_letters, digits
from typing import Final

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation.database import Base, Json, Revisioned
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.wording import LONGEST_TITLE, Wording

KEY_LENGTH: Final = 22


class Consent(Enum):
    """Whether a Member who was asked to join asks too; the value is what a page says."""

    ASKED = "noch nicht geantwortet"
    CONFIRMED = "fragt mit"
    DECLINED = "abgelehnt"


def new_key() -> str:
    """Return 130 random bits that a command line never takes for an option, as „-x…“ would be."""
    return "".join(choice(ascii_letters + digits) for _ in range(KEY_LENGTH))


class InquiryDraft(Revisioned, Base):
    """An unsent inquiry. Its key is random: nobody can guess it, or count drafts by it."""

    __tablename__ = "inquiry_drafts"

    key: Mapped[str] = mapped_column(String(KEY_LENGTH), primary_key=True, default=new_key)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    wished_ministry_id: Mapped[int | None] = mapped_column(ForeignKey("ministries.id"))
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    content: Mapped[Json]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(200))

    parliament: Mapped[Parliament] = relationship()
    member: Mapped[Member] = relationship()
    wished_ministry: Mapped[Ministry | None] = relationship()
    co_askers: Mapped[list["CoAsker"]] = relationship(
        back_populates="draft", order_by="CoAsker.position", cascade="all, delete-orphan"
    )

    @property
    def wording(self) -> Wording:
        """Return what the draft says."""
        return Wording.from_json(self.content)

    def co_asker(self, member_id: int | None) -> "CoAsker | None":
        """Return the entry of a Member who was asked to join."""
        return next((each for each in self.co_askers if each.member_id == member_id), None)

    def with_consent(self, consent: Consent) -> list[Member]:
        """Return the Members who gave this answer, in their order."""
        return [each.member for each in self.co_askers if each.consent is consent]


class CoAsker(Base):
    """A Member who was asked to put the inquiry too (Mitfragende)."""

    __tablename__ = "co_askers"

    draft_key: Mapped[str] = mapped_column(ForeignKey("inquiry_drafts.key"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    position: Mapped[int]
    consent: Mapped[Consent] = mapped_column(default=Consent.ASKED)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(200))

    draft: Mapped[InquiryDraft] = relationship(back_populates="co_askers")
    member: Mapped[Member] = relationship()

"""What is kept of the proceedings on an inquiry, a row each time (Verfahrensvermerke)."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation.database import Base, Json
from inquiries.inquiry import Inquiry
from inquiries.wording import Wording


class DeadlineNoteKind(Enum):
    """What a note on a deadline says; the value is its German name."""

    EXTENSION = "Fristverlängerung"
    DECISION = "Festsetzung durch die Landtagsverwaltung"
    RECKONING = "Neue Berechnung der Frist"
    DISMISSED = "Neue Berechnung nicht übernommen"
    INTERIM_REPORT = "Zwischenbericht der Landesregierung"
    ORAL_ANSWER = "Mündliche Beantwortung verlangt"


class DeadlineNote(Base):
    """A fact about an inquiry's deadline: a new due day with its reason, or what came instead of the answer.

    Of a dismissed reckoning, `due_after` is the day that was not taken.
    """

    __tablename__ = "deadline_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    kind: Mapped[DeadlineNoteKind]
    happened_on: Mapped[date]
    due_before: Mapped[date]
    due_after: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    agreed_by: Mapped[str | None] = mapped_column(String(200))
    noted_at: Mapped[datetime]
    noted_by: Mapped[str] = mapped_column(String(200))

    inquiry: Mapped[Inquiry] = relationship()


class Clarification(Base):
    """A question-back to the Member and its answer, with the wording before and after."""

    __tablename__ = "clarifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    question: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(200))
    before: Mapped[Json]
    after: Mapped[Json | None]

    inquiry: Mapped[Inquiry] = relationship()

    @property
    def wording_before(self) -> Wording:
        """Return what the inquiry said when the question was put."""
        return Wording.from_json(self.before)

    @property
    def wording_after(self) -> Wording | None:
        """Return what it says since the answer, None while there is none."""
        return Wording.from_json(self.after) if self.after else None


class Rejection(Base):
    """A rejection by the president, its reasons, and the objection that may follow it."""

    __tablename__ = "rejections"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    grounds: Mapped[list[str]]
    reasons: Mapped[str] = mapped_column(Text)
    law: Mapped[str | None] = mapped_column(String(200))
    rejected_by: Mapped[str] = mapped_column(String(200))
    delivered_on: Mapped[date]
    objection_until: Mapped[date | None]
    objected_on: Mapped[date | None]
    objection: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[date | None]
    decision: Mapped[str | None] = mapped_column(Text)
    upheld: Mapped[bool | None]

    inquiry: Mapped[Inquiry] = relationship()

    @property
    def awaits_decision(self) -> bool:
        """Tell whether the Landtag has yet to decide on an objection."""
        return self.objected_on is not None and self.decided_on is None

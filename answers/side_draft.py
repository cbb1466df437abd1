"""What somebody is typing into an answer and has not saved yet, and that they have it open (Zwischenstand)."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation.database import Base, Json
from inquiries.parliament.people import Person


class SideDraft(Base):
    """One person's unsaved fields of one answer, kept every few seconds; never a revision, seen by nobody else."""

    __tablename__ = "side_drafts"
    __table_args__ = (UniqueConstraint("answer_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    base_number: Mapped[int]  # the revision that the person's page shows
    fields: Mapped[Json | None]
    saved_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]

    person: Mapped[Person] = relationship()

"""The answer (Antwort) and its revisions (Fassungen)."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.drafting.draft import Draft
from inquiries.foundation.database import Base, Json, Revisioned
from inquiries.inquiry import Inquiry


class Answer(Revisioned, Base):
    """A ministry's answer to an inquiry, from the first draft to its clearance.

    It stays the ministry's own when the inquiry goes to another one, which begins anew.
    """

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("inquiry_id", "ministry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"))
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"))
    government_remark: Mapped[str | None] = mapped_column(Text)
    latest_number: Mapped[int] = mapped_column(default=0)
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[str | None] = mapped_column(String(120))

    inquiry: Mapped[Inquiry] = relationship()
    latest: Mapped["AnswerRevision | None"] = relationship(
        primaryjoin="and_(Answer.id == AnswerRevision.answer_id, Answer.latest_number == AnswerRevision.number)",
        viewonly=True,
    )
    revisions: Mapped[list["AnswerRevision"]] = relationship(
        back_populates="answer", order_by="AnswerRevision.number", cascade="all"
    )

    @property
    def draft(self) -> Draft:
        """Return the text as it stands in the latest revision; before the first there is nothing."""
        return self.latest.draft if self.latest else Draft()

    def was_written_by(self, login: str) -> bool:
        """Tell whether a person had a hand in the text: such a one cannot clear it (Vier-Augen-Prinzip)."""
        return any(revision.created_by == login for revision in self.revisions)


class AnswerRevision(Base):
    """One revision of an answer's text, never changed once it is written."""

    __tablename__ = "answer_revisions"
    __table_args__ = (UniqueConstraint("answer_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), index=True)
    number: Mapped[int]
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(String(200))
    content: Mapped[Json]

    answer: Mapped[Answer] = relationship(back_populates="revisions")

    @cached_property
    def draft(self) -> Draft:
        """Return the text of this revision; it is read once, a revision never changes."""
        return Draft.from_json(self.content)

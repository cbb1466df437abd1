"""What is said about an answer after it was handed over: demanded, written, cleared, published (Nachtrag)."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation.database import Base
from inquiries.inquiry import Inquiry


class AmendmentKind(Enum):
    """Whether something is added to an answer or put in its place; the value is its German name."""

    SUPPLEMENT = "Ergänzung"
    CORRECTION = "Berichtigung"


class AmendmentState(Enum):
    """How far an amendment has come; the value is its German name."""

    DEMANDED = "vom Landtag nachgefordert"
    WRITTEN = "zur Freigabe"
    HANDED_OVER = "dem Landtag zugeleitet"
    PUBLISHED = "veröffentlicht"


class Amendment(Base):
    """A supplement to one question's answer, or a correction of it, with the Landtag's demand if there was one."""

    __tablename__ = "amendments"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    kind: Mapped[AmendmentKind] = mapped_column(default=AmendmentKind.SUPPLEMENT)
    state: Mapped[AmendmentState]
    question: Mapped[str] = mapped_column(String(10))
    demanded_at: Mapped[datetime | None]
    demanded_by: Mapped[str | None] = mapped_column(String(200))
    demand: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    written_by: Mapped[str | None] = mapped_column(String(120))  # the login: who wrote it does not clear it
    letter_dated_on: Mapped[date | None]
    handed_over_at: Mapped[datetime | None]

    inquiry: Mapped[Inquiry] = relationship()

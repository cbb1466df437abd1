"""What is said about an answer after it was handed over: demanded, written, cleared, published (Nachtrag)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation.database import Base, Json
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround


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


@dataclass(frozen=True, slots=True)
class AmendmentEntry:
    """What an officer writes: to which question, what, why, and what becomes of the question by it."""

    question: str
    text: str
    reason: str
    kind: AmendmentKind = AmendmentKind.SUPPLEMENT
    became: QuestionOutcome = field(default_factory=QuestionOutcome)

    def ensure_valid(self) -> None:
        """Raise InvalidInput for the first thing that is missing."""
        if not self.text.strip():
            raise InvalidInput("Schreiben Sie den Text des Nachtrags.", field="text")
        if not self.reason.strip():
            raise InvalidInput("Nennen Sie den Anlass; er steht bei der neuen Fassung der Drucksache.", field="why")
        if "ground" in self.became.missing:
            raise InvalidInput("Wählen Sie, worauf sich die Ablehnung stützt.", field="ground")


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
    outcome: Mapped[Outcome | None]  # what becomes of the question by it; None where nothing was said
    ground: Mapped[RefusalGround | None]
    letter_dated_on: Mapped[date | None]
    handed_over_at: Mapped[datetime | None]

    inquiry: Mapped[Inquiry] = relationship()

    def applied_to(self, outcomes: Json | None) -> Json:
        """Return what became of an answer's questions once the amendment stands beside it."""
        if self.outcome is None:
            return outcomes or {}
        return {**(outcomes or {}), self.question: QuestionOutcome(self.outcome, self.ground).published()}

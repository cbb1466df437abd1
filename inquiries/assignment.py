"""To whom an inquiry is offered, who takes part, and what other ministries are asked for (Zuweisung, Beteiligung)."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base
from inquiries.parliament.ministries import Ministry


class AssignmentState(Enum):
    """What became of an offered lead; the value is its German name."""

    OPEN = "angetragen"
    ACCEPTED = "angenommen"
    RETURNED = "zurückgegeben"
    TAKEN = "von einem anderen Ministerium angenommen"
    WITHDRAWN = "zurückgenommen"
    TRANSFERRED = "abgegeben"


HELD = frozenset({AssignmentState.OPEN, AssignmentState.ACCEPTED})


class ReturnCategory(Enum):
    """Why a ministry returns an inquiry; the value is its German name."""

    NOT_COMPETENT = "Nicht zuständig"
    OTHER_MINISTRY = "Anderes Ministerium zuständig"
    ONLY_PART = "Nur für einen Teil zuständig (Beteiligung genügt)"
    NOT_OF_THE_LAND = "Nicht in der Zuständigkeit des Landes"
    CONTENTIOUS = "Zuständigkeit strittig, bitte entscheiden"


class Assignment(Base):
    """A lead that the chancellery or another ministry offers to a ministry (Zuweisung)."""

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"), index=True)
    state: Mapped[AssignmentState] = mapped_column(default=AssignmentState.OPEN)
    offered_at: Mapped[datetime]
    offered_by: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(200))
    category: Mapped[ReturnCategory | None]
    reason: Mapped[str | None] = mapped_column(Text)

    ministry: Mapped[Ministry] = relationship()

    @classmethod
    def offer(cls, ministry: Ministry, actor: Actor) -> "Assignment":
        """Return an open offer, made now."""
        return cls(ministry=ministry, state=AssignmentState.OPEN, offered_at=clock.now(), offered_by=actor.name)

    def decide(self, state: AssignmentState, actor: Actor, *, reason: str | None = None) -> None:
        """Note what became of the offer, by whom and why."""
        self.state, self.decided_at, self.decided_by = state, clock.now(), actor.name
        self.reason = reason


INVOLVED = Table(
    "involved_ministries",
    Base.metadata,
    Column("inquiry_id", Integer, ForeignKey("inquiries.id"), primary_key=True),
    Column("ministry_id", Integer, ForeignKey("ministries.id"), primary_key=True, index=True),
)
CLEARANCE_TURN = Table(
    "clearance_turns",
    Base.metadata,
    Column("inquiry_id", Integer, ForeignKey("inquiries.id"), primary_key=True),
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True, index=True),
)

FURTHER_OFFICERS = Table(
    "further_officers",
    Base.metadata,
    Column("inquiry_id", Integer, ForeignKey("inquiries.id"), primary_key=True),
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True, index=True),
)


class ErrandKind(Enum):
    """What the lead ministry asks of another; the value is its German name."""

    CO_SIGNATURE = "Mitzeichnung"
    CONTRIBUTION = "Zulieferung"


class Errand(Base):
    """Something that an inquiry waits for at another ministry: since when, until when (liegt bei)."""

    __tablename__ = "errands"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"), index=True)
    by_ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"))
    kind: Mapped[ErrandKind]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)

    ministry: Mapped[Ministry] = relationship(foreign_keys=[ministry_id])
    by_ministry: Mapped[Ministry] = relationship(foreign_keys=[by_ministry_id])

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day that the lead ministry set has passed without an outcome."""
        return self.done_at is None and self.due_on is not None and self.due_on < clock.today()

"""The chain of clearance: the steps that a ministry sets up, and who signed which for an answer (Freigabeweg)."""

from datetime import datetime
from enum import Enum

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from answers.answer import Answer
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.database import Base
from inquiries.foundation.permissions import Permission, Role
from inquiries.parliament.absences import covered_by
from inquiries.parliament.people import Person
from inquiries.workflow import Stage

LAST_STEP = "Hausleitung"  # the whole chain of a ministry that has set up none
DECISIONS = tuple(f"inquiry.{event}" for event in ("endorse", "hand_down", "bypass", "send_back", "clear"))

STEP_PEOPLE = Table(
    "clearance_step_people",
    Base.metadata,
    Column("step_id", Integer, ForeignKey("clearance_steps.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Integer, ForeignKey("people.id"), primary_key=True),
)


class ClearanceStep(Base):
    """A step of a ministry's chain with those who may sign it; none named: whoever has the right to clear."""

    __tablename__ = "clearance_steps"
    __table_args__ = (UniqueConstraint("ministry_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    at_chancellery: Mapped[bool] = mapped_column(default=False)

    people: Mapped[list[Person]] = relationship(secondary=STEP_PEOPLE, order_by=Person.name, passive_deletes=True)


class ChainState(Enum):
    """What became of a step; the value is its German name."""

    WAITING = "steht aus"
    SIGNED = "gezeichnet"
    BYPASSED = "übersprungen"


class ChainSignature(Base):
    """A step of the chain as it was when an answer came to clearance, and who signed it."""

    __tablename__ = "chain_signatures"
    __table_args__ = (UniqueConstraint("answer_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    at_chancellery: Mapped[bool] = mapped_column(default=False)
    logins: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[ChainState] = mapped_column(default=ChainState.WAITING)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(200))
    reason: Mapped[str | None] = mapped_column(Text)

    answer: Mapped[Answer] = relationship()


def steps_of(session: Session, ministry_id: int) -> list[ClearanceStep]:
    """Return the steps that a ministry set up, in their order."""
    query = select(ClearanceStep).where(ClearanceStep.ministry_id == ministry_id).order_by(ClearanceStep.position)
    return list(session.scalars(query))


def chain_of(session: Session, answer: Answer) -> list[ChainSignature]:
    """Return the steps of an answer's chain in their order, none before its first submission."""
    query = select(ChainSignature).where(ChainSignature.answer_id == answer.id).order_by(ChainSignature.position)
    return list(session.scalars(query))


def current_step(session: Session, answer: Answer) -> ChainSignature | None:
    """Return the step whose turn it is, None when all have signed or nothing was submitted."""
    return next((each for each in chain_of(session, answer) if each.state is ChainState.WAITING), None)


def is_theirs(session: Session, actor: Actor, step: ChainSignature) -> bool:
    """Tell whether a step is an actor's to sign: named for it, or standing in today for somebody who is."""
    if actor.is_system:
        return True
    if not actor.may(Permission.CLEAR_ANSWER):
        return False
    house = Role.CHANCELLERY in actor.roles if step.at_chancellery else actor.acts_for(step.answer.ministry_id)
    return house and (not step.logins or bool(_logins_of(session, actor) & set(step.logins)))


def has_a_step(session: Session, actor: Actor, answer: Answer) -> bool:
    """Tell whether an answer's clearance is an actor's matter: a step of it is theirs, or was when they decided it.

    While an answer is not being cleared, also those count whom the ministry names for what comes next.
    """
    steps = chain_of(session, answer)
    if answer.inquiry.stage is not Stage.CLEARANCE:
        steps += planned_steps(session, answer)
    return any(is_theirs(session, actor, step) for step in steps) or _has_decided(session, actor, answer)


def planned_steps(session: Session, answer: Answer) -> list[ChainSignature]:
    """Return the chain with which an answer would come to clearance now; where none is set up, it is one step."""
    set_up = steps_of(session, answer.ministry_id)
    steps = [(step.name, step.at_chancellery, [person.login for person in step.people]) for step in set_up]
    return [
        ChainSignature(
            answer=answer,
            position=position,
            name=name,
            at_chancellery=at_chancellery,
            logins=logins,
            state=ChainState.WAITING,
        )
        for position, (name, at_chancellery, logins) in enumerate(steps or [(LAST_STEP, False, [])], start=1)
    ]


def _has_decided(session: Session, actor: Actor, answer: Answer) -> bool:
    own = select(AuditEntry.id).where(
        AuditEntry.inquiry_id == answer.inquiry_id,
        AuditEntry.actor_login == actor.login,
        AuditEntry.action.in_(DECISIONS),
    )
    return session.scalar(own.limit(1)) is not None


def _logins_of(session: Session, actor: Actor) -> set[str]:
    return set(session.scalars(select(Person.login).where(Person.id.in_(covered_by(actor.person_id)))))

"""The inquiry (Anfrage): who asks what, where it stands, and its days."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiries.assignment import CLEARANCE_TURN, FURTHER_OFFICERS, INVOLVED, Assignment, Errand
from inquiries.foundation import clock
from inquiries.foundation.database import Base, Json, Revisioned
from inquiries.foundation.errors import StepNotAllowed
from inquiries.parliament.instruments import Instrument
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.parliament.people import Person
from inquiries.parsed_paper import PaperQuestion, QuestionPart
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.wording import Wording
from inquiries.workflow import Event, Stage, ensure_possible


class InquiryKind(Enum):
    """The instrument of parliament; the value is its usual German name."""

    MINOR = "Kleine Anfrage"
    MAJOR = "Große Anfrage"

    def called_in(self, parliament: str) -> str:
        """Return what a parliament calls it: in Bavaria a Kleine Anfrage is a Schriftliche Anfrage."""
        return Instrument.of(parliament, major=self is InquiryKind.MAJOR).name


class Inquiry(Revisioned, Base):
    """An inquiry on its way from its receipt to its printed paper.

    Each day is a fact of its own: received, forwarded, due, letter, published; none is derived from another.
    """

    __tablename__ = "inquiries"
    __table_args__ = (
        UniqueConstraint("term_id", "serial"),
        UniqueConstraint("term_id", "own_serial"),
        UniqueConstraint("term_id", "answer_serial"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("electoral_terms.id"))
    serial: Mapped[int]
    own_serial: Mapped[int | None]  # the number of the inquiry itself, where a parliament counts them apart
    answer_serial: Mapped[int | None]  # that of the answer's paper, where it is not the question's
    kind: Mapped[InquiryKind] = mapped_column(default=InquiryKind.MINOR)
    title: Mapped[str] = mapped_column(String(500))
    preamble: Mapped[str | None] = mapped_column(Text)
    source_sha256: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))

    stage: Mapped[Stage] = mapped_column(default=Stage.RECEIVED, index=True)
    stage_since_at: Mapped[datetime]
    received_on: Mapped[date] = mapped_column(index=True)
    forwarded_on: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    due_explanation: Mapped[str | None] = mapped_column(Text)
    deadline: Mapped[Json | None]

    wished_ministry_id: Mapped[int | None] = mapped_column(ForeignKey("ministries.id"))  # whom the Member named
    lead_ministry_id: Mapped[int | None] = mapped_column(ForeignKey("ministries.id"), index=True)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)

    clearance_step: Mapped[str | None] = mapped_column(String(120))  # whose turn it is while it is being cleared
    clearance_at_chancellery: Mapped[bool] = mapped_column(default=False, server_default=false())

    letter_dated_on: Mapped[date | None]
    answered_by: Mapped[str | None] = mapped_column(String(200))
    answer: Mapped[Json | None]

    parliament: Mapped[Parliament] = relationship()
    term: Mapped[ElectoralTerm] = relationship()
    wished_ministry: Mapped[Ministry | None] = relationship(foreign_keys=[wished_ministry_id])
    lead_ministry: Mapped[Ministry | None] = relationship(foreign_keys=[lead_ministry_id])
    officer: Mapped[Person | None] = relationship()
    further_officers: Mapped[list[Person]] = relationship(secondary=FURTHER_OFFICERS, order_by=Person.name)
    involved: Mapped[list[Ministry]] = relationship(secondary=INVOLVED, order_by=Ministry.id)
    clearance_people: Mapped[list[Person]] = relationship(secondary=CLEARANCE_TURN, order_by=Person.id)  # none: any
    assignments: Mapped[list[Assignment]] = relationship(order_by=Assignment.id)
    errands: Mapped[list[Errand]] = relationship(order_by=Errand.id)
    askers: Mapped[list["InquiryAsker"]] = relationship(order_by="InquiryAsker.position", cascade="all, delete-orphan")
    questions: Mapped[list["Question"]] = relationship(order_by="Question.position", cascade="all, delete-orphan")

    @property
    def number(self) -> PrintedPaperNumber:
        """Return the number under which the question is printed and the inquiry is called."""
        return PrintedPaperNumber(self.term.number, self.serial)

    @property
    def instrument(self) -> str:
        """Return what the parliament calls an inquiry of this kind: Kleine Anfrage, Schriftliche Anfrage."""
        return self.kind.called_in(self.parliament.code)

    @property
    def own_number(self) -> PrintedPaperNumber | None:
        """Return the inquiry's own number, None where it has none beside its paper's."""
        return None if self.own_serial is None else PrintedPaperNumber(self.term.number, self.own_serial)

    @property
    def answer_number(self) -> PrintedPaperNumber:
        """Return the number under which the answer is printed: in most parliaments the question's."""
        return PrintedPaperNumber(self.term.number, self.answer_serial or self.serial)

    @property
    def in_time(self) -> bool | None:
        """Tell whether the letter's day kept the due day; None while there is no letter."""
        if self.letter_dated_on is None or self.due_on is None:
            return None
        return self.letter_dated_on <= self.due_on

    @property
    def ministry_in_charge(self) -> Ministry:
        """Return the lead ministry; raise StepNotAllowed while there is none."""
        if self.lead_ministry is None:
            raise StepNotAllowed("Die Anfrage ist noch keinem Ministerium zugewiesen.", inquiry_id=self.id)
        return self.lead_ministry

    def advance(self, event: Event) -> Stage:
        """Take a step if the table allows it and return the stage before; raise StepNotAllowed otherwise."""
        row = ensure_possible(self.stage, event)
        before, self.stage = self.stage, row.leads_from(self.stage)
        if row.target is not None:
            self.stage_since_at = clock.now()
        return before

    @property
    def wording(self) -> Wording:
        """Return what the inquiry says."""
        return Wording(self.title, self.preamble, self.paper_questions())

    def paper_questions(self) -> tuple[PaperQuestion, ...]:
        """Return the questions with their lettered parts, as a paper prints them."""
        parts: dict[int | None, list[QuestionPart]] = {}
        for question in self.questions:
            if question.letter is not None:
                parts.setdefault(question.number, []).append(QuestionPart(question.letter, question.text))
        return tuple(
            PaperQuestion(question.label, question.text, tuple(parts.get(question.number, ())))
            for question in self.questions
            if question.letter is None
        )


class InquiryAsker(Base):
    """A Member who asks, with the group as it was named on that day."""

    __tablename__ = "inquiry_askers"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    position: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    group_name: Mapped[str | None] = mapped_column(String(120))

    member: Mapped[Member] = relationship()


class Question(Base):
    """A question or, with a letter, a part of the question with the same number (Frage, Unterfrage)."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("inquiry_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"))
    position: Mapped[int]
    number: Mapped[int | None]
    letter: Mapped[str | None] = mapped_column(String(3))
    text: Mapped[str] = mapped_column(Text)

    @property
    def label(self) -> str:
        """Return how an answer names the question, such as 1 or 1a; empty for a single unnumbered one."""
        return f"{'' if self.number is None else self.number}{self.letter or ''}"

"""The register of a term: every inquiry and every paper under its number (Verzeichnis der Kleinen Anfragen)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.printed_paper import PrintedPaper, VersionKind, is_latest
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.queries import ON_A_CARD, card_of, visible_to
from inquiries.workflow import Stage

_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register; what is not known, or not yet to be known, is None."""

    number: PrintedPaperNumber
    title: str
    askers: tuple[tuple[str, str | None], ...]
    received_on: date | None
    due_on: date | None
    ministry: str | None
    letter_dated_on: date | None
    printed_on: date | None
    status: str
    inquiry_id: int | None = None
    is_published: bool = False
    own_number: PrintedPaperNumber | None = None


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    month: tuple[int, int]  # of receipt or, for a paper of the archive, of its print; (0, 0) when not grouped
    serial: int
    inquiry_id: int | None
    paper_id: int | None


class Register:
    """A term's register as one actor may see it: numbers first, lines only where they are asked for."""

    def __init__(self, session: Session, actor: Actor, term: ElectoralTerm, *, by_month: bool = False) -> None:
        self._session = session
        self._actor = actor
        self.term = term
        self.by_month = by_month
        self._entries = sorted(self._gathered(), key=lambda entry: (entry.month, entry.serial))

    def __len__(self) -> int:
        """Return how many lines the register has."""
        return len(self._entries)

    @cached_property
    def counts_apart(self) -> bool:
        """Tell whether inquiries of this term have numbers of their own beside their papers'."""
        theirs = select(Inquiry.id).where(Inquiry.term_id == self.term.id, Inquiry.own_serial.is_not(None))
        return self._session.scalar(theirs.where(visible_to(self._actor)).limit(1)) is not None

    def lines(self, first: int = 0, last: int | None = None) -> Iterator[RegisterRow]:
        """Yield the lines from one place up to another, in the register's order."""
        wanted = self._entries[first:last]
        for start in range(0, len(wanted), _CHUNK):
            yield from self._read(wanted[start : start + _CHUNK])

    def _gathered(self) -> Iterator[_Entry]:
        papers = self._papers()
        query = select(Inquiry.serial, Inquiry.id, Inquiry.received_on).where(
            visible_to(self._actor), Inquiry.term_id == self.term.id
        )
        for serial, inquiry_id, received_on in self._session.execute(query):
            paper_id, _ = papers.pop(serial, (None, None))
            yield _Entry(self._month(received_on), serial, inquiry_id, paper_id)
        for serial, (paper_id, printed_on) in papers.items():
            yield _Entry(self._month(printed_on), serial, None, paper_id)

    def _papers(self) -> dict[int, tuple[int | None, date | None]]:
        query = select(PrintedPaper.serial, PrintedPaper.id, PrintedPaper.printed_on).where(
            PrintedPaper.parliament_id == self.term.parliament_id, PrintedPaper.term == self.term.number, is_latest()
        )
        return {serial: (paper_id, printed_on) for serial, paper_id, printed_on in self._session.execute(query)}

    def _month(self, day: date | None) -> tuple[int, int]:
        return (day.year, day.month) if day and self.by_month else (0, 0)

    def _read(self, entries: Sequence[_Entry]) -> Iterator[RegisterRow]:
        inquiries = select(Inquiry).where(Inquiry.id.in_([entry.inquiry_id for entry in entries])).options(*ON_A_CARD)
        papers = select(PrintedPaper).where(PrintedPaper.id.in_([entry.paper_id for entry in entries]))
        inquiry_of = {row.id: row for row in self._session.scalars(inquiries)}
        paper_of = {row.id: row for row in self._session.scalars(papers)}
        for entry in entries:
            inquiry, paper = inquiry_of.get(entry.inquiry_id or 0), paper_of.get(entry.paper_id or 0)
            if inquiry is not None:
                yield _line_of_inquiry(inquiry, paper, self._actor)
            elif paper is not None:
                yield _line_of_paper(paper)


def terms_of(session: Session, parliament: Parliament) -> Sequence[ElectoralTerm]:
    """Return the electoral terms, the latest first."""
    query = select(ElectoralTerm).where(ElectoralTerm.parliament_id == parliament.id)
    return session.scalars(query.order_by(ElectoralTerm.number.desc())).all()


def get_term(session: Session, parliament: Parliament, number: int) -> ElectoralTerm:
    """Return the electoral term with a number; raise NotFound when it is not set up here."""
    term = next((term for term in terms_of(session, parliament) if term.number == number), None)
    if term is None:
        raise NotFound(f"Eine {number}. Wahlperiode ist hier nicht eingerichtet.", number=number)
    return term


def _line_of_inquiry(inquiry: Inquiry, paper: PrintedPaper | None, actor: Actor) -> RegisterRow:
    card = card_of(inquiry, actor)
    answered = paper is not None and paper.kind is not VersionKind.QUESTION
    return RegisterRow(
        number=card.number,
        title=card.title,
        askers=card.askers,
        received_on=card.received_on,
        due_on=card.due_on,
        ministry=card.ministry,
        letter_dated_on=card.letter_dated_on,
        printed_on=paper.printed_on if paper is not None and answered else None,
        status=card.stage.value,
        inquiry_id=card.id,
        is_published=paper is not None,
        own_number=card.own_number,
    )


def _line_of_paper(paper: PrintedPaper) -> RegisterRow:
    content = paper.content
    return RegisterRow(
        number=paper.number,
        title=paper.title,
        askers=tuple((asker.name, asker.group) for asker in content.members),
        received_on=None,
        due_on=content.due_on,
        ministry=content.ministry,
        letter_dated_on=content.letter_dated_on,
        printed_on=paper.printed_on,
        status=Stage.PUBLISHED.value,
        is_published=True,
        own_number=PrintedPaperNumber.parse(own) if (own := content.own_number) and "/" in own else None,
    )

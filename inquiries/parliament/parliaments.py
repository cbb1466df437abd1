"""Parliaments and their electoral terms (Landtag, Wahlperiode)."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint, select, update
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column, relationship

from inquiries.foundation.database import Base
from inquiries.foundation.errors import InvalidInput, NotFound


class Parliament(Base):
    """A parliament, named by the code of its Land; its rules are data, found by that code."""

    __tablename__ = "parliaments"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    government: Mapped[str] = mapped_column(String(120))
    saturdays_count: Mapped[bool | None]  # a setting where the rules leave open whether Saturdays are working days
    asker_names_ministry: Mapped[bool | None]  # another: whether the Member may name the ministry that should answer


class ElectoralTerm(Base):
    """An electoral term with the counters of its printed papers and, where they have their own, its inquiries."""

    __tablename__ = "electoral_terms"
    __table_args__ = (UniqueConstraint("parliament_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    number: Mapped[int]
    begins_on: Mapped[date]
    ends_on: Mapped[date | None]
    last_serial: Mapped[int] = mapped_column(default=0)
    last_inquiry_serial: Mapped[int] = mapped_column(default=0, server_default="0")

    parliament: Mapped[Parliament] = relationship()


def get_parliament(session: Session, code: str) -> Parliament:
    """Return the parliament with a code such as MV; raise NotFound for any other."""
    parliament = session.scalar(select(Parliament).where(Parliament.code == code))
    if parliament is None:
        raise NotFound(f"Ein Parlament mit dem Kürzel „{code}“ ist hier nicht eingerichtet.", code=code)
    return parliament


def get_term_on(session: Session, parliament: Parliament, on: date) -> ElectoralTerm:
    """Return the electoral term of a day; raise InvalidInput when there was none."""
    query = select(ElectoralTerm).where(
        ElectoralTerm.parliament_id == parliament.id,
        ElectoralTerm.begins_on <= on,
        (ElectoralTerm.ends_on.is_(None)) | (ElectoralTerm.ends_on >= on),
    )
    term = session.scalar(query)
    if term is None:
        raise InvalidInput(
            f"Am {on:%d.%m.%Y} lief keine Wahlperiode, die hier eingerichtet ist. "
            "Prüfen Sie den Tag oder lassen Sie die Wahlperiode von der Fachadministration eintragen.",
            field="received_on",
            on=on,
        )
    return term


def next_serial(session: Session, term: ElectoralTerm) -> int:
    """Take the term's next running number of a paper; one statement, so that no number is ever given twice."""
    return _next(session, term, ElectoralTerm.last_serial)


def next_inquiry_serial(session: Session, term: ElectoralTerm) -> int:
    """Take the term's next number of an inquiry, where inquiries are counted apart from papers."""
    return _next(session, term, ElectoralTerm.last_inquiry_serial)


def _next(session: Session, term: ElectoralTerm, counter: InstrumentedAttribute[int]) -> int:
    statement = (
        update(ElectoralTerm)
        .where(ElectoralTerm.id == term.id)
        .values({counter: counter + 1})
        .returning(counter)
        .execution_options(synchronize_session=False)
    )
    serial: int = session.execute(statement).scalar_one()
    return serial

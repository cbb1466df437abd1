"""The log of what appeared or changed in public, in the order in which it became visible (Änderungsfolge).

Every node feeds its search index from it with a cursor of its own, and so do the alerts: nothing is missed however
late it is read, and reading twice does no harm.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation import clock
from inquiries.foundation.database import Base
from inquiries.parliament.parliaments import Parliament
from inquiries.printed_paper import PrintedPaper
from inquiries.printed_paper_number import PrintedPaperNumber

_LOCK: Final = 7_461_206_311  # PostgreSQL's name for „somebody appends“


class PaperChange(Base):
    """A paper of which something became visible or vanished; what it is now, the paper itself says."""

    __tablename__ = "paper_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    term: Mapped[int]
    serial: Mapped[int]
    noted_at: Mapped[datetime]

    parliament: Mapped[Parliament] = relationship()

    @property
    def number(self) -> PrintedPaperNumber:
        """Return the paper's number."""
        return PrintedPaperNumber(self.term, self.serial)


def note(session: Session, paper: PrintedPaper) -> None:
    """Append a paper. Appending transactions wait for one another, so that no lower number becomes visible later."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    session.add(
        PaperChange(parliament_id=paper.parliament_id, term=paper.term, serial=paper.serial, noted_at=clock.now())
    )
    session.flush()


def changes_after(session: Session, cursor: int, *, limit: int = 500) -> Sequence[PaperChange]:
    """Return the next changes behind a cursor, in order."""
    query = select(PaperChange).where(PaperChange.id > cursor).order_by(PaperChange.id).limit(limit)
    return session.scalars(query).all()


def last_change(session: Session) -> int:
    """Return the cursor behind which nothing is yet."""
    return session.scalar(select(func.max(PaperChange.id))) or 0

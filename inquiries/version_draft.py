"""A version of a published paper in preparation: seen by the Landtag's administration alone (Fassung in Arbeit)."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation.database import Base, Json, Revisioned
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind


class VersionDraft(Revisioned, Base):
    """What the clerk prepares: a Neudruck, Berichtigung or Ergänzung of a paper; one at a time under a number."""

    __tablename__ = "version_drafts"
    __table_args__ = (UniqueConstraint("parliament_id", "term", "serial"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    term: Mapped[int]
    serial: Mapped[int]
    base_version: Mapped[int]
    kind: Mapped[VersionKind]
    reason: Mapped[str] = mapped_column(Text)
    printed_on: Mapped[date]
    snapshot: Mapped[Json]
    supplement: Mapped[str] = mapped_column(Text)
    begun_by: Mapped[str] = mapped_column(String(200))

    parliament: Mapped[Parliament] = relationship()

    @property
    def content(self) -> ParsedPaper:
        """Return the text as it stands, without what makes it a version."""
        return ParsedPaper.from_json(self.snapshot)


def find_version_draft(session: Session, paper: PrintedPaper) -> VersionDraft | None:
    """Return what is being prepared under a paper's number."""
    query = select(VersionDraft).where(
        VersionDraft.parliament_id == paper.parliament_id,
        VersionDraft.term == paper.term,
        VersionDraft.serial == paper.serial,
    )
    return session.scalar(query)

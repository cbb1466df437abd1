"""Published papers (Drucksachen): frozen bytes, a snapshot of what they say, and the public's only source."""

from datetime import date, datetime
from enum import Enum
from typing import Final

from sqlalchemy import ColumnElement, ForeignKey, String, Text, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from inquiries.foundation.database import Base, Json
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper_number import PrintedPaperNumber

LONGEST_TITLE: Final = 500


class VersionKind(Enum):
    """What a version under a number is; the value is its German name, which a later print bears in its head."""

    QUESTION = "Anfrage"
    ANSWER = "Anfrage und Antwort"
    REPRINT = "Neudruck"
    CORRECTION = "Berichtigung"
    SUPPLEMENT = "Ergänzung"

    @property
    def amends(self) -> bool:
        """Tell whether such a version follows a complete paper and says why it does."""
        return self not in {VersionKind.QUESTION, VersionKind.ANSWER}


class PrintedPaper(Base):
    """A published version of a paper. Its content never changes: a correction is a further version."""

    __tablename__ = "printed_papers"
    __table_args__ = (UniqueConstraint("parliament_id", "term", "serial", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    term: Mapped[int]
    serial: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[VersionKind] = mapped_column(default=VersionKind.ANSWER)
    reason: Mapped[str | None] = mapped_column(Text)  # why a version that amends an earlier one appeared
    withdrawn_on: Mapped[date | None]
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiries.id"), index=True)
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    snapshot: Mapped[Json]
    outcomes: Mapped[Json | None]  # label → {outcome, ground} by their codes; an archive's paper has none
    printed_on: Mapped[date | None] = mapped_column(index=True)
    published_at: Mapped[datetime]
    docx_sha256: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))
    pdf_sha256: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))
    source_sha256: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))  # the archive's file, if it is one

    parliament: Mapped[Parliament] = relationship()

    @property
    def number(self) -> PrintedPaperNumber:
        """Return the paper's number."""
        return PrintedPaperNumber(self.term, self.serial)

    @property
    def content(self) -> ParsedPaper:
        """Return what the paper says."""
        return ParsedPaper.from_json(self.snapshot)


def is_latest() -> ColumnElement[bool]:
    """Return the condition that a paper is the one that readers find: no later version, and not withdrawn."""
    later = aliased(PrintedPaper)
    return PrintedPaper.withdrawn_on.is_(None) & ~exists().where(
        later.parliament_id == PrintedPaper.parliament_id,
        later.term == PrintedPaper.term,
        later.serial == PrintedPaper.serial,
        later.version > PrintedPaper.version,
    )

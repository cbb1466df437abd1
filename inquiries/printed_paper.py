"""Published papers (Drucksachen): frozen bytes, a snapshot of what they say, and the public's only source."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, ForeignKey, String, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, aliased, mapped_column, relationship

from inquiries.foundation.database import Base, Json
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper_number import PrintedPaperNumber

LONGEST_TITLE: Final = 500


class PrintedPaper(Base):
    """A published paper. Nothing of it changes afterwards: a correction is a further version."""

    __tablename__ = "printed_papers"
    __table_args__ = (UniqueConstraint("parliament_id", "term", "serial", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    term: Mapped[int]
    serial: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    inquiry_id: Mapped[int | None] = mapped_column(ForeignKey("inquiries.id"), index=True)
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    snapshot: Mapped[Json]
    printed_on: Mapped[date | None] = mapped_column(index=True)
    published_at: Mapped[datetime]
    docx_sha256: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))
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

    @staticmethod
    def snapshot_of(content: ParsedPaper) -> Json:
        """Return what is kept of a paper: its JSON form, and for the head's article who is a woman."""
        return content.to_json() | {"members": [asdict(asker) for asker in content.members]}


def is_latest() -> ColumnElement[bool]:
    """Return the condition that a paper has no later version."""
    later = aliased(PrintedPaper)
    return ~exists().where(
        later.parliament_id == PrintedPaper.parliament_id,
        later.term == PrintedPaper.term,
        later.serial == PrintedPaper.serial,
        later.version > PrintedPaper.version,
    )

"""Source records in the database: the record, its versions, its links to inquiries (Unterlagen)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.records.kinds import RecordKind
from answers.records.record import Record
from inquiries.foundation.database import Base, Json, Revisioned
from inquiries.parliament.ministries import Ministry


class SourceRecord(Revisioned, Base):
    """A record of a ministry; what it says stands in its versions."""

    __tablename__ = "source_records"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"), index=True)
    kind: Mapped[RecordKind]
    latest_version: Mapped[int] = mapped_column(default=0)

    ministry: Mapped[Ministry] = relationship()
    versions: Mapped[list["RecordVersion"]] = relationship(
        back_populates="source_record", order_by="RecordVersion.number", cascade="all"
    )

    @property
    def current(self) -> Record:
        """Return the record as its latest version says."""
        return self.versions[-1].record


class RecordVersion(Base):
    """One version of a record, never changed once it is written."""

    __tablename__ = "record_versions"
    __table_args__ = (UniqueConstraint("record_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("source_records.id"), index=True)
    number: Mapped[int]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(120))
    content: Mapped[Json]

    source_record: Mapped[SourceRecord] = relationship(back_populates="versions")

    @property
    def record(self) -> Record:
        """Return what this version says."""
        return Record.from_json(self.content, version=self.number)


class RecordLink(Base):
    """A record that an officer chose for an inquiry's answer."""

    __tablename__ = "record_links"
    __table_args__ = (UniqueConstraint("inquiry_id", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("source_records.id"), index=True)
    position: Mapped[int]

    source_record: Mapped[SourceRecord] = relationship()

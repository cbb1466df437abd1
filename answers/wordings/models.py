"""A ministry's own wording in the database, each change a version (eigene Formulierung)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from answers.records.kinds import RecordKind
from inquiries.foundation.database import Base


class OwnWording(Base):
    """One version of a ministry's template for a phrase, never changed; without text, the product's counts again."""

    __tablename__ = "own_wordings"
    __table_args__ = (UniqueConstraint("ministry_id", "kind", "name", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ministry_id: Mapped[int] = mapped_column(ForeignKey("ministries.id"), index=True)
    kind: Mapped[RecordKind]
    name: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    text: Mapped[str | None] = mapped_column(Text)
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(120))

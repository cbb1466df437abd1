"""How an unknown name was settled: by whom, as what, and what is needed to undo it (Klärung eines Namens)."""

from datetime import datetime
from enum import Enum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from inquiries.foundation.database import Base, Json
from inquiries.names.printed import LONGEST, NameKind


class NameAct(Enum):
    """What becomes of an unknown name; the value is its German word."""

    MERGE = "gehört zu einem bekannten Eintrag"
    RENAME = "richtige Schreibweise"
    CONFIRM = "als neu bestätigt"


class NameSettlement(Base):
    """One act of the desk. `detail` holds what the undoing needs; an undone one stays as what was done."""

    __tablename__ = "name_settlements"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"), index=True)
    kind: Mapped[NameKind]
    text: Mapped[str] = mapped_column(String(LONGEST))
    act: Mapped[NameAct]
    target_id: Mapped[int | None]
    target_name: Mapped[str] = mapped_column(String(LONGEST))
    detail: Mapped[Json]
    settled_by: Mapped[str] = mapped_column(String(200))
    settled_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

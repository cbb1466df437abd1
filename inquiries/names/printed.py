"""Each name that a published paper prints, kept so that all its papers are found (gedruckte Namen)."""

from collections.abc import Iterator
from enum import Enum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from inquiries.foundation.database import Base
from inquiries.parsed_paper import ParsedPaper

LONGEST: int = 200


class NameKind(Enum):
    """Whose name it is; the value is its German word."""

    MEMBER = "Mitglied"
    GROUP = "Fraktion"
    MINISTRY = "Ministerium"


class PaperName(Base):
    """A name in one version of a paper."""

    __tablename__ = "paper_names"
    __table_args__ = (Index("ix_paper_names_kind_text", "kind", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("printed_papers.id"), index=True)
    kind: Mapped[NameKind]
    text: Mapped[str] = mapped_column(String(LONGEST))


def names_in(content: ParsedPaper) -> Iterator[tuple[NameKind, str]]:
    """Yield the names that a paper prints, each once; one too long to be a name is none."""
    found = [(NameKind.MEMBER, asker.name) for asker in content.members]
    found += [(NameKind.GROUP, asker.group) for asker in content.members if asker.group]
    found += [(NameKind.MINISTRY, content.ministry)] if content.ministry else []
    yield from dict.fromkeys((kind, text) for kind, text in found if 0 < len(text) <= LONGEST)

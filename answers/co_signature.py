"""Co-signatures: which ministry agreed to which passages of an answer (Mitzeichnung)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.answer import Answer
from answers.drafting.draft import Draft, Passage
from inquiries.assignment import Errand
from inquiries.foundation.database import Base
from inquiries.parliament.ministries import Ministry
from inquiries.parsed_paper import Annex


class Signing(Enum):
    """What a ministry said to a draft; the value is its German name."""

    ASKED = "angefragt"
    SIGNED = "mitgezeichnet"
    SIGNED_WITH_REMARKS = "mit Anmerkungen mitgezeichnet"
    CHANGE_ASKED = "Änderung erbeten"
    SILENT = "durch Fristablauf mitgezeichnet (Verschweigung)"
    WITHDRAWN = "Bitte zurückgenommen"


AGREED: Final = frozenset({Signing.SIGNED, Signing.SIGNED_WITH_REMARKS, Signing.SILENT})


class CoSignature(Base):
    """A ministry's word on passages of a draft, which it names by their digests: changed ones it has not seen."""

    __tablename__ = "co_signatures"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), index=True)
    errand_id: Mapped[int] = mapped_column(ForeignKey("errands.id"), unique=True)
    state: Mapped[Signing] = mapped_column(default=Signing.ASKED)
    revision_number: Mapped[int]
    questions: Mapped[list[str]] = mapped_column(default=list)  # those it is asked about; none named: all
    passages: Mapped[list[str]] = mapped_column(default=list)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(200))
    remark: Mapped[str | None] = mapped_column(Text)

    answer: Mapped[Answer] = relationship()
    errand: Mapped[Errand] = relationship()


@dataclass(frozen=True, slots=True)
class MinistrysWord:
    """All that one ministry was asked and said about an answer, the latest last."""

    rows: tuple[CoSignature, ...]

    @property
    def latest(self) -> CoSignature:
        """Return what it was asked, or said, last."""
        return self.rows[-1]

    @property
    def ministry(self) -> Ministry:
        """Return the ministry."""
        return self.latest.errand.ministry

    @property
    def is_open(self) -> bool:
        """Tell whether it has been asked and has not answered."""
        return self.latest.state is Signing.ASKED

    @property
    def counts_as_silent(self) -> bool:
        """Tell whether its silence counts as consent: its setting allows it and the day has passed."""
        return self.is_open and self.ministry.silence_is_consent and self.latest.errand.is_overdue

    def missing(self, answer: Answer) -> set[str]:
        """Return the digests of the passages that it was to agree to and, as they stand now, has not."""
        wanted = {digest for row in self.rows for digest in digests_of(answer, row.questions)}
        return wanted - self.agreed

    @property
    def agreed(self) -> set[str]:
        """Return the digests of all wordings that it ever agreed to."""
        return {digest for row in self.rows if row.state in AGREED for digest in row.passages}


def digests_of(answer: Answer, questions: Sequence[str] = ()) -> list[str]:
    """Return the digests of the passages that answer some questions, of the whole answer when none are named."""
    found = [digest_of(passage) for passage in concerned(answer.draft, questions)]
    if not questions:
        found += [_sha256(text) for text in (answer.government_remark, *map(_words_of, answer.draft.annexes)) if text]
    return sorted(found)


def concerned(draft: Draft, questions: Sequence[str] = ()) -> list[Passage]:
    """Return the passages that answer some questions, all of them when none are named."""
    return [each for each in draft.passages if not questions or set(questions) & set(each.questions)]


def digest_of(passage: Passage) -> str:
    """Return what names a passage: the SHA-256 of its questions and its text as it is printed."""
    return _sha256("\n".join((",".join(passage.questions), passage.text)))


def _words_of(annex: Annex) -> str:
    return f"{annex.label}\n{annex.text}"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""What became of a question: answered, in part, refused on a ground, or referred to a paper (Ergebnis)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Self

from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper_number import PrintedPaperNumber


class Outcome(Enum):
    """What became of a question; the value is its German name."""

    ANSWERED = "beantwortet"
    PARTLY = "teilweise beantwortet"
    REFUSED = "Antwort abgelehnt"
    REFERRED = "auf eine Drucksache verwiesen"


class RefusalGround(Enum):
    """On what the government may rest a refusal (Art. 40 Abs. 3 Verf M-V); the value is its German name."""

    STATUTE = "gesetzliche Vorschriften"
    STATE_SECRECY = "Staatsgeheimnisse"
    PRIVATE_INTERESTS = "schutzwürdige Interessen Einzelner, insbesondere Datenschutz"
    GOVERNMENT_FUNCTION = "Funktionsfähigkeit und Eigenverantwortung der Landesregierung"


_NEEDS_REASONS: Final = frozenset({Outcome.PARTLY, Outcome.REFUSED})


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """What became of one (sub-)question; `reasons` and `paper` are printed in the answer itself."""

    outcome: Outcome = Outcome.ANSWERED
    ground: RefusalGround | None = None
    reasons: str = ""
    paper: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Name what the outcome still needs before it can stand: ground, reasons or paper.

        A refusal rests on a ground and says why (Art. 40 Abs. 3 Verf M-V); so does what is left out of an answer.
        """
        needed = {
            "ground": self.outcome is Outcome.REFUSED and self.ground is None,
            "reasons": self.outcome in _NEEDS_REASONS and not self.reasons.strip(),
            "paper": self.outcome is Outcome.REFERRED and self.paper_number is None,
        }
        return tuple(name for name, is_missing in needed.items() if is_missing)

    @property
    def paper_number(self) -> PrintedPaperNumber | None:
        """Return the number of the paper that is referred to; None where there is none or it is no number."""
        try:
            return PrintedPaperNumber.parse(self.paper.strip())
        except InvalidInput:
            return None

    @property
    def explains_itself(self) -> bool:
        """Tell whether nothing more has to be said to the question: whatever was left open is accounted for."""
        return self.outcome is not Outcome.ANSWERED and not self.missing

    @property
    def words(self) -> str:
        """Return what the answer must say because of the outcome; empty where the outcome asks for nothing."""
        if self.outcome in _NEEDS_REASONS:
            return self.reasons.strip()
        if self.outcome is Outcome.REFERRED and self.paper_number:
            return f"Auf die Antwort der Landesregierung auf Drucksache {self.paper_number} wird verwiesen."
        return ""

    def to_json(self) -> dict[str, Any]:
        """Return the form in which a revision keeps the outcome."""
        kept = {"reasons": self.reasons, "paper": self.paper}
        return self.published() | {name: text for name, text in kept.items() if text}

    def published(self) -> dict[str, str | None]:
        """Return what a paper tells beside its text: outcome and ground by their codes."""
        return {"outcome": self.outcome.name, "ground": self.ground.name if self.ground else None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the outcome that `to_json` wrote."""
        ground = RefusalGround[data["ground"]] if data["ground"] else None
        return cls(Outcome[data["outcome"]], ground, data.get("reasons", ""), data.get("paper", ""))

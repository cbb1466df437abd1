"""Putting the evidence together into a ranked list with its reasons (Vorschlag)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry, ministries_of
from inquiries.routing.evidence import (
    MOST_WORDS,
    Evidence,
    Found,
    from_lessons,
    from_names,
    from_portfolios,
    from_references,
    from_wish,
    returned_already,
)
from inquiries.routing.words import matters_of, weights_of

MOST: Final = 3
MOST_SIMILAR: Final = 5


class EarlierQuestion(Protocol):
    """A published question like the one at hand."""

    @property
    def number(self) -> str:
        """The paper's number."""
        ...

    @property
    def ministry(self) -> str:
        """Who answered it, by name."""
        ...

    @property
    def likeness(self) -> float:
        """How alike it is, from 0 to 1."""
        ...


Similar = Callable[[str], Sequence[EarlierQuestion]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ministry with the portfolio's words that the inquiry uses, and all reasons in sentences."""

    ministry: Ministry
    score: float
    words: tuple[str, ...]
    reasons: tuple[str, ...]


# how much each kind of evidence weighs, once the best ministry of its kind counts 1; and how its reason begins
KINDS: Final = {
    "portfolio": (1.0, "wegen"),
    "lessons": (1.0, "nach früheren Zuweisungen wegen"),
    "similar": (0.9, "beantwortete Ähnliches auf Drucksache"),
    "references": (1.5, "beantwortete die genannte Drucksache"),
    "wish": (2.0, "benannt vom fragenden Mitglied"),
}
RETURNED: Final = -3.0


def suggest_ministries(session: Session, inquiry: Inquiry, *, similar: Similar | None = None) -> list[Suggestion]:
    """Return the ministries that most speaks for, at most three, the best first; none when nothing speaks for any.

    `similar` finds published questions like a text; without it, that kind of evidence is left out.
    """
    ministries, words = ministries_of(session, inquiry.parliament), weights_of(inquiry)
    found: dict[str, Found] = {
        "portfolio": from_portfolios(inquiry, words, ministries),
        "lessons": from_lessons(session, inquiry, words),
        "similar": _from_similar(inquiry, ministries, similar),
        "references": from_references(session, inquiry, ministries),
        "wish": from_wish(inquiry),
    }
    gone = returned_already(inquiry)
    suggestions = [_suggestion(ministry, found, gone) for ministry in ministries]
    fitting = [suggestion for suggestion in suggestions if suggestion.score > 0]
    return sorted(fitting, key=lambda suggestion: (-suggestion.score, suggestion.ministry.id))[:MOST]


def _from_similar(inquiry: Inquiry, ministries: Sequence[Ministry], similar: Similar | None) -> Found:
    if similar is None:
        return {}
    texts = [f"{inquiry.title}. {text}" for text in matters_of(inquiry)]
    hits = [hit for text in texts for hit in similar(text)[:MOST_SIMILAR]]
    return from_names(((hit.number, hit.ministry, hit.likeness) for hit in hits), ministries)


def _suggestion(ministry: Ministry, found: dict[str, Found], gone: set[int]) -> Suggestion:
    score, reasons = RETURNED if ministry.id in gone else 0.0, []
    for kind, (weight, beginning) in KINDS.items():
        best = max((each.score for each in found[kind].values()), default=0.0)
        evidence = found[kind].get(ministry.id, Evidence())
        if best > 0:
            score += weight * evidence.score / best
        if evidence.score > 0 and evidence.reasons:
            reasons.append(f"{beginning}: {', '.join(evidence.reasons[:MOST_WORDS])}")
    words = found["portfolio"].get(ministry.id, Evidence()).reasons
    return Suggestion(ministry, score, tuple(words), tuple(reasons))

"""A finding of the checks (Befund)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answers.drafting.draft import Draft
from inquiries.foundation.database import Json

CONTRADICTION: Final = "contradiction"
MENTION: Final = "mention"  # of a grade of classification
REMARK: tuple[str, str] = ("Vorbemerkung", "vorbemerkung")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """Something that stands against clearance, or that the approver should see.

    `anchor` is the place on the editor's page; `words` are those that a hint is about, `reason` why they may stay.
    """

    code: str
    sentence: str
    place: str
    remedy: str = ""
    anchor: str = ""
    stops: bool = True
    words: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """Return the finding as one line: where, what, what to do."""
        return " ".join(filter(None, (f"{self.place}:", self.sentence, self.remedy)))

    def to_json(self) -> Json:
        """Return the finding for programs."""
        texts = {name: getattr(self, name) for name in ("code", "place", "sentence", "remedy", "words", "reason")}
        return {**texts, "stops": self.stops}


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text of the answer with its place in words and its anchor on the page."""

    text: str
    place: str
    anchor: str


def place_of(*labels: str) -> str:
    """Return a place in words: „Frage 1a, 2“."""
    return f"Frage {', '.join(labels)}" if any(labels) else "Die Frage"


def anchor_of(draft: Draft, label: str) -> str:
    """Return where a question is answered on the editor's page; empty where it is nowhere."""
    places = (place for place, passage in enumerate(draft.passages) if label in passage.questions)
    return next((f"abschnitt-{place}" for place in places), "")


def texts_of(draft: Draft, government_remark: str | None) -> Iterator[CheckedText]:
    """Yield everything of an answer that is printed, with its place."""
    if government_remark:
        yield CheckedText(government_remark, *REMARK)
    for place, passage in enumerate(draft.passages):
        words = [draft.outcomes[label].words for label in passage.questions if label in draft.outcomes]
        text = "\n\n".join(filter(None, [passage.text, *words]))
        yield CheckedText(text, place_of(*passage.questions), f"abschnitt-{place}")
    for place, annex in enumerate(draft.annexes):
        yield CheckedText(annex.text, annex.label, f"anlage-{place}")

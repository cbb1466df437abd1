"""A draft: passages of sentences, each with the facts it rests on, and the gaps between them (Entwurf).

`to_json` and `from_json` keep the published JSON form, which is also how a revision is stored.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final, Self

from inquiries.outcome import QuestionOutcome
from inquiries.parsed_paper import Annex, AttachedFile


class Origin(Enum):
    """How a sentence came to be; the value is what an officer and the approver see beside it."""

    DRAFTED = "aus Unterlagen"
    CHANGED = "geändert"
    OWN = "ohne Beleg"


@dataclass(frozen=True, slots=True)
class Kept:
    """An officer saw a newer value of a cited field and let the sentence stand, for a reason."""

    value: Any
    reason: str


CONTRIBUTION: Final = "zulieferung-"  # what begins the name of a contribution of another house


@dataclass(frozen=True, slots=True)
class Citation:
    """One field of one version of a record, or of a contribution, that a sentence rests on (Beleg)."""

    record: str
    version: int
    field: str
    value: Any
    kept: Kept | None = None

    @property
    def is_of_contribution(self) -> bool:
        """Tell whether the source is what another house delivered, which never changes."""
        return self.record.startswith(CONTRIBUTION)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form; `kept` appears only where an officer kept a stale value."""
        data = {"record": self.record, "version": self.version, "field": self.field, "value": self.value}
        return data | ({"kept": {"value": self.kept.value, "reason": self.kept.reason}} if self.kept else {})

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the citation that `to_json` wrote."""
        kept = Kept(**data["kept"]) if "kept" in data else None
        return cls(data["record"], data["version"], data["field"], data["value"], kept)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a table as small Markdown, with its citations."""

    text: str
    citations: tuple[Citation, ...] = ()
    origin: Origin = Origin.DRAFTED

    def changed(self, text: str) -> Self:
        """Return the sentence in an officer's words: its citations stay."""
        if text == self.text:
            return self
        return replace(self, text=text, origin=Origin.CHANGED if self.citations else Origin.OWN)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        citations = [citation.to_json() for citation in self.citations]
        return {"text": self.text, "citations": citations, "origin": self.origin.name.lower()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the sentence that `to_json` wrote."""
        citations = tuple(Citation.from_json(item) for item in data["citations"])
        return cls(data["text"], citations, Origin[data["origin"].upper()])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together (Absatz)."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The paragraph as small Markdown."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of the sentences, each once, in their order; values of JSON know equality alone."""
        found: list[Citation] = []
        for sentence in self.sentences:
            found += [citation for citation in sentence.citations if citation not in found]
        return tuple(found)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form; `text` and `citations` follow from the sentences."""
        return {
            "text": self.text,
            "citations": [citation.to_json() for citation in self.citations],
            "sentences": [sentence.to_json() for sentence in self.sentences],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the paragraph that `to_json` wrote; only its sentences are read."""
        return cls(tuple(Sentence.from_json(item) for item in data["sentences"]))


@dataclass(frozen=True, slots=True)
class Passage:
    """The answer to one or several questions („Zu 1 und 2“)."""

    questions: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The passage as small Markdown."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        paragraphs = [paragraph.to_json() for paragraph in self.paragraphs]
        return {"questions": list(self.questions), "paragraphs": paragraphs}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the passage that `to_json` wrote."""
        return cls(tuple(data["questions"]), tuple(Paragraph.from_json(item) for item in data["paragraphs"]))


@dataclass(frozen=True, slots=True)
class Gap:
    """Something asked that no linked record answers; an open gap stops clearance (Lücke)."""

    questions: tuple[str, ...]
    text: str

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        return {"questions": list(self.questions), "text": self.text}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the gap that `to_json` wrote."""
        return cls(tuple(data["questions"]), data["text"])


@dataclass(frozen=True, slots=True)
class Seen:
    """A hint of the checks that an officer looked at and answered: the words may stay, for a reason."""

    code: str
    words: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Return the form in which a revision keeps it."""
        return {"code": self.code, "words": self.words, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Draft:
    """All passages of an answer, what is missing, and sentences that nobody asked for but an officer may add.

    `outcomes` says for a label what became of its question, where that is not simply an answer.
    """

    passages: tuple[Passage, ...] = ()
    gaps: tuple[Gap, ...] = ()
    offered: tuple[Sentence, ...] = ()
    outcomes: Mapping[str, QuestionOutcome] = dataclasses.field(default_factory=dict, hash=False)
    seen: tuple[Seen, ...] = ()
    annexes: tuple[Annex, ...] = ()
    files: tuple[AttachedFile, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of all passages in order, not those merely offered."""
        for passage in self.passages:
            for paragraph in passage.paragraphs:
                yield from paragraph.sentences

    def with_sentences(self, change: Callable[[Sentence], Sentence]) -> Self:
        """Return the draft with each sentence of its passages as `change` has it."""
        passages = tuple(
            replace(
                passage,
                paragraphs=tuple(
                    replace(paragraph, sentences=tuple(map(change, paragraph.sentences)))
                    for paragraph in passage.paragraphs
                ),
            )
            for passage in self.passages
        )
        return replace(self, passages=passages)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form; `annexes` and `files` appear only where there are some."""
        annexes = [{"label": annex.label, "text": annex.text} for annex in self.annexes]
        data = {
            "passages": [passage.to_json() for passage in self.passages],
            "gaps": [gap.to_json() for gap in self.gaps],
            "offered": [sentence.to_json() for sentence in self.offered],
            "outcomes": {label: outcome.to_json() for label, outcome in self.outcomes.items()},
            "seen": [seen.to_json() for seen in self.seen],
        }
        files = [dataclasses.asdict(file) for file in self.files]
        return data | ({"annexes": annexes} if annexes else {}) | ({"files": files} if files else {})

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the draft that `to_json` wrote; raises KeyError or TypeError for anything else."""
        return cls(
            tuple(Passage.from_json(item) for item in data["passages"]),
            tuple(Gap.from_json(item) for item in data["gaps"]),
            tuple(Sentence.from_json(item) for item in data["offered"]),
            {label: QuestionOutcome.from_json(item) for label, item in data.get("outcomes", {}).items()},
            tuple(Seen(**item) for item in data.get("seen", ())),
            tuple(Annex(**item) for item in data.get("annexes", ())),
            tuple(AttachedFile(**item) for item in data.get("files", ())),
        )

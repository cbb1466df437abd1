"""The form of an inquiry: what a person typed, kept whatever happens, and turned into typed values (Erfassung)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final, Self

from werkzeug.datastructures import MultiDict

from app.web.values import parse_day
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parsed_paper import Asker, PaperQuestion, ParsedPaper, QuestionPart

_PART: Final = re.compile(r"^\s*([a-z])\)\s+", re.MULTILINE)


@dataclass
class IntakeForm:
    """The form's values as text; `groups` and `members` are what it offers."""

    received_on: str = ""
    title: str = ""
    preamble: str = ""
    askers: Sequence[tuple[str, str]] = (("", ""),)
    questions: Sequence[str] = ("",)
    wished_ministry: int | None = None
    source: str = ""
    revision: int | None = None
    findings: Sequence[str] = ()

    @classmethod
    def from_paper(cls, paper: ParsedPaper, *, received_on: date, source: str) -> Self:
        """Fill the form with what was read from a file, and with what the reader was not sure of."""
        notes = [finding.message for finding in paper.findings]
        if paper.answers:
            notes.append("Die Datei enthält auch eine Antwort. Übernommen ist nur die Anfrage.")
        return cls(
            received_on=received_on.isoformat(),
            title=paper.title or "",
            preamble=paper.preamble or "",
            askers=[(asker.name, asker.group or "") for asker in paper.members] or [("", "")],
            questions=[as_typed(question) for question in paper.questions] or [""],
            source=source,
            findings=notes,
        )

    @classmethod
    def from_inquiry(cls, inquiry: Inquiry) -> Self:
        """Fill the form with an inquiry that is to be corrected."""
        return cls(
            received_on=inquiry.received_on.isoformat(),
            title=inquiry.title,
            preamble=inquiry.preamble or "",
            askers=[(asker.member.name, asker.group_name or "") for asker in inquiry.askers],
            questions=[as_typed(question) for question in inquiry.paper_questions()],
            wished_ministry=inquiry.wished_ministry_id,
            revision=inquiry.revision,
        )

    @classmethod
    def from_request(cls, values: MultiDict[str, str]) -> Self:
        """Take what was sent, unjudged."""
        names, groups = values.getlist("asker"), values.getlist("group")
        return cls(
            received_on=values.get("received_on", ""),
            title=values.get("title", ""),
            preamble=values.get("preamble", ""),
            askers=list(zip_longest(names, groups, fillvalue="")) or [("", "")],
            questions=values.getlist("question") or [""],
            wished_ministry=values.get("wished_ministry", type=int),
            source=values.get("source", ""),
            revision=values.get("revision", type=int),
        )

    def with_one_more(self, what: str) -> Self:
        """Add an empty row for a Member or a question."""
        if what == "askers":
            self.askers = [*self.askers, ("", "")]
        else:
            self.questions = [*self.questions, ""]
        return self

    def to_new_inquiry(self) -> NewInquiry:
        """Return the typed values; raise InvalidInput for a day that is none."""
        return NewInquiry(
            title=self.title,
            preamble=self.preamble,
            askers=tuple(Asker(name, group or None) for name, group in self.askers),
            questions=numbered([text for text in self.questions if text.strip()]),
            received_on=parse_day(self.received_on, field="received_on", what="der Tag des Eingangs"),
            wished_ministry_id=self.wished_ministry,
        )


def numbered(texts: list[str]) -> tuple[PaperQuestion, ...]:
    """Return typed texts as questions with their numbers and parts; a single one goes without a number."""
    single = len(texts) == 1
    return tuple(
        _question("" if single and not _PART.search(text) else str(number), text)
        for number, text in enumerate(texts, 1)
    )


def _question(label: str, text: str) -> PaperQuestion:
    """Part a question's text at lines that begin with a), b), c) and so on."""
    stem, *rest = _PART.split(text.replace("\r\n", "\n"))
    parts = tuple(
        QuestionPart(letter, " ".join(words.split())) for letter, words in zip(rest[::2], rest[1::2], strict=True)
    )
    return PaperQuestion(label, stem.strip(), parts)


def as_typed(question: PaperQuestion) -> str:
    """Return a question as a person types it, each part on a line of its own."""
    return "\n".join([question.text, *(f"{part.label}) {part.text}" for part in question.parts)])

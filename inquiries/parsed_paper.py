"""What a paper says, whichever way it came: read from a file or made from an inquiry and its answer (Drucksache).

`to_json` and `from_json` keep the published JSON form; unknown values are null there and None here.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Self


class Announcement(Enum):
    """How a paper says which questions an answer belongs to."""

    NONE = "none"
    SENTENCE = "sentence"
    HEADING = "heading"


class Severity(Enum):
    """How much a finding matters."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Asker:
    """A Member as the paper's head names them. `feminine` decides „der Abgeordneten“; None where nothing tells.

    `printed_group` is the group as the Fachadministration entered it for papers, in place of the layout's usual form.
    """

    name: str
    group: str | None = None
    feminine: bool | None = field(default=None, compare=False)
    printed_group: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A lettered part of a question (Unterfrage)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question; the label of a single unnumbered one is empty."""

    label: str
    text: str
    parts: tuple[QuestionPart, ...] = ()

    def labels(self) -> tuple[str, ...]:
        """Return the labels that an answer may name: the question's own, then each part's, such as 1, 1a, 1b."""
        return (self.label, *(f"{self.label}{part.label}" for part in self.parts))


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """An answer to one or several questions, in the small Markdown of answers.

    `reason` is why a sentence announces them together; it is no part of the published JSON form.
    """

    questions: tuple[str, ...]
    text: str
    announced: Announcement = Announcement.NONE
    reason: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (Anlage), in the small Markdown of answers."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that belongs to a paper: a picture in its text, or one that an annex lists; its bytes are a blob.

    `title` says what a listed file is; a picture has its words in the text. `missing` is one that an archive's paper
    names but did not bring with it.
    """

    name: str
    media_type: str
    sha256: str
    size: int = 0
    title: str = ""
    missing: bool = field(default=False, compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        return {name: told for name, told in asdict(self).items() if name != "missing"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something missing, doubtful or contradictory in a paper, said instead of guessed."""

    code: str
    message: str
    place: str | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class ParsedPaper:
    """All that a Drucksache says; see docs/contracts.md for its JSON form."""

    parliament: str
    kind: str = "minor_interpellation"
    number: str | None = None
    term: int | None = None
    printed_on: date | None = None
    letter_dated_on: date | None = None
    answered_by: str | None = None
    ministry: str | None = None
    due_on: date | None = None
    members: tuple[Asker, ...] = ()
    title: str | None = None
    government_remark: str | None = None
    preamble: str | None = None
    questions: tuple[PaperQuestion, ...] = ()
    answers: tuple[PaperAnswer, ...] = ()
    annexes: tuple[Annex, ...] = ()
    references: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    edition: str | None = None  # „Neudruck“ and the like, printed in the head; no part of the published JSON form
    files: tuple[AttachedFile, ...] = ()  # in the published JSON form of a paper that has some
    own_number: str | None = None  # the inquiry's, where it is counted apart; in the JSON form of a paper that has one

    def question_labels(self) -> tuple[str, ...]:
        """Return the labels of all questions and their parts, in order."""
        return tuple(label for question in self.questions for label in question.labels())

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        return {
            "parliament": self.parliament,
            "kind": self.kind,
            "number": self.number,
            "term": self.term,
            "printed_on": _iso(self.printed_on),
            "letter_dated_on": _iso(self.letter_dated_on),
            "answered_by": self.answered_by,
            "ministry": self.ministry,
            "due_on": _iso(self.due_on),
            "members": [{"name": asker.name, "group": asker.group} for asker in self.members],
            "title": self.title,
            "government_remark": self.government_remark,
            "preamble": self.preamble,
            "questions": [_question_json(question) for question in self.questions],
            "answers": [
                {"questions": list(answer.questions), "announced": answer.announced.value, "text": answer.text}
                for answer in self.answers
            ],
            "annexes": [{"label": annex.label, "text": annex.text} for annex in self.annexes],
            "references": list(self.references),
            "findings": [_finding_json(finding) for finding in self.findings],
            **({"own_number": self.own_number} if self.own_number else {}),
            **({"files": [file.to_json() for file in self.files]} if self.files else {}),
        }

    def to_snapshot(self) -> dict[str, Any]:
        """Return all that is kept: the published form, who is a woman, why answers are joint and what it lacks."""
        data = self.to_json()
        for item, answer in zip(data["answers"], self.answers, strict=True):
            item.update({"reason": answer.reason} if answer.reason else {})
        members, files = ([asdict(each) for each in items] for items in (self.members, self.files))
        return data | {"members": members, "edition": self.edition, "files": files}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the paper that `to_json` or `to_snapshot` wrote; raises KeyError or ValueError for anything else."""
        return cls(
            parliament=data["parliament"],
            kind=data["kind"],
            number=data["number"],
            term=data["term"],
            printed_on=_day(data["printed_on"]),
            letter_dated_on=_day(data["letter_dated_on"]),
            answered_by=data["answered_by"],
            ministry=data["ministry"],
            due_on=_day(data["due_on"]),
            members=tuple(Asker(**member) for member in data["members"]),
            title=data["title"],
            government_remark=data["government_remark"],
            preamble=data["preamble"],
            questions=tuple(
                PaperQuestion(item["label"], item["text"], tuple(QuestionPart(**part) for part in item["parts"]))
                for item in data["questions"]
            ),
            answers=tuple(
                PaperAnswer(tuple(item["questions"]), item["text"], Announcement(item["announced"]), item.get("reason"))
                for item in data["answers"]
            ),
            annexes=tuple(Annex(**annex) for annex in data["annexes"]),
            references=tuple(data["references"]),
            findings=tuple(
                Finding(item["code"], item["message"], item["place"], Severity(item["severity"]))
                for item in data["findings"]
            ),
            edition=data.get("edition"),
            files=tuple(AttachedFile(**file) for file in data.get("files", ())),
            own_number=data.get("own_number"),
        )


def _question_json(question: PaperQuestion) -> dict[str, Any]:
    parts = [{"label": part.label, "text": part.text} for part in question.parts]
    return {"label": question.label, "text": question.text, "parts": parts}


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": finding.place,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

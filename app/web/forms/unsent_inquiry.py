"""The form of an unsent inquiry: what a person typed, kept whatever happens (Formular des Entwurfs)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from werkzeug.datastructures import MultiDict

from app.web.forms.inquiry import as_typed, numbered
from inquiries.handing_in.draft import InquiryDraft
from inquiries.wording import Wording

BLANK_QUESTIONS: Final = 3


@dataclass
class UnsentForm:
    """The form's values as text."""

    title: str = ""
    preamble: str = ""
    questions: Sequence[str] = ("",) * BLANK_QUESTIONS
    revision: int | None = None
    wished_ministry: int | None = None

    @classmethod
    def from_wording(cls, wording: Wording, *, revision: int | None = None) -> Self:
        """Fill the form with what was saved."""
        questions = [as_typed(question) for question in wording.questions]
        return cls(wording.title, wording.preamble or "", questions or [""], revision)

    @classmethod
    def from_draft(cls, draft: InquiryDraft) -> Self:
        """Fill the form with a draft: its wording, and the ministry that it names."""
        return replace(
            cls.from_wording(draft.wording, revision=draft.revision), wished_ministry=draft.wished_ministry_id
        )

    @classmethod
    def from_request(cls, values: MultiDict[str, str]) -> Self:
        """Take what was sent, unjudged."""
        return cls(
            title=values.get("title", ""),
            preamble=values.get("preamble", ""),
            questions=values.getlist("question") or [""],
            revision=values.get("revision", type=int),
            wished_ministry=values.get("wished_ministry", type=int),
        )

    def with_one_more(self) -> Self:
        """Add an empty question."""
        self.questions = [*self.questions, ""]
        return self

    def to_wording(self) -> Wording:
        """Return the typed texts as a wording."""
        questions = numbered([text for text in self.questions if text.strip()])
        return Wording(self.title, self.preamble, questions).tidied()

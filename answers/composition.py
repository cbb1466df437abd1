"""Composition: an inquiry and its answer become the content of a Drucksache (Zusammenstellung)."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import object_session

from answers.drafting.draft import Draft, Passage
from answers.enclosures import enclosed, list_of_files
from answers.printing.announcing import AS_USUAL, Announcing
from answers.printing.layout import load_layout
from inquiries.foundation import clock
from inquiries.foundation.database import Json
from inquiries.handing_in.draft import Consent, InquiryDraft
from inquiries.inquiry import Inquiry, InquiryKind
from inquiries.outcome import QuestionOutcome
from inquiries.parliament.members import Member, find_group, membership_on
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import Annex, Announcement, Asker, AttachedFile, PaperAnswer, PaperQuestion, ParsedPaper

KINDS: Final = {InquiryKind.MINOR: "minor_interpellation", InquiryKind.MAJOR: "major_interpellation"}


def question_paper(inquiry: Inquiry, *, printed_on: date | None = None) -> ParsedPaper:
    """Return the paper that holds the questions alone, with the day on which the answer is due."""
    return ParsedPaper(
        parliament=inquiry.parliament.code,
        kind=KINDS[inquiry.kind],
        number=str(inquiry.number),
        term=inquiry.term.number,
        own_number=str(inquiry.own_number) if inquiry.own_number else None,
        printed_on=printed_on,
        due_on=inquiry.due_on,
        members=tuple(_asker(inquiry.parliament, asker.member, asker.group_name) for asker in inquiry.askers),
        title=inquiry.title,
        preamble=inquiry.preamble,
        questions=inquiry.paper_questions(),
    )


def proposed_paper(draft: InquiryDraft, *, term: int) -> ParsedPaper:
    """Return the questions of an unsent inquiry as they will be printed; number and days are still to come."""
    wording, on = draft.wording, clock.today()
    return ParsedPaper(
        parliament=draft.parliament.code,
        term=term,
        members=tuple(
            _asker(draft.parliament, member, _group_on(member, on))
            for member in (draft.member, *draft.with_consent(Consent.CONFIRMED))
        ),
        title=wording.title,
        preamble=wording.preamble,
        questions=wording.questions,
    )


def _asker(parliament: Parliament, member: Member, group_name: str | None) -> Asker:
    """Return a Member as the head names them, the group in the form that was entered for papers."""
    session = object_session(member)
    group = find_group(session, parliament, group_name) if session and group_name else None
    own = group.printed_form if group and group.printed_form != group.name else None
    return Asker(member.name, group_name, member.feminine, own)


def _group_on(member: Member, on: date) -> str | None:
    membership = membership_on(member, on)
    return membership.group.name if membership and membership.group else None


def answer_paper(
    inquiry: Inquiry, answer: Json, *, printed_on: date | None = None, announcing: Announcing = AS_USUAL
) -> ParsedPaper:
    """Return the paper of question and answer; `answer` is what `answer_content` made.

    `announcing` says how this paper tells which questions an answer is for, where it is not as the parliament does.
    """
    layout = load_layout(inquiry.parliament.code)
    answers = (PaperAnswer(tuple(item["questions"]), item["text"]) for item in answer["answers"])
    ministry = inquiry.lead_ministry
    named_on = inquiry.letter_dated_on or inquiry.received_on
    return replace(
        question_paper(inquiry, printed_on=printed_on),
        number=str(inquiry.answer_number),
        due_on=None,
        letter_dated_on=inquiry.letter_dated_on,
        answered_by=inquiry.answered_by or (ministry.named_on(named_on).office if ministry else None),
        ministry=ministry.named_on(named_on).name if ministry else None,
        government_remark=answer["government_remark"],
        answers=announcing.applied(answers, inquiry.paper_questions(), layout),
        annexes=tuple(Annex(**item) for item in answer.get("annexes", ())),
        files=tuple(AttachedFile(**item) for item in answer.get("files", ())),
    )


def answer_content(draft: Draft, government_remark: str | None, questions: Sequence[PaperQuestion] = ()) -> Json:
    """Return what the Landtag receives of an answer: its text and each question's outcome, nothing of its making."""
    answers = [_answer(passage, text) for passage in draft.passages if (text := printed_text(passage, draft))]
    outcomes = {label: draft.outcomes.get(label, QuestionOutcome()).published() for label in answerable(questions)}
    content = {"government_remark": government_remark, "answers": answers, "outcomes": outcomes}
    files = enclosed(draft, government_remark)
    listed = list_of_files(files, draft.annexes)
    annexes = [asdict(annex) for annex in (*draft.annexes, *([listed] if listed else []))]
    kept = {"annexes": annexes, "files": [asdict(file) for file in files]}
    return content | {name: items for name, items in kept.items() if items}


def printed_text(passage: Passage, draft: Draft) -> str:
    """Return a passage as it is printed: its text and, where it does not say so itself, why a question stays open."""
    return with_outcome_words(passage.text, passage, draft)


def with_outcome_words(text: str, passage: Passage, draft: Draft) -> str:
    """Return a text for a passage with what the outcomes of its questions must say, unless it says so already."""
    words = dict.fromkeys(draft.outcomes[label].words for label in passage.questions if label in draft.outcomes)
    return "\n\n".join(filter(None, [text, *(each for each in words if each and each not in text)]))


def answerable(questions: Sequence[PaperQuestion]) -> tuple[str, ...]:
    """Return the labels that need an answer: a question's parts where it has some, else the question itself."""
    return tuple(label for question in questions for label in question.labels()[bool(question.parts) :])


def _answer(passage: Passage, text: str) -> Json:
    announced = Announcement.HEADING if len(passage.questions) > 1 else Announcement.NONE
    return {"questions": list(passage.questions), "announced": announced.value, "text": text}

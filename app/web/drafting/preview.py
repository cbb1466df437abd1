"""A passage as it would be printed, while it is being typed (Vorschau)."""

from flask import render_template
from flask.typing import ResponseReturnValue

from answers import composition
from answers.answer import Answer
from answers.attachments import files_of
from answers.markup import parse
from app.extensions import db
from app.web.views.papers import answers_view, file_address
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parsed_paper import Announcement, PaperAnswer, ParsedPaper


def passage_preview(answer: Answer, place: int, text: str) -> ResponseReturnValue:
    """Return the fragment for a passage: what cannot be printed first, then the printing blocks."""
    if place >= len(answer.draft.passages):
        raise NotFound("Diesen Abschnitt gibt es nicht mehr. Laden Sie die Seite neu.")
    passage = answer.draft.passages[place]
    announced = Announcement.HEADING if len(passage.questions) > 1 else Announcement.NONE
    words = composition.with_outcome_words(text, passage, answer.draft)
    paper = ParsedPaper(
        answer.inquiry.parliament.code,
        questions=answer.inquiry.paper_questions(),
        answers=(PaperAnswer(passage.questions, words, announced),),
        files=answer.draft.files,
    )
    printed = answers_view(paper, files=files_of(db.session(), paper), address=file_address)
    return render_template("pages/drafts/_preview.html", printed=printed, fault=_fault(text))


def _fault(text: str) -> str:
    try:
        parse(text)
    except InvalidInput as refusal:
        return refusal.sentence
    return ""

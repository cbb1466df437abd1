"""The answer out to Word and back: a working copy to load down, and its return to look through (Arbeitskopie)."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Final

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from answers import queries
from answers.word_return import ReturnedAnswer, returned_answer, working_copy
from app.accounts import current_actor
from app.extensions import db
from app.web.downloads import word_file
from app.web.drafting.merge_page import merge_page
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of

_NOTHING_SAVED: Final = "Gespeichert ist noch nichts: Sehen Sie die Unterschiede durch und speichern Sie dann."

bp = Blueprint("word_copy", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf")


@bp.get("/arbeitskopie.docx")
def download(inquiry_id: int) -> ResponseReturnValue:
    """Send the latest revision with a content control for each passage."""
    queries.get_inquiry_in_drafting(db.session(), current_actor(), inquiry_id)
    answer = queries.get_answer(db.session(), current_actor(), inquiry_id)
    name = f"Arbeitskopie-{answer.inquiry.number}-Fassung-{answer.latest_number}.docx".replace("/", "-")
    return word_file(working_copy(db.session(), answer), name)


@bp.get("/ruecklauf")
def form(inquiry_id: int) -> ResponseReturnValue:
    """Explain the way through Word and ask for the file that comes back."""
    return _page(inquiry_id)


@bp.post("/ruecklauf")
def take_back(inquiry_id: int) -> ResponseReturnValue:
    """Show what the file brings back, told apart from what is saved; nothing is saved yet."""
    actor = current_actor()
    queries.get_inquiry_in_drafting(db.session(), actor, inquiry_id)
    answer = queries.get_answer(db.session(), actor, inquiry_id)
    file = request.files.get("file")
    if file is None or not file.filename:
        return _page(inquiry_id, {"file": "Wählen Sie die Datei, die Sie in Word bearbeitet haben."})
    try:
        found = returned_answer(answer, file.read(), filename=PurePath(file.filename).name)
    except InvalidInput as refusal:
        return _page(inquiry_id, {"file": refusal.sentence})
    return merge_page(
        inquiry_id,
        found.revision,
        found.fields,
        from_word=True,
        sentence=_sentence(found, answer.latest_number),
        status=HTTPStatus.OK,
        strays=found.strays,
    )


def _sentence(found: ReturnedAnswer, latest: int) -> str:
    told = [f"Die Datei ist aus Fassung {found.revision} entstanden.", _NOTHING_SAVED]
    if found.revision != latest:
        told.append(f"Inzwischen gilt Fassung {latest}; wo beide Texte anders sind, stehen sie nebeneinander.")
    if found.missing:
        told.append(f"In der Datei fehlt: {', '.join(found.missing)}; dort bleibt der gespeicherte Text.")
    return " ".join(told)


def _page(inquiry_id: int, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor = current_actor()
    inquiry = queries.get_inquiry_in_drafting(db.session(), actor, inquiry_id)
    answer = queries.get_answer(db.session(), actor, inquiry_id)
    page = render_template(
        "pages/drafts/word.html", card=card_of(inquiry, actor), number=answer.latest_number, errors=errors or {}
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

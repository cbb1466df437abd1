"""Pictures and files of an answer: put in, moved, taken out, loaded by whoever may read it (Bilder und Dateien)."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries
from answers.answer import Answer
from answers.enclosures import enclosed, file_called, pictures
from answers.readers import get_file_to_read
from answers.services import enclosing
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import stored_file
from app.web.drafting.editor import keeping_what_was_typed, posted_revision
from app.web.views.answers import heading
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of

bp = Blueprint("enclosures", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.get("/antwort/dateien/<name>")
def file(inquiry_id: int, name: str) -> ResponseReturnValue:
    """Send a picture or file of an answer to whoever may read the answer now."""
    return stored_file(get_file_to_read(db.session(), current_actor(), inquiry_id, name))


@bp.get("/entwurf/dateien/")
def overview(inquiry_id: int) -> ResponseReturnValue:
    """Show the pictures and files of the answer, with the forms that add some."""
    return _page(inquiry_id)


@bp.post("/entwurf/dateien/")
@keeping_what_was_typed
def begin(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Come here from the editor, whose texts are saved first."""
    del revision
    return redirect(url_for(".overview", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.post("/entwurf/dateien/bild")
def add_picture(inquiry_id: int) -> ResponseReturnValue:
    """Show a picture in a passage or an annex."""
    alt, place = request.form.get("alt", ""), request.form.get("place", "")
    sentence = "Das Bild steht jetzt am Ende seines Textes. Verschieben Sie es hier, wenn es weiter oben stehen soll."
    return _added(inquiry_id, "picture", sentence, partial(enclosing.add_picture, alt=alt, place=place))


@bp.post("/entwurf/dateien/datei")
def attach(inquiry_id: int) -> ResponseReturnValue:
    """Attach a file that an annex lists."""
    title = request.form.get("title", "")
    sentence = "Die Datei ist beigefügt. Die Anlage „Beigefügte Dateien“ nennt sie mit Größe und Prüfsumme."
    return _added(inquiry_id, "file", sentence, partial(enclosing.attach_file, title=title))


@bp.post("/entwurf/dateien/<name>/verschieben")
def move(inquiry_id: int, name: str) -> ResponseReturnValue:
    """Move a picture within its text, or a file within its list."""
    by = -1 if request.form.get("do") == "up" else 1
    with unit_of_work() as session:
        enclosing.move_enclosure(session, current_actor(), inquiry_id, name, by=by, revision=posted_revision())
    return _back(inquiry_id, f"„{name}“ ist verschoben.")


@bp.get("/entwurf/dateien/<name>/entfernen")
def ask_to_remove(inquiry_id: int, name: str) -> ResponseReturnValue:
    """Ask once more before a file is taken out."""
    answer = _answer(inquiry_id)
    return render_template(
        "pages/drafts/enclosure_removal.html",
        card=card_of(answer.inquiry, current_actor()),
        answer=answer,
        file=file_called(answer.draft, name),
    )


@bp.post("/entwurf/dateien/<name>/entfernen")
def remove(inquiry_id: int, name: str) -> ResponseReturnValue:
    """Take a file out; the page that follows offers to undo it."""
    with unit_of_work() as session:
        answer = enclosing.remove_enclosure(session, current_actor(), inquiry_id, name, revision=posted_revision())
        before = answer.latest_number - 1
    flash(f"„{name}“ gehört nicht mehr zur Antwort.", "success")
    return redirect(url_for(".overview", inquiry_id=inquiry_id, undo=before), HTTPStatus.SEE_OTHER)


def _added(inquiry_id: int, field: str, sentence: str, add: Callable[..., Answer]) -> ResponseReturnValue:
    upload = request.files.get(field)
    content, name = (upload.read(), upload.filename or "") if upload else (b"", "")
    try:
        with unit_of_work() as session:
            add(session, current_actor(), inquiry_id, content, name=name, revision=posted_revision())
    except InvalidInput as refusal:
        place = refusal.field if refusal.field in {"alt", "place", "title"} else field
        return _page(inquiry_id, {place: refusal.sentence})
    return _back(inquiry_id, sentence)


def _answer(inquiry_id: int) -> Answer:
    queries.get_inquiry_in_drafting(db.session(), current_actor(), inquiry_id)
    return queries.get_answer(db.session(), current_actor(), inquiry_id)


def _page(inquiry_id: int, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    answer = _answer(inquiry_id)
    draft, inquiry = answer.draft, answer.inquiry
    passages = [(f"passage-{place}", heading(inquiry, each)) for place, each in enumerate(draft.passages)]
    annexes = [(f"annex-{place}", each.label) for place, each in enumerate(draft.annexes)]
    undo = request.args.get("undo", type=int)
    page = render_template(
        "pages/drafts/enclosures.html",
        card=card_of(inquiry, current_actor()),
        answer=answer,
        pictures=_pictures(answer, dict([*passages, *annexes])),
        listed=[each for each in draft.files if each.title],
        unused=[each for each in draft.files if each not in enclosed(draft, answer.government_remark)],
        places=[*passages, *annexes],
        undo=undo if undo and 0 < undo < answer.latest_number else None,
        typed=request.form,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _pictures(answer: Answer, places: dict[str, str]) -> list[dict[str, Any]]:
    known = {each.name: each for each in answer.draft.files}
    return [
        {"shown": each, "file": known[each.name], "place": places[each.field]}
        for each in pictures(answer.draft)
        if each.name in known
    ]


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".overview", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

"""Files of an inquiry: put to it, loaded down as attachments only, taken out (Dateien zur Anfrage)."""

from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries import attachments
from inquiries.attachments import Loaded
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of, get_inquiry

bp = Blueprint("attachments", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.get("/original")
def original(inquiry_id: int) -> Response:
    """Send the file that was handed in."""
    return _sent(attachments.load_original(db.session(), current_actor(), inquiry_id))


@bp.get("/dateien/<int:file_id>")
def load(inquiry_id: int, file_id: int) -> Response:
    """Send a file."""
    return _sent(attachments.load_file(db.session(), current_actor(), inquiry_id, file_id))


@bp.get("/dateien/neu")
def form(inquiry_id: int) -> ResponseReturnValue:
    """Show the form that puts a file to the inquiry."""
    return _form_page(inquiry_id)


@bp.post("/dateien/neu")
def add(inquiry_id: int) -> ResponseReturnValue:
    """Put a file to the inquiry."""
    upload, note = request.files.get("file"), request.form.get("note", "")
    content = upload.read() if upload else b""
    name = (upload.filename or "") if upload else ""
    try:
        with unit_of_work() as session:
            attachments.attach_file(session, current_actor(), inquiry_id, content, name=name, note=note)
    except InvalidInput as refusal:
        return _form_page(inquiry_id, note, {refusal.field or "file": refusal.sentence})
    return _back(inquiry_id, f"Die Datei „{name}“ liegt jetzt bei der Anfrage.")


@bp.post("/dateien/<int:file_id>/entfernen")
def remove(inquiry_id: int, file_id: int) -> ResponseReturnValue:
    """Take a file out."""
    with unit_of_work() as session:
        file = attachments.remove_file(session, current_actor(), inquiry_id, file_id)
    return _back(inquiry_id, f"Die Datei „{file.name}“ wird nicht mehr angezeigt.")


def _sent(file: Loaded) -> Response:
    response = Response(file.content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    return response


def _form_page(inquiry_id: int, note: str = "", errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor = current_actor()
    page = render_template(
        "pages/inquiries/attach.html",
        card=card_of(get_inquiry(db.session(), actor, inquiry_id), actor),
        note=note,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id, _anchor="dateien"), HTTPStatus.SEE_OTHER)

"""Several records are linked to an inquiry at once, from the list (Sammelverknüpfung)."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from answers.records.services import link_records
from app.accounts import current_actor
from app.unit_of_work import unit_of_work
from app.web.values import chosen_id
from inquiries.queries import get_inquiry

bp = Blueprint("linking", __name__)


@bp.post("/unterlagen-verknuepfen")
def link() -> ResponseReturnValue:
    """Link the ticked records to the chosen inquiry and return to the list as it was."""
    keys, inquiry_id = request.form.getlist("record"), chosen_id("inquiry")
    if not keys or inquiry_id is None:
        flash("Haken Sie mindestens eine Unterlage an und wählen Sie die Anfrage.", "warning")
        return _back()
    with unit_of_work() as session:
        link_records(session, current_actor(), inquiry_id, keys)
        number = get_inquiry(session, current_actor(), inquiry_id).number
    count = "Eine Unterlage ist" if len(keys) == 1 else f"{len(keys)} Unterlagen sind"
    flash(f"{count} mit der Anfrage {number} verknüpft.", "success")
    return _back()


def _back() -> ResponseReturnValue:
    kept: dict[str, Any] = {
        name: request.form[name] for name in ("text", "kind", "valid", "sort", "page") if request.form.get(name)
    }
    return redirect(url_for("records.overview", **kept), HTTPStatus.SEE_OTHER)

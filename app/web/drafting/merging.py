"""Saving what was chosen where two texts met (Abgleich)."""

from http import HTTPStatus

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from answers import queries, services
from answers.merging import Decision, resolved
from answers.services import side_drafts
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.drafting.editor import back_to_editor, editor_page, posted_revision
from app.web.drafting.merge_page import merge_page
from app.web.forms.answer import edit_of, saved_fields, typed_fields
from inquiries.foundation.errors import InvalidInput, StaleRevision

bp = Blueprint("merging", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf")


@bp.post("/abgleich")
def resolve(inquiry_id: int) -> ResponseReturnValue:
    """Save the texts as chosen; if somebody saved in the meantime, both are shown again."""
    actor = current_actor()
    answer = queries.get_answer(db.session(), actor, inquiry_id)
    saved = saved_fields(answer)
    fields = resolved(saved, _decisions()) | _outcomes()
    fields.setdefault("government_remark", saved["government_remark"])
    from_word = "from_word" in request.form
    reason = "Aus Word übernommen" if from_word else "Bearbeitet"
    try:
        with unit_of_work() as session:
            before = queries.get_answer(session, actor, inquiry_id).draft
            edit = edit_of(fields, before)
            edited = services.edit_answer(session, actor, inquiry_id, edit, revision=posted_revision(), reason=reason)
            number = edited.latest_number
            side_drafts.discard_side_draft(session, actor, inquiry_id)
    except StaleRevision as refusal:
        return merge_page(
            inquiry_id,
            posted_revision(),
            fields,
            sentence=refusal.sentence,
            from_word=from_word,
            status=HTTPStatus.CONFLICT,
            strays=_left_out(),
        )
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {refusal.field or "": refusal.sentence}, typed=fields)
    done = "Der Text ist aus Word übernommen" if from_word else "Beide Texte sind zusammengeführt"
    return back_to_editor(inquiry_id, f"{done} und als Fassung {number} gespeichert.")


def _decisions() -> list[Decision]:
    form = request.form
    places = [name.removeprefix("mine-") for name in form if name.startswith("mine-")]
    return [
        Decision(form.get(f"field-{place}", ""), form.get(f"choice-{place}", "mine"), form[f"mine-{place}"])
        for place in places
    ]


def _left_out() -> tuple[str, ...]:
    return tuple(each.text for each in _decisions() if not each.field and each.text.strip())


def _outcomes() -> dict[str, str]:
    """Return the fields of the outcomes that were chosen to be kept."""
    kept = {f"-{label}" for label in request.form.getlist("keep-outcome")}
    fields = typed_fields(request.form)
    return {name: text for name, text in fields.items() if name[name.find("-") :] in kept}

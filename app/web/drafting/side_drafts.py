"""What is being typed, kept every few seconds; taken over or discarded after a crash (Zwischenstände)."""

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from answers import queries, services
from answers.answer import Answer
from answers.services import side_drafts
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.drafting.editor import back_to_editor, editor_page
from app.web.drafting.merge_page import merge_page
from app.web.forms.answer import Form, differing, edit_of, saved_fields, typed_fields
from app.web.views.answers import heading, word_changes
from inquiries.foundation.errors import InvalidInput, NotFound, StaleRevision
from inquiries.queries import card_of

bp = Blueprint("side_drafts", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf/zwischenstand")


@bp.post("/")
def keep(inquiry_id: int) -> ResponseReturnValue:
    """Keep what was typed so far and tell who else has the answer open; a form without texts only says so."""
    fields = typed_fields(request.form)
    with unit_of_work() as session:
        actor = current_actor()
        answer = side_drafts.keep_side_draft(
            session,
            actor,
            inquiry_id,
            fields=fields or None,
            base_number=request.form.get("revision", 0, type=int),
        )
        return jsonify(others=side_drafts.others_at_work(session, actor, answer), latest=answer.latest_number)


@bp.get("/")
def compare(inquiry_id: int) -> ResponseReturnValue:
    """Show what the person typed beside what is saved, word by word."""
    answer, kept = _kept(inquiry_id)
    typed = differing(kept, answer)
    saved = saved_fields(answer)
    return render_template(
        "pages/drafts/side_draft.html",
        card=card_of(answer.inquiry, current_actor()),
        number=answer.latest_number,
        changes=[
            {"heading": _name(answer, name), "changes": word_changes(saved.get(name, ""), text)}
            for name, text in typed.items()
        ],
    )


@bp.post("/uebernehmen")
def take_over(inquiry_id: int) -> ResponseReturnValue:
    """Save what was typed as a revision; where somebody saved in the meantime, both texts are shown."""
    answer, kept = _kept(inquiry_id)
    actor = current_actor()
    side = side_drafts.find_side_draft(db.session(), actor, answer)
    base = side.base_number if side else answer.latest_number
    try:
        with unit_of_work() as session:
            before = queries.get_answer(session, actor, inquiry_id).draft
            edited = services.edit_answer(session, actor, inquiry_id, edit_of(kept, before), revision=base)
            side_drafts.discard_side_draft(session, actor, inquiry_id)
            number = edited.latest_number
    except StaleRevision as refusal:
        return merge_page(inquiry_id, base, kept, sentence=refusal.sentence)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {refusal.field or "": refusal.sentence}, typed=kept)
    return back_to_editor(inquiry_id, f"Ihr Zwischenstand ist übernommen und als Fassung {number} gespeichert.")


@bp.post("/verwerfen")
def discard(inquiry_id: int) -> ResponseReturnValue:
    """Forget what was typed."""
    with unit_of_work() as session:
        side_drafts.discard_side_draft(session, current_actor(), inquiry_id)
    return back_to_editor(inquiry_id, "Der Zwischenstand ist verworfen. Es gilt die zuletzt gespeicherte Fassung.")


def _kept(inquiry_id: int) -> tuple[Answer, Form]:
    answer = queries.get_answer(db.session(), current_actor(), inquiry_id)
    kept = side_drafts.find_side_draft(db.session(), current_actor(), answer)
    if kept is None or not kept.fields:
        raise NotFound("Einen Zwischenstand gibt es nicht mehr: Er ist gespeichert oder verworfen.")
    return answer, kept.fields


def _name(answer: Answer, field: str) -> str:
    kind, _, place = field.partition("-")
    passages = answer.draft.passages
    if kind == "passage" and int(place) < len(passages):
        return heading(answer.inquiry, passages[int(place)])
    if kind in {"passage", "gap"}:
        return "Lücke" if kind == "gap" else "Abschnitt"
    if kind == "annex":
        return "Bezeichnung der Anlage" if place.startswith("label-") else "Anlage"
    return "Vorbemerkung" if field == "government_remark" else f"Ergebnis zu Frage {place}".rstrip()

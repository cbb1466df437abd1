"""The officer's page: link records, draft or begin by hand, edit, arrange, check, submit (Entwurf)."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import arranging, composition, queries, release, services
from answers.attachments import files_of
from answers.drafting.draft import Draft, Seen
from answers.readers import get_own_answer_to_read
from answers.records import services as record_services
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import word_file
from app.web.drafting.editor import back_to_editor, editor_page, keeping_what_was_typed
from app.web.drafting.preview import passage_preview
from app.web.views.papers import file_address, paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import ChecksFailed, InvalidInput
from inquiries.queries import card_of
from inquiries.workflow import Stage

bp = Blueprint("drafts", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf")


@bp.get("/")
def edit(inquiry_id: int) -> ResponseReturnValue:
    """Show questions, passages with their sources, gaps, and what stands against clearance; later, the text alone."""
    inquiry = queries.get_own_inquiry(db.session(), current_actor(), inquiry_id)
    if inquiry.stage is not Stage.DRAFTING:
        return redirect(url_for("clearance.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)
    return editor_page(inquiry_id)


@bp.post("/")
@keeping_what_was_typed
def save(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Save what was typed as a new revision."""
    return back_to_editor(inquiry_id, f"Gespeichert als Fassung {revision}.")


@bp.post("/unterlagen")
@keeping_what_was_typed
def link(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Link the chosen records to the inquiry."""
    del revision
    keys = request.form.getlist("record")
    if not keys:
        return editor_page(inquiry_id, {"records": "Wählen Sie mindestens eine Unterlage aus."})
    with unit_of_work() as session:
        record_services.link_records(session, current_actor(), inquiry_id, keys)
    return back_to_editor(inquiry_id, "Die Unterlagen sind verknüpft.")


@bp.post("/unterlagen/<key>/loesen")
@keeping_what_was_typed
def unlink(inquiry_id: int, key: str, *, revision: int | None) -> ResponseReturnValue:
    """Take a record off the inquiry."""
    del revision
    with unit_of_work() as session:
        record_services.unlink_record(session, current_actor(), inquiry_id, key)
    return back_to_editor(inquiry_id, "Die Unterlage ist gelöst. Im Text zitierte Stellen bleiben stehen.")


@bp.post("/neu")
@keeping_what_was_typed
def draft(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Draft the answer from the linked records."""
    try:
        with unit_of_work() as session:
            answer = services.draft_answer(session, current_actor(), inquiry_id, revision=revision)
            gaps = len(answer.draft.gaps)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {refusal.field or "": refusal.sentence})
    sentence = "Der Entwurf steht." + (" Er hat noch Lücken, die nur Sie füllen können." if gaps else "")
    return back_to_editor(inquiry_id, sentence, anchor="antwort")


@bp.post("/von-hand")
def begin(inquiry_id: int) -> ResponseReturnValue:
    """Begin an answer without any record."""
    with unit_of_work() as session:
        services.begin_answer(session, current_actor(), inquiry_id)
    return back_to_editor(inquiry_id, "Die Antwort ist angelegt. Schreiben Sie zu jeder Frage, was zu antworten ist.")


@bp.post("/gliederung/<int:place>")
@keeping_what_was_typed
def arrange(inquiry_id: int, place: int, *, revision: int | None) -> ResponseReturnValue:
    """Split, merge or move a passage."""
    form = request.form
    labels = form.getlist(f"split-{place}")
    paragraphs = [int(each) for each in form.getlist(f"paragraph-{place}") if each.isdecimal()]
    changes: dict[str, tuple[str, Callable[[Draft], Draft]]] = {
        "up": ("Abschnitt nach oben verschoben", lambda draft: arranging.moved(draft, place, -1)),
        "down": ("Abschnitt nach unten verschoben", lambda draft: arranging.moved(draft, place, 1)),
        "merge-up": ("Abschnitte zusammengelegt", lambda draft: arranging.merged(draft, place, place - 1)),
        "merge-down": ("Abschnitte zusammengelegt", lambda draft: arranging.merged(draft, place, place + 1)),
        "split": (
            "Abschnitt geteilt",
            lambda draft: arranging.split(draft, place, labels=labels, paragraphs=paragraphs),
        ),
    }
    reason, change = changes.get(form.get("do", ""), ("", lambda draft: draft))
    return _arranged(inquiry_id, change, reason=reason, revision=revision)


@bp.post("/angebote/<int:place>")
@keeping_what_was_typed
def add_offered(inquiry_id: int, place: int, *, revision: int | None) -> ResponseReturnValue:
    """Add a sentence that the draft offers to a passage."""
    target = request.form.get(f"target-{place}", 0, type=int)
    return _arranged(
        inquiry_id,
        lambda draft: arranging.with_offered(draft, place, target),
        reason="Angebotenen Satz übernommen",
        revision=revision,
    )


def _arranged(
    inquiry_id: int, change: Callable[[Draft], Draft], *, reason: str, revision: int | None
) -> ResponseReturnValue:
    try:
        with unit_of_work() as session:
            services.arrange_answer(session, current_actor(), inquiry_id, change, reason=reason, revision=revision)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {refusal.field or "": refusal.sentence})
    return back_to_editor(inquiry_id, f"{reason}.", anchor="antwort")


@bp.post("/belege/<int:place>")
@keeping_what_was_typed
def answer_stale(inquiry_id: int, place: int, *, revision: int | None) -> ResponseReturnValue:
    """Take a changed record's new value over, or let the sentence stand for a reason."""
    name = f"reason-{place}"
    try:
        with unit_of_work() as session:
            if "keep" in request.form:
                reason = request.form.get(name, "")
                services.keep_stale(session, current_actor(), inquiry_id, place, reason=reason, revision=revision)
            else:
                services.take_over_stale(session, current_actor(), inquiry_id, place, revision=revision)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {name: refusal.sentence})
    return back_to_editor(inquiry_id, "Der Satz entspricht wieder Ihren Unterlagen oder steht mit Begründung.")


@bp.post("/beleg")
@keeping_what_was_typed
def cite(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Name the source of a sentence that was written by hand."""
    text, source = (request.form.get(name, "") for name in ("cited-sentence", "cited-source"))
    try:
        with unit_of_work() as session:
            services.cite_sentence(session, current_actor(), inquiry_id, text, source=source, revision=revision)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {refusal.field or "": refusal.sentence}, typed=request.form)
    return back_to_editor(inquiry_id, "Der Satz hat jetzt einen Beleg.", anchor="antwort")


@bp.post("/hinweise/<int:place>")
@keeping_what_was_typed
def acknowledge(inquiry_id: int, place: int, *, revision: int | None) -> ResponseReturnValue:
    """Answer a hint of the checks: seen, and it may stay for a reason."""
    form, name = request.form, f"seen-{place}"
    seen = Seen(form.get(f"code-{place}", ""), form.get(f"words-{place}", ""), form.get(name, ""))
    try:
        with unit_of_work() as session:
            services.acknowledge(session, current_actor(), inquiry_id, seen, revision=revision)
    except InvalidInput as refusal:
        return editor_page(inquiry_id, {name if refusal.field else "": refusal.sentence})
    return back_to_editor(inquiry_id, "Vermerkt. Die Hausleitung sieht Ihre Begründung.", anchor="pruefung")


@bp.post("/abgeben")
@keeping_what_was_typed
def submit(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Send the answer to clearance."""
    try:
        with unit_of_work() as session:
            services.submit_answer(session, current_actor(), inquiry_id, revision=revision)
    except ChecksFailed as refusal:
        return editor_page(inquiry_id, status=HTTPStatus.CONFLICT, refused=refusal.about["findings"])
    flash("Die Antwort liegt zur Freigabe bei der Hausleitung.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/vorschau")
def preview(inquiry_id: int) -> ResponseReturnValue:
    """Show the saved answer as it would be printed today."""
    answer = get_own_answer_to_read(db.session(), current_actor(), inquiry_id)
    content = composition.answer_content(answer.draft, answer.government_remark)
    paper = composition.answer_paper(answer.inquiry, content, printed_on=clock.today())
    printed = paper_view(paper, files=files_of(db.session(), paper), address=file_address)
    card = card_of(answer.inquiry, current_actor())
    return render_template("pages/drafts/preview.html", card=card, printed=printed)


@bp.post("/vorschau/<int:place>")
def preview_passage(inquiry_id: int, place: int) -> ResponseReturnValue:
    """Return one passage, as it is being typed, in the form of its print; nothing is saved."""
    answer = queries.get_answer(db.session(), current_actor(), inquiry_id)
    return passage_preview(answer, place, request.form.get(f"passage-{place}", ""))


@bp.get("/antwort.docx")
def docx(inquiry_id: int) -> ResponseReturnValue:
    """Send the answer as it would be printed today."""
    answer = get_own_answer_to_read(db.session(), current_actor(), inquiry_id)
    content = release.write_draft(db.session(), answer, printed_on=clock.today())
    return word_file(content, f"Entwurf-{answer.inquiry.number}.docx".replace("/", "-"))

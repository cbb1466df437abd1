"""After the answer: the Landtag demands, the ministry supplements or corrects, the clerk publishes (Nachträge)."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import amending
from answers.amendment import AmendmentEntry, AmendmentKind, AmendmentState
from answers.attachments import files_of
from answers.cover_letter import write_cover_letter
from answers.readers import clears_others_only
from app.accounts import current_actor
from app.extensions import db
from app.formats import day_short
from app.unit_of_work import unit_of_work
from app.web.downloads import proof_pdf, word_file
from app.web.papers.changes import changes
from app.web.values import chosen_id, parse_day
from app.web.views.papers import paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.permissions import Permission
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import HANDED_OVER, Stage

bp = Blueprint("amendments", __name__, url_prefix="/anfragen/<int:inquiry_id>/nachtraege")


_OWN_IDS = {"question": "zu-frage"}  # the page may hold two forms that ask for a question


@bp.get("/")
def overview(inquiry_id: int) -> ResponseReturnValue:
    """Show what was demanded, written and published after the answer, and what this person can do."""
    return _page(inquiry_id)


@bp.post("/nachforderung")
def demand(inquiry_id: int) -> ResponseReturnValue:
    """Demand what the answer to a question misses."""
    form = request.form
    try:
        with unit_of_work() as session:
            question, reason = form.get("question", ""), form.get("reason", "")
            amending.demand(session, current_actor(), inquiry_id, question=question, reason=reason)
    except InvalidInput as refusal:
        return _page(inquiry_id, {refusal.field or "": refusal.sentence})
    return _back(inquiry_id, "Die Nachforderung ist der Landesregierung übermittelt.")


@bp.post("/")
def write(inquiry_id: int) -> ResponseReturnValue:
    """Write a supplement or a correction."""
    form = request.form
    kind = AmendmentKind.__members__.get(form.get("kind", ""), AmendmentKind.SUPPLEMENT)
    try:
        with unit_of_work() as session:
            entry = AmendmentEntry(
                form.get("question", ""), form.get("text", ""), form.get("why", ""), kind, _became(form)
            )
            amending.write(session, current_actor(), inquiry_id, entry, amendment_id=chosen_id("amendment"))
    except InvalidInput as refusal:
        return _page(inquiry_id, {_OWN_IDS.get(refusal.field or "", refusal.field or "text"): refusal.sentence})
    return _back(inquiry_id, "Der Nachtrag liegt zur Freigabe bei der Hausleitung.")


def _became(form: Mapping[str, str]) -> QuestionOutcome:
    """Return what becomes of the question: answered, unless the officer says otherwise."""
    outcome = Outcome.__members__.get(form.get("outcome", ""), Outcome.ANSWERED)
    ground = RefusalGround.__members__.get(form.get("ground", ""))
    return QuestionOutcome(outcome, ground if outcome is Outcome.REFUSED else None)


@bp.post("/<int:amendment_id>/freigabe")
def hand_over(inquiry_id: int, amendment_id: int) -> ResponseReturnValue:
    """Clear an amendment and hand it over."""
    try:
        day = parse_day(request.form.get("letter_dated_on", ""), field="letter_dated_on", what="das Datum")
        with unit_of_work() as session:
            amending.hand_over(session, current_actor(), inquiry_id, amendment_id, letter_dated_on=day)
    except InvalidInput as refusal:
        return _page(inquiry_id, {f"schreiben-{amendment_id}": refusal.sentence})
    return _back(inquiry_id, f"Der Nachtrag ist dem Landtag mit Schreiben vom {day:%d.%m.%Y} zugeleitet.")


@bp.get("/<int:amendment_id>/veroeffentlichung")
def prepare(inquiry_id: int, amendment_id: int) -> ResponseReturnValue:
    """Show the paper's next version as it would be published on a day, and what it changes."""
    return _release_page(inquiry_id, amendment_id, _typed_day(request.args))


@bp.get("/<int:amendment_id>/druckfahne.docx")
def docx(inquiry_id: int, amendment_id: int) -> ResponseReturnValue:
    """Send the very file that would be published."""
    prepared = _prepared(inquiry_id, amendment_id, _typed_day(request.args))
    return word_file(prepared.proof.docx, _filename(prepared, "docx"))


@bp.get("/<int:amendment_id>/druckfahne.pdf")
def pdf(inquiry_id: int, amendment_id: int) -> ResponseReturnValue:
    """Send the very PDF that would be published."""
    prepared = _prepared(inquiry_id, amendment_id, _typed_day(request.args))
    return proof_pdf(prepared.proof, _filename(prepared, "pdf"))


@bp.post("/<int:amendment_id>/veroeffentlichung")
def publish(inquiry_id: int, amendment_id: int) -> ResponseReturnValue:
    """Publish the files that the clerk saw as the paper's next version."""
    typed, seen = _typed_day(request.form), request.form
    try:
        with unit_of_work() as session:
            paper = amending.publish(
                session,
                current_actor(),
                inquiry_id,
                amendment_id,
                printed_on=_day(typed),
                sha256=seen.get("sha256", ""),
                pdf_sha256=seen.get("pdf_sha256"),
            )
            sentence = f"Die Drucksache {paper.number} hat jetzt eine Fassung {paper.version}."
    except InvalidInput as refusal:
        return _release_page(inquiry_id, amendment_id, typed, {"printed_on": refusal.sentence})
    return _back(inquiry_id, sentence)


@bp.get("/begleitschreiben.docx")
def letter(inquiry_id: int) -> ResponseReturnValue:
    """Send the letter that hands the answer over, for its ministry and, once it is there, for the Landtag."""
    actor = current_actor()
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    leads = actor.is_government and actor.acts_for(inquiry.lead_ministry_id) and inquiry.stage is Stage.CLEARANCE
    is_theirs = leads and not clears_others_only(db.session(), actor, inquiry)
    if not (is_theirs or inquiry.stage in HANDED_OVER):
        raise NotFound("Dieses Schreiben gibt es nicht oder es ist Ihnen nicht zugänglich.")
    dated_on = inquiry.letter_dated_on or clock.today()
    content = write_cover_letter(inquiry, dated_on=dated_on)
    return word_file(content, f"Begleitschreiben-{inquiry.number}.docx".replace("/", "-"))


def _page(inquiry_id: int, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.stage not in HANDED_OVER:
        raise NotFound("Nachträge gibt es erst, wenn die Antwort dem Landtag zugeleitet ist.")
    leads = actor.is_government and actor.acts_for(inquiry.lead_ministry_id)
    rows = amending.amendments_of(session, actor, inquiry_id)
    page = render_template(
        "pages/amendments.html",
        card=card_of(inquiry, actor),
        rows=[(each, leads or each.state in amending.SEEN_BY_LANDTAG) for each in rows],
        open_demands=[each for each in rows if each.state is AmendmentState.DEMANDED],
        questions=[(label, f"Frage {label}" if label else "Die Frage") for label in amending.labels_of(inquiry)],
        kinds=[(kind.name, kind.value) for kind in AmendmentKind],
        outcomes=[(outcome.name, outcome.value) for outcome in Outcome],
        grounds=[("", "– nur bei einer Ablehnung –"), *((ground.name, ground.value) for ground in RefusalGround)],
        may_demand=actor.may(Permission.PUBLISH_PAPER),
        may_write=leads and actor.may(Permission.DRAFT_ANSWER),
        may_clear=leads and actor.may(Permission.CLEAR_ANSWER),
        may_publish=actor.may(Permission.PUBLISH_PAPER) and inquiry.stage is Stage.PUBLISHED,
        today=clock.today(),
        typed=request.form,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _release_page(
    inquiry_id: int, amendment_id: int, typed: str, errors: dict[str, str] | None = None
) -> ResponseReturnValue:
    actor, errors = current_actor(), dict(errors or {})
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    amendment = amending.get_amendment(db.session(), actor, inquiry_id, amendment_id)
    context: dict[str, Any] = {"proof": None}
    try:
        prepared = _prepared(inquiry_id, amendment_id, typed)
        about = [("Anlass", amendment.reason), ("Schreiben vom", day_short(amendment.letter_dated_on))]
        context = {
            "proof": prepared.proof,
            "known": [*about, ("Ersetzt", f"{prepared.paper.version}. Fassung; sie bleibt lesbar")],
            "printed": paper_view(prepared.proof.paper, files=files_of(db.session(), prepared.proof.paper)),
            "changes": changes(prepared.paper.content, prepared.proof.paper),
        }
    except InvalidInput as refusal:
        errors.setdefault(refusal.field or "", refusal.sentence)
    page = render_template(
        "pages/papers/amendment_release.html",
        card=card_of(inquiry, actor),
        paper={"number": inquiry.answer_number, "title": inquiry.title},
        amendment=amendment,
        kind=amendment.kind.value,
        printed_on=typed,
        fields={"printed_on": typed},
        errors=errors,
        **context,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _prepared(inquiry_id: int, amendment_id: int, typed: str) -> amending.Prepared:
    return amending.prepare(db.session(), current_actor(), inquiry_id, amendment_id, printed_on=_day(typed))


def _typed_day(sent: Mapping[str, str]) -> str:
    return sent.get("printed_on") or clock.today().isoformat()


def _day(typed: str) -> date:
    return parse_day(typed, field="printed_on", what="der Ausgabetag")


def _filename(prepared: amending.Prepared, ending: str) -> str:
    paper = prepared.paper
    return f"Druckfahne-{paper.term}-{paper.serial}-Fassung-{paper.version + 1}.{ending}"


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".overview", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

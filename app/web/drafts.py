"""The officer's page: link records, draft, edit, compare revisions, submit (Entwurf)."""

import functools
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries, release, services
from answers.answer import Answer
from answers.drafting.draft import Draft
from answers.records import services as record_services
from answers.records.queries import linked_records, own_records
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import word_file
from app.web.draft_form import GROUNDS, OUTCOMES, edit_of, outcomes_of, unplaced
from app.web.draft_view import compared, outcome_views, passage_views
from app.web.inquiries import days_left
from app.web.record_choice import record_choice
from inquiries.foundation import clock
from inquiries.foundation.errors import ChecksFailed, InvalidInput, StaleRevision
from inquiries.queries import card_of
from inquiries.workflow import Stage

bp = Blueprint("drafts", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf")

Errors = Mapping[str, str]


@bp.get("/")
def edit(inquiry_id: int) -> ResponseReturnValue:
    """Show questions, passages with their sources, gaps, and what stands against clearance; later, the text alone."""
    inquiry = queries.get_own_inquiry(db.session(), current_actor(), inquiry_id)
    if inquiry.stage is not Stage.DRAFTING:
        return redirect(url_for("clearance.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)
    return _page(inquiry_id)


def keeping_what_was_typed(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Save the page's texts as a revision before the view does its own work: no button of the page loses them.

    The view is handed the number of the revision that is the latest then. Whoever was slower is shown both texts.
    """

    @functools.wraps(view)
    def wrapper(inquiry_id: int, **values: Any) -> ResponseReturnValue:
        queries.get_inquiry_in_drafting(db.session(), current_actor(), inquiry_id)
        try:
            revision = _keep_typed(inquiry_id)
        except InvalidInput as refusal:
            return _page(inquiry_id, {refusal.field or "": refusal.sentence}, typed=request.form)
        except StaleRevision as refusal:
            return _page(inquiry_id, {"": refusal.sentence}, typed=request.form, status=HTTPStatus.CONFLICT)
        return view(inquiry_id, revision=revision, **values)

    return wrapper


@bp.post("/")
@keeping_what_was_typed
def save(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Save what was typed as a new revision."""
    del revision
    return _back(inquiry_id, "Gespeichert.")


@bp.post("/unterlagen")
@keeping_what_was_typed
def link(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Link the chosen records to the inquiry."""
    del revision
    keys = request.form.getlist("record")
    if not keys:
        return _page(inquiry_id, {"records": "Wählen Sie mindestens eine Unterlage aus."})
    with unit_of_work() as session:
        record_services.link_records(session, current_actor(), inquiry_id, keys)
    return _back(inquiry_id, "Die Unterlagen sind verknüpft.")


@bp.post("/unterlagen/<key>/loesen")
@keeping_what_was_typed
def unlink(inquiry_id: int, key: str, *, revision: int | None) -> ResponseReturnValue:
    """Take a record off the inquiry."""
    del revision
    with unit_of_work() as session:
        record_services.unlink_record(session, current_actor(), inquiry_id, key)
    return _back(inquiry_id, "Die Unterlage ist gelöst. Im Text zitierte Stellen bleiben stehen.")


@bp.post("/neu")
@keeping_what_was_typed
def draft(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Draft the answer from the linked records."""
    try:
        with unit_of_work() as session:
            answer = services.draft_answer(session, current_actor(), inquiry_id, revision=revision)
            gaps = len(answer.draft.gaps)
    except InvalidInput as refusal:
        return _page(inquiry_id, {refusal.field or "": refusal.sentence})
    flash("Der Entwurf steht." + (" Er hat noch Lücken, die nur Sie füllen können." if gaps else ""), "success")
    return redirect(url_for(".edit", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


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
        return _page(inquiry_id, {name: refusal.sentence})
    return _back(inquiry_id, "Der Satz entspricht wieder Ihren Unterlagen oder steht mit Begründung.")


@bp.post("/abgeben")
@keeping_what_was_typed
def submit(inquiry_id: int, *, revision: int | None) -> ResponseReturnValue:
    """Send the answer to clearance."""
    try:
        with unit_of_work() as session:
            services.submit_answer(session, current_actor(), inquiry_id, revision=revision)
    except ChecksFailed as refusal:
        return _page(inquiry_id, {"": refusal.sentence}, status=HTTPStatus.CONFLICT)
    flash("Die Antwort liegt zur Freigabe bei der Hausleitung.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/antwort.docx")
def docx(inquiry_id: int) -> ResponseReturnValue:
    """Send the answer as it would be printed today."""
    answer = queries.get_answer(db.session(), current_actor(), inquiry_id)
    content = release.write_draft(answer, printed_on=clock.today())
    return word_file(content, f"Entwurf-{answer.inquiry.number}.docx".replace("/", "-"))


@bp.get("/fassungen")
def revisions(inquiry_id: int) -> ResponseReturnValue:
    """List the revisions of the answer."""
    actor = current_actor()
    answer = queries.get_answer(db.session(), actor, inquiry_id)
    return render_template("pages/drafts/revisions.html", answer=answer, card=card_of(answer.inquiry, actor))


@bp.get("/fassungen/<int:number>")
def revision(inquiry_id: int, number: int) -> ResponseReturnValue:
    """Show one revision with what changed since the one before."""
    actor = current_actor()
    shown = queries.get_revision(db.session(), actor, inquiry_id, number)
    answer = shown.answer
    before = next((each.draft for each in answer.revisions if each.number == number - 1), Draft())
    return render_template(
        "pages/drafts/revision.html",
        revision=shown,
        latest=answer.latest_number,
        passages=compared(answer.inquiry, before, shown.draft),
        may_restore=answer.inquiry.stage is Stage.DRAFTING and number != answer.latest_number,
        card=card_of(answer.inquiry, actor),
    )


@bp.post("/fassungen/<int:number>")
def restore(inquiry_id: int, number: int) -> ResponseReturnValue:
    """Make an earlier revision the latest again."""
    with unit_of_work() as session:
        services.restore_revision(session, current_actor(), inquiry_id, number, revision=_revision())
    return _back(inquiry_id, f"Fassung {number} ist wiederhergestellt.")


def _keep_typed(inquiry_id: int) -> int | None:
    """Save the texts that the form holds, if it holds any, and return the number of the latest revision."""
    if "government_remark" not in request.form:
        return _revision()
    with unit_of_work() as session:
        before = queries.get_answer(session, current_actor(), inquiry_id)
        edit_of_form = edit_of(request.form, before.draft)
        answer = services.edit_answer(session, current_actor(), inquiry_id, edit_of_form, revision=_revision())
        return answer.latest_number


def _page(
    inquiry_id: int,
    errors: Errors | None = None,
    *,
    typed: Mapping[str, str] | None = None,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> ResponseReturnValue:
    actor = current_actor()
    inquiry = queries.get_own_inquiry(db.session(), actor, inquiry_id)
    answer = queries.find_answer(db.session(), actor, inquiry_id)
    card = card_of(inquiry, actor)
    linked = linked_records(db.session(), actor, inquiry_id)
    choice = record_choice(services.draft_questions(inquiry), own_records(db.session(), actor), linked)
    page = render_template(
        "pages/drafts/edit.html",
        card=card,
        days_left=days_left(card),
        linked=linked,
        available=choice.options,
        preselected=choice.suggested if not linked else [],
        answer=answer,
        errors=errors or {},
        theirs=status is HTTPStatus.CONFLICT and typed is not None,
        **(_of_answer(answer, typed or {}) if answer else {}),
    )
    return page, status if errors else HTTPStatus.OK


def _of_answer(answer: Answer, typed: Mapping[str, str]) -> dict[str, Any]:
    actor = current_actor()
    passages = passage_views(db.session(), actor, answer)
    for index, (view, passage) in enumerate(zip(passages, answer.draft.passages, strict=True)):
        name = f"passage-{index}"
        view |= {
            "field": name,
            "typed": typed.get(name, passage.text),
            "is_open": name in typed or not passage.paragraphs,
            "outcomes": outcome_views(answer.inquiry, answer.draft, passage, outcomes_of(typed)),
        }
    gaps = [
        {
            "text": gap.text,
            "place": f"Frage {', '.join(gap.questions)}",
            "field": f"gap-{index}",
            "typed": typed.get(f"gap-{index}", ""),
        }
        for index, gap in enumerate(answer.draft.gaps)
    ]
    return {
        "passages": passages,
        "gaps": gaps,
        "remark": typed.get("government_remark", answer.government_remark or ""),
        "unplaced": unplaced(typed, answer.draft),
        "outcomes": OUTCOMES,
        "grounds": GROUNDS,
        "stale": [
            (url_for(".answer_stale", inquiry_id=answer.inquiry_id, place=place), each)
            for place, each in enumerate(services.stale_in(db.session(), actor, answer))
        ],
        "findings": services.findings_on(db.session(), actor, answer.inquiry_id),
    }


def _revision() -> int | None:
    return request.form.get("revision", type=int)


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".edit", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

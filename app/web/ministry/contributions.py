"""Contributions: the lead ministry asks and takes over, another house delivers (Zulieferungen)."""

from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries as answer_queries
from answers.contributions import queries, services
from answers.contributions.models import Contribution
from answers.contributions.services import OPEN_TO_CONTRIBUTIONS, Upload, paragraphs_of
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import any_file
from app.web.values import parse_day
from app.web.views.answers import word_changes
from inquiries.foundation import blobs, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import authorities_of, ministries_of
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import Stage

bp = Blueprint("contributions", __name__, url_prefix="/anfragen/<int:inquiry_id>/zulieferungen")

Errors = dict[str, str]


@bp.get("/")
def overview(inquiry_id: int) -> ResponseReturnValue:
    """List what was asked and what came, with a form to ask for the lead ministry."""
    return _list_page(inquiry_id)


@bp.post("/")
def ask(inquiry_id: int) -> ResponseReturnValue:
    """Ask the chosen houses for a part of the answer."""
    form = request.form
    try:
        with unit_of_work() as session:
            services.ask_contributions(
                session,
                current_actor(),
                inquiry_id,
                ministry_ids=form.getlist("ministries", type=int),
                task=form.get("task", ""),
                questions=form.getlist("questions"),
                due_on=_day("due_on"),
            )
    except InvalidInput as refusal:
        return _list_page(inquiry_id, {refusal.field or "": refusal.sentence})
    flash("Die Bitte um Zulieferung ist unterwegs.", "success")
    return redirect(url_for(".overview", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/<int:contribution_id>")
def show(inquiry_id: int, contribution_id: int) -> ResponseReturnValue:
    """Show one contribution with its versions, compared, and what this person can do with it."""
    return _page(inquiry_id, contribution_id)


@bp.post("/<int:contribution_id>")
def deliver(inquiry_id: int, contribution_id: int) -> ResponseReturnValue:
    """Deliver a text and files."""
    files = [each for each in request.files.getlist("files") if each.filename]
    try:
        with unit_of_work() as session:
            uploads = [Upload(each.filename or "", each.read()) for each in files]
            text = request.form.get("text", "")
            version = services.deliver(session, current_actor(), contribution_id, text=text, uploads=uploads)
            number = version.number
    except InvalidInput as refusal:
        return _page(inquiry_id, contribution_id, {refusal.field or "files": refusal.sentence})
    return _back(inquiry_id, contribution_id, f"Ihre Zulieferung ist als Fassung {number} übermittelt.")


@bp.post("/<int:contribution_id>/nachfassen")
def ask_once_more(inquiry_id: int, contribution_id: int) -> ResponseReturnValue:
    """Return a delivery, with the reason."""
    try:
        with unit_of_work() as session:
            reason = request.form.get("reason", "")
            services.ask_once_more(
                session, current_actor(), contribution_id, reason=reason, due_on=_day("again_due_on")
            )
    except InvalidInput as refusal:
        return _page(inquiry_id, contribution_id, {refusal.field or "": refusal.sentence})
    return _back(inquiry_id, contribution_id, "Die Zulieferung ist zur Ergänzung zurückgegeben.")


@bp.post("/<int:contribution_id>/uebernahme")
def take_over(inquiry_id: int, contribution_id: int) -> ResponseReturnValue:
    """Take paragraphs over into the answer."""
    form = request.form
    try:
        with unit_of_work() as session:
            services.take_over(
                session,
                current_actor(),
                contribution_id,
                number=form.get("number", 0, type=int),
                paragraphs=form.getlist("paragraphs", type=int),
                questions=form.getlist("for_questions"),
                revision=form.get("revision", type=int),
            )
    except InvalidInput as refusal:
        return _page(inquiry_id, contribution_id, {refusal.field or "": refusal.sentence})
    flash("Die Absätze stehen jetzt im Entwurf; ihre Quelle ist die Zulieferung.", "success")
    return redirect(url_for("drafts.edit", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/<int:contribution_id>/dateien/<int:file_id>")
def file(inquiry_id: int, contribution_id: int, file_id: int) -> ResponseReturnValue:
    """Send a file of a contribution, as an attachment only."""
    del inquiry_id
    found = queries.get_file(db.session(), current_actor(), contribution_id, file_id)
    return any_file(blobs.read(db.session(), found.sha256), found.filename)


def _list_page(inquiry_id: int, errors: Errors | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    inquiry = get_inquiry(session, actor, inquiry_id)
    may_ask = (
        actor.acts_for(inquiry.lead_ministry_id)
        and actor.may(Permission.ASK_CO_SIGNATURE)
        and inquiry.stage in OPEN_TO_CONTRIBUTIONS
    )
    page = render_template(
        "pages/contributions/overview.html",
        card=card_of(inquiry, actor),
        rows=[_row(each) for each in queries.contributions_to(session, actor, inquiry_id)],
        may_ask=may_ask,
        houses=_houses(inquiry) if may_ask else [],
        questions=_questions(inquiry),
        typed=request.form,
        chosen=request.form.getlist("ministries"),
        chosen_questions=request.form.getlist("questions"),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _page(inquiry_id: int, contribution_id: int, errors: Errors | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    inquiry = get_inquiry(session, actor, inquiry_id)
    contribution = queries.get_contribution(session, actor, contribution_id)
    asks = actor.acts_for(contribution.errand.by_ministry_id) and actor.may(Permission.ASK_CO_SIGNATURE)
    delivers = actor.acts_for(contribution.errand.ministry_id) and actor.may(Permission.CO_SIGN)
    is_open = inquiry.stage in OPEN_TO_CONTRIBUTIONS
    latest = contribution.latest
    page = render_template(
        "pages/contributions/show.html",
        card=card_of(inquiry, actor),
        row=_row(contribution),
        versions=_versions(contribution),
        latest=latest,
        paragraphs=list(enumerate(paragraphs_of(latest.text))) if latest else [],
        questions=_questions(inquiry),
        asked_questions=contribution.questions,
        revision=_revision(actor, inquiry) if asks else None,
        may_deliver=delivers and is_open,
        may_return=asks and is_open and contribution.errand.done_at is not None,
        may_take_over=asks and actor.may(Permission.DRAFT_ANSWER) and inquiry.stage is Stage.DRAFTING,
        typed=request.form,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _row(contribution: Contribution) -> dict[str, Any]:
    errand, today = contribution.errand, clock.today()
    state = ("geliefert", "success") if errand.done_at else ("überfällig", "danger") if errand.is_overdue else None
    return {
        "id": contribution.id,
        "house": errand.ministry.named_on(today).name,
        "is_authority": errand.ministry.superior_id is not None,
        "lead": errand.by_ministry.named_on(today).name,
        "asked_by": errand.asked_by,
        "asked_at": errand.asked_at,
        "task": contribution.task,
        "about": ", ".join(contribution.questions),
        "due_on": errand.due_on,
        "state": state or (("erneut erbeten", "warning") if contribution.sent_back else ("steht aus", "info")),
        "sent_back": contribution.sent_back,
        "versions": len(contribution.versions),
    }


def _versions(contribution: Contribution) -> list[dict[str, Any]]:
    before, views = "", []
    for version in contribution.versions:
        changes = word_changes(before, version.text) if before else []
        views.append({"version": version, "changes": changes, "paragraphs": paragraphs_of(version.text)})
        before = version.text
    return views[::-1]


def _houses(inquiry: Inquiry) -> list[tuple[int, str, str | None]]:
    on, session = inquiry.received_on, db.session()
    others = [each for each in ministries_of(session, inquiry.parliament) if each.id != inquiry.lead_ministry_id]
    own = authorities_of(session, inquiry.ministry_in_charge.id)
    return [(each.id, each.named_on(on).name, "nachgeordnete Behörde") for each in own] + [
        (each.id, each.named_on(on).name, "beteiligt" if each in inquiry.involved else None) for each in others
    ]


def _questions(inquiry: Inquiry) -> list[tuple[str, str]]:
    return [(each.label, f"Frage {each.label}" if each.label else "Die Frage") for each in inquiry.questions]


def _revision(actor: Actor, inquiry: Inquiry) -> int | None:
    answer = answer_queries.find_answer(db.session(), actor, inquiry.id)
    return answer.latest_number if answer else None


def _day(name: str) -> date | None:
    typed = request.form.get(name, "")
    return parse_day(typed, field=name, what="der Tag") if typed.strip() else None


def _back(inquiry_id: int, contribution_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".show", inquiry_id=inquiry_id, contribution_id=contribution_id), HTTPStatus.SEE_OTHER)

"""Registering and correcting inquiries: upload, form, save (Anfrage erfassen)."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.forms.inquiry import IntakeForm
from app.web.shell import NO_GROUP
from app.web.views.wishes import ministries_to_name
from inquiries import services
from inquiries.foundation import blobs, clock
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parliament.members import members_on
from inquiries.queries import get_inquiry
from inquiries.reading import read_paper
from inquiries.workflow import Event, ensure_possible

bp = Blueprint("intake", __name__, url_prefix="/anfragen")


@bp.get("/neu")
def form() -> ResponseReturnValue:
    """Show the empty form and the upload."""
    return _page(IntakeForm(received_on=clock.today().isoformat()))


@bp.post("/neu/einlesen")
def read() -> ResponseReturnValue:
    """Fill the form from an uploaded file; nothing is registered yet."""
    blank = IntakeForm(received_on=clock.today().isoformat())
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        return _page(blank, {"file": "Wählen Sie zuerst eine Datei aus."})
    content = upload.read()
    try:
        paper = read_paper(content, filename=upload.filename, parliament=current_parliament().code)
    except InvalidInput as refusal:
        return _page(blank, {"file": refusal.sentence})
    with unit_of_work() as session:
        source = blobs.store(session, content, media_type="application/octet-stream").sha256
    return _page(IntakeForm.from_paper(paper, received_on=clock.today(), source=source))


@bp.post("/neu")
def register() -> ResponseReturnValue:
    """Register the inquiry, or show the form again with all that was typed."""
    typed = IntakeForm.from_request(request.form)
    if more := request.form.get("more"):
        return _page(typed.with_one_more(more))
    try:
        with unit_of_work() as session:
            source = blobs.read(session, typed.source) if typed.source else None
            parliament = current_parliament(session)
            inquiry = services.register_inquiry(
                session, current_actor(), parliament, typed.to_new_inquiry(), source=source
            )
            inquiry_id, number = inquiry.id, inquiry.number
    except InvalidInput as refusal:
        return _page(typed, {refusal.field or "": refusal.sentence})
    flash(f"Die Anfrage ist unter der Nummer {number} erfasst.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/<int:inquiry_id>/berichtigen")
def edit(inquiry_id: int) -> ResponseReturnValue:
    """Show the form with an inquiry that has not been forwarded yet."""
    inquiry = get_inquiry(db.session(), current_actor(), inquiry_id)
    ensure_possible(inquiry.stage, Event.FORWARD)
    return _page(IntakeForm.from_inquiry(inquiry), inquiry=inquiry)


@bp.post("/<int:inquiry_id>/berichtigen")
def correct(inquiry_id: int) -> ResponseReturnValue:
    """Save the corrections, or show the form again with all that was typed."""
    inquiry = get_inquiry(db.session(), current_actor(), inquiry_id)
    typed = IntakeForm.from_request(request.form)
    if more := request.form.get("more"):
        return _page(typed.with_one_more(more), inquiry=inquiry)
    try:
        with unit_of_work() as session:
            new = typed.to_new_inquiry()
            services.correct_inquiry(session, current_actor(), inquiry_id, new, revision=typed.revision)
    except InvalidInput as refusal:
        return _page(typed, {refusal.field or "": refusal.sentence}, inquiry=inquiry)
    flash("Die Angaben sind berichtigt.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _page(
    form: IntakeForm, errors: Mapping[str, str] | None = None, *, inquiry: Inquiry | None = None
) -> ResponseReturnValue:
    memberships = members_on(db.session(), current_parliament(), clock.today())
    groups = dict.fromkeys(membership.group.name for membership in memberships if membership.group)
    groups |= dict.fromkeys([*(group for _, group in form.askers if group), NO_GROUP])
    page = render_template(
        "pages/inquiries/new.html",
        form=form,
        errors=errors or {},
        inquiry=inquiry,
        group_options=[(name, name) for name in groups],
        ministry_options=ministries_to_name(inquiry.received_on if inquiry else clock.today()),
        member_names=[membership.member.name for membership in memberships],
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

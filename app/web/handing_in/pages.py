"""A Member's unsent inquiry: write, check, ask others to join, look at it as printed, hand in (Einreichung)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from answers.composition import proposed_paper
from answers.printing.script import Print
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.similar import similar_questions
from app.unit_of_work import unit_of_work
from app.web.forms.unsent_inquiry import UnsentForm
from app.web.values import chosen_id
from app.web.views.answers import word_changes
from app.web.views.papers import paper_view
from app.web.views.wishes import ministries_to_name
from app.web.views.wordings import wording_changes
from inquiries.formal_check import findings_of
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, StaleRevision, StepNotAllowed
from inquiries.handing_in import services
from inquiries.handing_in.draft import Consent, InquiryDraft
from inquiries.handing_in.queries import draft_to_read, own_draft
from inquiries.parliament.members import members_on
from inquiries.parliament.parliaments import get_term_on
from inquiries.parliament.rules import rule_to_follow
from inquiries.parsed_paper import Finding
from inquiries.wishing import kept_wish
from inquiries.wording import Wording

MOST_SIMILAR: Final = 5

bp = Blueprint("handing_in", __name__, url_prefix="/meine-anfragen/entwurf")


@bp.get("/neu")
def form() -> ResponseReturnValue:
    """Show the empty form."""
    return _page(UnsentForm())


@bp.post("/neu")
def begin() -> ResponseReturnValue:
    """Save a new draft, or show the form again with all that was typed."""
    typed = UnsentForm.from_request(request.form)
    if shown := _shown_again(typed):
        return shown
    try:
        with unit_of_work() as session:
            key = services.begin_draft(session, current_actor(), typed.to_wording()).key
            services.name_ministry(session, current_actor(), key, ministry_id=typed.wished_ministry)
    except InvalidInput as refusal:
        return _page(typed, errors={refusal.field or "": refusal.sentence})
    return _saved(key)


@bp.get("/<key>")
def edit(key: str) -> ResponseReturnValue:
    """Show a draft to be written on."""
    draft = own_draft(db.session(), current_actor(), key)
    return _page(UnsentForm.from_draft(draft), draft)


@bp.post("/<key>")
def change(key: str) -> ResponseReturnValue:
    """Save a draft, or show the form again with all that was typed."""
    draft = own_draft(db.session(), current_actor(), key)
    typed = UnsentForm.from_request(request.form)
    if shown := _shown_again(typed, draft):
        return shown
    try:
        with unit_of_work() as session:
            services.change_draft(session, current_actor(), key, typed.to_wording(), revision=typed.revision)
            services.name_ministry(session, current_actor(), key, ministry_id=typed.wished_ministry)
    except StaleRevision:
        return _both(key, typed)
    except InvalidInput as refusal:
        return _page(typed, draft, errors={refusal.field or "": refusal.sentence})
    return _saved(key)


@bp.post("/pruefung")
def check() -> ResponseReturnValue:
    """Return the findings on what is being typed, as the part of the page that shows them."""
    wording = UnsentForm.from_request(request.form).to_wording()
    return render_template("pages/own/_hints.html", wording=wording, **_hints(wording))


@bp.get("/<key>/vorschau")
def preview(key: str) -> ResponseReturnValue:
    """Show a draft as it will be printed, to its Member and to whoever was asked to join."""
    return _preview(draft_to_read(db.session(), current_actor(), key))


@bp.post("/<key>/einreichen")
def hand_in(key: str) -> ResponseReturnValue:
    """Hand the draft in; what is missing is said where it stands."""
    try:
        with unit_of_work() as session:
            inquiry = services.hand_in(session, current_actor(), key, revision=_revision())
            inquiry_id, number = inquiry.id, inquiry.number
    except (InvalidInput, StepNotAllowed, StaleRevision) as refusal:
        return _preview(own_draft(db.session(), current_actor(), key), {"": refusal.sentence})
    flash(f"Ihre Anfrage ist eingereicht. Sie hat die Nummer {number}.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.get("/<key>/loeschen")
def ask_to_delete(key: str) -> ResponseReturnValue:
    """Ask once more before a draft is gone."""
    return render_template("pages/own/delete.html", draft=own_draft(db.session(), current_actor(), key))


@bp.post("/<key>/loeschen")
def delete(key: str) -> ResponseReturnValue:
    """Delete the draft."""
    with unit_of_work() as session:
        services.delete_draft(session, current_actor(), key)
    flash("Der Entwurf ist gelöscht.", "success")
    return redirect(url_for("own.overview", ansicht="entwuerfe"), HTTPStatus.SEE_OTHER)


@bp.post("/<key>/mitfragende")
def ask_to_join(key: str) -> ResponseReturnValue:
    """Ask another Member to put the inquiry too."""
    try:
        with unit_of_work() as session:
            services.ask_to_join(session, current_actor(), key, member_id=chosen_id("member"))
    except InvalidInput as refusal:
        draft = own_draft(db.session(), current_actor(), key)
        typed = UnsentForm.from_draft(draft)
        return _page(typed, draft, errors={refusal.field or "": refusal.sentence})
    flash("Das Mitglied ist gefragt und sieht Ihren Entwurf unter „Meine Anfragen“.", "success")
    return redirect(url_for(".edit", key=key), HTTPStatus.SEE_OTHER)


@bp.post("/<key>/mitfragende/<int:member_id>/entfernen")
def ask_no_longer(key: str, member_id: int) -> ResponseReturnValue:
    """Take a Member out who was asked to join."""
    with unit_of_work() as session:
        services.ask_no_longer(session, current_actor(), key, member_id=member_id)
    flash("Das Mitglied ist nicht mehr gefragt.", "success")
    return redirect(url_for(".edit", key=key), HTTPStatus.SEE_OTHER)


@bp.post("/<key>/zustimmung")
def answer_request(key: str) -> ResponseReturnValue:
    """Join, or decline."""
    joins = request.form.get("joins") == "ja"
    with unit_of_work() as session:
        services.answer_request(session, current_actor(), key, joins=joins, revision=_revision())
    flash("Sie fragen mit." if joins else "Sie haben abgelehnt und sehen den Entwurf nicht mehr.", "success")
    return redirect(url_for(".preview", key=key) if joins else url_for("own.overview"), HTTPStatus.SEE_OTHER)


def _shown_again(typed: UnsentForm, draft: InquiryDraft | None = None) -> ResponseReturnValue | None:
    """Answer the buttons that save nothing: one more question, or only a look at the findings."""
    if request.form.get("more"):
        return _page(typed.with_one_more(), draft)
    return _page(typed, draft) if request.form.get("do") == "check" else None


def _saved(key: str) -> ResponseReturnValue:
    if request.form.get("do") == "preview":
        return redirect(url_for(".preview", key=key), HTTPStatus.SEE_OTHER)
    flash("Der Entwurf ist gespeichert. Nur Sie und Ihr Büro sehen ihn.", "success")
    return redirect(url_for(".edit", key=key), HTTPStatus.SEE_OTHER)


def _both(key: str, typed: UnsentForm) -> ResponseReturnValue:
    """Show what was typed, and beside it what somebody else saved meanwhile; saving again decides for the form."""
    draft = own_draft(db.session(), current_actor(), key)
    typed.revision = draft.revision
    differences = wording_changes(typed.to_wording(), draft.wording)
    page = _rendered(typed, draft, differences=differences)
    return page, HTTPStatus.CONFLICT


def _page(
    typed: UnsentForm, draft: InquiryDraft | None = None, *, errors: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    page = _rendered(typed, draft, errors=errors or {})
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _rendered(typed: UnsentForm, draft: InquiryDraft | None, **more: Any) -> str:
    wording = typed.to_wording()
    return render_template(
        "pages/own/edit.html",
        **{"errors": {}, "differences": None} | more,
        form=typed,
        draft=draft,
        wording=wording,
        **_hints(wording),
        member_options=_members_to_ask(db.session(), draft) if draft else [],
        ministry_options=ministries_to_name(clock.today()),
        word_changes=word_changes,
    )


def _preview(draft: InquiryDraft, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
    actor, today = current_actor(), clock.today()
    term = get_term_on(db.session(), draft.parliament, today).number
    wish = draft.wished_ministry if kept_wish(draft.parliament, draft.wished_ministry_id, on=today) else None
    page = render_template(
        "pages/own/preview.html",
        draft=draft,
        is_own=actor.member_id == draft.member_id,
        asked=draft.co_asker(actor.member_id),
        waiting=draft.with_consent(Consent.ASKED),
        printed=paper_view(proposed_paper(draft, term=term), Print.QUESTION),
        findings=_findings(draft.wording),
        wording=draft.wording,
        wished=wish.named_on(today).name if wish else None,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _hints(wording: Wording) -> dict[str, Any]:
    """Return what strikes the eye in a wording, and what was already asked and answered about its subject."""
    asked = " ".join([wording.title, *(question.text for question in wording.questions)])
    similar = similar_questions(asked, limit=MOST_SIMILAR) if wording.questions else []
    return {"findings": _findings(wording), "similar": similar}


def _findings(wording: Wording) -> list[Finding]:
    return findings_of(wording, rule_to_follow(current_parliament().code, clock.today()))


def _members_to_ask(session: Session, draft: InquiryDraft) -> list[tuple[int, str]]:
    taken = {draft.member_id, *(each.member_id for each in draft.co_askers)}
    seated = members_on(session, draft.parliament, clock.today())
    return [
        (seat.member_id, f"{seat.member.name} ({seat.group.name if seat.group else 'fraktionslos'})")
        for seat in seated
        if seat.member_id not in taken
    ]


def _revision() -> int | None:
    return request.form.get("revision", type=int)

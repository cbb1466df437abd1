"""Accepting or returning an offered lead by the link in a mail, without signing in (Antwortlink)."""

from http import HTTPStatus

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.inquiries.step_reasons import chosen_category
from app.web.values import chosen_id
from inquiries import assigning
from inquiries.assignment import ReturnCategory
from inquiries.assignment_links import VIA, AssignmentLink, open_link, use
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of, officers_of
from inquiries.queries import card_of

bp = Blueprint("answering_links", __name__, url_prefix="/zuweisung/<token>")


@bp.get("")
def show(token: str) -> ResponseReturnValue:
    """Show the inquiry and the two ways to answer; looking changes nothing."""
    return _page(token)


@bp.post("/annehmen")
def accept(token: str) -> ResponseReturnValue:
    """Accept the lead as the addressee and name the officer."""
    officer_id = chosen_id("officer")
    if officer_id is None:
        return _page(token, {"officer": "Wählen Sie, wer die Antwort bearbeiten soll."})
    try:
        with unit_of_work() as session:
            link = open_link(session, token)
            inquiry_id = link.assignment.inquiry_id
            assigning.accept_assignment(session, actor_of(link.person), inquiry_id, officer_id=officer_id, via=VIA)
            use(link)
            return _done(link, "Die Federführung ist angenommen.")
    except InvalidInput as refusal:
        return _page(token, {refusal.field or "": refusal.sentence})


@bp.post("/zurueckgeben")
def return_(token: str) -> ResponseReturnValue:
    """Return the lead as the addressee, with category and reason."""
    try:
        with unit_of_work() as session:
            link = open_link(session, token)
            assigning.return_assignment(
                session,
                actor_of(link.person),
                link.assignment.inquiry_id,
                reason=request.form.get("reason", ""),
                category=chosen_category(),
                via=VIA,
            )
            use(link)
            return _done(link, "Die Anfrage ist zurückgegeben.")
    except InvalidInput as refusal:
        return _page(token, {refusal.field or "": refusal.sentence})


def _done(link: AssignmentLink, sentence: str) -> str:
    return render_template("pages/answering/done.html", sentence=sentence, name=link.person.name)


def _page(token: str, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    session: Session = db.session()
    link = open_link(session, token)
    inquiry = session.get_one(Inquiry, link.assignment.inquiry_id)
    officers = officers_of(session, link.assignment.ministry_id)
    page = render_template(
        "pages/answering/show.html",
        token=token,
        inquiry=inquiry,
        card=card_of(inquiry, actor_of(link.person)),
        name=link.person.name,
        ministry=link.assignment.ministry.named_on(inquiry.received_on).name,
        expires_at=link.expires_at.astimezone(clock.GERMANY),
        officers=[(person.id, f"{person.name}, {person.division or 'ohne Referat'}") for person in officers],
        categories=[(each.name, each.value) for each in ReturnCategory],
        typed=request.form,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

"""Steps of the proceedings that need more than a reason: deadline, clarification, rejection (Verfahren)."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.forms.unsent_inquiry import UnsentForm
from app.web.proceedings.typed import UNITS, day_of, length_of, seen, text_of
from app.web.values import parse_day
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.inquiry import Inquiry
from inquiries.proceedings import clarification as clarifying
from inquiries.proceedings import due_days
from inquiries.proceedings import oral_answer as oral
from inquiries.proceedings import rejection as rejecting
from inquiries.proceedings.letter import rejection_letter
from inquiries.proceedings.offers import makes_sense
from inquiries.proceedings.oral_answer import OralRequest
from inquiries.proceedings.rejection import Reasons
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import TRANSITIONS, Event, ensure_possible

bp = Blueprint("proceedings", __name__, url_prefix="/anfragen/<int:inquiry_id>")

Step = Callable[[Session], Inquiry]


@bp.get("/frist")
def deadline(inquiry_id: int) -> ResponseReturnValue:
    """Show what the clerk may change about a running deadline."""
    return _deadline_page(inquiry_id)


@bp.post("/frist/verlaengerung")
def extend(inquiry_id: int) -> ResponseReturnValue:
    """Extend the time for the answer."""

    def step(session: Session) -> Inquiry:
        extension = due_days.Extension(text_of("reason"), text_of("agreed_by"), length_of(), day_of("until"))
        return due_days.extend_deadline(session, current_actor(), inquiry_id, extension, revision=seen())

    return _taken(step, _deadline_page, inquiry_id, "Die Frist ist verlängert bis zum {due_on:%d.%m.%Y}.")


@bp.post("/frist/festsetzung")
def set_due_day(inquiry_id: int) -> ResponseReturnValue:
    """Set the due day by the clerk's decision."""

    def step(session: Session) -> Inquiry:
        due_on = parse_day(text_of("due_on"), field="due_on", what="der Tag der Fälligkeit")
        reason = text_of("decision")
        return _renamed(
            "decision",
            lambda: due_days.set_due_day(
                session, current_actor(), inquiry_id, due_on=due_on, reason=reason, revision=seen()
            ),
        )

    return _taken(step, _deadline_page, inquiry_id, "Fällig ist die Antwort jetzt am {due_on:%d.%m.%Y}.")


@bp.post("/frist/zwischenbericht")
def note_interim_report(inquiry_id: int) -> ResponseReturnValue:
    """Note an interim report."""

    def step(session: Session) -> Inquiry:
        on = parse_day(text_of("on"), field="on", what="der Tag des Zwischenberichts")
        text = text_of("report")
        return _renamed(
            "report",
            lambda: due_days.note_interim_report(
                session, current_actor(), inquiry_id, on=on, text=text, revision=seen()
            ),
        )

    return _taken(step, _deadline_page, inquiry_id, "Der Zwischenbericht ist vermerkt.")


@bp.get("/rueckfrage")
def clarification(inquiry_id: int) -> ResponseReturnValue:
    """Show the question-back with the inquiry's wording to be changed."""
    return _clarification_page(inquiry_id)


@bp.post("/rueckfrage")
def answer_clarification(inquiry_id: int) -> ResponseReturnValue:
    """Answer the question-back."""
    typed = UnsentForm.from_request(request.form)
    if request.form.get("more"):
        return _clarification_page(inquiry_id, form=typed.with_one_more())

    def step(session: Session) -> Inquiry:
        return clarifying.answer_clarification(
            session,
            current_actor(),
            inquiry_id,
            text=text_of("text"),
            wording=typed.to_wording(),
            revision=seen(),
        )

    def again(inquiry_id: int, errors: Mapping[str, str]) -> ResponseReturnValue:
        return _clarification_page(inquiry_id, errors, form=typed)

    return _taken(step, again, inquiry_id, "Die Rückfrage ist beantwortet. Die Landtagsverwaltung prüft weiter.")


@bp.get("/zurueckweisung")
def rejection(inquiry_id: int) -> ResponseReturnValue:
    """Ask the president for grounds and reasons."""
    return _rejection_page(inquiry_id)


@bp.post("/zurueckweisung")
def reject(inquiry_id: int) -> ResponseReturnValue:
    """Reject the inquiry."""

    def step(session: Session) -> Inquiry:
        reasons = Reasons(text_of("reason"), tuple(request.form.getlist("grounds")))
        delivered_on = parse_day(text_of("delivered_on"), field="delivered_on", what="der Tag der Zustellung")
        return rejecting.reject_inquiry(
            session, current_actor(), inquiry_id, reasons, delivered_on=delivered_on, revision=seen()
        )

    return _taken(step, _rejection_page, inquiry_id, "Die Anfrage ist zurückgewiesen. Das Schreiben steht bereit.")


@bp.get("/zurueckweisung/schreiben")
def letter(inquiry_id: int) -> ResponseReturnValue:
    """Show the letter of the last rejection, to be printed."""
    actor = current_actor()
    found = [] if actor.is_government else rejecting.rejections_of(db.session(), actor, inquiry_id)
    if not found:
        raise NotFound("Zu dieser Anfrage gibt es kein solches Schreiben.")
    subject, *paragraphs = rejection_letter(found[0])
    inquiry = found[0].inquiry
    return render_template(
        "pages/proceedings/letter.html",
        card=card_of(inquiry, actor),
        parliament=inquiry.parliament.name,
        on=found[0].delivered_on,
        subject=subject,
        paragraphs=paragraphs,
    )


@bp.get("/einspruch")
def objection(inquiry_id: int) -> ResponseReturnValue:
    """Ask for the reasons of the objection."""
    return _objection_page(inquiry_id)


@bp.post("/einspruch")
def object_to_rejection(inquiry_id: int) -> ResponseReturnValue:
    """Object to the rejection."""

    def step(session: Session) -> Inquiry:
        return rejecting.object_to_rejection(
            session, current_actor(), inquiry_id, reason=text_of("reason"), on=day_of("on"), revision=seen()
        )

    return _taken(step, _objection_page, inquiry_id, "Der Einspruch ist eingelegt. Darüber entscheidet der Landtag.")


@bp.get("/muendliche-beantwortung")
def oral_answer(inquiry_id: int) -> ResponseReturnValue:
    """Ask who wants the overdue answer given in a sitting, since when, and why."""
    return _oral_answer_page(inquiry_id)


@bp.post("/muendliche-beantwortung")
def request_oral_answer(inquiry_id: int) -> ResponseReturnValue:
    """Note the request."""

    def step(session: Session) -> Inquiry:
        wanted = OralRequest(text_of("reason"), day_of("on"), text_of("asked_by"))
        return oral.request_oral_answer(session, current_actor(), inquiry_id, wanted, revision=seen())

    return _taken(step, _oral_answer_page, inquiry_id, "Die mündliche Beantwortung ist verlangt.")


def _taken(
    step: Step, again: Callable[[int, Mapping[str, str]], ResponseReturnValue], inquiry_id: int, sentence: str
) -> ResponseReturnValue:
    """Take a step and go back to the inquiry, or show the form again with all that was typed."""
    try:
        with unit_of_work() as session:
            said = sentence.format(due_on=step(session).due_on)
    except InvalidInput as refusal:
        return again(inquiry_id, {refusal.field or "": refusal.sentence})
    flash(said, "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _renamed(field: str, verb: Callable[[], Inquiry]) -> Inquiry:
    """Let a refusal for want of a reason name the field that holds it on a page with several forms."""
    try:
        return verb()
    except InvalidInput as refusal:
        if refusal.field == "reason":
            refusal.field = field
        raise


def _deadline_page(inquiry_id: int, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
    inquiry = _offered(inquiry_id, Event.EXTEND)
    frozen = due_days.deadline_of(inquiry)
    return _rendered(
        "deadline", inquiry, errors, frozen=frozen, units=UNITS, today=clock.today(), rule=frozen.rule.extension
    )


def _clarification_page(
    inquiry_id: int, errors: Mapping[str, str] | None = None, *, form: UnsentForm | None = None
) -> ResponseReturnValue:
    inquiry = _offered(inquiry_id, Event.ANSWER_CLARIFICATION)
    asked = clarifying.clarifications_of(db.session(), current_actor(), inquiry_id)
    return _rendered(
        "clarification",
        inquiry,
        errors,
        form=form or UnsentForm.from_wording(inquiry.wording),
        question=asked[0] if asked else None,
    )


def _rejection_page(inquiry_id: int, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
    inquiry = _offered(inquiry_id, Event.REJECT)
    rule = rejecting.rejection_rule(inquiry)
    grounds = [(ground.code, ground.text) for ground in rule.grounds] if rule else []
    return _rendered("rejection", inquiry, errors, rule=rule, grounds=grounds, today=clock.today())


def _objection_page(inquiry_id: int, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
    inquiry = _offered(inquiry_id, Event.OBJECT)
    latest = rejecting.rejections_of(db.session(), current_actor(), inquiry_id)[0]
    return _rendered("objection", inquiry, errors, rejection=latest, today=clock.today())


def _oral_answer_page(inquiry_id: int, errors: Mapping[str, str] | None = None) -> ResponseReturnValue:
    inquiry = _offered(inquiry_id, Event.REQUEST_ORAL_ANSWER)
    askers = [(asker.member.name, asker.member.name) for asker in inquiry.askers]
    return _rendered(
        "oral_answer", inquiry, errors, rule=due_days.deadline_of(inquiry).rule, askers=askers, today=clock.today()
    )


def _offered(inquiry_id: int, event: Event) -> Inquiry:
    """Return an inquiry whose step the person may take now; raise what the step itself would."""
    actor = current_actor()
    actor.require(TRANSITIONS[event].permission)
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    ensure_possible(inquiry.stage, event)
    if not makes_sense(db.session(), actor, inquiry, event):
        raise NotFound("Diesen Schritt gibt es hier jetzt nicht.", event=event)
    return inquiry


def _rendered(name: str, inquiry: Inquiry, errors: Mapping[str, str] | None, **more: Any) -> ResponseReturnValue:
    page = render_template(
        f"pages/proceedings/{name}.html",
        card=card_of(inquiry, current_actor()),
        errors=errors or {},
        typed=request.form,
        **more,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

"""Steps of the workflow that a form on the inquiry's page takes (Verfahrensschritte)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import forwarding
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.inquiries.step_reasons import LEAVING, SENT_BACK, WITH_REASON, choice_of, take_with_reason
from app.web.values import LARGEST_ID, chosen_id, parse_day
from app.web.views.acts import act_in_words
from inquiries import assigning
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.places import ensure_at
from inquiries.proceedings.offers import makes_sense
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import TRANSITIONS, Event, ensure_possible

bp = Blueprint("steps", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.post("/zuleitung")
def forward(inquiry_id: int) -> ResponseReturnValue:
    """Forward the inquiry to the government."""
    on = parse_day(request.form.get("on", ""), field="on", what="der Tag der Zuleitung")
    with unit_of_work() as session:
        inquiry = forwarding.forward(session, current_actor(), inquiry_id, on=on, revision=_revision())
        sentence = f"Die Anfrage ist zugeleitet. Fällig ist die Antwort am {inquiry.due_on:%d.%m.%Y}."
        if forwarding.question_appears(inquiry):
            sentence += f" Sie ist als Drucksache {inquiry.number} veröffentlicht."
    return _back(inquiry_id, sentence)


@bp.post("/zuweisung")
def assign(inquiry_id: int) -> ResponseReturnValue:
    """Make a ministry responsible: the one suggested and chosen, or another from the list."""
    chosen = chosen_id("other") or chosen_id("ministry")
    if chosen is None:
        raise InvalidInput("Wählen Sie das Ministerium, das die Antwort federführend erstellen soll.", field="ministry")
    further, involved = request.form.getlist("further", type=int), request.form.getlist("involved", type=int)
    with unit_of_work() as session:
        actor = current_actor()
        assigning.assign_lead_ministry(
            session, actor, inquiry_id, ministry_id=chosen, further=further, revision=_revision()
        )
        others = [each for each in involved if each != chosen]
        assigning.involve_ministries(session, actor, inquiry_id, ministry_ids=others)
    return _back(
        inquiry_id,
        "Die Federführung ist mehreren Ministerien angetragen; es gilt die erste Annahme."
        if further
        else "Die Federführung ist zugewiesen.",
    )


@bp.post("/annahme")
def accept(inquiry_id: int) -> ResponseReturnValue:
    """Accept the assignment and name the officer."""
    officer_id = chosen_id("officer")
    if officer_id is None:
        raise InvalidInput("Wählen Sie, wer die Antwort bearbeiten soll.", field="officer")
    with unit_of_work() as session:
        inquiry = assigning.accept_assignment(
            session,
            current_actor(),
            inquiry_id,
            officer_id=officer_id,
            further_officer_ids=_further(),
            revision=_revision(),
        )
        name = inquiry.officer.name if inquiry.officer else ""
    return _back(inquiry_id, f"Die Zuweisung ist angenommen. Die Anfrage liegt jetzt bei {name}.")


@bp.post("/zuweisung/erneut")
def tell_again(inquiry_id: int) -> ResponseReturnValue:
    """Send those who have not decided yet a new message with a new link."""
    with unit_of_work() as session:
        assigning.tell_again(session, current_actor(), inquiry_id)
    return _back(inquiry_id, "Eine neue Nachricht ist unterwegs. Ihr Link ersetzt den der früheren.")


@bp.post("/beteiligung")
def involve(inquiry_id: int) -> ResponseReturnValue:
    """Let further ministries take part."""
    chosen = request.form.getlist("involve", type=int)
    with unit_of_work() as session:
        assigning.involve_ministries(session, current_actor(), inquiry_id, ministry_ids=chosen, revision=_revision())
        if not chosen:
            raise InvalidInput("Wählen Sie mindestens ein Ministerium, das beteiligt werden soll.", field="involve")
    return _back(inquiry_id, "Die Ministerien sind beteiligt und sehen die Anfrage.")


@bp.post("/bearbeitung")
def name_officers(inquiry_id: int) -> ResponseReturnValue:
    """Give the draft to another officer, or to several."""
    officer_id = chosen_id("officer")
    if officer_id is None:
        raise InvalidInput("Wählen Sie, wer die Antwort bearbeiten soll.", field="officer")
    with unit_of_work() as session:
        assigning.name_officers(
            session, current_actor(), inquiry_id, officer_id=officer_id, further_officer_ids=_further()
        )
    return _back(inquiry_id, "Die Bearbeitung ist neu verteilt.")


@bp.get("/schritt/<event>")
def ask_reason(inquiry_id: int, event: str) -> ResponseReturnValue:
    """Ask for the reason of a step before it is taken."""
    return _reason_page(inquiry_id, _event(event))


@bp.post("/schritt/<event>")
def take(inquiry_id: int, event: str) -> ResponseReturnValue:
    """Take a step that needs a reason."""
    step, reason = _event(event), request.form.get("reason", "")
    try:
        with unit_of_work() as session:
            take_with_reason(session, current_actor(), inquiry_id, step, reason=reason, revision=_revision())
    except InvalidInput as refusal:
        return _reason_page(inquiry_id, step, reason, {refusal.field or "": refusal.sentence})
    if step in LEAVING:  # the inquiry no longer exists for this ministry
        flash(LEAVING[step], "success")
        return redirect(url_for("start.home"), HTTPStatus.SEE_OTHER)
    noted = f"{act_in_words(f'inquiry.{step.name.lower()}')}: Das ist jetzt im Verlauf vermerkt."
    return _back(inquiry_id, SENT_BACK if step is Event.SEND_BACK else noted)


def _reason_page(
    inquiry_id: int, event: Event, reason: str = "", errors: dict[str, str] | None = None
) -> ResponseReturnValue:
    actor = current_actor()
    actor.require(TRANSITIONS[event].permission)
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    ensure_at(inquiry, actor, event)
    ensure_possible(inquiry.stage, event)
    if not makes_sense(db.session(), actor, inquiry, event):
        raise NotFound("Diesen Schritt gibt es hier jetzt nicht.", event=event)
    card = card_of(inquiry, actor)
    page = render_template(
        "pages/inquiries/reason.html",
        card=card,
        event=event,
        reason=reason,
        choice=choice_of(db.session(), actor, inquiry, event),
        errors=errors or {},
        fields={} if card.revision is None else {"revision": card.revision},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _event(name: str) -> Event:
    event = Event.__members__.get(name.upper())
    if event is None or event not in WITH_REASON:
        raise NotFound("Diesen Schritt gibt es nicht.", event=name)
    return event


def _further() -> list[int]:
    return [each for each in request.form.getlist("further", type=int) if 0 < each <= LARGEST_ID]


def _revision() -> int | None:
    return request.form.get("revision", type=int)


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

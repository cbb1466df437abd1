"""The list of inquiries and one inquiry's page (Anfragen)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers.co_signature import Signing
from answers.co_signing import find_asked_answer
from answers.forwarding import question_appears
from answers.queries import find_answer
from answers.readers import reads_answer
from answers.release import write_question_paper
from app.accounts import current_actor
from app.extensions import db
from app.similar import similar_questions
from app.web.downloads import word_file
from app.web.inquiries.filter import ListAddress
from app.web.inquiries.history import history_entries
from app.web.inquiries.listing import COLUMNS, days_left, list_context
from app.web.inquiries.papers import papers_context
from app.web.inquiries.step_reasons import WITH_REASON
from app.web.views.proceedings import further_steps, proceedings_of
from inquiries import following, routing, services, trail
from inquiries.admissibility import formal_findings
from inquiries.assignment import ErrandKind
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.people import officers_of
from inquiries.places import steps_for
from inquiries.proceedings.offers import makes_sense
from inquiries.queries import InquiryCard, card_of, get_inquiry
from inquiries.routing import Similar
from inquiries.saved_views import default_view
from inquiries.workflow import ENDED_UNANSWERED, HANDED_OVER, TRANSITIONS, WITH_GOVERNMENT, Event, Stage

__all__ = ["COLUMNS", "bp", "days_left"]

bp = Blueprint("inquiries", __name__, url_prefix="/anfragen")

# steps that stand beside what they concern, or that the verb of another chooses
ON_OTHER_PAGES: Final = frozenset(
    {Event.SEND_BACK, Event.HAND_DOWN, Event.BYPASS, Event.ASK_CHANGE, Event.RECALL, Event.DECLINE}
    | {Event.OBJECT, Event.KEEP_DUE_DAY}
)
OFFERED: Final = WITH_REASON - ON_OTHER_PAGES
ONLY_POSSIBLE: Final = OFFERED | {Event.LAPSE} | {event for event, row in TRANSITIONS.items() if row.target is None}
WAY: Final = ("Eingegangen", "Zugeleitet", "Beantwortet", "Veröffentlicht")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the inquiries that exist for this person, as the address says; a bare address opens their own view."""
    if not request.args and (view := default_view(db.session(), current_actor())):
        return redirect(f"{url_for('.overview')}?{view.query or 'view=all'}", HTTPStatus.SEE_OTHER)
    return render_template("pages/inquiries/overview.html", **list_context(ListAddress.read(request.args)))


@bp.get("/<int:inquiry_id>")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show one inquiry and what this person can do next."""
    actor = current_actor()
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    card = card_of(inquiry, actor)
    events = [event for event in steps_for(inquiry, actor) if makes_sense(db.session(), actor, inquiry, event)]
    return render_template(
        "pages/inquiries/show.html",
        inquiry=inquiry,
        card=card,
        days_left=days_left(card),
        way=_way(card),
        known=_facts(card),
        links=_links(inquiry, actor),
        **papers_context(inquiry, card, actor),
        entries=history_entries(trail.history(db.session(), actor, inquiry)),
        next_steps=[event.name for event in events],
        steps_by_reason=[(event.name, event.value) for event in events if event in OFFERED],
        further_steps=further_steps(inquiry, events),
        only_possible=[event.name for event in events if event in ONLY_POSSIBLE],
        proceedings=proceedings_of(db.session(), actor, inquiry),
        today=clock.today(),
        may_follow=actor.may(Permission.FOLLOW_INQUIRIES) and actor.person_id is not None,
        follows=following.follows(db.session(), actor, inquiry.id),
        **_for_next_step(inquiry, events),
        **_of_the_draft(inquiry, actor, events),
        **_of_the_house(inquiry, actor),
    )


@bp.get("/<int:inquiry_id>/frage.docx")
def question_docx(inquiry_id: int) -> ResponseReturnValue:
    """Send the print of the questions alone as Word."""
    actor = current_actor()
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    content = write_question_paper(inquiry, printed_on=inquiry.forwarded_on or inquiry.received_on)
    return word_file(content, f"Anfrage-{inquiry.number}.docx".replace("/", "-"))


def _for_next_step(inquiry: Inquiry, events: list[Event]) -> dict[str, Any]:
    """Gather what the next step's form offers; a table, since each step needs something else."""
    gather: dict[Event, Callable[[Inquiry], dict[str, Any]]] = {
        Event.FORWARD: _for_forwarding,
        Event.ASSIGN: _for_assignment,
        Event.ACCEPT: _for_acceptance,
    }
    return {name: value for event in events if event in gather for name, value in gather[event](inquiry).items()}


def _of_the_draft(inquiry: Inquiry, actor: Actor, events: list[Event]) -> dict[str, Any]:
    """Tell which ways to the draft this person has now."""
    session = db.session()
    asked = find_asked_answer(session, actor, inquiry.id) if Event.CO_SIGN in events else None
    return {
        "has_draft": Event.ASK_CO_SIGNATURES in events and find_answer(session, actor, inquiry.id) is not None,
        "contributes": actor.may(Permission.CO_SIGN) and _contributes(inquiry, actor, events),
        "is_asked": asked is not None and asked.state is Signing.ASKED,
        "has_co_signed": asked is not None and asked.state is not Signing.ASKED,
        "reads_draft": Event.CLEAR in events and reads_answer(session, actor, inquiry.id),
    }


def _contributes(inquiry: Inquiry, actor: Actor, events: list[Event]) -> bool:
    """Tell whether contributions are a matter of this person's: to ask for, or to deliver."""
    asked = (each.kind is ErrandKind.CONTRIBUTION and actor.acts_for(each.ministry_id) for each in inquiry.errands)
    return Event.ASK_CO_SIGNATURES in events or any(asked)


def _of_the_house(inquiry: Inquiry, actor: Actor) -> dict[str, Any]:
    """Gather who was offered the lead, who takes part, and what may be changed about that."""
    on, stage = inquiry.received_on, inquiry.stage
    assigns = actor.may(Permission.ASSIGN_MINISTRY)
    leads = actor.acts_for(inquiry.lead_ministry_id) and actor.is_government
    may_involve = stage in WITH_GOVERNMENT - {Stage.FORWARDED} and (
        assigns or (leads and actor.may(Permission.ASK_CO_SIGNATURE))
    )
    seats = leads and actor.may(Permission.ACCEPT_ASSIGNMENT) and stage in {Stage.DRAFTING, Stage.CO_SIGNING}
    others = [
        (each.id, each.named_on(on).name)
        for each in ministries_of(db.session(), inquiry.parliament)
        if each.id != inquiry.lead_ministry_id and each not in inquiry.involved
    ]
    return {
        "offers": [(each.ministry.named_on(on).name, each) for each in inquiry.assignments] if assigns else [],
        "may_remind": assigns and stage is Stage.ASSIGNED,
        "may_involve": may_involve,
        "involvable": others if may_involve else [],
        "may_seat": seats,
        "seats": _for_acceptance(inquiry)["officers"] if seats else [],
    }


def _for_forwarding(inquiry: Inquiry) -> dict[str, Any]:
    return {
        "expected": services.expected_deadline(inquiry, forwarded_on=clock.today()),
        "findings": formal_findings(db.session(), inquiry),
        "question_appears": question_appears(inquiry),
    }


def _for_assignment(inquiry: Inquiry) -> dict[str, Any]:
    on = inquiry.received_on
    suggestions = routing.suggest_ministries(db.session(), inquiry, similar=_similar(inquiry))
    return {
        "suggested": [
            (each.ministry.id, each.ministry.named_on(on).name, "; ".join(each.reasons)) for each in suggestions
        ],
        "ministries": [(each.id, each.named_on(on).name) for each in ministries_of(db.session(), inquiry.parliament)],
    }


def _similar(inquiry: Inquiry) -> Similar:
    return lambda text: similar_questions(text, without=str(inquiry.number))


def _for_acceptance(inquiry: Inquiry) -> dict[str, Any]:
    house = inquiry.lead_ministry_id or current_actor().ministry_id or 0  # offered to several, nobody leads yet
    people = officers_of(db.session(), house)
    return {"officers": [(person.id, f"{person.name}, {person.division or 'ohne Referat'}") for person in people]}


def _way(card: InquiryCard) -> list[tuple[str, str, str | None]]:
    """Return how far an inquiry has come, the latest step last where nothing follows any more."""
    published_on = card.since if card.stage is Stage.PUBLISHED else None
    days = (card.received_on, card.forwarded_on, card.letter_dated_on, published_on)
    steps = [(label, f"{day:%d.%m.%Y}" if day else None) for label, day in zip(WAY, days, strict=True)]
    if card.stage in ENDED_UNANSWERED | {Stage.REJECTED}:
        gone = [(label, "done", day) for label, day in steps if day]
        return [*gone, (card.stage.value, "current", f"{card.since:%d.%m.%Y}")]
    reached = {Stage.RECEIVED: 0, Stage.CLARIFYING: 0, Stage.ANSWERED: 2, Stage.PUBLISHED: len(WAY)}
    current = reached.get(card.stage, 1)
    states = ["done" if index < current else "current" if index == current else "todo" for index in range(len(WAY))]
    return [(label, state, day) for (label, day), state in zip(steps, states, strict=True)]


def _facts(card: InquiryCard) -> list[tuple[str, Any]]:
    rows = [
        ("Nummer der Anfrage", card.own_number),
        ("Liegt bei", f"{card.holder} seit {card.since:%d.%m.%Y}" if card.holder else None),
        ("Vom Mitglied benannt", card.wished),
        ("Federführung", card.ministry),
        ("Bearbeitung", card.officer),
        ("Beteiligt", card.involved),
    ]
    return [(label, value) for label, value in rows if value]


def _reads_again(inquiry: Inquiry, actor: Actor) -> bool:
    """Tell whether a person may still read an answer that they can no longer change."""
    if inquiry.stage in HANDED_OVER:
        return actor.may(Permission.SEE_GOVERNMENT_WORK) and reads_answer(db.session(), actor, inquiry.id)
    return inquiry.stage is Stage.CLEARANCE and actor.may(Permission.DRAFT_ANSWER)


def _links(inquiry: Inquiry, actor: Actor) -> list[tuple[str, str]]:
    links = []
    if inquiry.stage is Stage.PUBLISHED:
        links.append(
            (
                "Veröffentlichte Drucksache",
                url_for("papers.show", term=inquiry.term.number, serial=inquiry.answer_number.serial),
            )
        )
    if inquiry.stage in HANDED_OVER:
        links.append(("Nachträge und Begleitschreiben", url_for("amendments.overview", inquiry_id=inquiry.id)))
    if _reads_again(inquiry, actor):
        links.append(("Antwort lesen", url_for("clearance.show", inquiry_id=inquiry.id)))
    return links

"""Commands on inquiries: register, advance, show (Anfragen)."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click
from sqlalchemy.orm import Session

from answers import forwarding, release
from answers import services as answers
from answers.queries import get_answer
from answers.services import AnswerEdit
from app import formats
from app.cli import proceedings
from app.cli.house_steps import HOUSE_VERBS
from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament
from app.cli.values import Values, day_of, needed, pairs_of
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries import assigning, services, trail
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import get_parliament
from inquiries.parliament.people import get_person_by_login
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.proceedings.by_reason import BY_REASON
from inquiries.queries import card_of, get_inquiry_by_number
from inquiries.reading import read_paper
from inquiries.workflow import TRANSITIONS, Event


@click.group("inquiries", cls=Group)
def group() -> None:
    """Anfragen erfassen, weiterführen, ansehen."""


@group.command("register")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="Tag des Eingangs; sonst heute.")
@of_parliament()
@as_json
@acting
def register(*, file: Path, received: Any, parliament: str, as_json: bool, actor: Actor) -> None:
    """Eine eingereichte Anfrage aus einer Datei erfassen."""
    content = file.read_bytes()
    paper = read_paper(content, filename=file.name, parliament=parliament)
    received_on = received.date() if received else clock.today()
    with unit_of_work() as session:
        new = NewInquiry.from_paper(paper, received_on=received_on)
        found = get_parliament(session, parliament)
        inquiry = services.register_inquiry(session, actor, found, new, source=content)
        shown = describe(session, actor, inquiry)
    emit_json(shown) if as_json else emit(f"{shown['number']} {shown['title']}")


@group.command("advance")
@click.argument("number")
@click.argument("event")
@click.option("--with", "pairs", multiple=True, metavar="KEY=VALUE", help="Was der Schritt braucht.")
@as_json
@acting
def advance(*, number: str, event: str, pairs: tuple[str, ...], as_json: bool, actor: Actor) -> None:
    """Einen Schritt des Verfahrens ausführen."""
    step, values = _event(event), pairs_of(pairs)
    with unit_of_work() as session:
        inquiry = get_inquiry_by_number(session, actor, PrintedPaperNumber.parse(number))
        VERBS.get(step, _by_reason(step))(session, actor, inquiry, values)
        session.flush()
        stage = inquiry.stage
        shown = describe(session, actor, inquiry) if as_json else {}
    emit_json(shown) if as_json else emit(f"{number}: {stage.value}")


@group.command("show")
@click.argument("number")
@as_json
@acting
def show(*, number: str, as_json: bool, actor: Actor) -> None:
    """Alles über eine Anfrage, mit ihrem Verlauf."""
    inquiry = get_inquiry_by_number(db.session(), actor, PrintedPaperNumber.parse(number))
    shown = describe(db.session(), actor, inquiry)
    if as_json:
        emit_json(shown)
        return
    for name, value in shown.items():
        if not isinstance(value, list):
            emit(f"{name}: {value if value is not None else '–'}")
    for entry in shown["history"]:
        emit(f"{formats.moment(entry['at'])}  {entry['action']}  {entry['by']}")


def describe(session: Session, actor: Actor, inquiry: Inquiry) -> dict[str, Any]:
    """Return all that an actor may know of an inquiry, as the command prints it."""
    session.flush()
    card = card_of(inquiry, actor)
    return {
        "number": str(card.number),
        "own_number": str(card.own_number) if card.own_number else None,
        "kind": inquiry.kind.name,
        "title": card.title,
        "stage": card.stage.name,
        "members": [{"name": name, "group": group} for name, group in card.askers],
        "preamble": inquiry.preamble,
        "questions": [
            {"label": question.label, "text": question.text, "parts": [asdict(part) for part in question.parts]}
            for question in inquiry.paper_questions()
        ],
        "received_on": card.received_on,
        "forwarded_on": card.forwarded_on,
        "due_on": card.due_on,
        "due_explanation": card.due_explanation,
        "letter_dated_on": card.letter_dated_on,
        "in_time": card.in_time,
        "ministry": card.ministry,
        "officer": card.officer,
        "holder": card.holder,
        "history": [
            {"at": entry.at, "action": entry.action, "by": entry.actor_name, "detail": entry.detail}
            for entry in trail.history(session, actor, inquiry)
        ],
    }


def _forward(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    forwarding.forward(session, actor, inquiry.id, on=day_of(values, "on"))


def _assign(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    ministry = get_ministry(session, inquiry.parliament, needed(values, "ministry"), on=inquiry.received_on)
    assigning.assign_lead_ministry(session, actor, inquiry.id, ministry_id=ministry.id)


def _accept(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    officer = get_person_by_login(session, needed(values, "officer"))
    assigning.accept_assignment(session, actor, inquiry.id, officer_id=officer.id)


def _return(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    assigning.return_assignment(session, actor, inquiry.id, reason=values.get("reason", ""))


def _submit(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    """Fill the draft's gaps by their place (gap1=…), then submit."""
    gaps = {int(name[3:]) - 1: text for name, text in values.items() if name.startswith("gap") and name[3:].isdecimal()}
    if gaps:
        remark = get_answer(session, actor, inquiry.id).government_remark
        answers.edit_answer(session, actor, inquiry.id, AnswerEdit(gaps=gaps, government_remark=remark))
    answers.submit_answer(session, actor, inquiry.id)


def _send_back(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    answers.send_back_answer(session, actor, inquiry.id, reason=values.get("reason", ""))


def _clear(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    letter_dated_on = day_of(values, "letter_dated_on") or clock.today()
    answers.clear_answer(session, actor, inquiry.id, letter_dated_on=letter_dated_on)


def _publish(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    release.publish(session, actor, inquiry.id, printed_on=day_of(values, "printed_on") or clock.today())


def _by_reason(event: Event) -> Callable[[Session, Actor, Inquiry, Values], object]:
    def step(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
        reason = values.get("reason", "")
        if verb := BY_REASON.get(event):
            verb(session, actor, inquiry.id, reason=reason)
        else:
            services.take_step_by_reason(session, actor, inquiry.id, event, reason=reason)

    return step


VERBS: Final[dict[Event, Callable[[Session, Actor, Inquiry, Values], object]]] = {
    Event.FORWARD: _forward,
    Event.ASSIGN: _assign,
    Event.ACCEPT: _accept,
    Event.RETURN: _return,
    **HOUSE_VERBS,
    Event.SUBMIT: _submit,
    Event.SEND_BACK: _send_back,
    Event.CLEAR: _clear,
    Event.PUBLISH: _publish,
    **proceedings.VERBS,
}


def _event(name: str) -> Event:
    event = Event.__members__.get(name.strip().upper().replace("-", "_"))
    if event is None or not TRANSITIONS[event].sources:
        known = ", ".join(each.name.lower() for each in Event if TRANSITIONS[each].sources)
        raise InvalidInput(f"Einen Schritt „{name}“ gibt es nicht. Bekannt sind: {known}.", field="event")
    return event

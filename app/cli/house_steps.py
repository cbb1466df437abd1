"""The steps of the houses at the command line: hand on, co-sign, walk the chain (Schritte der Häuser)."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy.orm import Session

from answers import clearing, co_signing
from answers.readers import get_answer_to_read
from inquiries import assigning
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import get_ministry
from inquiries.workflow import Event

Values = Mapping[str, str]
Verb = Callable[[Session, Actor, Inquiry, Values], object]


def _ministry_ids(session: Session, inquiry: Inquiry, values: Values) -> list[int]:
    names = [name.strip() for name in values.get("ministry", "").split(",") if name.strip()]
    if not names:
        raise InvalidInput("Der Schritt braucht --with ministry=….", field="ministry")
    return [get_ministry(session, inquiry.parliament, name, on=inquiry.received_on).id for name in names]


def _transfer(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    [ministry_id, *_] = _ministry_ids(session, inquiry, values)
    reason = values.get("reason", "")
    assigning.transfer_assignment(session, actor, inquiry.id, ministry_id=ministry_id, reason=reason)


def _ask(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    ministries: dict[int, list[str]] = {each: [] for each in _ministry_ids(session, inquiry, values)}
    co_signing.ask_co_signatures(session, actor, inquiry.id, ministries=ministries)


def _co_sign(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    co_signing.co_sign(session, actor, inquiry.id, remark=values.get("remark", ""))


def _ask_change(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    co_signing.ask_change(session, actor, inquiry.id, reason=values.get("reason", ""))


def _recall(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    co_signing.recall(session, actor, inquiry.id, reason=values.get("reason", ""))


def _endorse(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    answer = get_answer_to_read(session, actor, inquiry.id)
    clearing.pass_on(session, actor, answer, remark=values.get("remark", ""))


def _hand_down(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    answer, position = get_answer_to_read(session, actor, inquiry.id), values.get("position", "1")
    if not position.isdecimal():
        raise InvalidInput(f"„{position}“ ist keine Nummer eines Schritts.", field="position")
    clearing.hand_down(session, actor, answer, position=int(position), reason=values.get("reason", ""))


def _bypass(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    answer = get_answer_to_read(session, actor, inquiry.id)
    clearing.bypass(session, actor, answer, reason=values.get("reason", ""))


HOUSE_VERBS: Final[Mapping[Event, Verb]] = {
    Event.TRANSFER: _transfer,
    Event.ASK_CO_SIGNATURES: _ask,
    Event.CO_SIGN: _co_sign,
    Event.ASK_CHANGE: _ask_change,
    Event.RECALL: _recall,
    Event.ENDORSE: _endorse,
    Event.HAND_DOWN: _hand_down,
    Event.BYPASS: _bypass,
}

"""The demonstration's open business: an invented inquiry in every stage, walked there step by step (Vorführung)."""

import json
from datetime import date
from importlib.resources import files
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers import co_signing, release
from answers import services as answers
from answers.records import services as records
from inquiries import assigning, services
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import get_person_by_login
from inquiries.parsed_paper import Asker, PaperQuestion
from inquiries.proceedings.clarification import ask_back
from inquiries.proceedings.end_of_term import lapse_inquiry
from inquiries.proceedings.rejection import Reasons, reject_inquiry
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.workflow import Stage

_TO_DRAFTING: Final = (Stage.FORWARDED, Stage.ASSIGNED, Stage.DRAFTING)
_WAYS: Final = {
    **{stage: _TO_DRAFTING[: number + 1] for number, stage in enumerate(_TO_DRAFTING)},
    Stage.CO_SIGNING: (*_TO_DRAFTING, Stage.CO_SIGNING),
    Stage.CLEARANCE: (*_TO_DRAFTING, Stage.CLEARANCE),
    Stage.ANSWERED: (*_TO_DRAFTING, Stage.CLEARANCE, Stage.ANSWERED),
    Stage.PUBLISHED: (*_TO_DRAFTING, Stage.CLEARANCE, Stage.ANSWERED, Stage.PUBLISHED),
}


def load_open_business(session: Session, parliament: Parliament) -> None:
    """Register invented inquiries and walk each as far as its data says; those already there stay where they are."""
    for content in json.loads((files("app.demo.data") / "inquiries.json").read_text("utf-8")):
        if session.scalar(select(Inquiry.id).where(Inquiry.title == content["title"])) is None:
            _walk(session, _register(session, parliament, content), content)


def _register(session: Session, parliament: Parliament, content: dict[str, Any]) -> Inquiry:
    texts = content["questions"]
    labels = [""] if len(texts) == 1 else [str(number) for number in range(1, len(texts) + 1)]
    new = NewInquiry(
        title=content["title"],
        askers=(Asker(content["asker"], content.get("group")),),
        questions=tuple(PaperQuestion(label, text) for label, text in zip(labels, texts, strict=True)),
        received_on=date.fromisoformat(content["received_on"]),
    )
    return services.register_inquiry(session, Actor.system(), parliament, new)


def _walk(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    target = Stage[content["stage"]]
    if target in _ASIDE:
        _ASIDE[target](session, inquiry, content)
    for stage in _WAYS.get(target, ()):
        _STEPS[stage](session, inquiry, content)


def _forward(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    del content
    services.forward_inquiry(session, Actor.system(), inquiry.id, on=inquiry.received_on)


def _assign(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    ministry = get_ministry(session, inquiry.parliament, content["ministry"], on=inquiry.received_on)
    assigning.assign_lead_ministry(session, Actor.system(), inquiry.id, ministry_id=ministry.id)


def _accept(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    officer = get_person_by_login(session, content["officer"])
    assigning.accept_assignment(session, Actor.system(), inquiry.id, officer_id=officer.id)


def _ask_co_signatures(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    system = Actor.system()
    records.link_records(session, system, inquiry.id, content["records"])
    answers.draft_answer(session, system, inquiry.id)
    asked = [get_ministry(session, inquiry.parliament, code, on=inquiry.received_on) for code in content["co_sign"]]
    co_signing.ask_co_signatures(session, system, inquiry.id, ministries={each.id: () for each in asked})


def _submit(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    system = Actor.system()
    records.link_records(session, system, inquiry.id, content["records"])
    answers.draft_answer(session, system, inquiry.id)
    answers.submit_answer(session, system, inquiry.id)


def _clear(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    letter_dated_on = date.fromisoformat(content["letter_dated_on"])
    answers.clear_answer(session, Actor.system(), inquiry.id, letter_dated_on=letter_dated_on)


def _publish(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    release.publish(session, Actor.system(), inquiry.id, printed_on=date.fromisoformat(content["printed_on"]))


def _ask_back(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    ask_back(session, Actor.system(), inquiry.id, reason=content["reason"])


def _reject(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    delivered_on = date.fromisoformat(content["delivered_on"])
    reasons = Reasons(content["reason"], tuple(content["grounds"]))
    reject_inquiry(session, Actor.system(), inquiry.id, reasons, delivered_on=delivered_on)


def _withdraw(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    withdraw_inquiry(session, Actor.system(), inquiry.id, reason=content["reason"])


def _lapse(session: Session, inquiry: Inquiry, content: dict[str, Any]) -> None:
    del content
    lapse_inquiry(session, Actor.system(), inquiry)


_ASIDE: Final = {
    Stage.CLARIFYING: _ask_back,
    Stage.REJECTED: _reject,
    Stage.WITHDRAWN: _withdraw,
    Stage.LAPSED: _lapse,
}
_STEPS: Final = {
    Stage.FORWARDED: _forward,
    Stage.ASSIGNED: _assign,
    Stage.DRAFTING: _accept,
    Stage.CO_SIGNING: _ask_co_signatures,
    Stage.CLEARANCE: _submit,
    Stage.ANSWERED: _clear,
    Stage.PUBLISHED: _publish,
}

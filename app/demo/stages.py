"""The demonstration's open business: an inquiry in every stage, each step on its day by its person (Vorführung)."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib.resources import files
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers import co_signing, release
from answers import services as answers
from answers.records import services as records
from inquiries import assigning, services
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.calendar import add_working_days
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import actor_of, get_person_by_login
from inquiries.parsed_paper import Asker, PaperQuestion
from inquiries.proceedings.clarification import ask_back
from inquiries.proceedings.end_of_term import lapse_inquiry
from inquiries.proceedings.rejection import Reasons, reject_inquiry
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.workflow import Stage

CLERK: Final = "landtag"
HEADS: Final = {"SM": ("koordination", "hausleitung"), "IM": ("koordination-im", "hausleitung-im")}


def load_open_business(session: Session, parliament: Parliament) -> None:
    """Let invented inquiries happen, day by day, as far as their data says; those already there stay where they are."""
    steps = [
        step
        for content in json.loads((files("app.demo.data") / "inquiries.json").read_text("utf-8"))
        if session.scalar(select(Inquiry.id).where(Inquiry.title == content["title"])) is None
        for step in Story(session, parliament, content).steps()
    ]
    for day, take in sorted(steps, key=itemgetter(0)):
        with clock.pinned_to(min(day, clock.today())):
            take()


class Story:
    """What happens to one invented inquiry, and when."""

    def __init__(self, session: Session, parliament: Parliament, content: dict[str, Any]) -> None:
        self.session, self.parliament, self.content = session, parliament, content
        self.received_on = date.fromisoformat(content["received_on"])
        self.inquiry_id = 0  # until it is registered

    def steps(self) -> Iterator[tuple[date, Callable[[], None]]]:
        """Yield each step with its day: the one its data names, else so many working days after the receipt."""
        yield self.received_on, self.register
        for after, named, verb in WAYS[Stage[self.content["stage"]]]:
            counted = add_working_days(self.received_on, after, self.parliament.code) if after else self.received_on
            day = date.fromisoformat(self.content[named]) if named else counted
            yield day, partial(verb, self)

    def register(self) -> None:
        """Register the inquiry as the clerk does."""
        texts = self.content["questions"]
        labels = [""] if len(texts) == 1 else [str(number) for number in range(1, len(texts) + 1)]
        new = NewInquiry(
            title=self.content["title"],
            askers=(Asker(self.content["asker"], self.content.get("group")),),
            questions=tuple(PaperQuestion(label, text) for label, text in zip(labels, texts, strict=True)),
            received_on=self.received_on,
        )
        inquiry = services.register_inquiry(self.session, self.person(CLERK), self.parliament, new)
        self.inquiry_id = inquiry.id

    def forward(self) -> None:
        """Forward it to the government on the day of its receipt."""
        services.forward_inquiry(self.session, self.person(CLERK), self.inquiry_id, on=self.received_on)

    def assign(self) -> None:
        """Name the lead ministry."""
        ministry_id = self.ministry_id(self.content["ministry"])
        assigning.assign_lead_ministry(
            self.session, self.person("staatskanzlei"), self.inquiry_id, ministry_id=ministry_id
        )

    def accept(self) -> None:
        """Let the ministry accept and name its officer."""
        officer = get_person_by_login(self.session, self.content["officer"])
        coordinator = self.person(HEADS[self.content["ministry"]][0])
        assigning.accept_assignment(self.session, coordinator, self.inquiry_id, officer_id=officer.id)

    def draft(self) -> Actor:
        """Have the answer drafted from linked records; return the officer."""
        officer = self.person(self.content["officer"])
        records.link_records(self.session, officer, self.inquiry_id, self.content["records"])
        answers.draft_answer(self.session, officer, self.inquiry_id)
        return officer

    def ask_co_signatures(self) -> None:
        """Draft the answer and ask other ministries to sign it."""
        asked: dict[int, tuple[str, ...]] = {self.ministry_id(code): () for code in self.content["co_sign"]}
        co_signing.ask_co_signatures(self.session, self.draft(), self.inquiry_id, ministries=asked)

    def submit(self) -> None:
        """Draft the answer and submit it for clearance."""
        answers.submit_answer(self.session, self.draft(), self.inquiry_id)

    def clear(self) -> None:
        """Clear the answer with its letter."""
        approver = self.person(HEADS[self.content["ministry"]][1])
        letter_dated_on = date.fromisoformat(self.content["letter_dated_on"])
        answers.clear_answer(self.session, approver, self.inquiry_id, letter_dated_on=letter_dated_on)

    def publish(self) -> None:
        """Publish the paper."""
        printed_on = date.fromisoformat(self.content["printed_on"])
        release.publish(self.session, self.person(CLERK), self.inquiry_id, printed_on=printed_on)

    def ask_back(self) -> None:
        """Ask the Member back."""
        ask_back(self.session, self.person(CLERK), self.inquiry_id, reason=self.content["reason"])

    def reject(self) -> None:
        """Let the president reject it."""
        delivered_on = date.fromisoformat(self.content["delivered_on"])
        reasons = Reasons(self.content["reason"], tuple(self.content["grounds"]))
        reject_inquiry(self.session, self.person("praesidium"), self.inquiry_id, reasons, delivered_on=delivered_on)

    def withdraw(self) -> None:
        """Withdraw it at the Member's wish."""
        withdraw_inquiry(self.session, self.person(CLERK), self.inquiry_id, reason=self.content["reason"])

    def lapse(self) -> None:
        """Let it lapse with its term."""
        lapse_inquiry(self.session, self.person(CLERK), self.session.get_one(Inquiry, self.inquiry_id))

    def person(self, login: str) -> Actor:
        """Return as whom an invented person acts."""
        return actor_of(get_person_by_login(self.session, login))

    def ministry_id(self, code: str) -> int:
        """Return the id of the ministry that a code meant on the day of the receipt."""
        return get_ministry(self.session, self.parliament, code, on=self.received_on).id


_FORWARDED: Final = ((0, None, Story.forward),)
_ASSIGNED: Final = (*_FORWARDED, (1, None, Story.assign))
_DRAFTING: Final = (*_ASSIGNED, (2, None, Story.accept))
_CLEARANCE: Final = (*_DRAFTING, (6, None, Story.submit))
_ANSWERED: Final = (*_CLEARANCE, (0, "letter_dated_on", Story.clear))
WAYS: Final[dict[Stage, tuple[tuple[int, str | None, Callable[[Story], None]], ...]]] = {
    Stage.RECEIVED: (),
    Stage.FORWARDED: _FORWARDED,
    Stage.ASSIGNED: _ASSIGNED,
    Stage.DRAFTING: _DRAFTING,
    Stage.CO_SIGNING: (*_DRAFTING, (4, None, Story.ask_co_signatures)),
    Stage.CLEARANCE: _CLEARANCE,
    Stage.ANSWERED: _ANSWERED,
    Stage.PUBLISHED: (*_ANSWERED, (0, "printed_on", Story.publish)),
    Stage.CLARIFYING: ((1, None, Story.ask_back),),
    Stage.REJECTED: ((0, "delivered_on", Story.reject),),
    Stage.WITHDRAWN: ((3, None, Story.withdraw),),
    Stage.LAPSED: ((0, "lapsed_on", Story.lapse),),
}

"""What steps with a reason ask beside it, and the verb of each (Begründete Schritte)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import request
from sqlalchemy.orm import Session

from answers import clearing, co_signing
from answers import services as answers
from answers.clearance_chain import chain_of, current_step
from answers.readers import get_answer_to_read
from app.web.values import chosen_id
from inquiries import assigning, services
from inquiries.assignment import ReturnCategory
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import ministries_of
from inquiries.proceedings.by_reason import BY_REASON
from inquiries.workflow import Event

Options = list[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice beside the reason: the field, its label, and what there is to choose from."""

    name: str
    label: str
    options: Options
    value: str = ""


# after these the inquiry is no longer this ministry's, so that the page of it would not be found
LEAVING: Final = {
    Event.RETURN: "Die Anfrage liegt wieder bei der Staatskanzlei.",
    Event.TRANSFER: "Die Federführung ist dem anderen Ministerium angetragen. Die Frist ist dieselbe geblieben.",
}
SENT_BACK: Final = "Die Antwort ist zur Überarbeitung zurückgegeben; Ihr Grund steht im Verlauf."


def take_with_reason(
    session: Session, actor: Actor, inquiry_id: int, event: Event, *, reason: str, revision: int | None
) -> None:
    """Take a step that needs a reason by its own verb, or by the one of those that need nothing else."""
    if event in _OF_THE_ANSWER:
        answer = get_answer_to_read(session, actor, inquiry_id)
        _OF_THE_ANSWER[event](session, actor, answer, reason=reason, revision=revision, **_extra(event))
    elif event in _OF_THE_INQUIRY:
        _OF_THE_INQUIRY[event](session, actor, inquiry_id, reason=reason, revision=revision, **_extra(event))
    else:
        services.take_step_by_reason(session, actor, inquiry_id, event, reason=reason, revision=revision)


_OF_THE_INQUIRY: Final[dict[Event, Callable[..., object]]] = {
    **BY_REASON,
    Event.RETURN: assigning.return_assignment,
    Event.TRANSFER: assigning.transfer_assignment,
    Event.SEND_BACK: answers.send_back_answer,
    Event.ASK_CHANGE: co_signing.ask_change,
    Event.RECALL: co_signing.recall,
}
_OF_THE_ANSWER: Final[dict[Event, Callable[..., object]]] = {
    Event.HAND_DOWN: clearing.hand_down,
    Event.BYPASS: clearing.bypass,
}
WITH_REASON: Final = frozenset({*_OF_THE_INQUIRY, *_OF_THE_ANSWER, *services.STEPS_BY_REASON})


def choice_of(session: Session, actor: Actor, inquiry: Inquiry, event: Event) -> Choice | None:
    """Return what a step asks beside its reason, None for most."""
    if event is Event.RETURN:
        options: Options = [(each.name, each.value) for each in ReturnCategory]
        return Choice("category", "Warum geben Sie zurück?", options, request.form.get("category", ""))
    if event is Event.TRANSFER:
        others = [each for each in ministries_of(session, inquiry.parliament) if not actor.acts_for(each.id)]
        options = [(each.id, each.named_on(inquiry.received_on).name) for each in others]
        return Choice("ministry", "An welches Ministerium?", options, request.form.get("ministry", ""))
    if event is Event.HAND_DOWN:
        answer = get_answer_to_read(session, actor, inquiry.id)
        current = current_step(session, answer)
        steps = [each for each in chain_of(session, answer) if current and each.position < current.position]
        return Choice("position", "An welchen Schritt?", [(each.position, each.name) for each in steps])
    return None


def _extra(event: Event) -> dict[str, Any]:
    if event is Event.RETURN:
        return {"category": chosen_category()}
    if event is Event.TRANSFER:
        return {"ministry_id": _chosen("ministry", "Wählen Sie das Ministerium, an das Sie abgeben.")}
    if event is Event.HAND_DOWN:
        return {"position": _chosen("position", "Wählen Sie den Schritt, an den Sie zurückgeben.")}
    return {}


def chosen_category() -> ReturnCategory:
    """Return the category that the form chose; raise InvalidInput without one."""
    category = ReturnCategory.__members__.get(request.form.get("category", ""))
    if category is None:
        raise InvalidInput("Wählen Sie, warum Ihr Ministerium die Anfrage zurückgibt.", field="category")
    return category


def _chosen(name: str, sentence: str) -> int:
    chosen = chosen_id(name)
    if chosen is None:
        raise InvalidInput(sentence, field=name)
    return chosen

"""The verbs of the chain of clearance: begin, pass on, hand down, bypass; never commit (Freigabeweg)."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.clearance_chain import ChainSignature, ChainState, chain_of, current_step, is_theirs, planned_steps
from answers.contributions.queries import contributed
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import FourEyesRequired, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import Person
from inquiries.services import take_step
from inquiries.workflow import Event


def begin_chain(session: Session, answer: Answer) -> None:
    """Freeze the ministry's chain onto an answer that goes to clearance; every step is to be signed anew."""
    session.execute(delete(ChainSignature).where(ChainSignature.answer_id == answer.id))
    session.add_all(planned_steps(session, answer))
    session.flush()
    tell_whose_turn_it_is(session, answer)


def tell_whose_turn_it_is(session: Session, answer: Answer) -> None:
    """Let the inquiry say whose step it is and since when, so that it lies on the right desk."""
    step, inquiry = current_step(session, answer), answer.inquiry
    name = step.name if step else None
    if inquiry.clearance_step != name:
        inquiry.clearance_step, inquiry.stage_since_at = name, clock.now()
    inquiry.clearance_at_chancellery = step is not None and step.at_chancellery
    named = select(Person).where(Person.login.in_(step.logins if step else ()))
    inquiry.clearance_people = list(session.scalars(named.order_by(Person.id)))


def pass_on(
    session: Session, actor: Actor, answer: Answer, *, remark: str = "", revision: int | None = None
) -> Inquiry:
    """Sign the step whose turn it is and pass the answer on to the next one."""
    step = _own_step(session, actor, answer)
    if step is chain_of(session, answer)[-1]:
        raise StepNotAllowed("Dies ist der letzte Schritt: Geben Sie die Antwort frei oder geben Sie sie zurück.")
    inquiry = take_step(
        session, actor, answer.inquiry_id, Event.ENDORSE, revision=revision, step=step.name, reason=remark.strip()
    )
    sign(step, actor, reason=remark.strip() or None)
    tell_whose_turn_it_is(session, answer)
    return inquiry


def hand_down(
    session: Session, actor: Actor, answer: Answer, *, position: int, reason: str, revision: int | None = None
) -> Inquiry:
    """Return the answer to an earlier step, with a reason; that step and all after it sign anew."""
    step, chain = _own_step(session, actor, answer), chain_of(session, answer)
    earlier = [each for each in chain if each.position < step.position]
    target = next((each for each in earlier if each.position == position), None)
    if target is None:
        raise InvalidInput("Wählen Sie einen Schritt, der vor Ihrem liegt.", field="position")
    inquiry = take_step(
        session, actor, answer.inquiry_id, Event.HAND_DOWN, revision=revision, step=target.name, reason=reason.strip()
    )
    for each in chain:
        if each.position >= position:
            each.state, each.decided_at, each.decided_by, each.reason = ChainState.WAITING, None, None, None
    tell_whose_turn_it_is(session, answer)
    return inquiry


def bypass(session: Session, actor: Actor, answer: Answer, *, reason: str, revision: int | None = None) -> Inquiry:
    """Skip the step whose turn it is, with a reason: only who signs a later step may, and never the last one."""
    skipped = current_step(session, answer)
    if skipped is None or skipped is chain_of(session, answer)[-1]:
        raise StepNotAllowed("Der letzte Schritt lässt sich nicht überspringen: Ohne ihn ist nichts freigegeben.")
    ensure_four_eyes(session, actor, answer)
    if not signs_later(session, actor, answer):
        raise StepNotAllowed("Überspringen darf einen Schritt nur, wer einen späteren zeichnet.")
    inquiry = take_step(
        session, actor, answer.inquiry_id, Event.BYPASS, revision=revision, step=skipped.name, reason=reason.strip()
    )
    sign(skipped, actor, state=ChainState.BYPASSED, reason=reason.strip())
    tell_whose_turn_it_is(session, answer)
    return inquiry


def signs_later(session: Session, actor: Actor, answer: Answer) -> bool:
    """Tell whether a step is the actor's that comes after the one whose turn it is."""
    waiting = [each for each in chain_of(session, answer) if each.state is ChainState.WAITING]
    return any(is_theirs(session, actor, each) for each in waiting[1:])


def last_step(session: Session, actor: Actor, answer: Answer) -> ChainSignature:
    """Return the last step when it is its turn and the actor's to sign; only then the answer may be cleared."""
    step = _own_step(session, actor, answer)
    if step is not chain_of(session, answer)[-1]:
        raise StepNotAllowed(
            f"Vor der Freigabe zeichnen noch andere; an der Reihe ist „{step.name}“. Geben Sie die Antwort weiter."
        )
    return step


def ensure_step_is_theirs(session: Session, actor: Actor, answer: Answer) -> None:
    """Raise NotFound or StepNotAllowed unless the step whose turn it is is the actor's."""
    _step_of(session, actor, answer)


def had_a_hand(session: Session, actor: Actor, answer: Answer) -> bool:
    """Tell whether an actor wrote something of an answer, or of what was taken over into it."""
    return answer.was_written_by(actor.login) or contributed(session, answer, actor.login)


def ensure_four_eyes(session: Session, actor: Actor, answer: Answer) -> None:
    """Raise FourEyesRequired for whoever had a hand in the text; the command line's system actor is nobody."""
    if not actor.is_system and had_a_hand(session, actor, answer):
        raise FourEyesRequired(
            "Sie haben an dieser Antwort mitgeschrieben. Freigeben muss sie jemand anderes (Vier-Augen-Prinzip)."
        )


def sign(
    step: ChainSignature, actor: Actor, *, state: ChainState = ChainState.SIGNED, reason: str | None = None
) -> None:
    """Note who decided about a step, and how."""
    step.state, step.decided_at, step.decided_by, step.reason = state, clock.now(), actor.name, reason


def _own_step(session: Session, actor: Actor, answer: Answer) -> ChainSignature:
    step = _step_of(session, actor, answer)
    ensure_four_eyes(session, actor, answer)
    return step


def _step_of(session: Session, actor: Actor, answer: Answer) -> ChainSignature:
    actor.require(Permission.CLEAR_ANSWER)
    step = current_step(session, answer)
    if step is None:
        raise NotFound("Zu dieser Antwort steht keine Freigabe aus.")
    if not is_theirs(session, actor, step):
        raise StepNotAllowed(f"An der Reihe ist „{step.name}“. Dieser Schritt der Freigabe ist nicht Ihrer.")
    return step

"""Every verb of the workflow with values that fit more or less (Schritte des Zufallsgangs)."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from answers import amending, clearing, co_signing, queries, release, services
from answers.amendment import Amendment, AmendmentEntry, AmendmentKind
from answers.answer import Answer
from answers.contributions import services as contributions
from answers.contributions.models import Contribution
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.services.revising import add_revision
from inquiries import assigning
from inquiries import services as parliament
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.handing_in import services as handing_in
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.rules import TimeLimit, Unit
from inquiries.proceedings import due_days, recheck
from inquiries.proceedings.by_reason import BY_REASON
from inquiries.proceedings.clarification import answer_clarification
from inquiries.proceedings.due_days import Extension
from inquiries.proceedings.end_of_term import lapse_inquiry
from inquiries.proceedings.oral_answer import OralRequest, request_oral_answer
from inquiries.proceedings.rejection import Reasons, reject_inquiry
from inquiries.workflow import Event, Stage
from tests.answers.countries import CODES, Country
from tests.factories import NEW, RECEIVED_ON

Verb = Callable[[Country, Actor, Inquiry], Any]

DAY: Final = date(2015, 5, 6)
DAYS: Final = {Event.REQUEST_ORAL_ANSWER: date(2015, 7, 15), Event.LAPSE: date(2018, 12, 3)}
WHY: Final = "Darum."


def some(country: Country, actor: Actor) -> int:
    """Return a ministry of the actor's country, any of them."""
    own = (Ministry.parliament_id == actor.parliament_id) & Ministry.code.in_(CODES)
    query = select(Ministry.id).where(own).order_by(Ministry.id)
    return country.chance.choice(list(country.world.session.scalars(query)))


def _register(country: Country, actor: Actor) -> Inquiry:
    return parliament.register_inquiry(country.world.session, actor, country.world.parliament, NEW)


def _hand_in(country: Country, actor: Actor) -> Inquiry:
    session = country.world.session
    draft = handing_in.begin_draft(session, actor, NEW.wording)
    return handing_in.hand_in(session, actor, draft.key)


def _reject(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    grounds = ("judgement",) if country.world.parliament.code == "MV" else ()
    reject_inquiry(country.world.session, actor, inquiry.id, Reasons(WHY, grounds))


def _extend(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    extension = Extension(WHY, agreed_by="Erika Beispiel", by=TimeLimit(5, Unit.WORKING_DAYS))
    due_days.extend_deadline(country.world.session, actor, inquiry.id, extension)


def _after_other_saturdays(verb: Verb) -> Verb:
    """Let the reckoning differ from the frozen one before a verb takes it over or dismisses it."""

    def take(country: Country, actor: Actor, inquiry: Inquiry) -> None:
        country.world.parliament.saturdays_count = not due_days.deadline_of(inquiry).saturdays
        country.world.session.flush()
        verb(country, actor, inquiry)

    return take


def _answer(country: Country, inquiry: Inquiry) -> Answer:
    return queries.get_answer(country.world.session, Actor.system(), inquiry.id)


def _draft(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    """Write or change the draft: what an officer does before the next step."""
    session = country.world.session
    queries.get_inquiry_in_drafting(session, actor, inquiry.id)
    answer = queries.find_answer(session, actor, inquiry.id)
    if answer is None:
        answer = Answer(inquiry=inquiry, ministry_id=inquiry.ministry_in_charge.id, latest_number=0)
        session.add(answer)
        session.flush()
    text = f"Geheim {inquiry.id} {country.chance.randrange(1_000)}."
    labels = tuple(question.label for question in inquiry.questions)
    passages = tuple(Passage((label,), (Paragraph((Sentence(f"{text} {label}"),)),)) for label in labels)
    add_revision(session, actor, answer, Draft(passages), reason="Bearbeitet")


def _ask(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    if inquiry.stage is Stage.DRAFTING and Role.OFFICER in actor.roles:
        _draft(country, actor, inquiry)
    ministries: dict[int, list[str]] = {some(country, actor): []}
    co_signing.ask_co_signatures(country.world.session, actor, inquiry.id, ministries=ministries)


def _submit(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    if inquiry.stage is Stage.DRAFTING and country.chance.random() < 0.7:
        _draft(country, actor, inquiry)
    services.submit_answer(country.world.session, actor, inquiry.id)


def _verb(verb: Callable[..., Any], **values: Any) -> Verb:
    return lambda country, actor, inquiry: verb(country.world.session, actor, inquiry.id, **values)


def _why(verb: Callable[..., Any], **values: Any) -> Verb:
    return _verb(verb, reason=WHY, **values)


def _contribute(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    """Ask for a contribution or deliver one, whichever the actor may."""
    session = country.world.session
    waiting = session.scalars(select(Contribution).order_by(Contribution.id.desc())).first()
    if waiting is not None and actor.acts_for(waiting.errand.ministry_id):
        contributions.deliver(session, actor, waiting.id, text="Geheime Zulieferung.")
        return
    to = [some(country, actor)]
    contributions.ask_contributions(session, actor, inquiry.id, ministry_ids=to, task="Geheimer Auftrag.")


def _amend(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    """Demand, write, hand over or publish a supplement, whichever the actor may."""
    session = country.world.session
    latest = session.scalars(
        select(Amendment).where(Amendment.inquiry_id == inquiry.id).order_by(Amendment.id.desc())
    ).first()
    if Role.OFFICER in actor.roles:
        kind = country.chance.choice(list(AmendmentKind))
        amending.write(session, actor, inquiry.id, AmendmentEntry("1", "Geheimer Nachtrag.", WHY, kind))
    elif latest is not None and Role.APPROVER in actor.roles:
        amending.hand_over(session, actor, inquiry.id, latest.id, letter_dated_on=DAY)
    elif latest is not None and country.chance.random() < 0.5:
        amending.publish(session, actor, inquiry.id, latest.id, printed_on=DAY)
    else:
        amending.demand(session, actor, inquiry.id, question="1", reason=WHY)


def _correct(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    parliament.correct_inquiry(country.world.session, actor, inquiry.id, NEW)


def _join(country: Country, actor: Actor, inquiry: Inquiry) -> None:
    assigning.involve_ministries(country.world.session, actor, inquiry.id, ministry_ids=[some(country, actor)])


ENTRIES: Final = {Event.REGISTER: _register, Event.HAND_IN: _hand_in}
ASIDE: Final[tuple[Verb, ...]] = (_contribute, _contribute, _amend, _amend, _amend, _correct, _join)
VERBS: Final[dict[Event, Verb]] = {
    **{event: _why(verb) for event, verb in BY_REASON.items()},
    **{event: _why(parliament.take_step_by_reason, event=event) for event in parliament.STEPS_BY_REASON},
    Event.ANSWER_CLARIFICATION: _verb(answer_clarification, text="So ist es gemeint."),
    Event.REJECT: _reject,
    Event.LAPSE: lambda country, actor, inquiry: lapse_inquiry(country.world.session, actor, inquiry),
    Event.FORWARD: _verb(parliament.forward_inquiry, on=RECEIVED_ON),
    Event.EXTEND: _extend,
    Event.SET_DUE_DAY: _why(due_days.set_due_day, due_on=date(2015, 6, 1)),
    Event.NOTE_INTERIM_REPORT: _verb(due_days.note_interim_report, on=DAY, text="Es dauert noch."),
    Event.REQUEST_ORAL_ANSWER: _verb(request_oral_answer, request=OralRequest(WHY)),
    Event.RECKON_ANEW: _after_other_saturdays(_verb(recheck.accept_proposal)),
    Event.KEEP_DUE_DAY: _after_other_saturdays(_why(recheck.dismiss_proposal)),
    Event.ASSIGN: lambda country, actor, inquiry: assigning.assign_lead_ministry(
        country.world.session,
        actor,
        inquiry.id,
        ministry_id=some(country, actor),
        further=[some(country, actor)],
    ),
    Event.ACCEPT: lambda country, actor, inquiry: assigning.accept_assignment(
        country.world.session, actor, inquiry.id, officer_id=country.officer_of(actor.ministry_id)
    ),
    Event.RETURN: _why(assigning.return_assignment),
    Event.DECLINE: _why(assigning.return_assignment),
    Event.TRANSFER: lambda country, actor, inquiry: assigning.transfer_assignment(
        country.world.session, actor, inquiry.id, ministry_id=some(country, actor), reason=WHY
    ),
    Event.ASK_CO_SIGNATURES: _ask,
    Event.CO_SIGN: _verb(co_signing.co_sign),
    Event.ASK_CHANGE: _why(co_signing.ask_change),
    Event.RECALL: _why(co_signing.recall),
    Event.SUBMIT: _submit,
    Event.ENDORSE: lambda country, actor, inquiry: clearing.pass_on(
        country.world.session, actor, _answer(country, inquiry)
    ),
    Event.HAND_DOWN: lambda country, actor, inquiry: clearing.hand_down(
        country.world.session, actor, _answer(country, inquiry), position=1, reason=WHY
    ),
    Event.BYPASS: lambda country, actor, inquiry: clearing.bypass(
        country.world.session, actor, _answer(country, inquiry), reason=WHY
    ),
    Event.SEND_BACK: _why(services.send_back_answer),
    Event.CLEAR: _verb(services.clear_answer, letter_dated_on=DAY),
    Event.PUBLISH: _verb(release.publish, printed_on=DAY),
}

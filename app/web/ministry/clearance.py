"""Clearance: each step of the chain reads the answer with its sources, signs, returns or clears it (Freigabe)."""

from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import clearing, co_signing, release, services
from answers.answer import Answer
from answers.checks import CheckFinding
from answers.clearance_chain import ChainSignature, ChainState, chain_of, current_step, is_theirs
from answers.contributions.queries import contributions_cited
from answers.readers import get_answer_to_read
from answers.records.queries import own_records, records_cited
from answers.returning import last_return
from answers.services.contradicting import as_findings
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import word_file
from app.web.drafting.help import contradicting
from app.web.inquiries.pages import days_left
from app.web.values import parse_day
from app.web.views.answers import passage_views
from app.web.views.papers import annex_views
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of
from inquiries.workflow import Stage

bp = Blueprint("clearance", __name__, url_prefix="/anfragen/<int:inquiry_id>/freigabe")


@bp.get("/")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show the answer with its sources and what should be seen before it is cleared."""
    return _page(inquiry_id, clock.today().isoformat())


@bp.post("/")
def clear(inquiry_id: int) -> ResponseReturnValue:
    """Clear the answer under the letter's date and hand it over to the Landtag."""
    typed = request.form.get("letter_dated_on", "")
    try:
        day: date = parse_day(typed, field="letter_dated_on", what="das Datum des Schreibens")
        with unit_of_work() as session:
            revision = request.form.get("revision", type=int)
            services.clear_answer(session, current_actor(), inquiry_id, letter_dated_on=day, revision=revision)
    except InvalidInput as refusal:
        return _page(inquiry_id, typed, {refusal.field or "": refusal.sentence})
    return _back(
        inquiry_id, f"Die Antwort ist freigegeben und dem Landtag mit Schreiben vom {day:%d.%m.%Y} zugeleitet."
    )


@bp.get("/sprechzettel.docx")
def speaking_note(inquiry_id: int) -> ResponseReturnValue:
    """Send the speaking note to the answer as Word."""
    answer = get_answer_to_read(db.session(), current_actor(), inquiry_id)
    content = release.write_speaking_note_of(db.session(), answer)
    return word_file(content, f"Sprechzettel-{answer.inquiry.number}.docx".replace("/", "-"))


@bp.post("/weiter")
def pass_on(inquiry_id: int) -> ResponseReturnValue:
    """Sign one's step and pass the answer on."""
    with unit_of_work() as session:
        actor, remark = current_actor(), request.form.get("remark", "")
        answer = get_answer_to_read(session, actor, inquiry_id)
        clearing.pass_on(session, actor, answer, remark=remark, revision=request.form.get("revision", type=int))
        following = current_step(session, answer)
        sentence = f"Gezeichnet. Als Nächstes ist „{following.name}“ an der Reihe." if following else "Gezeichnet."
    return _back(inquiry_id, sentence)


def _page(inquiry_id: int, letter_dated_on: str, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    answer = get_answer_to_read(session, actor, inquiry_id)
    card = card_of(answer.inquiry, actor)
    leads = actor.acts_for(answer.ministry_id)
    page = render_template(
        "pages/drafts/clearance.html",
        card=card,
        days_left=days_left(card),
        leads=leads,
        latest=answer.latest_number,
        returned=last_return(session, actor, answer.inquiry)
        if leads and answer.inquiry.stage is Stage.CLEARANCE
        else None,
        remark=answer.government_remark,
        annexes=annex_views(answer.draft.annexes),
        listed=[each for each in answer.draft.files if each.title],
        passages=passage_views(
            answer, records_cited(session, answer), given=contributions_cited(session, answer), own=leads
        ),
        findings=_findings(actor, answer) if leads else [],
        signatures=[word.latest for word in co_signing.words_on(session, answer)] if leads else [],
        letter_dated_on=letter_dated_on,
        errors=errors or {},
        **_chain(actor, answer),
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _findings(actor: Actor, answer: Answer) -> list[CheckFinding]:
    """Return what stands against clearing, and where the answer differs from earlier ones."""
    session = db.session()
    differences = as_findings(answer.draft, contradicting(answer, own_records(session, actor)))
    return [*services.findings_on(session, actor, answer.inquiry_id), *differences]


def _chain(actor: Actor, answer: Answer) -> dict[str, Any]:
    """Return the chain as the page draws it, and what this person may do at the step whose turn it is."""
    session, chain = db.session(), chain_of(db.session(), answer)
    open_ones = [each for each in chain if each.state is ChainState.WAITING]
    decides = answer.inquiry.stage is Stage.CLEARANCE and bool(open_ones)
    theirs = decides and is_theirs(session, actor, open_ones[0])
    drafted = clearing.had_a_hand(session, actor, answer)
    return {
        "chain": [
            (
                each.name,
                "done" if each not in open_ones else "current" if decides and each is open_ones[0] else "todo",
                _note(each),
            )
            for each in chain
        ],
        "drafted": decides and drafted,
        "may_decide": theirs and not drafted,
        "is_last": len(open_ones) == 1,
        "has_earlier": decides and open_ones[0] is not chain[0],
        "may_bypass": decides and not drafted and not theirs and clearing.signs_later(session, actor, answer),
    }


def _note(step: ChainSignature) -> str | None:
    if step.decided_at is None:
        return None
    word = "" if step.state is ChainState.SIGNED else f"{step.state.value}, "
    return f"{word}{step.decided_by}, {step.decided_at:%d.%m.%Y}"


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

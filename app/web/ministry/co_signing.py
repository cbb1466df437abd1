"""Co-signature: the lead ministry asks, another reads the draft and gives its word (Mitzeichnung)."""

from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import co_signing, queries, services
from answers.answer import Answer
from answers.co_signature import MinistrysWord, concerned, digest_of
from answers.contributions.queries import contributions_cited
from answers.records.queries import records_cited
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.inquiries.pages import days_left
from app.web.values import parse_day
from app.web.views.answers import passage_views
from app.web.views.papers import annex_views
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.ministries import ministries_of
from inquiries.places import steps_for
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import Event

bp = Blueprint("co_signing", __name__, url_prefix="/anfragen/<int:inquiry_id>/mitzeichnung")


@bp.get("/")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show who has signed to the lead ministry, and the draft to whoever is asked to sign."""
    actor = current_actor()
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    if actor.acts_for(inquiry.lead_ministry_id):
        return _leads_page(inquiry_id)
    return _draft_page(inquiry_id)


@bp.post("/bitte")
def ask(inquiry_id: int) -> ResponseReturnValue:
    """Ask the chosen ministries to co-sign."""
    try:
        due_on = _day(request.form.get("due_on", ""))
        chosen = request.form.getlist("ministries", type=int)
        ministries = {each: request.form.getlist(f"questions-{each}") for each in chosen}
        with unit_of_work() as session:
            revision = request.form.get("revision", type=int)
            co_signing.ask_co_signatures(
                session, current_actor(), inquiry_id, ministries=ministries, due_on=due_on, revision=revision
            )
    except InvalidInput as refusal:
        return _leads_page(inquiry_id, {refusal.field or "": refusal.sentence})
    return _back(inquiry_id, "Die Ministerien sind um Mitzeichnung gebeten und sehen jetzt den Entwurf.")


@bp.post("/")
def sign(inquiry_id: int) -> ResponseReturnValue:
    """Co-sign for one's ministry, with remarks or without."""
    with unit_of_work() as session:
        remark, revision = request.form.get("remark", ""), request.form.get("revision", type=int)
        co_signing.co_sign(session, current_actor(), inquiry_id, remark=remark, revision=revision)
    flash("Ihr Ministerium hat mitgezeichnet.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


@bp.post("/abgeben")
def submit(inquiry_id: int) -> ResponseReturnValue:
    """Send the answer to clearance once everybody has signed."""
    with unit_of_work() as session:
        services.submit_answer(session, current_actor(), inquiry_id)
    flash("Die Antwort liegt zur Freigabe.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _leads_page(inquiry_id: int, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    answer = queries.get_answer(session, actor, inquiry_id)
    inquiry = answer.inquiry
    events = steps_for(inquiry, actor)
    page = render_template(
        "pages/co_signing/lead.html",
        card=card_of(inquiry, actor),
        signatures=[_row(each, answer) for each in co_signing.words_on(session, answer)],
        may_ask=Event.ASK_CO_SIGNATURES in events,
        may_recall=Event.RECALL in events,
        may_submit=Event.SUBMIT in events,
        ministries=_askable(actor, answer),
        questions=[(each.label, f"Frage {each.label}") for each in inquiry.questions if each.label],
        chosen=request.form.getlist("ministries") or _to_be_asked(answer),
        typed_due=request.form.get("due_on", ""),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _draft_page(inquiry_id: int) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    signature = co_signing.get_asked_answer(session, actor, inquiry_id)
    answer = signature.answer
    [word] = [each for each in co_signing.words_on(session, answer) if actor.acts_for(each.ministry.id)]
    asked_about = concerned(answer.draft, signature.questions)
    views = passage_views(answer, records_cited(session, answer), given=contributions_cited(session, answer), own=False)
    card = card_of(answer.inquiry, actor)
    return render_template(
        "pages/co_signing/draft.html",
        card=card,
        days_left=days_left(card),
        signature=_row(word, answer),
        remark=answer.government_remark,
        annexes=annex_views(answer.draft.annexes),
        listed=[each for each in answer.draft.files if each.title],
        passages=[
            view | {"is_asked": passage in asked_about and digest_of(passage) not in word.agreed}
            for view, passage in zip(views, answer.draft.passages, strict=True)
        ],
        may_sign=signature.state.name == "ASKED" and Event.CO_SIGN in steps_for(answer.inquiry, actor),
    )


def _row(word: MinistrysWord, answer: Answer) -> dict[str, Any]:
    signature, errand = word.latest, word.latest.errand
    return {
        "ministry": errand.ministry.named_on(clock.today()).name,
        "lead": errand.by_ministry.named_on(clock.today()).name,
        "about": f"Frage {', '.join(signature.questions)}" if signature.questions else "die ganze Antwort",
        "state": signature.state,
        "holds": not word.missing(answer),
        "is_silent": word.counts_as_silent,
        "silence_is_consent": errand.ministry.silence_is_consent,
        "due_on": errand.due_on,
        "asked_by": errand.asked_by,
        "at": signature.answered_at,
        "by": signature.answered_by,
        "remark": signature.remark,
    }


def _askable(actor: Actor, answer: Answer) -> list[tuple[int, str, str | None]]:
    on = answer.inquiry.received_on
    asked = {word.ministry.id for word in co_signing.words_on(db.session(), answer) if word.is_open}
    others = [
        each
        for each in ministries_of(db.session(), answer.inquiry.parliament)
        if each.id not in asked and not actor.acts_for(each.id)
    ]
    involved = {each.id for each in answer.inquiry.involved}
    ordered = sorted(others, key=lambda each: (each.id not in involved, each.id))
    return [(each.id, each.named_on(on).name, "beteiligt" if each.id in involved else None) for each in ordered]


def _to_be_asked(answer: Answer) -> list[str]:
    """Return the ministries whose word is missing: involved and never asked, or asked about another wording."""
    words = {each.ministry.id: each for each in co_signing.words_on(db.session(), answer)}
    done = {key for key, word in words.items() if word.is_open or not word.missing(answer)}
    return [str(each.id) for each in answer.inquiry.involved if each.id not in done]


def _day(typed: str) -> date | None:
    return parse_day(typed, field="due_on", what="der Tag") if typed.strip() else None


def _back(inquiry_id: int, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)

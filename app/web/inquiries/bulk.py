"""Steps on many inquiries at once: choose, see which can, let it be done row by row (Sammelschritte)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from answers import bulk_export, forwarding
from app.accounts import current_actor
from app.extensions import db
from app.formats import plural
from app.unit_of_work import unit_of_work
from app.web.inquiries.filter import ListAddress
from app.web.inquiries.lists import send_list
from app.web.values import LARGEST_ID, parse_day
from inquiries.bulk import MOST, BulkStep, Row, preview
from inquiries.foundation import clock, jobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import DomainError, InvalidInput
from inquiries.listing import matching_ids
from inquiries.queries import InquiryCard
from inquiries.reminding import remind_government

bp = Blueprint("bulk", __name__, url_prefix="/anfragen/auswahl")

BUTTONS: Final = {BulkStep.FORWARD: "zuleiten", BulkStep.REMIND: "anmahnen"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one inquiry."""

    card: InquiryCard
    sentence: str
    is_done: bool


@bp.post("")
def choose() -> ResponseReturnValue:
    """Show which of the chosen inquiries the step can be taken for; a list, which changes nothing, is sent at once."""
    step = _step()
    if step is BulkStep.LIST:
        rows = preview(db.session(), current_actor(), step, _chosen())
        return send_list([row.card for row in rows], "xlsx")
    if step is BulkStep.WORD:
        return _start_export(_chosen())
    return _preview_page(step, _chosen())


@bp.post("/ausfuehren")
def take() -> ResponseReturnValue:
    """Take the step for each inquiry on its own, and say what became of it."""
    step, ids = _step(), _ids()
    if step not in _VERBS:
        raise InvalidInput("Dieser Schritt braucht keine Vorschau.", field="step")
    try:
        day = _day(step)
    except InvalidInput as refusal:
        return _preview_page(step, ids, {"on": refusal.sentence})
    rows = preview(db.session(), current_actor(), step, ids)
    outcomes = [_taken(step, row, day) for row in rows]
    return render_template("pages/inquiries/bulk_result.html", step=step, outcomes=outcomes, address=_address())


def _taken(step: BulkStep, row: Row, day: date) -> Outcome:
    """Take the step for one inquiry in a transaction of its own: a refused one hinders no other."""
    if row.refused:
        return Outcome(row.card, row.refused, is_done=False)
    try:
        with unit_of_work() as session:
            sentence = _VERBS[step](session, current_actor(), row.card.id, day)
    except DomainError as refusal:
        return Outcome(row.card, refusal.sentence, is_done=False)
    return Outcome(row.card, sentence, is_done=True)


def _forward(session: Session, actor: Actor, inquiry_id: int, day: date) -> str:
    inquiry = forwarding.forward(session, actor, inquiry_id, on=day)
    return f"Zugeleitet; fällig ist die Antwort am {inquiry.due_on:%d.%m.%Y}."


def _remind(session: Session, actor: Actor, inquiry_id: int, day: date) -> str:
    del day
    remind_government(session, actor, inquiry_id)
    return "Die Landesregierung ist erinnert."


_VERBS: Final[dict[BulkStep, Callable[[Session, Actor, int, date], str]]] = {
    BulkStep.FORWARD: _forward,
    BulkStep.REMIND: _remind,
}


def _start_export(ids: list[int]) -> ResponseReturnValue:
    """Let the worker write the Word files, and lead to its progress."""
    rows = preview(db.session(), current_actor(), BulkStep.WORD, ids)
    title = f"{plural(len(rows), 'Anfrage', 'Anfragen')} als Word-Dateien"
    with unit_of_work() as session:
        job = jobs.start(session, current_actor(), bulk_export.KIND, title=title, ids=[row.card.id for row in rows])
    return redirect(url_for("jobs.show", job_id=job.id), HTTPStatus.SEE_OTHER)


def _preview_page(step: BulkStep, ids: list[int], errors: dict[str, str] | None = None) -> ResponseReturnValue:
    rows = preview(db.session(), current_actor(), step, ids)
    page = render_template(
        "pages/inquiries/bulk_preview.html",
        step=step,
        verb=BUTTONS[step],
        possible=[row for row in rows if not row.refused],
        refused=[row for row in rows if row.refused],
        address=_address(),
        on=request.form.get("on", clock.today()),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _step() -> BulkStep:
    step = BulkStep.__members__.get(request.form.get("step", ""))
    if step is None:
        raise InvalidInput("Wählen Sie, was mit den Anfragen geschehen soll.", field="step")
    return step


def _chosen() -> list[int]:
    """Return the ids that the list's form names: those ticked, those on the page, or all that match its filters."""
    scope = request.form.get("scope", "ticked")
    if scope == "all":
        return matching_ids(db.session(), current_actor(), _address().wanted, limit=MOST + 1)
    return _ids("listed" if scope == "page" else "id")


def _ids(name: str = "id") -> list[int]:
    return [number for number in request.form.getlist(name, type=int) if 0 < number <= LARGEST_ID]


def _day(step: BulkStep) -> date:
    if step is not BulkStep.FORWARD:
        return clock.today()
    return parse_day(request.form.get("on", ""), field="on", what="der Tag der Zuleitung")


def _address() -> ListAddress:
    return ListAddress.of_query(request.form.get("query", ""))

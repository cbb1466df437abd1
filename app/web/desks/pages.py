"""The desks of a ministry and of the government, and the steps that take several inquiries at once (Schreibtische)."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from answers.returning import returned_among
from app.accounts import current_actor
from app.errors import STATUS
from app.extensions import db
from app.formats import plural
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.values import chosen_id, typed_line
from inquiries import assigning, nudging
from inquiries.desks import Desk, DeskFilter, DeskPage, Light, look_at
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.handing_out import hand_out
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.people import officers_of
from inquiries.workflow import WITH_GOVERNMENT, Stage

View = Callable[[], ResponseReturnValue]

bp = Blueprint("desks", __name__)

LIGHTS: Final = {"rot": Light.OVERDUE, "gelb": Light.SOON, "gruen": Light.LATER}
TONES: Final = {Light.OVERDUE: "danger", Light.SOON: "warning", Light.LATER: "success"}
PAGES: Final = {Desk.MINE: "start.home", Desk.MINISTRY: "desks.ministry", Desk.GOVERNMENT: "desks.government"}
LEADS: Final = {
    Desk.MINISTRY: "Alle Anfragen, die Ihr Haus beantwortet, und bei wem sie liegen.",
    Desk.GOVERNMENT: "Alle Anfragen, deren Antwort der Landtag erwartet, und bei welchem Haus sie liegen.",
}


@bp.get("/ressort")
def ministry(**refusal: str) -> ResponseReturnValue:
    """Show what the person's ministry works on, and above it why a step for several was refused."""
    actor = current_actor()
    officers = officers_of(db.session(), actor.ministry_id) if actor.ministry_id is not None else []
    return _show(
        Desk.MINISTRY,
        may_accept=Role.COORDINATOR in actor.roles,
        officers=[(each.id, f"{each.name}, {each.division or 'ohne Referat'}") for each in officers],
        **refusal,
    )


@bp.get("/regierung")
def government(**refusal: str) -> ResponseReturnValue:
    """Show what the government owes the Landtag, and above it why a step for several was refused."""
    today = clock.today()
    ministries = [(each.id, each.named_on(today).name) for each in ministries_of(db.session(), current_parliament())]
    return _show(Desk.GOVERNMENT, may_assign=True, ministries=ministries, **refusal)


def told_on(page: Callable[..., ResponseReturnValue]) -> Callable[[View], View]:
    """Let a step for several tell its refusal on the desk it came from; what was chosen there stays chosen."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def wrapper() -> ResponseReturnValue:
            try:
                return view()
            except (InvalidInput, StepNotAllowed) as refusal:
                return make_response(page(refused=refusal.sentence), STATUS[type(refusal)])

        return wrapper

    return decorate


@bp.post("/ressort/annahme")
@told_on(ministry)
def accept() -> ResponseReturnValue:
    """Give the chosen inquiries to one officer, which accepts those still offered: all or none."""
    officer_id = chosen_id("officer")
    if officer_id is None:
        raise InvalidInput("Wählen Sie, wer die Anfragen bearbeiten soll.", field="officer")
    count = _for_each_chosen(lambda session, actor, each: hand_out(session, actor, each, officer_id=officer_id))
    return _back("desks.ministry", f"{plural(count, 'Anfrage', 'Anfragen')} zugeteilt.")


@bp.post("/ressort/erinnerung")
@told_on(ministry)
def remind_ministry() -> ResponseReturnValue:
    """Remind those of the house with whom the chosen inquiries lie."""
    return _remind("desks.ministry")


@bp.post("/regierung/erinnerung")
@told_on(government)
def remind_government() -> ResponseReturnValue:
    """Remind the houses with which the chosen inquiries lie."""
    return _remind("desks.government")


@bp.post("/regierung/zuweisung")
@told_on(government)
def assign() -> ResponseReturnValue:
    """Give the chosen inquiries to one ministry: all or none."""
    ministry_id = chosen_id("ministry")
    if ministry_id is None:
        raise InvalidInput("Wählen Sie das federführende Ministerium.", field="ministry")
    count = _for_each_chosen(
        lambda session, actor, each: assigning.assign_lead_ministry(session, actor, each, ministry_id=ministry_id)
    )
    return _back("desks.government", f"{plural(count, 'Anfrage', 'Anfragen')} zugewiesen.")


def desk_of_address(desk: Desk) -> dict[str, Any]:
    """Return what a desk's template needs: what the address asks of it, its light, its filters."""
    actor, wanted = current_actor(), _filter_of_address()
    page = request.args.get("page", 1, type=int)
    shown = look_at(db.session(), actor, current_parliament(), desk, wanted, page=page)

    def address(**changes: Any) -> str:
        return url_for(PAGES[desk], **{**request.args.to_dict(), **changes})

    return {
        "desk": desk,
        "shown": shown,
        "returned": _returned(shown) if desk is not Desk.GOVERNMENT else {},
        "wanted": wanted,
        "light": request.args.get("ampel", "") if wanted.light else "",
        "lights": [(name, light.value) for name, light in LIGHTS.items()],
        "tiles": _tiles(shown, address),
        "sort": ("-" if wanted.descending else "") + wanted.sort,
        "sort_url": lambda key: address(sort=key, page=1),
        "page_url": lambda number: address(page=number),
        "clear_url": url_for(PAGES[desk]),
        "is_filtered": bool(wanted.text or wanted.stage or wanted.light or wanted.ministry_id),
    }


def _returned(shown: DeskPage) -> dict[int, str]:
    in_drafting = [row.card.id for row in shown.rows if row.card.stage is Stage.DRAFTING]
    return returned_among(db.session(), in_drafting)


def _show(desk: Desk, **about: Any) -> ResponseReturnValue:
    stages = [(stage.name, stage.value) for stage in Stage if stage in WITH_GOVERNMENT]
    return render_template(
        "pages/desks/show.html", lead=LEADS[desk], stages=stages, typed=request.form, **desk_of_address(desk), **about
    )


def _filter_of_address() -> DeskFilter:
    values, sort = request.args, request.args.get("sort", "due")
    ministry_id = values.get("ministry", type=int)
    return DeskFilter(
        text=typed_line("text")[:200],
        stage=Stage.__members__.get(values.get("stage", "")),
        light=LIGHTS.get(values.get("ampel", "")),
        ministry_id=ministry_id if ministry_id is not None and 0 < ministry_id < 2**31 else None,
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
    )


def _tiles(shown: DeskPage, address: Callable[..., str]) -> list[dict[str, Any]]:
    notes = {Light.SOON: "in höchstens fünf Werktagen"}
    return [
        {
            "label": light.value[:1].upper() + light.value[1:],
            "count": shown.counts[light],
            "url": address(ampel=name, page=1),
            "tone": TONES[light],
            "note": notes.get(light),
        }
        for name, light in LIGHTS.items()
        if shown.counts[light]
    ]


def _remind(page: str) -> ResponseReturnValue:
    reached = _for_each_chosen(nudging.remind_of, count=len)
    return _back(page, f"{plural(reached, 'Person', 'Personen')} erinnert." if reached else "Heute ist schon erinnert.")


def _for_each_chosen(
    verb: Callable[[Session, Actor, int], Any], *, count: Callable[[Any], int] = lambda _done: 1
) -> int:
    chosen = request.form.getlist("inquiry", type=int)
    if not chosen:
        raise InvalidInput("Wählen Sie zuerst mindestens eine Anfrage in der Liste aus.", field="inquiry")
    with unit_of_work() as session:
        return sum(count(verb(session, current_actor(), each)) for each in dict.fromkeys(chosen))


def _back(page: str, sentence: str) -> ResponseReturnValue:
    kept: dict[str, Any] = request.args.to_dict()  # the desk's filter
    flash(sentence, "success")
    return redirect(url_for(page, **kept), HTTPStatus.SEE_OTHER)

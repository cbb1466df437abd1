"""A Member's own inquiries: unsent, running, answered (Meine Anfragen)."""

from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.web.inquiries.pages import COLUMNS, days_left
from app.web.values import typed_line
from inquiries.handing_in import queries
from inquiries.handing_in.draft import Consent
from inquiries.handing_in.own import Shelf, count_own, list_own

bp = Blueprint("own", __name__, url_prefix="/meine-anfragen")

DRAFTS: Final = "entwuerfe"
SHELVES: Final = {"laufend": Shelf.RUNNING, "beantwortet": Shelf.ANSWERED, "beendet": Shelf.CLOSED}


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List what the address asks for: the drafts, or the inquiries on a shelf."""
    actor, session = current_actor(), db.session()
    chosen = request.args.get("ansicht", "laufend")
    text, number = typed_line("text")[:200], request.args.get("page", 1, type=int)
    shown: dict[str, Any] = {}
    if chosen == DRAFTS:
        shown["drafts"] = queries.list_drafts(session, actor, text=text, page=number)
    else:
        chosen = chosen if chosen in SHELVES else "laufend"
        shown["page"] = list_own(session, actor, SHELVES[chosen], text=text, page=number)
    page = render_template(
        "pages/own/overview.html",
        chosen=chosen,
        text=text,
        views=_views(chosen, text),
        requests=queries.requests_to_join(session, actor),
        asked=Consent.ASKED,
        actor=actor,
        columns=[{**column, "key": None} for column in COLUMNS],
        page_url=lambda page: url_for(".overview", ansicht=chosen, text=text or None, page=page),
        days_left=days_left,
        **shown,
    )
    return page, HTTPStatus.OK


def _views(chosen: str, text: str) -> list[tuple[str, str, bool]]:
    """Return the views with how much each holds, for the row of links above the list."""
    actor, session = current_actor(), db.session()
    counts = count_own(session, actor)
    labels = {DRAFTS: f"Entwürfe ({queries.list_drafts(session, actor).total})"}
    labels |= {name: f"{shelf.value} ({counts[shelf]})" for name, shelf in SHELVES.items()}
    return [
        (label, url_for(".overview", ansicht=name, text=text or None), name == chosen) for name, label in labels.items()
    ]

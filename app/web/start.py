"""The start page: what waits for whom, and the public's front door (Startseite)."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from answers.usage import outdated_on_desk
from app.accounts import current_actor
from app.extensions import db
from app.trends import recent_topics
from app.web.inquiries import COLUMNS, days_left
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission, Role
from inquiries.publication import recent_papers
from inquiries.queries import InquiryCard, waiting_for
from inquiries.workflow import HOLDERS

bp = Blueprint("start", __name__)

SOON = 5
RECENT_PAPERS, RECENT_TITLES = 10, 60


@bp.get("/")
def home() -> ResponseReturnValue:
    """Show the desk of somebody who is signed in, or the public start page."""
    actor = current_actor()
    if not actor.roles:
        return _public_start()
    papers = recent_papers(db.session())
    waiting = waiting_for(db.session(), actor)
    return render_template(
        "pages/start.html",
        lead=f"Guten Tag, {actor.name}.",
        has_desk=bool(actor.roles & set(HOLDERS.values())),
        waiting=waiting,
        tiles=_tiles(waiting),
        actions=_actions(actor),
        outdated=outdated_on_desk(db.session(), actor) if actor.may(Permission.DRAFT_ANSWER) else [],
        papers=papers[:5],
        columns=[{**column, "key": None} for column in COLUMNS],
        days_left=days_left,
    )


def _public_start() -> str:
    papers = recent_papers(db.session(), limit=RECENT_TITLES)
    topics = recent_topics(paper.title for paper in papers)
    return render_template("pages/welcome.html", papers=papers[:RECENT_PAPERS], topics=topics)


def _tiles(waiting: list[InquiryCard]) -> list[dict[str, Any]]:
    left = [days for card in waiting if (days := days_left(card)) is not None]
    overdue, soon = sum(days < 0 for days in left), sum(0 <= days <= SOON for days in left)
    url = url_for("inquiries.overview", open="1", sort="due")
    tiles = [
        {"label": "Wartet auf Sie", "count": len(waiting), "url": url, "tone": "info", "note": None},
        {
            "label": "Bald fällig",
            "count": soon,
            "url": url,
            "tone": "warning",
            "note": f"in höchstens {SOON} Werktagen",
        },
        {"label": "Überfällig", "count": overdue, "url": url, "tone": "danger", "note": None},
    ]
    return [tile for tile in tiles if tile["count"]]


def _actions(actor: Actor) -> list[tuple[str, str]]:
    actions = []
    if actor.may(Permission.REGISTER_INQUIRY):
        actions.append(("Anfrage erfassen", url_for("intake.form")))
    if actor.roles & {Role.MEMBER, Role.MEMBER_STAFF}:
        actions.append(("Antworten suchen", url_for("search.results")))
    if actor.may(Permission.KEEP_RECORDS):
        actions.append(("Unterlagen", url_for("records.overview")))
    return actions

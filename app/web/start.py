"""The start page: what waits for whom, and the public's front door (Startseite)."""

from typing import Final

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from answers.pending_amendments import amendments_waiting
from answers.usage import outdated_on_desk
from app.accounts import current_actor
from app.extensions import db
from app.trends import recent_topics
from app.web.desks import administrator, clerk
from app.web.desks.pages import desk_of_address
from inquiries.desks import Desk
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission, Role
from inquiries.proceedings.rejection import objections_to_decide
from inquiries.publication import recent_papers
from inquiries.queries import STANDS_IN
from inquiries.workflow import HOLDERS

bp = Blueprint("start", __name__)

RECENT_PAPERS, RECENT_TITLES = 10, 60
TODAY: Final = {Role.CLERK: clerk.tiles, Role.ADMINISTRATOR: administrator.tiles}


@bp.get("/")
def home() -> ResponseReturnValue:
    """Show the desk of somebody who is signed in, or the public start page."""
    actor = current_actor()
    if not actor.roles:
        return _public_start()
    return render_template(
        "pages/start.html",
        lead=f"Guten Tag, {actor.name}.",
        has_desk=bool(actor.roles & {*HOLDERS.values(), *STANDS_IN}),
        actions=_actions(actor),
        amendments=amendments_waiting(db.session(), actor),
        outdated=outdated_on_desk(db.session(), actor) if actor.may(Permission.DRAFT_ANSWER) else [],
        papers=recent_papers(db.session(), limit=5),
        objections=objections_to_decide(db.session(), actor) if actor.may(Permission.REJECT_INQUIRY) else None,
        today=[tile for role, tiles in TODAY.items() if role in actor.roles for tile in tiles(db.session(), actor)],
        **desk_of_address(Desk.MINE) | ({"tiles": []} if Role.CLERK in actor.roles else {}),  # today's tiles say it
    )


def _public_start() -> str:
    papers = recent_papers(db.session(), limit=RECENT_TITLES)
    topics = recent_topics(paper.title for paper in papers)
    return render_template("pages/welcome.html", papers=papers[:RECENT_PAPERS], topics=topics)


def _actions(actor: Actor) -> list[tuple[str, str]]:
    actions = []
    if actor.may(Permission.REGISTER_INQUIRY):
        actions.append(("Anfrage erfassen", url_for("intake.form")))
    if actor.may(Permission.KEEP_DEADLINES):
        actions.append(("Fristen nachrechnen", url_for("deadline_review.overview")))
        actions.append(("Wahlperioden abschließen", url_for("end_of_term.overview")))
    if actor.may(Permission.HAND_IN_INQUIRY):
        actions.append(("Neue Anfrage", url_for("handing_in.form")))
    if actor.roles & {Role.MEMBER, Role.MEMBER_STAFF}:
        actions.append(("Antworten suchen", url_for("search.results")))
    if actor.may(Permission.KEEP_RECORDS):
        actions.append(("Unterlagen", url_for("records.overview")))
    if actor.may(Permission.ADMINISTER):
        actions.append(("Stammdaten pflegen", url_for("administration.hub")))
        actions.append(("Mitglieder", url_for("administration.members.overview")))
        actions.append(("Personen und Rollen", url_for("administration.people.overview")))
    if actor.may(Permission.READ_AUDIT):
        actions.append(("Protokoll lesen", url_for("trail.overview")))
    return actions

"""What the Fachadministration has to settle today, as tiles that lead to its pages (Kacheln)."""

from typing import Any, Final

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.parliament import current_parliament
from inquiries import delivery
from inquiries.foundation.actor import Actor
from inquiries.names.queries import open_names
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import ElectoralTerm

NEEDED: Final = (
    ("Wahlperioden", "terms", ElectoralTerm),
    ("Ministerien", "ministries", Ministry),
    ("Mitglieder", "members", Member),
)


def tiles(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Return the administrator's tiles: what is not set up yet, unknown names, undelivered mail."""
    waiting = (
        ("Ungeprüfte Namen", open_names(session, current_parliament(session)), "names.overview", "warning"),
        ("Unzustellbare Mails", delivery.dead_letters(session, actor), "administration.post.overview", "danger"),
    )
    found = [
        {"label": label, "count": len(found), "url": url_for(page), "tone": tone, "note": None}
        for label, found, page, tone in waiting
        if found
    ]
    return [*_missing(session), *found]


def _missing(session: Session) -> list[dict[str, Any]]:
    """Return a tile for each kind of entry without which no inquiry can be received and answered."""
    parliament = current_parliament(session)
    return [
        {
            "label": label,
            "count": 0,
            "url": url_for(f"administration.{page}.overview"),
            "tone": "warning",
            "note": "noch nichts eingetragen",
        }
        for label, page, model in NEEDED
        if session.scalar(select(model.id).where(model.parliament_id == parliament.id).limit(1)) is None
    ]

"""What the Fachadministration has to settle today, as tiles that lead to its pages (Kacheln)."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from app.parliament import current_parliament
from inquiries import delivery
from inquiries.foundation.actor import Actor
from inquiries.names.queries import open_names


def tiles(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Return the administrator's tiles: names that nobody knows, mail that reached nobody; none that is empty."""
    waiting = (
        ("Ungeprüfte Namen", open_names(session, current_parliament(session)), "names.overview", "warning"),
        ("Unzustellbare Mails", delivery.dead_letters(session, actor), "administration.post.overview", "danger"),
    )
    return [
        {"label": label, "count": len(found), "url": url_for(page), "tone": tone, "note": None}
        for label, found, page, tone in waiting
        if found
    ]

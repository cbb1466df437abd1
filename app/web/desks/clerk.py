"""What needs a step of the Landtag's administration today, as tiles that lead to lists (Kacheln)."""

from datetime import timedelta
from typing import Any, Final

from flask import url_for
from sqlalchemy.orm import Session

from app.parliament import current_parliament
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.listing import InquiryFilter, count_inquiries
from inquiries.names.queries import open_names
from inquiries.proceedings.recheck import proposals
from inquiries.workflow import Stage

SOON: Final = timedelta(days=7)


def tiles(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Return the clerk's tiles: steps to take, late answers, due days to reckon anew, unknown names; none is empty."""
    today = clock.today()
    lists = (
        ("Prüfen und zuleiten", "info", InquiryFilter(stage=Stage.RECEIVED), {"stage": "RECEIVED", "sort": "received"}),
        ("Rückfrage läuft", "warning", InquiryFilter(stage=Stage.CLARIFYING), {"stage": "CLARIFYING", "sort": "since"}),
        ("Drucksache veröffentlichen", "info", InquiryFilter(stage=Stage.ANSWERED), {"stage": "ANSWERED"}),
        ("Überfällig", "danger", InquiryFilter(overdue=True), {"overdue": "1", "sort": "due"}),
        (
            "Fällig in sieben Tagen",
            "warning",
            InquiryFilter(stage=Stage.FORWARDED, due_from=today, due_to=today + SOON),
            {"stage": "FORWARDED", "due_from": today, "due_to": today + SOON, "sort": "due"},
        ),
    )
    found = [
        _tile(label, count_inquiries(session, actor, wanted), url_for("inquiries.overview", **address), tone)
        for label, tone, wanted, address in lists
    ]
    reckoned = len(proposals(session, actor))
    found.append(_tile("Frist nachrechnen", reckoned, url_for("deadline_review.overview"), "warning"))
    names = len(open_names(session, current_parliament(session)))
    found.append(_tile("Ungeprüfte Namen", names, url_for("names.overview"), "warning"))
    return [tile for tile in found if tile["count"]]


def _tile(label: str, count: int, url: str, tone: str) -> dict[str, Any]:
    return {"label": label, "count": count, "url": url, "tone": tone, "note": None}

"""The calendar that programs subscribe to by its secret address (Kalender)."""

from urllib.parse import urlsplit

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from app.calendars import write_calendar
from app.extensions import db, settings
from inquiries import calendar_feed
from inquiries.foundation import clock
from inquiries.parliament.instruments import Instrument
from inquiries.parliament.parliaments import Parliament

bp = Blueprint("calendars", __name__, url_prefix="/kalender")


@bp.get("/<token>.ics")
def feed(token: str) -> ResponseReturnValue:
    """Send the due days of whoever the address belongs to; without sign-in, since no calendar program can do that."""
    session, address = db.session(), settings().public_url
    reader = calendar_feed.reader_of(session, token)
    parliament = session.get(Parliament, reader.parliament_id)
    content = write_calendar(
        calendar_feed.due_days(session, reader),
        instrument=Instrument.of(parliament.code if parliament else None),
        address=address,
        host=urlsplit(address).hostname or "fragerecht",
        now=clock.now(),
    )
    response = Response(content, mimetype="text/calendar")
    response.headers["Cache-Control"] = "private, no-store"
    return response

"""Due days as a calendar file that calendar programs subscribe to (Kalenderdatei)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from inquiries.inquiry import Inquiry
from inquiries.parliament.instruments import Instrument

ALARMS: Final = (timedelta(days=-2, hours=9), timedelta(hours=8))  # counted from the due day's midnight
REFRESH: Final = timedelta(hours=1)


def write_calendar(
    inquiries: Iterable[Inquiry], *, instrument: Instrument, address: str, host: str, now: datetime
) -> bytes:
    """Return due days as whole-day events, each with a name that stays the same and two alarms.

    `address` is where the product's pages begin, `host` what makes the events' names this installation's own.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Fragerecht//Fristen//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Fristen {instrument.genitive_plural}")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for inquiry in inquiries:
        calendar.add_component(_event(inquiry, address=address, host=host, now=now))
    content: bytes = calendar.to_ical()
    return content


def _event(inquiry: Inquiry, *, address: str, host: str, now: datetime) -> Event:
    due_on = inquiry.due_on or now.date()
    event = Event()
    event.add("uid", f"anfrage-{inquiry.id}-frist@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(days=1))
    event.add("summary", f"Fällig: {inquiry.number} {inquiry.title}")
    event.add("description", f"Die Antwort auf die {inquiry.instrument} {inquiry.number} „{inquiry.title}“ ist fällig.")
    event.add("url", f"{address}/anfragen/{inquiry.id}")
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Fällig: {inquiry.number}")
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event

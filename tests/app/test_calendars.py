"""Due days as a calendar file that calendar programs read."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from app.calendars import write_calendar
from inquiries.foundation.permissions import Role
from inquiries.parliament.instruments import Instrument
from tests.factories import World

NOW = datetime(2015, 5, 4, 12, tzinfo=UTC)


def read(world: World, **changes: object) -> Calendar:
    inquiry = world.drafting(world.person(Role.OFFICER, ministry="SM"), **changes)
    content = write_calendar(
        [inquiry],
        instrument=Instrument.of(inquiry.parliament.code),
        address="https://fragerecht.example",
        host="fragerecht.example",
        now=NOW,
    )
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def test_a_due_day_is_a_whole_day_with_alarms_and_a_way_back(world: World) -> None:
    (event,) = read(world, title="Rampen; Stufen, und „Mehr“").walk("VEVENT")
    assert str(event["summary"]) == "Fällig: 6/1 Rampen; Stufen, und „Mehr“"
    assert f"{event['dtstart'].dt:%Y-%m-%d}" == "2015-05-19"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["url"]).startswith("https://fragerecht.example/anfragen/")
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=-39), timedelta(hours=8)]


def test_an_event_keeps_its_name_when_its_day_changes(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    names = set()
    for days in range(2):
        assert inquiry.due_on
        inquiry.due_on += timedelta(days=days)
        content = write_calendar(
            [inquiry], instrument=Instrument("Anfrage"), address="https://a.example", host="a.example", now=NOW
        )
        names |= {str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")}
    assert names == {f"anfrage-{inquiry.id}-frist@a.example"}


def test_the_calendar_says_what_it_is(world: World) -> None:
    calendar = read(world)
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")
    assert str(calendar["x-wr-calname"]) == "Fristen Kleiner Anfragen"

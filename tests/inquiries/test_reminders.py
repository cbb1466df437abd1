"""Who is reminded of what, and when: each reminder once, none lost, none doubled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from inquiries import assigning
from inquiries.announcements import announce_answer
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.people import Person
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.reminders import due_reminders, tell
from inquiries.workflow import Stage
from tests.factories import RECEIVED_ON, World

DUE_ON = date(2015, 5, 19)  # received on Monday, 4 May 2015; the 14th is a holiday


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def occasions(world: World, person: Person, now: datetime) -> set[Occasion]:
    return {each.occasion for each in due_reminders(world.session, now) if each.person_id == person.id}


def run(world: World, now: datetime) -> int:
    return tell(world.session, due_reminders(world.session, now))


@pytest.fixture(autouse=True)
def _day():
    with clock.pinned_to(RECEIVED_ON):
        yield


@pytest.fixture
def officer(world: World) -> Person:
    return world.person(Role.OFFICER, ministry="SM")


@pytest.fixture
def drafting(world: World, officer: Person) -> Inquiry:
    return world.drafting(officer)


def test_whoever_has_the_next_step_is_told_that_it_waits(world: World) -> None:
    chancellery = world.person(Role.CHANCELLERY, ministry="STK")
    coordinator = world.person(Role.COORDINATOR, ministry="SM")
    stranger = world.person(Role.COORDINATOR, ministry="IM")
    inquiry = world.forwarded()
    now = at(RECEIVED_ON)
    assert occasions(world, chancellery, now) == {Occasion.ROUTING_WAITING}
    assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=world.ministry("SM").id)
    later = at(date(2015, 5, 6))
    assert occasions(world, coordinator, now) == set()  # the offer itself was told with the assignment
    assert occasions(world, coordinator, later) == {Occasion.ASSIGNMENT_WAITING}
    assert occasions(world, stranger, later) == set()
    assert occasions(world, chancellery, later) == set()


def test_an_officer_is_told_of_their_own_inquiry_only(world: World, officer: Person, drafting: Inquiry) -> None:
    other = world.person(Role.OFFICER, ministry="SM")
    assert drafting.officer is officer
    assert occasions(world, officer, at(RECEIVED_ON)) == {Occasion.WORK_WAITING}
    assert occasions(world, other, at(RECEIVED_ON)) == set()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 5, 8), set()),
        (date(2015, 5, 11), {Occasion.DUE_IN_FIVE}),
        (date(2015, 5, 12), {Occasion.DUE_IN_FIVE}),
        (date(2015, 5, 15), {Occasion.DUE_IN_TWO}),
        (date(2015, 5, 18), {Occasion.DUE_IN_TWO}),
        (DUE_ON, {Occasion.DUE_TODAY}),
        (date(2015, 5, 20), {Occasion.OVERDUE}),
    ],
)
@pytest.mark.usefixtures("drafting")
def test_a_due_day_is_announced_five_two_and_no_working_days_before(
    world: World, officer: Person, day: date, expected: set[Occasion]
) -> None:
    assert occasions(world, officer, at(day)) - {Occasion.WORK_WAITING} == expected


@pytest.mark.usefixtures("drafting")
def test_a_repeated_run_doubles_nothing(world: World) -> None:
    world.person(Role.COORDINATOR, ministry="SM")
    assert run(world, at(DUE_ON)) > 0
    assert run(world, at(DUE_ON, 12)) == 0


@pytest.mark.usefixtures("drafting")
def test_nobody_is_reminded_of_a_due_day_at_night_or_on_a_free_day(world: World, officer: Person) -> None:
    assert occasions(world, officer, at(DUE_ON, 2)) == {Occasion.WORK_WAITING}
    ascension = date(2015, 5, 14)
    assert occasions(world, officer, at(ascension)) == {Occasion.WORK_WAITING}


@pytest.mark.usefixtures("drafting")
def test_an_overdue_answer_is_claimed_daily_inside_and_weekly_by_the_landtag(world: World, officer: Person) -> None:
    clerk = world.person(Role.CLERK)
    seen: list[tuple[int, Occasion]] = []
    for day in range(1, 15):
        now = at(DUE_ON + timedelta(days=day))
        due = due_reminders(world.session, now)
        seen += [(each.person_id, each.occasion) for each in due if each.occasion is not Occasion.WORK_WAITING]
        tell(world.session, due)
    assert seen.count((officer.id, Occasion.OVERDUE)) == 9  # of 14 days; Whit Monday is free
    assert seen.count((clerk.id, Occasion.OVERDUE_AT_LANDTAG)) == 2


@pytest.mark.usefixtures("drafting")
def test_the_landtag_learns_nothing_of_the_work_inside(world: World) -> None:
    clerk = world.person(Role.CLERK)
    (reminder,) = [each for each in due_reminders(world.session, at(date(2015, 5, 20))) if each.person_id == clerk.id]
    assert set(reminder.payload) == {"number", "title", "due_on", "path", "left"}


def test_a_new_due_day_is_announced_anew(world: World, officer: Person, drafting: Inquiry) -> None:
    run(world, at(DUE_ON))
    drafting.due_on = date(2015, 6, 2)
    assert Occasion.DUE_TODAY in occasions(world, officer, at(date(2015, 6, 2)))


def test_whoever_drafts_beside_is_reminded_too(world: World, drafting: Inquiry) -> None:
    beside = world.person(Role.OFFICER, ministry="SM")
    drafting.further_officers.append(beside)
    assert occasions(world, beside, at(DUE_ON)) == {Occasion.WORK_WAITING, Occasion.DUE_TODAY}


def test_before_the_assignment_a_due_day_concerns_the_chancellery(world: World) -> None:
    chancellery = world.person(Role.CHANCELLERY, ministry="STK")
    world.forwarded()
    assert occasions(world, chancellery, at(DUE_ON)) == {Occasion.ROUTING_WAITING, Occasion.DUE_TODAY}


def test_a_clearance_waits_for_the_approver_who_is_told_again(world: World, drafting: Inquiry) -> None:
    approver = world.person(Role.APPROVER, ministry="SM")
    drafting.stage, drafting.stage_since_at = Stage.CLEARANCE, at(RECEIVED_ON)
    tell(world.session, due_reminders(world.session, at(RECEIVED_ON)))
    assert occasions(world, approver, at(date(2015, 5, 5))) == set()
    assert occasions(world, approver, at(date(2015, 5, 6))) == {Occasion.CLEARANCE_WAITING}
    assert Occasion.DUE_TODAY in occasions(world, approver, at(DUE_ON))


def test_an_answer_that_came_waits_for_the_clerk(world: World, drafting: Inquiry) -> None:
    clerk = world.person(Role.CLERK)
    drafting.stage, drafting.letter_dated_on = Stage.ANSWERED, DUE_ON
    (reminder,) = due_reminders(world.session, at(date(2015, 5, 20)))
    assert (reminder.person_id, reminder.occasion) == (clerk.id, Occasion.ANSWER_ARRIVED)
    assert reminder.payload["letter_dated_on"] == "19.05.2015"


FREE = {date(2015, 5, 14), date(2015, 5, 25)}  # Ascension Day and Whit Monday
WORKING = [
    day
    for day in (RECEIVED_ON + timedelta(days=number) for number in range(40))
    if day.weekday() < 5 and day not in FREE
]


def expected(day: date, hour: int) -> tuple[Occasion | None, object]:
    """Say plainly what an officer hears of a due day at a moment, and what tells that from the next time."""
    if day not in WORKING or hour < 6:
        return None, None
    left = WORKING.index(DUE_ON) - WORKING.index(day)
    if left < 0:
        return Occasion.OVERDUE, day
    names = {0: Occasion.DUE_TODAY, 1: Occasion.DUE_IN_TWO, 2: Occasion.DUE_IN_TWO}
    return names.get(left, Occasion.DUE_IN_FIVE if left <= 5 else None), DUE_ON


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 21)), max_size=8).map(sorted))
@pytest.mark.usefixtures("drafting")
def test_however_often_and_late_the_worker_runs_each_reminder_is_told_once(
    world: World, officer: Person, runs: list[tuple[int, int]]
) -> None:
    attempt = world.session.begin_nested()
    wanted = set()
    for days, hour in runs:
        day = RECEIVED_ON + timedelta(days=days)
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=clock.GERMANY)
        assert run(world, moment) >= 0
        assert run(world, moment) == 0
        wanted.add(expected(day, hour))
    query = select(Notification).where(
        Notification.person_id == officer.id, Notification.occasion != Occasion.WORK_WAITING
    )
    told = [(each.occasion, date.fromisoformat(each.about.rpartition(":")[2])) for each in world.session.scalars(query)]
    attempt.rollback()
    assert sorted(told, key=str) == sorted((key for key in wanted if key[0]), key=str)


def test_the_member_and_their_office_are_told_of_the_published_answer(world: World, drafting: Inquiry) -> None:
    member = world.person(Role.MEMBER, member=world.member)
    office = world.person(Role.MEMBER_STAFF, member=world.member)
    world.person(Role.MEMBER, member=world.add_member("Max Mustermann", "CDU", feminine=False))
    paper = a_paper(world, drafting)
    assert announce_answer(world.session, paper.id) == 2
    assert announce_answer(world.session, paper.id) == 0
    told = world.session.scalars(select(Notification).where(Notification.occasion == Occasion.ANSWER_PUBLISHED))
    assert {each.person_id for each in told} == {member.id, office.id}


def test_questions_alone_and_an_archives_paper_are_no_news(world: World, drafting: Inquiry) -> None:
    world.person(Role.MEMBER, member=world.member)
    paper = a_paper(world, drafting)
    paper.kind = VersionKind.QUESTION
    assert announce_answer(world.session, paper.id) == 0
    paper.kind, paper.inquiry_id = VersionKind.ANSWER, None
    assert announce_answer(world.session, paper.id) == 0


def a_paper(world: World, inquiry: Inquiry) -> PrintedPaper:
    paper = PrintedPaper(
        parliament=world.parliament,
        term=6,
        serial=inquiry.serial,
        inquiry_id=inquiry.id,
        title=inquiry.title,
        snapshot={},
        published_at=clock.now(),
    )
    world.session.add(paper)
    world.session.flush()
    return paper

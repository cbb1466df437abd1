"""What is to be told today: what waits for whom, what is due, what is overdue (Erinnerungen)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from inquiries.assignment import AssignmentState
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion, notify
from inquiries.parliament.absences import deputies_on
from inquiries.parliament.calendar import is_working_day, working_days_between
from inquiries.parliament.deadlines import working_days_left
from inquiries.parliament.people import Person
from inquiries.queries import card_of
from inquiries.workflow import WITH_GOVERNMENT, Stage

EARLIEST: Final = time(6)  # nobody is reminded of a due day in the middle of the night
CHUNK: Final = 500
FIRST_REMINDER, SECOND_REMINDER = 5, 2  # working days before the due day


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to tell one person; the log says whether that was done."""

    occasion: Occasion
    about: str
    person_id: int
    payload: dict[str, Any] = field(compare=False, hash=False)

    @property
    def key(self) -> tuple[Occasion, str, int]:
        """Return what the log knows a reminder by."""
        return self.occasion, self.about, self.person_id


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is told that something waits in a stage, and after how many working days once more."""

    occasion: Occasion
    role: Role
    again_after: int | None = None
    told_already: bool = False  # whoever brought it there told it first; only the next time is ours


WAITING: Final[dict[Stage, Waiting]] = {
    Stage.FORWARDED: Waiting(Occasion.ROUTING_WAITING, Role.CHANCELLERY, again_after=2),
    Stage.ASSIGNED: Waiting(Occasion.ASSIGNMENT_WAITING, Role.COORDINATOR, again_after=2, told_already=True),
    Stage.DRAFTING: Waiting(Occasion.WORK_WAITING, Role.OFFICER),
    Stage.CLEARANCE: Waiting(Occasion.CLEARANCE_WAITING, Role.APPROVER, again_after=2),
    Stage.ANSWERED: Waiting(Occasion.ANSWER_ARRIVED, Role.CLERK, again_after=5),
}


@dataclass(frozen=True, slots=True)
class Situation:
    """An inquiry today, with the people of its parliament."""

    inquiry: Inquiry
    today: date
    people: tuple[Person, ...]
    deputies: Mapping[int, frozenset[int]]  # who stands in for whom today, by the id of who is away

    @property
    def parliament(self) -> str:
        """Return the parliament's code, by which its working days are known."""
        return self.inquiry.parliament.code

    def with_role(self, role: Role) -> list[Person]:
        """Return the people of a role whom the inquiry concerns: of its ministry, its officer, the chancellery."""
        found = [person for person in self.people if role in person.roles]
        if role is Role.OFFICER:
            seated = self._and_deputies([self.inquiry.officer, *self.inquiry.further_officers])
            return [person for person in found if person.id in seated]
        if role in {Role.COORDINATOR, Role.APPROVER}:
            houses = self._houses()
            return [person for person in found if person.ministry_id in houses]
        return found

    def _houses(self) -> set[int | None]:
        if self.inquiry.stage is Stage.ASSIGNED:  # offered to one ministry or several, who have not decided yet
            offers = (each for each in self.inquiry.assignments if each.state is AssignmentState.OPEN)
            return {each.ministry_id for each in offers}
        return {self.inquiry.lead_ministry_id} - {None}

    def whose_turn(self) -> list[Person]:
        """Return for whom the stage waits: its role, or in the clearance whoever has the step whose turn it is."""
        if self.inquiry.stage is Stage.CO_SIGNING:
            return self.with_role(Role.COORDINATOR)
        if self.inquiry.stage is not Stage.CLEARANCE:
            return self.with_role(WAITING[self.inquiry.stage].role)
        if self.inquiry.clearance_at_chancellery:
            return self.with_role(Role.CHANCELLERY)
        approvers, named = self.with_role(Role.APPROVER), self._and_deputies(self.inquiry.clearance_people)
        return [person for person in approvers if person.id in named] if named else approvers

    def _and_deputies(self, people: Iterable[Person | None]) -> set[int]:
        ids = {person.id for person in people if person}
        return ids.union(*(self.deputies.get(each, ()) for each in ids))

    def holders(self) -> list[Person]:
        """Return whom a due day concerns inside the government: who has the ball, and the ministry's coordination."""
        if self.inquiry.stage is Stage.FORWARDED:
            return self.with_role(Role.CHANCELLERY)
        at_work = [*self.with_role(Role.COORDINATOR), *self.with_role(Role.OFFICER)]
        return _distinct([*at_work, *self.whose_turn()])

    def reminder(self, occasion: Occasion, person: Person, *round_: object, **payload: Any) -> Reminder:
        """Return what to tell a person; `round_` is what makes it another reminder than the one before."""
        inquiry = self.inquiry
        about = ":".join(["inquiry", str(inquiry.id), *map(str, round_)])
        return Reminder(
            occasion,
            about,
            person.id,
            {
                "number": str(inquiry.number),
                "title": inquiry.title,
                "due_on": f"{inquiry.due_on:%d.%m.%Y}" if inquiry.due_on else "–",
                "path": f"/anfragen/{inquiry.id}",
                **payload,
            },
        )


def due_reminders(session: Session, now: datetime | None = None) -> list[Reminder]:
    """Return what is to be told now and was not told yet, whenever the last look was.

    A reminder that several missed runs left behind is told once, as it is today: nobody needs „noch 5 Werktage“ on
    the day before.
    """
    local = (now or clock.now()).astimezone(clock.GERMANY)
    wanted = {
        reminder.key: reminder
        for situation in _situations(session, local.date())
        for reminder in _reminders_of(situation, local.time())
    }
    told = _told(session, wanted.values())
    return [reminder for key, reminder in wanted.items() if key not in told]


def tell(session: Session, reminders: Iterable[Reminder]) -> int:
    """Tell what was found to be due and return how much of it was new."""
    told = 0
    for reminder in reminders:
        person = session.get_one(Person, reminder.person_id)
        told += notify(session, reminder.occasion, person, about=reminder.about, **reminder.payload) is not None
    return told


def _situations(session: Session, today: date) -> Iterator[Situation]:
    people: dict[int, tuple[Person, ...]] = {}
    deputies = deputies_on(session, today)
    loaded = (selectinload(Inquiry.term), selectinload(Inquiry.officer), selectinload(Inquiry.parliament))
    query = select(Inquiry).where(Inquiry.stage.in_(WAITING.keys() | WITH_GOVERNMENT)).order_by(Inquiry.id)
    for inquiry in session.scalars(query.options(*loaded)):
        if inquiry.parliament_id not in people:
            people[inquiry.parliament_id] = _people_of(session, inquiry.parliament_id)
        yield Situation(inquiry, today, people[inquiry.parliament_id], deputies)


def situation_of(session: Session, inquiry: Inquiry, today: date) -> Situation:
    """Return an inquiry as it is today, with the people whom it may concern."""
    return Situation(inquiry, today, _people_of(session, inquiry.parliament_id), deputies_on(session, today))


def _people_of(session: Session, parliament_id: int) -> tuple[Person, ...]:
    query = select(Person).where(Person.parliament_id == parliament_id, Person.active.is_(True)).order_by(Person.id)
    return tuple(session.scalars(query))


def _reminders_of(situation: Situation, at: time) -> Iterator[Reminder]:
    yield from _waiting(situation)
    if at >= EARLIEST and is_working_day(situation.today, situation.parliament):
        yield from _due(situation)


def _waiting(situation: Situation) -> Iterator[Reminder]:
    inquiry = situation.inquiry
    waiting = WAITING.get(inquiry.stage)
    if waiting is None:
        return
    since = inquiry.stage_since_at
    days = working_days_between(since.astimezone(clock.GERMANY).date(), situation.today, situation.parliament)
    round_ = days // waiting.again_after if waiting.again_after else 0
    if waiting.told_already and round_ == 0:
        return
    letter = f"{inquiry.letter_dated_on:%d.%m.%Y}" if inquiry.letter_dated_on else "–"
    for person in situation.whose_turn():
        yield situation.reminder(waiting.occasion, person, f"{since:%Y%m%d%H%M%S}", round_, letter_dated_on=letter)


def _due(situation: Situation) -> Iterator[Reminder]:
    inquiry = situation.inquiry
    if inquiry.due_on is None or inquiry.stage not in WITH_GOVERNMENT:
        return
    left = working_days_left(situation.today, inquiry.due_on, situation.parliament)
    for applies, tell_ in _BY_DAYS_LEFT:
        if applies(left):
            yield from tell_(situation, left)


def _before(occasion: Occasion) -> Callable[[Situation, int], Iterator[Reminder]]:
    def tell_(situation: Situation, left: int) -> Iterator[Reminder]:
        about = {"left": _days(left, "Werktage"), "holder": _holder(situation)}
        for person in situation.holders():
            yield situation.reminder(occasion, person, situation.inquiry.due_on, **about)

    return tell_


def _daily(situation: Situation, left: int) -> Iterator[Reminder]:
    about = {"left": _days(-left, "Werktagen"), "holder": _holder(situation)}
    for person in _distinct([*situation.holders(), *situation.with_role(Role.APPROVER)]):
        yield situation.reminder(Occasion.OVERDUE, person, situation.today, **about)


def _weekly(situation: Situation, left: int) -> Iterator[Reminder]:
    due_on = situation.inquiry.due_on or situation.today
    week = max(0, (situation.today - due_on).days - 1) // 7
    for person in situation.with_role(Role.CLERK):
        yield situation.reminder(Occasion.OVERDUE_AT_LANDTAG, person, due_on, week, left=_days(-left, "Werktagen"))


_BY_DAYS_LEFT: Final[tuple[tuple[Callable[[int], bool], Callable[[Situation, int], Iterator[Reminder]]], ...]] = (
    (lambda left: SECOND_REMINDER < left <= FIRST_REMINDER, _before(Occasion.DUE_IN_FIVE)),
    (lambda left: 0 < left <= SECOND_REMINDER, _before(Occasion.DUE_IN_TWO)),
    (lambda left: left == 0, _before(Occasion.DUE_TODAY)),
    (lambda left: left < 0, _daily),
    (lambda left: left < 0, _weekly),
)


def _holder(situation: Situation) -> str:
    return card_of(situation.inquiry, Actor.system()).holder or "–"


def _days(count: int, many: str) -> str:
    return f"{count} {'Werktag' if count == 1 else many}"


def _distinct(people: Iterable[Person]) -> list[Person]:
    return list({person.id: person for person in people}.values())


def _told(session: Session, reminders: Iterable[Reminder]) -> set[tuple[Occasion, str, int]]:
    abouts = sorted({reminder.about for reminder in reminders})
    told: set[tuple[Occasion, str, int]] = set()
    for start in range(0, len(abouts), CHUNK):
        query = select(Notification.occasion, Notification.about, Notification.person_id).where(
            Notification.about.in_(abouts[start : start + CHUNK])
        )
        told.update((row.occasion, row.about, row.person_id) for row in session.execute(query))
    return told

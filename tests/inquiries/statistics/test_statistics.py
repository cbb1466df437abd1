"""What is counted, for each side no more than it may know; the reckoning against a plain recount."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries import assigning
from inquiries.assignment import ReturnCategory
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.statistics import figures
from inquiries.statistics.cases import Case, Side, Wanted, load_cases, side_of
from inquiries.statistics.tables import Table, get_table, tables_for
from inquiries.workflow import WITH_GOVERNMENT, Stage
from tests.factories import RECEIVED_ON, World

TODAY = date(2015, 6, 1)
NAMES = st.sampled_from(["Innen", "Soziales", None])
DAYS = st.dates(date(2014, 1, 1), date(2016, 12, 31))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    received_on, stage = draw(DAYS), draw(st.sampled_from(list(Stage)))
    letter = draw(st.none() | st.integers(0, 40).map(lambda days: received_on + timedelta(days=days)))
    return Case(
        id=draw(st.integers(1, 99)),
        stage=stage,
        ministry=draw(NAMES),
        received_on=received_on,
        forwarded_on=draw(st.none() | st.just(received_on + timedelta(days=1))),
        due_on=draw(st.none() | st.integers(0, 30).map(lambda days: received_on + timedelta(days=days))),
        letter_dated_on=letter,
        groups=tuple(draw(st.lists(st.sampled_from(["SPD", "CDU"]), unique=True))),
        members=tuple(draw(st.lists(st.sampled_from(["Erika", "Max"]), unique=True))),
        questions=draw(st.integers(0, 9)),
    )


@given(st.lists(cases()))
def test_punctuality_is_what_a_plain_recount_says(found: list[Case]) -> None:
    by = figures.punctuality_by(found, lambda case: case.ministry or "–")
    for name, each in by.items():
        answered = [case for case in found if (case.ministry or "–") == name and case.letter_dated_on is not None]
        kept = [case for case in answered if case.due_on and case.letter_dated_on <= case.due_on]
        late = [case for case in answered if case.due_on and case.letter_dated_on > case.due_on]
        assert (each.answered, each.in_time, each.judged) == (len(answered), len(kept), len(kept) + len(late))
        assert each.share is None or each.share == pytest.approx(len(kept) / (len(kept) + len(late)))
        spans = [(case.letter_dated_on - (case.forwarded_on or case.received_on)).days for case in answered]
        assert each.median_days == median(spans)
    assert sum(each.answered for each in by.values()) == sum(case.letter_dated_on is not None for case in found)


@given(st.lists(cases()))
def test_what_is_owed_is_what_a_plain_recount_says(found: list[Case]) -> None:
    by = figures.owed_by_ministry(found, TODAY)
    still = [case for case in found if case.stage in WITH_GOVERNMENT]
    assert sum(each.open for each in by.values()) == len(still) == figures.owed(found, TODAY).open
    late = [case for case in still if case.due_on and case.due_on < TODAY]
    assert sum(each.overdue for each in by.values()) == len(late) == figures.owed(found, TODAY).overdue


@given(st.lists(cases()))
def test_counts_are_what_a_plain_recount_says(found: list[Case]) -> None:
    rows = figures.count_by(found, lambda case: case.groups)
    for name, inquiries, questions in rows:
        asked = [case for case in found if name in case.groups]
        assert (inquiries, questions) == (len(asked), sum(case.questions for case in asked))
    assert [row[1] for row in rows] == sorted((row[1] for row in rows), reverse=True)


@given(DAYS)
def test_quarters_sort_like_their_days(day: date) -> None:
    later = day + timedelta(days=93)
    assert figures.quarter(day) < figures.quarter(later)
    assert figures.quarter(day).endswith(f"/{(day.month - 1) // 3 + 1}")


@pytest.fixture(autouse=True)
def _day():
    with clock.pinned_to(TODAY):
        yield


def answered(world: World, ministry: str, letter_dated_on: date) -> Inquiry:
    inquiry = world.drafting(world.person(Role.OFFICER, ministry=ministry))
    inquiry.stage, inquiry.letter_dated_on = Stage.ANSWERED, letter_dated_on
    inquiry.answer = {
        "outcomes": {"1": {"outcome": "ANSWERED", "ground": None}, "2": {"outcome": "REFUSED", "ground": "STATUTE"}}
    }
    world.session.flush()
    return inquiry


def look(world: World, actor: Actor, **wanted: object) -> dict[str, Table]:
    return {each.name: each for each in tables_for(world.session, actor, world.parliament, Wanted(**wanted))}


def test_everybody_counts_for_their_side() -> None:
    sides = {
        Role.CHANCELLERY: Side.GOVERNMENT,
        Role.COORDINATOR: Side.MINISTRY,
        Role.OFFICER: Side.MINISTRY,
        Role.CLERK: Side.LANDTAG,
        Role.ADMINISTRATOR: Side.LANDTAG,
        Role.MEMBER: Side.PUBLIC,
        Role.AUDITOR: Side.PUBLIC,
    }
    assert {role: side_of(Actor("x", "X", frozenset({role}))) for role in sides} == sides
    assert side_of(Actor.public()) is Side.PUBLIC
    assert side_of(Actor.system()) is Side.GOVERNMENT


def test_the_chancellery_counts_all_houses_and_a_house_only_itself(world: World) -> None:
    answered(world, "SM", date(2015, 5, 18))
    answered(world, "IM", date(2015, 5, 26))
    world.assigned("SM")
    chancellery = look(world, world.actor(Role.CHANCELLERY, ministry="STK"))
    assert len(chancellery["fristen-ministerium"].rows) == 2
    own = look(world, world.actor(Role.COORDINATOR, ministry="SM"))
    ((_name, count, in_time, share, days),) = own["fristen-ministerium"].rows
    assert (count, in_time, share, days) == (1, 1, 1.0, 14.0)
    assert [row[1:] for row in own["offen"].rows] == [(1, 1)]
    assert own["ablehnungen"].rows == [("gesetzliche Vorschriften", 1)]
    assert own["fraktionen"].rows == [("SPD", 2, 4)]


def test_the_landtag_learns_nothing_of_the_work_inside(world: World) -> None:
    answered(world, "SM", date(2015, 5, 18))
    world.assigned("IM")
    clerk = world.actor(Role.CLERK)
    tables = look(world, clerk)
    assert tables["offen"].rows == [("Landesregierung", 1, 1)]
    assert {"stufen", "abgaben"} & set(tables) == set()
    assert [row[0] for row in tables["ministerien"].rows if "Inneres" in str(row[0])] == []
    inside = load_cases(world.session, clerk, world.parliament, Wanted(ministry_id=world.ministry("IM").id))
    assert inside == []
    with pytest.raises(NotFound):
        get_table(world.session, clerk, world.parliament, Wanted(), "stufen")


def test_a_house_sees_how_long_each_stage_took_and_what_was_given_back(world: World) -> None:
    inquiry = world.assigned("SM")
    assigning.return_assignment(world.session, Actor.system(), inquiry.id, reason="Nicht zuständig.")
    assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=world.ministry("SM").id)
    tables = look(world, world.actor(Role.CHANCELLERY, ministry="STK"))
    assert [row[0] for row in tables["stufen"].rows] == [Stage.FORWARDED.value, Stage.ASSIGNED.value]
    assert tables["abgaben"].rows == [(ReturnCategory.NOT_COMPETENT.value, 1)]


def test_a_case_without_an_answer_has_taken_no_days_yet(world: World) -> None:
    world.assigned("SM")
    (case,) = load_cases(world.session, world.actor(Role.CLERK), world.parliament, Wanted())
    assert (case.days, case.in_time, case.is_open) == (None, None, True)


def test_a_step_that_stays_in_its_stage_does_not_part_its_time(world: World) -> None:
    inquiry = world.assigned("SM")
    for _ in range(2):  # another ministry is named while nobody has accepted yet
        assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=world.ministry("IM").id)
    officer = world.person(Role.OFFICER, ministry="IM")
    assigning.accept_assignment(world.session, Actor.system(), inquiry.id, officer_id=officer.id)
    rows = look(world, world.actor(Role.CHANCELLERY, ministry="STK"))["stufen"].rows
    assert [row[:2] for row in rows] == [(Stage.FORWARDED.value, 1), (Stage.ASSIGNED.value, 1)]


def test_extensions_are_counted_by_their_reason(world: World) -> None:
    inquiry = world.assigned("SM")
    for reason in ("Umfangreiche Ermittlungen", "Umfangreiche Ermittlungen", None):
        audit.record(
            world.session,
            Actor.system(),
            "inquiry.extend",
            realm=audit.Realm.PARLIAMENT,
            inquiry_id=inquiry.id,
            reason=reason,
        )
    rows = look(world, world.actor(Role.CLERK))["verlaengerungen"].rows
    assert rows == [("Umfangreiche Ermittlungen", 2), ("ohne Angabe", 1)]


def test_figures_are_narrowed_by_term_days_and_ministry(world: World) -> None:
    answered(world, "SM", date(2015, 5, 18))
    clerk = world.actor(Role.CLERK)
    assert look(world, clerk, term=6, since=RECEIVED_ON, until=RECEIVED_ON, ministry_id=world.ministry("SM").id)
    for wanted in ({"term": 5}, {"since": date(2015, 5, 5)}, {"until": date(2015, 5, 3)}):
        assert look(world, clerk, **wanted) == {}


def paper(world: World, serial: int, **columns: object) -> None:
    snapshot = {"ministry": "Justizministerium", "members": [{"name": "Erika Beispiel", "group": None}]}
    world.session.add(
        PrintedPaper(
            parliament=world.parliament,
            term=6,
            serial=serial,
            title="Rampen",
            snapshot=snapshot,
            published_at=clock.now(),
            **{"printed_on": date(2015, 5, 20)} | columns,
        )
    )
    world.session.flush()


def test_everybody_counts_published_papers_alone(world: World) -> None:
    answered(world, "SM", date(2015, 5, 18))
    paper(world, 900, outcomes={"1": {"outcome": "REFUSED", "ground": "STATUTE"}})
    paper(world, 901, kind=VersionKind.QUESTION)
    paper(world, 902, withdrawn_on=TODAY)
    tables = look(world, Actor.public())
    assert tables["jahre"].rows == [("2015", 1)]
    assert tables["ministerien"].rows == [("Justizministerium", 1)]
    assert tables["fraktionen"].rows == [("fraktionslos", 1)]
    assert tables["mitglieder"].rows == [("Erika Beispiel", 1)]
    assert tables["ergebnisse"].rows == [("Antwort abgelehnt", 1)]
    assert tables["ablehnungen"].rows == [("gesetzliche Vorschriften", 1)]
    assert look(world, Actor.public(), term=5) == {}
    assert look(world, Actor.public(), since=date(2015, 5, 21)) == {}
    assert look(world, Actor.public(), until=date(2015, 5, 19)) == {}

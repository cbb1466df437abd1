"""Due days by §§ 187 to 193 BGB."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.calendar import holiday_on, is_working_day
from inquiries.parliament.deadlines import Deadline, due_day, extended, working_days_left
from inquiries.parliament.rules import Rule, TimeLimit, Unit, profiles, rule_for

RULES = [rule for profile in profiles().values() for rule in profile.rules]
WEEKS_IN_BW = rule_for("BW", date(2020, 1, 1))
MONTH_IN_NI = rule_for("NI", date(2020, 1, 1))
MV_6 = rule_for("MV", date(2015, 5, 4))

SATURDAY_HOLIDAY = (
    "Zugang 26.10.2015, 10 Werktage einschließlich der Samstage, 31.10. Feiertag (Reformationstag) → 07.11.2015"
)

days = st.dates(date(1991, 1, 1), date(2096, 1, 1))  # so that the longest limit ends before 2100 does
rules = st.sampled_from(RULES)
limits = st.builds(TimeLimit, st.integers(1, 40), st.sampled_from(Unit))


def limited(rule: Rule, n: int, unit: Unit) -> Rule:
    return replace(rule, deadline=TimeLimit(n, unit))


@pytest.mark.parametrize(
    ("event_on", "rule_id", "without_saturdays", "with_saturdays"),
    [
        (date(2015, 3, 27), "MV-6", date(2015, 4, 14), date(2015, 4, 10)),
        (date(2015, 5, 4), "MV-6", date(2015, 5, 19), date(2015, 5, 16)),
        (date(2015, 5, 4), "MV-8", date(2015, 6, 3), date(2015, 5, 29)),
        (date(2022, 2, 17), "MV-8", date(2022, 3, 17), date(2022, 3, 12)),
    ],
)
def test_working_days_in_mecklenburg_vorpommern(event_on, rule_id, without_saturdays, with_saturdays) -> None:
    rule = rule_for("MV", event_on, rule_id=rule_id)
    assert due_day(rule, event_on).due_on == without_saturdays
    assert due_day(rule, event_on, saturdays=True).due_on == with_saturdays


@pytest.mark.parametrize(
    ("rule_id", "event_on", "due_on"),
    [
        ("MV-6", date(2015, 5, 4), date(2015, 5, 19)),
        ("MV-7a", date(2019, 6, 3), date(2019, 6, 18)),
        ("MV-7b", date(2019, 6, 20), date(2019, 7, 18)),
        ("MV-8", date(2023, 2, 20), date(2023, 3, 21)),  # Frauentag
        ("BW", date(2024, 1, 16), date(2024, 2, 6)),
        ("BY", date(2024, 7, 18), date(2024, 8, 16)),  # Mariä Himmelfahrt in München
        ("BE", date(2025, 4, 17), date(2025, 5, 9)),  # the one holiday on 8 May 2025
        ("BB", date(2024, 3, 22), date(2024, 4, 19)),
        ("HB", date(2024, 2, 1), date(2024, 3, 7)),
        ("HH", date(2024, 4, 23), date(2024, 5, 2)),  # 1 May
        ("HE", date(2024, 3, 28), date(2024, 5, 10)),  # Ascension Day
        ("NI", date(2024, 1, 31), date(2024, 2, 29)),  # the month's last day
        ("NW", date(2024, 10, 4), date(2024, 11, 4)),  # All Saints' Day, then a weekend
        ("RP", date(2024, 5, 9), date(2024, 5, 31)),  # Corpus Christi
        ("SL", date(2023, 7, 15), date(2023, 8, 16)),  # Assumption Day
        ("SN", date(2023, 10, 25), date(2023, 11, 23)),  # Buß- und Bettag
        ("ST", date(2024, 12, 6), date(2025, 1, 7)),  # Epiphany
        ("SH", date(2024, 10, 17), date(2024, 11, 1)),  # Reformationstag
        ("TH", date(2024, 8, 9), date(2024, 9, 23)),  # Weltkindertag
        ("BT", date(2024, 2, 23), date(2024, 3, 11)),  # Frauentag in Berlin
    ],
)
def test_each_known_rule_has_its_due_day(rule_id, event_on, due_on) -> None:
    rule = rule_for(rule_id[:2], event_on, rule_id=rule_id)
    assert rule.in_force_on(event_on)
    assert due_day(rule, event_on).due_on == due_on


def test_the_table_above_covers_every_rule() -> None:
    (mark,) = (mark for mark in test_each_known_rule_has_its_due_day.pytestmark if mark.name == "parametrize")
    assert [case[0] for case in mark.args[1]] == [rule.id for rule in RULES]


@pytest.mark.parametrize(
    ("rule", "event_on", "saturdays", "explanation"),
    [
        (
            MV_6,
            date(2015, 5, 4),
            None,
            "Zugang 04.05.2015, 10 Werktage ohne Samstage, 14.05. Feiertag (Christi Himmelfahrt) → 19.05.2015",
        ),
        (
            MV_6,
            date(2015, 10, 26),
            True,
            SATURDAY_HOLIDAY,
        ),
        (MV_6, date(2015, 10, 26), False, "Zugang 26.10.2015, 10 Werktage ohne Samstage → 09.11.2015"),
        (
            WEEKS_IN_BW,
            date(2020, 4, 10),
            None,
            "Absendung durch den Landtag 10.04.2020, 3 Wochen, Ende am Feiertag 01.05. (Erster Mai) → 04.05.2020",
        ),
        (MONTH_IN_NI, date(2023, 2, 4), None, "Zugang 04.02.2023, 1 Monat, Ende am Samstag 04.03. → 06.03.2023"),
        (MONTH_IN_NI, date(2023, 2, 5), None, "Zugang 05.02.2023, 1 Monat, Ende am Sonntag 05.03. → 06.03.2023"),
        (MONTH_IN_NI, date(2023, 2, 6), None, "Zugang 06.02.2023, 1 Monat → 06.03.2023"),
    ],
)
def test_a_sentence_explains_the_due_day(rule, event_on, saturdays, explanation) -> None:
    assert due_day(rule, event_on, saturdays=saturdays).explanation == explanation


@given(rules, days)
def test_no_limit_ends_on_a_saturday_sunday_or_holiday(rule, event_on) -> None:
    assert is_working_day(due_day(rule, event_on, saturdays=False).due_on, rule.parliament)


@given(rules, days)
def test_saturdays_that_count_may_end_a_limit_but_sundays_and_holidays_never(rule, event_on) -> None:
    due_on = due_day(rule, event_on, saturdays=True).due_on
    assert is_working_day(due_on, rule.parliament, saturdays=True)
    if rule.deadline.unit is not Unit.WORKING_DAYS:
        assert due_on.weekday() < 5


@given(rules, limits, days, st.integers(0, 20), st.booleans())
def test_a_later_event_is_never_due_earlier(rule, limit, event_on, wait, saturdays) -> None:
    rule = replace(rule, deadline=limit)
    earlier = due_day(rule, event_on, saturdays=saturdays)
    later = due_day(rule, event_on + timedelta(wait), saturdays=saturdays)
    assert earlier.due_on <= later.due_on


@given(days, st.integers(1, 40), st.booleans())
def test_as_many_working_days_lie_after_the_event_as_the_rule_grants(event_on, n, saturdays) -> None:
    due_on = due_day(limited(MV_6, n, Unit.WORKING_DAYS), event_on, saturdays=saturdays).due_on
    after = [event_on + timedelta(k) for k in range(1, (due_on - event_on).days + 1)]
    assert sum(is_working_day(day, "MV", saturdays=saturdays) for day in after) == n


@given(days, st.integers(1, 40))
def test_weeks_end_on_the_weekday_of_the_event_unless_that_day_is_free(event_on, n) -> None:
    due_on = due_day(limited(WEEKS_IN_BW, n, Unit.WEEKS), event_on).due_on
    last = event_on + timedelta(weeks=n)
    assert due_on == last or not is_working_day(last, "BW")
    assert all(not is_working_day(last + timedelta(k), "BW") for k in range((due_on - last).days))


@pytest.mark.parametrize(
    ("event_on", "n", "last"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2023, 2, 28), 1, date(2023, 3, 28)),
        (date(2022, 8, 31), 1, date(2022, 9, 30)),
        (date(2022, 12, 30), 2, date(2023, 2, 28)),
        (date(2022, 11, 15), 14, date(2024, 1, 15)),
    ],
)
def test_a_month_without_the_day_ends_on_its_last_day(event_on, n, last) -> None:
    assert due_day(limited(MONTH_IN_NI, n, Unit.MONTHS), event_on).due_on == last


@pytest.mark.parametrize("event_on", [date(1, 1, 1), date(1990, 12, 31), date(2100, 12, 31), date.max])
def test_a_day_out_of_reach_is_refused_in_german(event_on) -> None:
    with pytest.raises(InvalidInput, match="sind die Feiertage nicht bekannt") as refusal:
        due_day(MV_6, event_on)
    assert refusal.value.field == "event_on"


def test_what_is_open_is_said() -> None:
    start, saturdays = due_day(MV_6, date(2015, 5, 4)).notes
    assert "Ereignis" in start
    assert "nach der Einstellung dieses Systems zählen sie nicht" in saturdays
    assert "es ist hier gewählt" in due_day(MV_6, date(2015, 5, 4), saturdays=True).notes[1]


def test_a_rule_that_was_not_in_force_is_used_only_with_a_note() -> None:
    rule = rule_for("MV", date(2015, 5, 4), rule_id="MV-8")
    notes = due_day(rule, date(2015, 5, 4)).notes
    assert notes[0] == (
        "Die Regel MV-8 (ab 26.10.2021, ohne bekanntes Ende) galt am 04.05.2015 nicht; sie wurde benannt."
    )
    assert notes[-1] == rule.caveat


def test_the_rule_decides_on_saturdays_where_it_says_so_and_the_caller_does_not() -> None:
    rule = replace(MV_6, saturday_counts=True)
    assert due_day(rule, date(2015, 5, 4)).due_on == date(2015, 5, 16)
    assert due_day(rule, date(2015, 5, 4), saturdays=False).due_on == date(2015, 5, 19)
    assert not any("Samstage" in note for note in due_day(rule, date(2015, 5, 4)).notes)


def test_an_extension_counts_from_the_original_due_day() -> None:
    deadline = due_day(MV_6, date(2015, 5, 4))
    once = extended(deadline, TimeLimit(1, Unit.WEEKS))
    twice = extended(once, TimeLimit(2, Unit.WEEKS))
    assert (once.due_on, twice.due_on) == (date(2015, 5, 26), date(2015, 6, 2))
    assert twice.original_due_on == date(2015, 5, 19)
    assert twice.is_extended
    assert not deadline.is_extended
    assert twice.explanation == f"{deadline.explanation}; verlängert um 2 Wochen → 02.06.2015"


@given(rules, limits, days, st.booleans())
def test_an_extension_ends_later_and_on_a_day_that_counts(rule, by, event_on, saturdays) -> None:
    deadline = due_day(rule, event_on, saturdays=saturdays)
    later = extended(deadline, by)
    assert later.due_on > deadline.due_on
    assert holiday_on(later.due_on, rule.parliament) is None


@given(rules, days, st.sampled_from([None, True, False]))
def test_a_deadline_is_read_back_as_it_was_written(rule, event_on, saturdays) -> None:
    deadline = due_day(rule, event_on, saturdays=saturdays)
    assert Deadline.from_json(json.loads(json.dumps(deadline.to_json()))) == deadline


@pytest.mark.parametrize(
    ("today", "due_on", "left"),
    [
        (date(2015, 5, 11), date(2015, 5, 19), 5),
        (date(2015, 5, 15), date(2015, 5, 19), 2),
        (date(2015, 5, 19), date(2015, 5, 19), 0),
        (date(2015, 5, 20), date(2015, 5, 19), -1),
        (date(2015, 5, 16), date(2015, 5, 15), -1),
        (date(2015, 5, 18), date(2015, 5, 15), -1),
        (date(2015, 5, 26), date(2015, 5, 19), -4),
    ],
)
def test_working_days_left_until_the_due_day(today, due_on, left) -> None:
    assert working_days_left(today, due_on, "MV") == left


@given(st.dates(date(1992, 1, 1), date(2099, 12, 31)), st.integers(-60, 60))
def test_only_a_day_that_has_passed_is_overdue(today, days_ahead) -> None:
    due_on = today + timedelta(days_ahead)
    assert (working_days_left(today, due_on, "MV") < 0) == (due_on < today)

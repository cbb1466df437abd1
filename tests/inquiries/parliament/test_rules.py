"""The dated rules of parliaments."""

import json
from dataclasses import fields
from datetime import date, timedelta

import pytest

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.rules import Evidence, Rule, Start, TimeLimit, Unit, get_profile, profiles, rule_for

RULES = [rule for profile in profiles().values() for rule in profile.rules]


def test_all_seventeen_parliaments_have_a_rule() -> None:
    assert " ".join(profiles()) == "MV BW BY BE BB HB HH HE NI NW RP SL SN ST SH TH BT"
    assert len(RULES) == len({rule.id for rule in RULES}) == 20


@pytest.mark.parametrize(
    ("on", "rule_id", "n"),
    [
        (date(2011, 10, 4), "MV-6", 10),
        (date(2016, 10, 3), "MV-6", 10),
        (date(2016, 10, 4), "MV-7a", 10),
        (date(2019, 6, 19), "MV-7a", 10),
        (date(2019, 6, 20), "MV-7b", 20),
        (date(2021, 10, 25), "MV-7b", 20),
        (date(2021, 10, 26), "MV-8", 20),
        (date(2026, 11, 23), "MV-8", 20),
    ],
)
def test_the_rule_in_force_changes_with_the_day(on, rule_id, n) -> None:
    rule = rule_for("MV", on)
    assert (rule.id, rule.deadline) == (rule_id, TimeLimit(n, Unit.WORKING_DAYS, None))


def test_the_rules_of_a_parliament_follow_one_another_without_gap_or_overlap() -> None:
    for profile in profiles().values():
        for before, after in zip(profile.rules, profile.rules[1:], strict=False):
            assert before.valid_to + timedelta(1) == after.valid_from


def test_a_code_is_found_in_small_letters_too() -> None:
    assert get_profile(" mv ").name == "Landtag Mecklenburg-Vorpommern"
    assert rule_for("mv", date(2015, 5, 4), rule_id="mv-8").id == "MV-8"


@pytest.mark.parametrize(
    ("parliament", "on", "rule_id", "sentence", "field"),
    [
        ("XX", date(2015, 5, 4), None, "Kürzel „XX“ ist nicht bekannt. Bekannt sind: MV, BW,", "parliament"),
        ("MV", date(2011, 10, 3), None, "am 03.10.2011 keine geltende Regel bekannt", "event_on"),
        ("SN", date(2024, 10, 2), None, "bekannt sind: SN", "event_on"),
        ("BT", date(2025, 11, 1), None, "Deutscher Bundestag", "event_on"),
        ("MV", date(2015, 5, 4), "BW", "keine Regel „BW“. Bekannt sind: MV-6, MV-7a, MV-7b, MV-8.", "rule"),
    ],
)
def test_an_unknown_rule_is_refused_and_never_guessed(parliament, on, rule_id, sentence, field) -> None:
    with pytest.raises(InvalidInput) as refusal:
        rule_for(parliament, on, rule_id=rule_id)
    assert sentence in refusal.value.sentence
    assert refusal.value.field == field


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_read_back_as_it_was_frozen(rule) -> None:
    frozen = rule.to_json()
    assert set(frozen) == {field.name for field in fields(Rule)}
    assert Rule.from_json(json.loads(json.dumps(frozen))) == rule


def test_an_open_beginning_or_end_limits_nothing() -> None:
    hessen = rule_for("HE", date(1995, 1, 1))
    assert (hessen.valid_from, hessen.valid_to) == (None, None)
    assert hessen.in_force_on(date.min)
    assert hessen.in_force_on(date.max)


def test_what_nobody_could_confirm_stays_open() -> None:
    rule = rule_for("MV", date(2015, 5, 4))
    assert (rule.max_questions, rule.saturday_counts, rule.extension, rule.deadline.start) == (None,) * 4
    assert rule.status == (Evidence.PRESS,)


def test_special_rules_are_kept() -> None:
    on = date(2023, 6, 1)
    major = rule_for("MV", on).major
    assert (major.declare_within, major.law) == (TimeLimit(3, Unit.WEEKS), "§ 63")
    assert rule_for("HB", on).urgent == TimeLimit(3, Unit.WEEKS)
    assert rule_for("HE", on).sub_questions_count is True
    assert rule_for("RP", on).questions_per_term == 400
    assert rule_for("BT", on).deadline == TimeLimit(14, Unit.DAYS, Start.REQUEST)
    assert rule_for("BT", on).asked_by == "group_or_five_percent"


def test_the_question_paper_names_the_due_day_where_the_wording_is_known() -> None:
    due_on = date(2015, 1, 7)
    sixth, eighth = rule_for("MV", date(2014, 12, 1)), rule_for("MV", date(2022, 1, 1))
    assert sixth.printed_due_line(due_on) == "(Termin zur Beantwortung gemäß § 64 Absatz 1 GO LT: 07.01.2015)"
    assert eighth.printed_due_line(due_on) is None

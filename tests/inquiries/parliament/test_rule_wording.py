"""Rules in German words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inquiries.parliament import rule_wording
from inquiries.parliament.rules import Evidence, Start, TimeLimit, Unit, profiles, rule_for

RULES = [rule for profile in profiles().values() for rule in profile.rules]
CHAPTER = Path(__file__).parents[3] / "docs/handbuch/fristen.md"


def test_every_unit_event_and_evidence_has_a_german_word() -> None:
    assert {rule_wording.length(TimeLimit(1, unit)) for unit in Unit} == {"1 Werktag", "1 Tag", "1 Woche", "1 Monat"}
    assert rule_wording.length(TimeLimit(2, Unit.MONTHS)) == "2 Monate"
    assert set(rule_wording.EVENTS) == set(Start)
    assert set(rule_wording.EVIDENCE) == set(Evidence)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_gap_and_doubt_is_named(rule) -> None:
    complete = replace(
        rule,
        max_questions=1,
        extension="Ja.",
        overdue="Nichts.",
        numbering="shared",
        rejection=rule_for("MV", date(2015, 5, 4)).rejection,
        asker_names_ministry=False,
        valid_from=date(2000, 1, 1),
        saturday_counts=True,
        deadline=replace(rule.deadline, start=Start.FORWARDING),
    )
    assert rule_wording.open_points(complete) == ()
    assert len(rule_wording.doubtful_points(rule)) == len(rule.doubtful)


def test_gaps_are_named_in_german() -> None:
    on = date(2022, 1, 1)
    assert rule_wording.open_points(rule_for("MV", on)) == (
        "Höchstzahl der Fragen",
        "Verlängerung",
        "Zurückweisung",
        "Wahl des Ministeriums",
        "Beginn der Frist",
        "Samstage",
    )
    assert rule_wording.doubtful_points(rule_for("MV", on)) == ("Länge der Frist",)
    assert rule_wording.open_points(rule_for("SN", on)) == ("Nummern", "Zurückweisung", "Wahl des Ministeriums")


def test_the_handbook_shows_the_rules_as_they_are() -> None:
    text = CHAPTER.read_text("utf-8")
    assert rule_wording.table(RULES) in text
    assert [f"* {rule.id}: {rule.caveat}" for rule in RULES if rule.caveat] == [
        line for line in text.splitlines() if line.startswith("* ")
    ]


@pytest.mark.parametrize("profile", profiles().values(), ids=lambda profile: profile.code)
def test_the_handbook_names_every_parliament(profile) -> None:
    assert f"| {profile.code} | {profile.name} |" in CHAPTER.read_text("utf-8")

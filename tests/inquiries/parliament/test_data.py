"""The data files of parliaments."""

import copy
from datetime import date, timedelta
from itertools import pairwise

import pytest

from inquiries.foundation.errors import NotReady
from inquiries.parliament import data

MV = data.names_of("MV")
NAMES = [name for ministry in MV["ministries"] for name in ministry["names"]]
TERMS = {term["number"]: term for term in MV["electoral_terms"]}


def test_each_data_file_keeps_its_schema() -> None:
    data.check(data.load("parliaments"), schema_of="parliaments")
    data.check(MV, schema_of=data.NAMES)


def test_delivered_names_are_whole() -> None:
    assert {"electoral_terms", "ministries", "groups", "without_group"} < MV.keys()
    assert all(15 <= len(name["keywords"]) <= 40 for name in NAMES)
    assert all(group["printed_form"].startswith("Fraktion ") for group in MV["groups"])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda rule: rule.update(deadline={"n": 10, "unit": "fortnights", "start": None}), "deadline.unit"),
        (lambda rule: rule.update(valid_from="2011-02-30"), "valid_from"),
        (lambda rule: rule.pop("saturday_counts"), "rules[0]"),
        (lambda rule: rule.update(remark="neu"), "rules[0]"),
        (lambda rule: rule.update(due_line="(Termin: {d})"), "due_line"),
    ],
)
def test_a_broken_rule_is_refused_with_its_place(change, place) -> None:
    content = copy.deepcopy(data.load("parliaments"))
    change(content["parliaments"][0]["rules"][0])
    with pytest.raises(NotReady, match=r"parliaments\.json") as refusal:
        data.check(content, schema_of="parliaments")
    assert refusal.value.about["place"].startswith("$.parliaments[0].rules[0]")
    assert refusal.value.about["place"].endswith(place)


def test_the_names_of_a_ministry_follow_one_another() -> None:
    for ministry in MV["ministries"]:
        for before, after in pairwise(ministry["names"]):
            assert _day(before["valid_to"]) + timedelta(1) == _day(after["valid_from"])


@pytest.mark.parametrize(("on", "count"), [("2015-05-04", 9), ("2018-01-01", 9), ("2022-01-01", 9)])
def test_a_government_has_nine_ministries_with_the_chancellery(on, count) -> None:
    found = [name for name in NAMES if name["valid_from"] <= on <= (name["valid_to"] or on)]
    assert len(found) == len({name["name"] for name in found}) == len({name["abbreviation"] for name in found}) == count


@pytest.mark.parametrize(
    ("name", "office"),
    [
        (
            "Ministerium für Arbeit, Gleichstellung und Soziales",
            "Die Ministerin für Arbeit, Gleichstellung und Soziales",
        ),
        ("Ministerium für Inneres und Sport", "Der Minister für Inneres und Sport"),
        ("Justizministerium", "Die Justizministerin"),
        ("Staatskanzlei", "Der Chef der Staatskanzlei"),
    ],
)
def test_offices_stand_as_papers_of_the_sixth_term_print_them(name, office) -> None:
    (found,) = (each for each in NAMES if each["name"] == name and each["valid_to"] == "2016-10-31")
    assert found["office"] == office
    assert found["doubtful"] == []


def test_an_office_is_that_of_its_ministry() -> None:
    for name in NAMES:
        if " für " in name["name"]:
            assert name["office"].split(" für ", 1)[1] == name["name"].split(" für ", 1)[1]


def test_groups_sat_in_terms_that_there_were() -> None:
    for group in MV["groups"]:
        for term in group["terms"]:
            expected = TERMS[term["number"]]
            days = (term["valid_from"], term["valid_to"])
            assert days == (expected["begins_on"], expected["ends_on"]) or (days == (None, None) and group["note"])


def test_no_name_of_a_group_is_another_group_too() -> None:
    names = [
        name.casefold() for group in MV["groups"] for name in {group["name"], group["printed_form"], *group["aliases"]}
    ]
    assert len(names) == len(set(names))


def test_the_fifth_terms_days_have_their_sources() -> None:
    fifth = TERMS[5]
    assert (fifth["begins_on"], fifth["ends_on"]) == ("2006-10-16", "2011-10-03")
    assert any("16.10.2006" in source for source in fifth["sources"])


def test_terms_follow_one_another() -> None:
    for before, after in pairwise(MV["electoral_terms"]):
        assert _day(before["ends_on"]) + timedelta(1) == _day(after["begins_on"])
        assert before["number"] + 1 == after["number"]


def _day(text: str) -> date:
    return date.fromisoformat(text)

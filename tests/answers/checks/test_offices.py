"""A line that no source confirms is told before the answer goes out under it."""

from datetime import date

import pytest

from answers.checks.offices import doubtful_office
from inquiries.administration.ministries import NameEntry, name_ministry
from inquiries.foundation.permissions import Role
from tests.factories import World

TODAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("code", "on", "said"),
    [
        ("SM", date(2015, 11, 4), []),
        ("STK", TODAY, ["Die Amtsbezeichnung „Der Chef der Staatskanzlei“ ist in den Ausgangsdaten nicht belegt."]),
    ],
)
def test_a_doubtful_office_is_told_and_stops_nothing(world: World, code: str, on: date, said: list[str]) -> None:
    found = doubtful_office(world.ministry(code).named_on(on))
    assert [finding.sentence for finding in found] == said
    assert not any(finding.stops for finding in found)


def test_a_doubtful_name_and_office_are_told_together(world: World) -> None:
    [finding] = doubtful_office(world.ministry("IM").named_on(TODAY))
    assert finding.sentence.startswith("Der Name „Ministerium für")
    assert finding.sentence.endswith("sind in den Ausgangsdaten nicht belegt.")


def test_whoever_enters_a_name_confirms_it(world: World) -> None:
    ministry = world.ministry("STK")
    name = ministry.named_on(TODAY)
    entry = NameEntry(name.name, name.abbreviation, name.office, name.valid_from, name.valid_to, name.keywords)
    name_ministry(world.session, world.actor(Role.ADMINISTRATOR), world.parliament, ministry.id, entry, name_id=name.id)
    assert doubtful_office(name) == []

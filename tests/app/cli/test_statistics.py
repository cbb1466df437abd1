"""The figures at the command line, for each side."""

import json

from tests.app.demonstration import Installation


def test_the_figures_are_those_of_the_side_that_asks(house: Installation) -> None:
    inside = {each["name"] for each in json.loads(house.flask("statistics", "show", "--json").stdout)}
    clerk = json.loads(house.flask("statistics", "show", "--json", "--as", "landtag").stdout)
    assert "stufen" in inside
    assert "stufen" not in {each["name"] for each in clerk}
    assert clerk[0]["columns"][0] == "Ministerium"


def test_the_figures_are_readable_and_narrowed(house: Installation) -> None:
    shown = house.flask("statistics", "show", "--term", "6", "--since", "2015-10-01", "--until", "2015-10-31")
    assert "Fristtreue je Ministerium" in shown.stdout
    assert house.flask("statistics", "show", "--term", "1").stdout == ""

"""Records are linked to an inquiry from the list, several at once."""

import pytest

from answers.records.queries import linked_records
from inquiries.foundation.actor import Actor
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, words

LIST, LINK = "/unterlagen/", "/unterlagen-verknuepfen"


def linked(house: Installation) -> set[str]:
    return house.read(lambda session: {each.key for each in linked_records(session, Actor.system(), house.seed())})


def test_ticked_records_are_linked_and_the_list_stays_as_it_was(house: Installation) -> None:
    officer = house.browser("referat")
    keys = ["aktionsplan-pflegeberatung-muster", "fachtag-musterdorf-2014"]
    form = {"record": keys, "inquiry": str(house.seed()), "text": "Muster", "sort": "-title"}
    answer = officer.submit(f"{LIST}?text=Muster", form, to=LINK)
    assert answer.location == "/unterlagen/?text=Muster&sort=-title"
    assert "2 Unterlagen sind mit der Anfrage 6/" in words(tree(officer.get(answer.location)))
    assert set(keys) <= linked(house)


@pytest.mark.parametrize("form", [{"inquiry": "1"}, {"record": "fachtag-musterdorf-2014"}])
def test_nothing_ticked_or_chosen_is_told(house: Installation, form: dict[str, str]) -> None:
    officer, before = house.browser("referat"), linked(house)
    page = officer.get(officer.submit(LIST, form, to=LINK).location)
    assert "Haken Sie mindestens eine Unterlage an" in words(tree(page))
    assert linked(house) == before


def test_another_ministry_links_nothing(house: Installation) -> None:
    before = linked(house)
    form = {"record": "fachtag-musterdorf-2014", "inquiry": str(house.seed())}
    assert house.browser("referat-im").submit(LIST, form, to=LINK).status_code == 404
    assert linked(house) == before

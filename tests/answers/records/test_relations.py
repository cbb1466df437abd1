"""Records belong together by their keys: no new name separates them."""

from typing import Any

import pytest

from answers.records import services
from answers.records.exchange import RecordsRefused, write_records
from answers.records.queries import get_record, own_records
from answers.records.relations import related_records
from inquiries.foundation.actor import Actor
from tests.answers.records.test_services import CONCEPT, taken
from tests.factories import World

GROUP: dict[str, Any] = {
    "key": "gruppe-muster",
    "kind": "project_group",
    "title": "Gruppe Muster",
    "ministry": "SM",
    "facts": {"name": "Muster", "form": "project_group", "feeds": {"record": "konzept-muster"}},
}


def named(world: World, key: str = "gruppe-muster") -> str:
    """Return the name under which the group refers to its concept now."""
    return str(get_record(world.session, Actor.system(), key).facts["feeds"])


def renamed(**facts: Any) -> dict[str, Any]:
    """Return the concept under another name."""
    return {**CONCEPT, "title": "Konzept Neu", "facts": {**CONCEPT["facts"], "full_title": "Konzept Neu", **facts}}


@pytest.mark.parametrize("feeds", [{"record": "konzept-muster"}, "konzept MUSTER", "Konzept Muster"])
def test_a_key_and_a_name_mean_the_same_record(world: World, feeds: Any) -> None:
    taken(world, {**GROUP, "facts": {**GROUP["facts"], "feeds": feeds}}, CONCEPT)
    group = get_record(world.session, Actor.system(), "gruppe-muster")
    assert group.related == {"feeds": "konzept-muster"}
    assert group.facts["feeds"].casefold() == "konzept muster"


def test_a_key_that_reads_like_a_name_does_not_become_the_name(world: World) -> None:
    concept = {**CONCEPT, "key": "seniorenkonzept", "title": "Seniorenkonzept"}
    concept["facts"] = {**CONCEPT["facts"], "full_title": "Konzept für das Alter", "short_title": "Seniorenkonzept"}
    taken(world, concept, {**GROUP, "facts": {**GROUP["facts"], "feeds": {"record": "seniorenkonzept"}}})
    assert named(world) == "Seniorenkonzept"


def test_a_new_name_separates_nothing_and_reaches_whoever_refers_to_it(world: World) -> None:
    taken(world, CONCEPT, GROUP)
    taken(world, renamed())
    group = get_record(world.session, Actor.system(), "gruppe-muster")
    assert (group.facts["feeds"], group.version) == ("Konzept Neu", 2)
    [related] = related_records(group, own_records(world.session, Actor.system()))
    assert (related.relation, related.record.title, related.named) == (
        "Ergebnisse fließen ein in",
        "Konzept Neu",
        True,
    )


def test_a_name_that_still_fits_is_kept(world: World) -> None:
    taken(world, CONCEPT, GROUP)
    taken(world, {**CONCEPT, "title": "Konzept Neu"})
    assert get_record(world.session, Actor.system(), "gruppe-muster").version == 1
    assert named(world) == "Konzept Muster"


def test_a_file_with_a_former_name_still_means_the_record(world: World) -> None:
    by_name = {**GROUP, "facts": {**GROUP["facts"], "feeds": "Konzept Muster"}}
    taken(world, CONCEPT, by_name)
    taken(world, renamed())
    report = taken(world, by_name)
    assert report.unchanged == ("gruppe-muster",)
    assert named(world) == "Konzept Neu"


def test_a_name_that_no_record_goes_by_stays_a_name(world: World) -> None:
    taken(world, {**GROUP, "facts": {**GROUP["facts"], "feeds": "Bundesplan"}})
    assert named(world) == "Bundesplan"
    assert get_record(world.session, Actor.system(), "gruppe-muster").related == {}


def test_a_name_that_two_records_go_by_is_not_guessed(world: World) -> None:
    twin = {**CONCEPT, "key": "konzept-zwei"}
    taken(world, CONCEPT, twin, {**GROUP, "facts": {**GROUP["facts"], "feeds": "Konzept Muster"}})
    assert get_record(world.session, Actor.system(), "gruppe-muster").related == {}


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("gibt-es-nicht", "Eine Unterlage „gibt-es-nicht“ gibt es in Ihrem Ministerium nicht."),
        ("fremdes-konzept", "Eine Unterlage „fremdes-konzept“ gibt es in Ihrem Ministerium nicht."),
        ("gruppe-muster", "Eine Unterlage kann nicht auf sich selbst verweisen."),
        ("gruppe-zwei", "„Gruppe Muster“ ist eine Unterlage anderer Art; erwartet wird „Konzeption“."),
    ],
)
def test_a_key_that_cannot_be_meant_is_refused_at_its_field(world: World, key: str, sentence: str) -> None:
    taken(world, {**CONCEPT, "key": "fremdes-konzept", "ministry": "IM"})
    wrong = {**GROUP, "facts": {**GROUP["facts"], "feeds": {"record": key}}}
    other = {**GROUP, "key": "gruppe-zwei", "facts": {"name": "Zwei", "form": "project_group"}}
    with pytest.raises(RecordsRefused) as refusal:
        taken(world, wrong, other)
    [error] = refusal.value.errors
    assert (error.record, error.field, error.sentence) == ("gruppe-muster", "facts.feeds", sentence)


def test_what_is_exported_is_imported_as_it_was(world: World) -> None:
    taken(world, CONCEPT, GROUP)
    system = Actor.system()
    text = write_records(services.export_records(world.session, system))
    assert '"record": "konzept-muster"' in text
    report = services.import_records(world.session, system, world.parliament, text)
    assert report.unchanged == ("gruppe-muster", "konzept-muster")

"""Records belong to their ministry's people, keep their versions, and leave a trail."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.records import services
from answers.records.exchange import RecordsRefused, write_records
from answers.records.models import RecordVersion, SourceRecord
from answers.records.queries import get_record, get_source_record, linked_records, own_records, record_titles, used_in
from answers.records.services import ImportReport
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.errors import Forbidden, NotFound, StaleRevision
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of
from tests.answers.records.test_exchange import EVENT
from tests.factories import World

CONCEPT: dict[str, Any] = {
    "key": "konzept-muster",
    "kind": "policy_concept",
    "title": "Konzept Muster",
    "ministry": "SM",
    "facts": {"full_title": "Konzept Muster", "state": "in_force"},
}
STATEMENT: dict[str, Any] = {
    "key": "sprachregelung-muster",
    "kind": "agreed_statement",
    "title": "Sprachregelung",
    "ministry": "SM",
    "facts": {"wording": "So ist es.", "part": "state"},
}


def a_file(*items: dict[str, Any]) -> str:
    """Return a file of records."""
    return json.dumps({"records": items})


def taken(world: World, *items: dict[str, Any], actor: Actor | None = None) -> ImportReport:
    """Import records into the world."""
    return services.import_records(world.session, actor or Actor.system(), world.parliament, a_file(*items))


def entries(session: Session) -> list[tuple[str, Realm]]:
    """Return the acts on records that the trail holds."""
    query = select(AuditEntry).where(AuditEntry.action.like("record.%")).order_by(AuditEntry.id)
    return [(entry.action, entry.realm) for entry in session.scalars(query)]


def test_an_import_creates_changes_and_leaves_alone(world: World) -> None:
    assert taken(world, CONCEPT, STATEMENT) == ImportReport(created=("konzept-muster", "sprachregelung-muster"))
    changed = {**CONCEPT, "facts": {**CONCEPT["facts"], "year": 2014}}
    assert taken(world, changed, STATEMENT) == ImportReport(
        updated=("konzept-muster",), unchanged=("sprachregelung-muster",)
    )
    assert entries(world.session) == [
        ("record.create", Realm.GOVERNMENT),
        ("record.create", Realm.GOVERNMENT),
        ("record.change", Realm.GOVERNMENT),
    ]


def test_an_old_version_stays_as_it_was(world: World) -> None:
    taken(world, CONCEPT)
    taken(world, {**CONCEPT, "title": "Neuer Titel"})
    system = Actor.system()
    now, before = (get_record(world.session, system, "konzept-muster", version=number) for number in (None, 1))
    assert (now.title, now.version, before.title, before.version) == ("Neuer Titel", 2, "Konzept Muster", 1)
    with pytest.raises(NotFound, match="Fassung 3"):
        get_record(world.session, system, "konzept-muster", version=3)
    source = get_source_record(world.session, system, "konzept-muster")
    assert [(each.number, each.changed_by) for each in source.versions] == [(1, "system"), (2, "system")]


def test_an_abbreviation_becomes_the_ministrys_full_name(world: World) -> None:
    taken(world, {**CONCEPT, "valid_from": "2015-01-01"})
    assert (
        own_records(world.session, Actor.system())[0].ministry == "Ministerium für Arbeit, Gleichstellung und Soziales"
    )


def test_a_full_name_stays_as_it_was_given(world: World) -> None:
    taken(world, {**CONCEPT, "ministry": "Ministerium für Arbeit, Gleichstellung und Soziales"})
    assert (
        own_records(world.session, Actor.system())[0].ministry == "Ministerium für Arbeit, Gleichstellung und Soziales"
    )


def test_an_import_with_one_error_takes_over_nothing(world: World) -> None:
    with pytest.raises(RecordsRefused) as refusal:
        taken(world, CONCEPT, {**STATEMENT, "ministry": "Ministerium für Zauberei"})
    assert [(error.record, error.field) for error in refusal.value.errors] == [("sprachregelung-muster", "ministry")]
    assert world.session.scalar(select(func.count()).select_from(SourceRecord)) == 0
    assert entries(world.session) == []


def test_an_officer_keeps_only_records_of_the_own_ministry(world: World) -> None:
    officer = world.actor(Role.OFFICER, ministry="SM")
    assert taken(world, CONCEPT, actor=officer).created == ("konzept-muster",)
    with pytest.raises(RecordsRefused, match="„Finanzministerium“ ist kein Ministerium, dessen Unterlagen Sie führen"):
        taken(world, EVENT, actor=officer)


def test_a_key_of_another_record_is_refused(world: World) -> None:
    taken(world, CONCEPT)
    with pytest.raises(RecordsRefused, match="schon an eine andere Unterlage vergeben"):
        taken(world, {**STATEMENT, "key": "konzept-muster"})


def test_only_officers_keep_records(world: World) -> None:
    for role in (Role.CLERK, Role.MEMBER, Role.COORDINATOR, Role.APPROVER, Role.ADMINISTRATOR):
        actor = world.actor(role, ministry="SM")
        with pytest.raises(Forbidden):
            taken(world, CONCEPT, actor=actor)
        with pytest.raises(Forbidden):
            services.keep_record(world.session, actor, world.parliament, CONCEPT)
        with pytest.raises(Forbidden):
            services.export_records(world.session, actor)


def test_records_exist_only_for_their_ministry(world: World) -> None:
    taken(world, CONCEPT)
    own, other = (world.actor(Role.OFFICER, ministry=code) for code in ("SM", "FM"))
    assert [record.key for record in own_records(world.session, own)] == ["konzept-muster"]
    assert own_records(world.session, other) == []
    assert record_titles(world.session, own, ["konzept-muster", "gone"]) == {"konzept-muster": "Konzept Muster"}
    assert record_titles(world.session, other, ["konzept-muster"]) == {}
    with pytest.raises(NotFound):
        get_record(world.session, other, "konzept-muster")
    assert own_records(world.session, world.actor(Role.OFFICER)) == []


def test_outside_the_government_records_cannot_be_read(world: World) -> None:
    taken(world, CONCEPT)
    for actor in (world.actor(Role.CLERK), world.actor(Role.MEMBER), Actor.public()):
        with pytest.raises(Forbidden):
            own_records(world.session, actor)
        with pytest.raises(Forbidden):
            get_record(world.session, actor, "konzept-muster")


def test_a_record_is_kept_one_by_one(world: World) -> None:
    officer = world.actor(Role.OFFICER, ministry="SM")
    first = services.keep_record(world.session, officer, world.parliament, CONCEPT, version=0)
    second = services.keep_record(world.session, officer, world.parliament, {**CONCEPT, "title": "Neu"}, version=1)
    assert (first.version, second.version, second.title) == (1, 2, "Neu")


def test_an_outdated_edit_of_a_record_changes_nothing(world: World) -> None:
    officer = world.actor(Role.OFFICER, ministry="SM")
    services.keep_record(world.session, officer, world.parliament, CONCEPT)
    for version in (0, 2):
        with pytest.raises(StaleRevision):
            services.keep_record(world.session, officer, world.parliament, {**CONCEPT, "title": "X"}, version=version)
    assert world.session.scalar(select(func.count()).select_from(RecordVersion)) == 1


def test_a_wrong_record_is_refused_by_field(world: World) -> None:
    officer = world.actor(Role.OFFICER, ministry="SM")
    with pytest.raises(RecordsRefused) as refusal:
        services.keep_record(world.session, officer, world.parliament, {**CONCEPT, "facts": {"state": "in_force"}})
    assert [error.field for error in refusal.value.errors] == ["facts.full_title"]


def test_an_export_imports_unchanged(world: World) -> None:
    taken(world, CONCEPT, STATEMENT)
    text = write_records(services.export_records(world.session, Actor.system()))
    report = services.import_records(world.session, Actor.system(), world.parliament, text)
    assert report.unchanged == ("konzept-muster", "sprachregelung-muster")


def test_records_are_linked_once_in_order_and_taken_off(world: World) -> None:
    taken(world, CONCEPT, STATEMENT)
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    actor = actor_of(officer)
    session = world.session
    services.link_records(session, actor, inquiry.id, ["sprachregelung-muster"])
    services.link_records(session, actor, inquiry.id, ["konzept-muster", "sprachregelung-muster", "konzept-muster"])
    services.link_records(session, actor, inquiry.id, ["konzept-muster"])
    assert [each.key for each in linked_records(session, actor, inquiry.id)] == [
        "sprachregelung-muster",
        "konzept-muster",
    ]
    assert used_in(session, actor, get_source_record(session, actor, "konzept-muster")) == [inquiry]
    services.unlink_record(session, actor, inquiry.id, "sprachregelung-muster")
    services.unlink_record(session, actor, inquiry.id, "sprachregelung-muster")
    assert [each.key for each in linked_records(session, actor, inquiry.id)] == ["konzept-muster"]
    assert [action for action, _ in entries(session)][2:] == ["record.link", "record.link", "record.unlink"]


def test_records_of_another_ministry_cannot_be_linked(world: World) -> None:
    taken(world, CONCEPT, EVENT)
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    actor = actor_of(officer)
    with pytest.raises(NotFound):
        services.link_records(world.session, actor, inquiry.id, ["konzept-muster", "fachtag-muster"])
    assert linked_records(world.session, actor, inquiry.id) == []
    with pytest.raises(NotFound):
        services.link_records(world.session, world.actor(Role.OFFICER, ministry="FM"), inquiry.id, ["fachtag-muster"])

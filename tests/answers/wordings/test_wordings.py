"""A ministry's own wording: its own alone, in versions, checked, and drafted with."""

import json
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from answers.drafting.phrases import standard
from answers.drafting.propose import DraftQuestion, propose
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.wordings import services
from answers.wordings.exchange import read_wordings, write_wordings
from answers.wordings.models import OwnWording
from answers.wordings.preview import first_sentence, previews
from answers.wordings.queries import get_phrase, own_wordings, phrase_book, wording_versions
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StaleRevision
from inquiries.foundation.permissions import Role
from tests.answers.drafting.cases import TODAY, records_of
from tests.factories import World

PLACE = get_phrase(RecordKind.EVENT, "place")
OWN = "Ort war {{ r.place }}."


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor(Role.OFFICER, ministry="SM")


def said_by(world: World, ministry: str) -> str:
    """Return what a ministry's draft says about the place of an event."""
    book = phrase_book(world.session, world.ministry(ministry).id)
    questions = [DraftQuestion("1", "Wo fand der Fachtag zum Ehrenamt statt?")]
    return propose(questions, records_of("fachtag-musterdorf-2014"), book, today=TODAY).passages[0].text


def test_a_ministry_drafts_with_its_own_wording_and_no_other_does(world: World, officer: Actor) -> None:
    services.keep_wording(world.session, officer, PLACE, OWN)
    assert said_by(world, "SM") == "Ort war in Musterdorf."
    assert said_by(world, "IM") == "Der Fachtag am 18. September 2014 fand in Musterdorf statt."
    assert own_wordings(world.session, world.actor(Role.OFFICER, ministry="IM")) == []


def test_every_change_is_a_version_and_leaves_a_trail(world: World, officer: Actor) -> None:
    for text in (OWN, f"  {OWN}\n", "Ort: {{ r.place }}."):
        services.keep_wording(world.session, officer, PLACE, text)
    services.give_up_wording(world.session, officer, PLACE)
    versions = wording_versions(world.session, officer, PLACE)
    assert [(each.number, each.text) for each in versions] == [(3, None), (2, "Ort: {{ r.place }}."), (1, OWN)]
    assert said_by(world, "SM").startswith("Der Fachtag")
    trail = world.session.scalars(select(AuditEntry).where(AuditEntry.action == "wording.change"))
    assert [entry.realm for entry in trail] == [Realm.GOVERNMENT] * 3


def test_the_products_own_text_is_no_own_wording(world: World, officer: Actor) -> None:
    assert services.keep_wording(world.session, officer, PLACE, PLACE.text) is None
    services.keep_wording(world.session, officer, PLACE, OWN)
    kept = services.keep_wording(world.session, officer, PLACE, PLACE.text)
    assert kept is not None
    assert kept.text is None


def test_two_people_do_not_overwrite_one_another(world: World, officer: Actor) -> None:
    services.keep_wording(world.session, officer, PLACE, OWN, number=services.NONE_YET)
    with pytest.raises(StaleRevision, match="nichts überschrieben"):
        services.keep_wording(world.session, officer, PLACE, "Anders.", number=services.NONE_YET)


@pytest.mark.parametrize("text", ["", "  \n", "{{ r.plaze }}", "{% for x in y %}"])
def test_wording_that_cannot_be_used_is_refused_at_its_field(world: World, officer: Actor, text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.keep_wording(world.session, officer, PLACE, text)
    assert refusal.value.field == "text"
    assert wording_versions(world.session, officer, PLACE) == []


@pytest.mark.parametrize("role", [Role.APPROVER, Role.CLERK, Role.MEMBER])
def test_only_who_keeps_records_words_them(world: World, role: Role) -> None:
    with pytest.raises(Forbidden):
        services.keep_wording(world.session, world.actor(role, ministry="SM"), PLACE, OWN)


def test_nobody_in_particular_has_no_wording_of_a_ministry(world: World) -> None:
    with pytest.raises(Forbidden, match="gehören zu keinem Ministerium"):
        own_wordings(world.session, Actor.system())


def test_wording_that_a_later_product_no_longer_understands_gives_way(world: World, officer: Actor) -> None:
    services.keep_wording(world.session, officer, PLACE, OWN)
    world.session.scalars(select(OwnWording)).one().text = "{{ r.gone }}"
    assert said_by(world, "SM").startswith("Der Fachtag am 18. September 2014")
    world.session.scalars(select(OwnWording)).one().name = "gone"
    assert said_by(world, "SM").startswith("Der Fachtag am 18. September 2014")


@pytest.mark.parametrize(("kind", "name"), [(RecordKind.EVENT, "gone"), (RecordKind.AGREED_STATEMENT, "wording")])
def test_what_is_said_in_a_records_own_words_cannot_be_worded(kind: RecordKind, name: str) -> None:
    with pytest.raises(NotFound):
        get_phrase(kind, name)


def test_a_file_is_read_as_it_was_written(world: World, officer: Actor) -> None:
    services.keep_wording(world.session, officer, PLACE, 'Ort „{{ r.place }}“:\n\\ "hier".')
    text = write_wordings(own_wordings(world.session, officer))
    assert read_wordings(text) == {PLACE: 'Ort „{{ r.place }}“:\n\\ "hier".'}
    other = world.actor(Role.OFFICER, ministry="IM")
    assert services.import_wordings(world.session, other, text) == [PLACE]
    assert services.import_wordings(world.session, other, text) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40))
def test_any_text_survives_its_file(text: str) -> None:
    written = write_wordings([OwnWording(kind=RecordKind.EVENT, name="place", text=f"a{text}")])
    assert tomllib.loads(written)["wording"][0]["text"] == f"a{text}"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ('kind = "event"', "Eintrag 1: Erwartet werden genau kind, name und text"),
        ('kind = "event"\nname = 3\ntext = ""', "Eintrag 1: Erwartet werden genau kind, name und text"),
        ('kind = "party"\nname = "place"\ntext = ""', "Eintrag 1: Eine Art „party“ gibt es nicht."),
        ('kind = "event"\nname = "gone"\ntext = ""', "Eintrag 1: Eine Formulierung „gone“"),
        ('kind = "event"\nname = "place"\ntext = "{{ r.x }}"', "Veranstaltung, „place“, Zeile 1: Eine Angabe „x“"),
        ("x = ", "Die Datei ist nicht zu lesen"),
    ],
)
def test_a_file_with_a_fault_is_refused_whole(world: World, officer: Actor, entry: str, sentence: str) -> None:
    good = f'[[wording]]\nkind = "event"\nname = "cost"\ntext = {json.dumps("{{ r.type }}.")}\n'
    with pytest.raises(InvalidInput) as refusal:
        services.import_wordings(world.session, officer, f"[[wording]]\n{entry}\n{good}")
    assert sentence in refusal.value.sentence
    assert own_wordings(world.session, officer) == []


def test_a_file_without_wording_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Tabellen"):
        read_wordings("")


def test_a_preview_shows_real_records_with_what_they_are_cited_by() -> None:
    [shown] = previews(PLACE, OWN, records_of("fachtag-musterdorf-2014", "wolf-fachtag"), today=TODAY)
    assert [sentence.text for sentence in shown.sentences] == ["Ort war in Musterdorf."]
    assert [citation.field for citation in shown.sentences[0].citations] == ["place"]
    assert first_sentence(PLACE, records_of("wolf-fachtag"), today=TODAY) == ""


def test_a_preview_says_what_a_record_makes_impossible() -> None:
    record = Record("r", RecordKind.EVENT, "Tag", "SM", {"type": "Tag", "held_on": "2015", "place": "hier"})
    [shown] = previews(PLACE, "{{ r.cost_euros | euros }}", [record], today=date(2015, 1, 1))
    assert "Mit „Tag“ geht das nicht" in shown.problem


def test_every_phrase_has_a_german_label() -> None:
    assert all(phrase.label and phrase.label != phrase.name for phrase in standard().phrases)

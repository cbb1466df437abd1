"""A cited field that changes is noticed, taken over or kept with a reason."""

from dataclasses import replace

import pytest

from answers.drafting.draft import Draft, Origin
from answers.drafting.propose import propose
from answers.drafting.stale import stale_citations, with_kept, with_taken_over
from answers.records.record import Record
from inquiries.foundation.errors import InvalidInput
from tests.answers.drafting.cases import SEED_QUESTIONS, TODAY, records_of, seed_draft

KICK_OFF = "auftaktveranstaltung-integration-2015-03"


def changed(**facts: object) -> list[Record]:
    """Return the seed's records with other facts about the first event, in a second version."""
    return [
        replace(record, version=2, facts={**record.facts, **facts}) if record.key == KICK_OFF else record
        for record in records_of("seed")
    ]


def redrafted(records: list[Record]) -> Draft:
    """Return the draft as these records make it."""
    return propose(SEED_QUESTIONS, records, today=TODAY)


def test_nothing_is_stale_while_records_stand() -> None:
    assert stale_citations(seed_draft(), records_of("seed")) == []


def test_a_new_version_with_the_same_value_is_not_stale() -> None:
    assert stale_citations(seed_draft(), changed(cost_euros=100)) == []


def test_a_changed_field_is_stale_with_old_and_new_value() -> None:
    [stale] = stale_citations(seed_draft(), changed(participants=85))
    assert (stale.citation.value, stale.now) == (80, 85)
    assert stale.description == "Zahl der Teilnehmenden: 80 → 85"
    assert "circa 80" in stale.sentence.text


def test_a_record_that_is_gone_leaves_its_citations_stale() -> None:
    found = stale_citations(seed_draft(), [record for record in records_of("seed") if record.key != KICK_OFF])
    assert {stale.citation.record for stale in found} == {KICK_OFF}
    assert "held_on: 2015-03 → nicht mehr enthalten" in {each.description for each in found}


def test_lists_are_shown_as_a_person_writes_them() -> None:
    records = [
        replace(record, facts={**record.facts, "partners": ["Landkreise"]}) if "partners" in record.facts else record
        for record in records_of("seed")
    ]
    [stale] = stale_citations(seed_draft(), records)
    assert stale.description == "Partner: Landkreise, kreisfreie Städte → Landkreise"


def test_taking_over_says_the_sentence_anew() -> None:
    records = changed(participants=85)
    [stale] = stale_citations(seed_draft(), records)
    draft = with_taken_over(seed_draft(), stale, redrafted(records))
    assert draft.passages == redrafted(records).passages
    assert stale_citations(draft, records) == []


def test_an_officers_own_words_are_not_taken_over() -> None:
    draft, records = seed_draft(), changed(participants=85)
    passage = draft.passages[0]
    paragraph = passage.paragraphs[1]
    own = paragraph.sentences[0].changed("Es kamen etwa 80 Personen.")
    assert own.origin is Origin.CHANGED
    paragraphs = list(passage.paragraphs)
    paragraphs[1] = replace(paragraph, sentences=(own, *paragraph.sentences[1:]))
    draft = replace(draft, passages=(replace(passage, paragraphs=tuple(paragraphs)),))
    [stale] = stale_citations(draft, records)
    with pytest.raises(InvalidInput, match="von Hand"):
        with_taken_over(draft, stale, redrafted(records))


def test_a_sentence_that_the_records_no_longer_say_is_not_taken_over() -> None:
    records = changed(participants=None)
    stale = stale_citations(seed_draft(), records)[0]
    with pytest.raises(InvalidInput, match="von Hand"):
        with_taken_over(seed_draft(), stale, redrafted([]))


def test_keeping_silences_the_value_seen_and_no_later_one() -> None:
    [stale] = stale_citations(seed_draft(), changed(participants=85))
    draft = with_kept(seed_draft(), stale, reason=" Stand der Anmeldungen ")
    assert stale_citations(draft, changed(participants=85)) == []
    assert [each.now for each in stale_citations(draft, changed(participants=90))] == [90]
    restored = Draft.from_json(draft.to_json())
    assert restored == draft
    kept = [each.kept for sentence in restored.sentences() for each in sentence.citations if each.kept]
    assert [(each.value, each.reason) for each in kept] == [(85, "Stand der Anmeldungen")]


def test_keeping_needs_a_reason() -> None:
    [stale] = stale_citations(seed_draft(), changed(participants=85))
    with pytest.raises(InvalidInput, match="Grund"):
        with_kept(seed_draft(), stale, reason=" ")


def test_changing_words_keeps_citations_and_typing_them_has_none() -> None:
    sentence = next(seed_draft().sentences())
    assert sentence.changed(sentence.text) is sentence
    assert sentence.changed("Anders.").citations == sentence.citations
    assert replace(sentence, citations=()).changed("Anders.").origin is Origin.OWN

"""A sentence written by hand gets a source, and is stale when that source changes."""

from dataclasses import replace

import pytest

from answers.drafting.citing import own_sentences, sources_of, with_source
from answers.drafting.draft import Citation, Draft, Origin, Paragraph, Passage, Sentence
from answers.drafting.stale import stale_citations
from inquiries.foundation.errors import InvalidInput
from tests.answers.drafting.cases import records_of

KICK_OFF = "auftaktveranstaltung-integration-2015-03"
TEXT = "Es kamen etwa 80 Gäste."
LIST = "- eins\n- zwei"


def draft(*texts: str) -> Draft:
    return Draft((Passage(("1",), (Paragraph(tuple(Sentence(each, origin=Origin.OWN) for each in texts)),)),))


def test_an_own_sentence_rests_on_the_fact_that_is_named_and_keeps_its_words() -> None:
    [record] = records_of(KICK_OFF)
    cited = with_source(draft(TEXT, "Mehr nicht."), TEXT, record, "participants")
    first, second = cited.sentences()
    assert (first.text, first.origin, first.citations) == (
        TEXT,
        Origin.CHANGED,
        (Citation(KICK_OFF, record.version, "participants", 80),),
    )
    assert own_sentences(cited) == [second]
    changed = replace(record, facts={**record.facts, "participants": 85})
    assert [each.description for each in stale_citations(cited, [changed])] == ["Zahl der Teilnehmenden: 80 → 85"]


def test_a_list_is_found_again_whatever_a_form_makes_of_its_line_ends() -> None:
    [record] = records_of(KICK_OFF)
    cited = with_source(draft(LIST), LIST.replace("\n", "\r\n"), record, "type")
    assert [each.text for each in cited.sentences()] == [LIST]
    assert own_sentences(cited) == []


@pytest.mark.parametrize(("text", "field"), [("Ein anderer Satz.", "participants"), (TEXT, "cost_euros")])
def test_a_sentence_or_a_fact_that_there_is_not_is_refused(text: str, field: str) -> None:
    [record] = records_of(KICK_OFF)
    with pytest.raises(InvalidInput):
        with_source(draft(TEXT), text, record, field)


def test_every_fact_of_a_record_can_be_a_source() -> None:
    [record] = records_of(KICK_OFF)
    assert [name for _, name in sources_of([record])] == list(record.facts)

"""The seed: the draft holds every fact of the government's real answer and no other, in its order."""

import json

from answers.drafting.draft import Draft, Gap
from answers.drafting.propose import propose
from tests.answers.drafting.cases import DATA, SEED_QUESTIONS, TODAY, pool, records_of, seed_draft
from tests.answers.drafting.support import unsupported

REAL_ANSWER = tuple(  # a paragraph a block, a sentence a line
    tuple(block.split("\n")) for block in (DATA / "seed_answer.txt").read_text("utf-8").strip().split("\n\n")
)
GAP = Gap(("2",), "[Termin der Unterrichtung des Landtages: in keiner verknüpften Unterlage enthalten]")


def paragraphs(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """Return the sentences of the first passage, paragraph by paragraph."""
    return tuple(tuple(each.text for each in paragraph.sentences) for paragraph in draft.passages[0].paragraphs)


def test_the_seed_is_drafted_as_the_government_answered() -> None:
    draft = seed_draft()
    assert [passage.questions for passage in draft.passages] == [("1", "2")]
    assert paragraphs(draft) == REAL_ANSWER
    assert draft.gaps == (GAP,)


def test_every_sentence_of_the_seed_is_cited_and_held() -> None:
    draft = seed_draft()
    assert all(sentence.citations for sentence in draft.sentences())
    assert unsupported(draft) == []


def test_the_order_of_linking_does_not_matter_for_the_seed() -> None:
    assert paragraphs(propose(SEED_QUESTIONS, records_of("seed")[::-1], today=TODAY)) == REAL_ANSWER


def test_unrelated_records_of_all_ministries_change_nothing_in_the_seed() -> None:
    draft = propose(SEED_QUESTIONS, list(pool().values()), today=TODAY)
    assert paragraphs(draft) == REAL_ANSWER
    assert draft.gaps == (GAP,)


def test_the_event_of_march_cites_the_fields_it_is_made_of() -> None:
    sentence = seed_draft().passages[0].paragraphs[1].sentences[0]
    cited = {citation.field: citation.value for citation in sentence.citations}
    assert cited == {
        "held_on": "2015-03",
        "organiser": "Ministerium für Arbeit, Gleichstellung und Soziales",
        "type": "Auftaktveranstaltung",
        "participants": 80,
        "participants_accuracy": "about",
        "participants_note": "aus unterschiedlichen Bereichen der Integrationsarbeit",
    }
    assert {(each.record, each.version) for each in sentence.citations} == {
        ("auftaktveranstaltung-integration-2015-03", 1)
    }


def test_a_draft_survives_json() -> None:
    draft = seed_draft()
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_a_paragraph_in_json_has_text_and_all_citations() -> None:
    paragraph = seed_draft().to_json()["passages"][0]["paragraphs"][1]
    assert paragraph["text"] == " ".join(REAL_ANSWER[1])
    assert len(paragraph["citations"]) == sum(len(each["citations"]) for each in paragraph["sentences"]) - 1
    assert set(paragraph["citations"][0]) == {"record", "version", "field", "value"}


def test_the_report_closes_the_gap_once_it_is_planned() -> None:
    concept, *others = records_of("seed")
    known = type(concept).from_json(
        {**concept.to_json(), "facts": {**concept.facts, "report_to_parliament": "2016-Q3"}}, version=2
    )
    draft = propose(SEED_QUESTIONS, [known, *others], today=TODAY)
    assert draft.gaps == ()
    assert "Es ist vorgesehen, den Landtag im dritten Quartal 2016" in draft.passages[0].text

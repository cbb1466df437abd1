"""Whatever records say: no uncited sentence, no crash, the same draft each time."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from answers.drafting.draft import Draft
from answers.drafting.phrases import standard
from answers.drafting.propose import DraftQuestion, propose
from answers.drafting.sentences import is_table, sentences_of
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import record_errors
from tests.answers.drafting.generated import LINKED, QUESTIONS, records

DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))


@settings(max_examples=60, deadline=None)
@given(records())
def test_generated_records_are_such_as_the_schema_allows(record: Record) -> None:
    assert record_errors(record.to_json()) == []
    assert Record.from_json(record.to_json(), version=record.version) == record


@settings(max_examples=60, deadline=None)
@given(QUESTIONS, LINKED, DAYS)
def test_every_sentence_cites_what_its_record_says(
    questions: list[DraftQuestion], linked: list[Record], today: date
) -> None:
    draft = propose(questions, linked, today=today)
    by_key = {record.key: record for record in linked}
    for sentence in (*draft.sentences(), *draft.offered):
        assert sentence.citations
        for citation in sentence.citations:
            record = by_key[citation.record]
            assert (citation.version, citation.value) == (record.version, record.value_of(citation.field))
    assert [label for passage in draft.passages for label in passage.questions] == [each.label for each in questions]


@settings(max_examples=30, deadline=None)
@given(QUESTIONS, LINKED, DAYS)
def test_the_same_records_make_the_same_draft(
    questions: list[DraftQuestion], linked: list[Record], today: date
) -> None:
    draft = propose(questions, linked, today=today)
    assert draft == propose(questions, linked, today=today)
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


@settings(max_examples=60, deadline=None)
@given(records())
def test_a_sentence_of_a_template_is_one_plain_paragraph_of_markdown(record: Record) -> None:
    for phrase in standard().fitting(record):
        if phrase.verbatim:
            continue
        for sentence in sentences_of(phrase, record, after="", introduced=False, another=False, upcoming=False):
            tokens = MarkdownIt("commonmark").enable("table").parse(sentence.text)
            opened = [token.type for token in tokens if token.nesting == 1 and token.level == 0]
            assert opened == ["table_open" if is_table(sentence) else "paragraph_open"]
            inline = [child.type for token in tokens for child in token.children or ()]
            assert set(inline) <= {"text", "text_special"}


def test_every_phrase_of_every_kind_can_be_said() -> None:
    kinds = {phrase.kind for phrase in standard().phrases}
    assert kinds == set(RecordKind)


def test_without_records_every_question_is_a_gap() -> None:
    questions = [DraftQuestion("1", "Wann?"), DraftQuestion("2", "Was ist geplant?"), DraftQuestion("3", "Wann?")]
    draft = propose(questions, [], today=date(2015, 12, 1))
    assert [passage.paragraphs for passage in draft.passages] == [(), (), ()]
    assert [gap.questions for gap in draft.gaps] == [("1",), ("2",), ("3",)]


def test_a_question_that_names_nothing_is_about_the_inquirys_subject() -> None:
    record = Record(
        "fachtag-wolf", RecordKind.EVENT, "Fachtag Wolf", "Staatskanzlei", {"type": "Fachtag", "held_on": "2014-05"}
    )
    questions = [DraftQuestion("", "Wann fand das statt?")]
    assert propose(questions, [record], today=date(2015, 1, 1)).gaps
    draft = propose(questions, [record], today=date(2015, 1, 1), subject="Fachtag zum Wolf")
    assert draft.passages[0].text == "Im Mai 2014 wurde ein Fachtag durchgeführt."

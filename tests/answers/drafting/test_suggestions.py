"""Records are suggested with the words that speak for them."""

from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion, propose
from answers.drafting.suggestions import suggest_records, unused_records
from tests.answers.drafting.cases import SEED, SEED_QUESTIONS, TODAY, pool, records_of


def test_the_seeds_records_are_suggested_before_all_others() -> None:
    found = suggest_records(SEED_QUESTIONS, list(pool().values()))
    assert {each.record.key for each in found[: len(SEED)]} == set(SEED)


def test_a_suggestion_names_the_questions_and_words() -> None:
    [found] = suggest_records(SEED_QUESTIONS, records_of("konzeption-integration-2011"))
    assert found.questions == ("1",)
    assert found.reason == "Passt zu 1: Konzeption, Integration, Migrantinnen, Migranten"
    [alone] = suggest_records(
        [DraftQuestion("", "Was ist mit der Integration?")], records_of("projektgruppe-integration")
    )
    assert alone.reason == "Passt zur Frage: Integration"


def test_a_table_of_numbers_does_not_fit_a_question_for_names() -> None:
    numbers = DraftQuestion("3", "Wie viele Beratungsstellen gibt es?")
    names = DraftQuestion("4", "Welche Namen haben die Leiterinnen dieser Beratungsstellen?")
    [both] = suggest_records([numbers, names], records_of("beratungsstellen"))
    assert both.reason == "Passt zu 3: Beratungsstellen"
    [alone] = suggest_records([names], records_of("beratungsstellen"))
    assert alone.questions == ("4",)


def test_a_record_about_something_else_is_not_suggested() -> None:
    assert suggest_records(SEED_QUESTIONS, records_of("wolf-fachtag", "netze")) == []


def test_linked_records_that_went_unused_say_why() -> None:
    records = records_of("wolf-alt", "wolf-antwort", "netze")
    draft = propose([DraftQuestion("1", "Wie ist der Stand beim Wolf?")], records, today=TODAY)
    assert {each.record.key: each.reason for each in unused_records(draft, records, today=TODAY)} == {
        "wolf-alt": "Die Unterlage gilt am 01.12.2015 nicht.",
        "netze": "Was gefragt ist, enthält diese Unterlage nicht.",
    }
    assert len(unused_records(Draft(), records, today=TODAY)) == 3

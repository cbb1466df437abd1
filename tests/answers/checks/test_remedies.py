"""Each check tells where something is and what to do about it."""

from answers.checks import Surroundings, check_answer
from answers.drafting.draft import Draft, Gap, Origin, Paragraph, Passage, Sentence
from answers.drafting.stale import stale_citations
from inquiries.outcome import Outcome, QuestionOutcome
from inquiries.parsed_paper import PaperQuestion
from tests.answers.drafting.cases import records_of, seed_draft

ALL = {
    "uncovered", "gap", "outcome-ground", "outcome-reasons", "outcome-paper", "outcome-unknown-paper", "unprintable",
    "marking", "mention", "personal-data", "co-signature", "unknown-paper", "unsourced",
}  # fmt: skip
TEXTS = (
    "Frau Sabine Kröger klagte.",
    "VS-NfD",
    "Das Papier ist als VS-NfD eingestuft.",
    "| a | b |\n| c | d |",
    "Siehe Drucksache 6/13.",
)


def test_every_finding_has_its_place_and_a_remedy() -> None:
    passages = [
        Passage((str(number),), (Paragraph((Sentence(text, origin=Origin.OWN),)),)) for number, text in enumerate(TEXTS)
    ]
    outcomes = {
        "0": QuestionOutcome(Outcome.REFUSED),
        "1": QuestionOutcome(Outcome.REFERRED),
        "2": QuestionOutcome(Outcome.REFERRED, paper="6/9"),
    }
    draft = Draft(tuple(passages), (Gap(("3",), "[Ort: …]"),), outcomes=outcomes)
    questions = [PaperQuestion(str(number), "Wer?") for number in range(len(TEXTS) + 1)]
    around = Surroundings(missing_co_signatures=("Finanzministerium",))
    found = check_answer(questions, draft, around=around)
    assert {each.code for each in found} == ALL
    assert [each.code for each in found if not (each.place and each.sentence and each.remedy)] == []


def test_a_stale_sentence_is_told_with_place_and_remedy() -> None:
    draft = seed_draft()
    found = check_answer((), draft, stale=stale_citations(draft, records_of("seed")[1:]))
    assert "stale" in {each.code for each in found}
    assert all(each.place and each.remedy for each in found)

"""What became of a question, and what each outcome needs to stand."""

import pytest

from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround

REFUSED = QuestionOutcome(Outcome.REFUSED, RefusalGround.STATUTE, "§ 30 AO steht entgegen.")


@pytest.mark.parametrize(
    ("outcome", "missing"),
    [
        (QuestionOutcome(), ()),
        (QuestionOutcome(Outcome.PARTLY), ("reasons",)),
        (QuestionOutcome(Outcome.PARTLY, reasons="Dazu wird keine Statistik geführt."), ()),
        (QuestionOutcome(Outcome.REFUSED), ("ground", "reasons")),
        (QuestionOutcome(Outcome.REFUSED, RefusalGround.STATUTE, " "), ("reasons",)),
        (REFUSED, ()),
        (QuestionOutcome(Outcome.REFERRED), ("paper",)),
        (QuestionOutcome(Outcome.REFERRED, paper="sechs"), ("paper",)),
        (QuestionOutcome(Outcome.REFERRED, paper=" 6/12 "), ()),
    ],
)
def test_a_refusal_needs_ground_and_reasons_and_a_reference_its_paper(
    outcome: QuestionOutcome, missing: tuple[str, ...]
) -> None:
    assert outcome.missing == missing
    assert outcome.explains_itself is (not missing and outcome.outcome is not Outcome.ANSWERED)


def test_a_reference_is_said_in_the_set_words() -> None:
    words = QuestionOutcome(Outcome.REFERRED, paper="6/12").words
    assert words == "Auf die Antwort der Landesregierung auf Drucksache 6/12 wird verwiesen."
    assert QuestionOutcome(Outcome.REFERRED, paper="?").words == QuestionOutcome(reasons="Weil.").words == ""


@pytest.mark.parametrize("outcome", [REFUSED, QuestionOutcome(Outcome.REFERRED, paper="6/12"), QuestionOutcome()])
def test_a_revision_keeps_the_whole_outcome_and_a_paper_its_codes(outcome: QuestionOutcome) -> None:
    assert QuestionOutcome.from_json(outcome.to_json()) == outcome
    assert set(outcome.published()) == {"outcome", "ground"}

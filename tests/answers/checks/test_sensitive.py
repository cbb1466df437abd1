"""A hint can be answered with a reason; a marking stops whatever the reason."""

import pytest

from answers.checks import ANSWERABLE, CheckFinding, Surroundings, check_answer
from answers.drafting.draft import Draft, Paragraph, Passage, Seen, Sentence
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.parsed_paper import PaperQuestion
from inquiries.printed_paper_number import PrintedPaperNumber

QUESTIONS = (PaperQuestion("1", "Wer?"),)


def draft(text: str, *, seen: tuple[Seen, ...] = (), outcome: QuestionOutcome | None = None) -> Draft:
    outcomes = {"1": outcome} if outcome else {}
    return Draft((Passage(("1",), (Paragraph((Sentence(text),)),)),), outcomes=outcomes, seen=seen)


def findings(drafted: Draft, **about: object) -> list[CheckFinding]:
    return check_answer(QUESTIONS, drafted, **about)  # type: ignore[arg-type]  # the test's own words


def test_personal_data_stop_until_they_are_answered_and_are_then_shown_with_the_reason() -> None:
    [hint] = findings(draft("Frau Sabine Kröger hat geklagt. Frau Sabine Kröger gewann."))
    assert (hint.code, hint.words, hint.stops, hint.anchor) == ("personal-data", "Sabine Kröger", True, "abschnitt-0")
    seen = Seen(hint.code, hint.words, "Sie hat der Nennung zugestimmt.")
    [answered] = findings(draft("Frau Sabine Kröger hat geklagt.", seen=(seen,)))
    assert (answered.stops, answered.reason) == (False, "Sie hat der Nennung zugestimmt.")


def test_other_words_need_a_reason_of_their_own() -> None:
    seen = Seen("personal-data", "Sabine Kröger", "Zugestimmt.")
    [hint] = findings(draft("Herr Thomas Wieland hat geklagt.", seen=(seen,)))
    assert hint.stops


def test_a_marking_stops_and_cannot_be_answered() -> None:
    seen = Seen("marking", "VS-NfD", "Egal.")
    [mark] = findings(draft("VS-NfD", seen=(seen,)))
    assert (mark.code, mark.stops, mark.code in ANSWERABLE) == ("marking", True, False)
    assert "nicht zugelassen" in mark.sentence
    assert "Geheimschutzstelle" in mark.remedy


def test_remark_and_reasons_are_looked_at_too() -> None:
    refused = QuestionOutcome(Outcome.REFUSED, RefusalGround.STATUTE, "Frau Sabine Kröger widersprach.")
    found = findings(draft("So ist es.", outcome=refused), government_remark="VS-NfD")
    assert [(each.code, each.place) for each in found] == [("marking", "Vorbemerkung"), ("personal-data", "Frage 1")]


@pytest.mark.parametrize(
    ("outcome", "codes"),
    [
        (QuestionOutcome(Outcome.REFUSED), ["outcome-ground", "outcome-reasons"]),
        (QuestionOutcome(Outcome.PARTLY), ["outcome-reasons"]),
        (QuestionOutcome(Outcome.REFERRED, paper="x"), ["outcome-paper"]),
        (QuestionOutcome(Outcome.REFERRED, paper="6/9"), ["outcome-unknown-paper", "unknown-paper"]),
    ],
)
def test_an_outcome_that_lacks_something_stops(outcome: QuestionOutcome, codes: list[str]) -> None:
    assert [each.code for each in findings(draft("So ist es.", outcome=outcome))] == codes


def test_a_paper_that_is_named_and_not_published_is_pointed_out_and_stops_nothing() -> None:
    text = "Siehe Drucksache 6/12 und Drucksache 6/13."
    around = Surroundings(published=frozenset({PrintedPaperNumber(6, 12)}))
    [finding] = findings(draft(text), around=around)
    assert (finding.code, finding.stops, "6/13" in finding.sentence) == ("unknown-paper", False, True)


def test_where_a_parliaments_wording_is_unknown_no_paper_is_missed() -> None:
    assert findings(draft("Siehe Drucksache 6/13."), around=Surroundings(parliament="XX")) == []


def test_a_missing_co_signature_stops() -> None:
    [finding] = findings(draft("So ist es."), around=Surroundings(missing_co_signatures=("Finanzministerium",)))
    assert (finding.code, finding.stops) == ("co-signature", True)
    assert str(finding).startswith("Mitzeichnung: Die Mitzeichnung steht aus: Finanzministerium.")
    assert finding.to_json()["remedy"]

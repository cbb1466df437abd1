"""What is said after an answer, and what becomes of its questions by it."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from answers import amending, release
from answers.amendment import Amendment, AmendmentEntry
from answers.composition import answer_content
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.printed_paper import PrintedPaper
from inquiries.publication import find_paper
from inquiries.statistics.outcomes import by_outcome
from inquiries.workflow import Stage
from tests.factories import World

LETTER = date(2015, 5, 18)
REFUSED = QuestionOutcome(Outcome.REFUSED, RefusalGround.STATUTE, "Das Steuergeheimnis steht entgegen.")


@pytest.fixture
def answered(world: World) -> Inquiry:
    """Return an inquiry whose first question was answered and whose second was refused."""
    inquiry = world.drafting(world.person(Role.OFFICER, ministry="SM"))
    passages = tuple(Passage((label,), (Paragraph((Sentence(text),)),)) for label, text in (("1", "Zehn."), ("2", "–")))
    draft = Draft(passages, outcomes={"2": REFUSED})
    inquiry.answer = answer_content(draft, None, inquiry.paper_questions())
    inquiry.stage, inquiry.letter_dated_on = Stage.ANSWERED, LETTER
    return inquiry


def counted(inquiry: Inquiry) -> dict[str, int]:
    assert inquiry.answer is not None
    return dict(by_outcome(inquiry.answer["outcomes"].values()))


def write(world: World, inquiry: Inquiry, became: QuestionOutcome) -> Amendment:
    officer = world.actor(Role.OFFICER, ministry="SM")
    entry = AmendmentEntry("2", "Bis 2020.", "Nachforderung des Landtages", became=became)
    return amending.write(world.session, officer, inquiry.id, entry)


def hand_over(world: World, inquiry: Inquiry, amendment: Amendment) -> None:
    approver = world.actor(Role.APPROVER, ministry="SM")
    amending.hand_over(world.session, approver, inquiry.id, amendment.id, letter_dated_on=LETTER)


def paper_of(session: Session, inquiry: Inquiry) -> PrintedPaper:
    paper = find_paper(session, "MV", inquiry.number)
    assert paper is not None
    return paper


def test_a_supplement_makes_a_refused_question_an_answered_one(world: World, answered: Inquiry) -> None:
    amendment = write(world, answered, QuestionOutcome())
    assert counted(answered) == {"beantwortet": 1, "Antwort abgelehnt": 1}  # nothing before it is handed over
    hand_over(world, answered, amendment)
    assert counted(answered) == {"beantwortet": 2}


def test_a_version_of_the_paper_bears_the_outcomes_of_its_amendments_alone(world: World, answered: Inquiry) -> None:
    system = Actor.system()
    with clock.pinned_to(LETTER):
        release.publish(world.session, system, answered.id, printed_on=LETTER)
        hand_over(world, answered, first := write(world, answered, QuestionOutcome(Outcome.PARTLY)))
        hand_over(world, answered, write(world, answered, QuestionOutcome()))
        amending.publish(world.session, system, answered.id, first.id, printed_on=LETTER)
    paper = paper_of(world.session, answered)
    assert (paper.version, (paper.outcomes or {})["2"]["outcome"]) == (2, "PARTLY")
    assert counted(answered) == {"beantwortet": 2}


def test_what_appears_first_has_taken_its_amendments_in(world: World, answered: Inquiry) -> None:
    hand_over(world, answered, write(world, answered, QuestionOutcome()))
    with clock.pinned_to(LETTER):
        release.publish(world.session, Actor.system(), answered.id, printed_on=LETTER)
    assert {each["outcome"] for each in (paper_of(world.session, answered).outcomes or {}).values()} == {"ANSWERED"}


def test_a_refusal_names_its_ground_in_an_amendment_too(world: World, answered: Inquiry) -> None:
    with pytest.raises(InvalidInput, match="worauf sich die Ablehnung stützt") as refusal:
        write(world, answered, QuestionOutcome(Outcome.REFUSED))
    assert refusal.value.field == "ground"

"""Release: exactly the file that was seen, and none before the Landtag has the answer."""

from datetime import date

import pytest

from answers import release
from answers.composition import answer_content
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from inquiries.foundation import blobs
from inquiries.foundation.errors import Forbidden, InvalidInput, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage
from tests.factories import World

PRINTED = date(2015, 5, 20)
ANSWER = answer_content(Draft((Passage(("1", "2"), (Paragraph((Sentence("So ist es."),)),)),)), None)


@pytest.fixture
def answered(world: World) -> Inquiry:
    inquiry = world.assigned("SM")
    inquiry.stage, inquiry.letter_dated_on, inquiry.answer = Stage.ANSWERED, date(2015, 5, 18), ANSWER
    world.session.flush()
    return inquiry


def test_the_published_bytes_are_those_of_the_proof(world: World, answered: Inquiry) -> None:
    clerk = world.actor(Role.CLERK)
    proof = release.proof(world.session, clerk, answered.id, printed_on=PRINTED)
    assert proof.sha256 == blobs.sha256_of(proof.docx)
    paper = release.publish(world.session, clerk, answered.id, printed_on=PRINTED, sha256=proof.sha256)
    assert (paper.docx_sha256, paper.inquiry_id, answered.stage) == (proof.sha256, answered.id, Stage.PUBLISHED)
    assert blobs.read(world.session, proof.sha256) == proof.docx


def test_another_file_or_an_earlier_day_is_refused(world: World, answered: Inquiry) -> None:
    clerk = world.actor(Role.CLERK)
    seen = release.proof(world.session, clerk, answered.id, printed_on=PRINTED)
    with pytest.raises(StaleRevision, match="nichts veröffentlicht"):
        release.publish(world.session, clerk, answered.id, printed_on=date(2015, 5, 21), sha256=seen.sha256)
    world.session.rollback()


def test_a_paper_is_not_printed_before_the_letter(world: World, answered: Inquiry) -> None:
    with pytest.raises(InvalidInput, match="nicht vor dem Schreiben"):
        release.publish(world.session, world.actor(Role.CLERK), answered.id, printed_on=date(2015, 5, 17))


def test_there_is_no_proof_without_an_answer(world: World, answered: Inquiry) -> None:
    clerk = world.actor(Role.CLERK)
    answered.answer = None
    with pytest.raises(StepNotAllowed, match="noch keine Antwort"):
        release.proof(world.session, clerk, answered.id, printed_on=PRINTED)
    with pytest.raises(Forbidden):
        release.proof(world.session, world.actor(Role.OFFICER, ministry="SM"), answered.id, printed_on=PRINTED)


def test_the_landtags_proof_exists_in_no_inner_stage(world: World) -> None:
    with pytest.raises(StepNotAllowed) as refusal:
        release.proof(world.session, world.actor(Role.CLERK), world.assigned("SM").id, printed_on=PRINTED)
    assert Stage.ASSIGNED.value not in refusal.value.sentence
    assert refusal.value.about["stage"] is Stage.FORWARDED

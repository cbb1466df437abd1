"""Drafting, editing, submitting and clearing an answer."""

import json
from datetime import date

import pytest

from answers import queries, services
from answers.answer import Answer
from answers.drafting.draft import Origin
from answers.records import services as records
from answers.services import AnswerEdit
from inquiries.assigning import accept_assignment, assign_lead_ministry, return_assignment
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import (
    ChecksFailed,
    Forbidden,
    FourEyesRequired,
    InvalidInput,
    NotFound,
    StaleRevision,
    StepNotAllowed,
)
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of
from inquiries.parsed_paper import PaperQuestion
from inquiries.queries import card_of
from inquiries.trail import history
from inquiries.workflow import Stage
from tests.answers.government import CONCEPT
from tests.factories import World

LETTER = date(2015, 5, 18)
QUESTIONS = (
    PaperQuestion("1", "Wie ist der Stand der Fortschreibung des Konzeptes zum Ausbau der Haltestellen?"),
    PaperQuestion("2", "Wann wird der Landtag über die Fortschreibung des Konzeptes unterrichtet?"),
)


class Desk:
    """An officer with an inquiry and one record."""

    def __init__(self, world: World) -> None:
        person = world.person(Role.OFFICER, ministry="SM")
        self.world, self.session = world, world.session
        self.officer = actor_of(person)
        self.approver = world.actor(Role.APPROVER, ministry="SM")
        self.inquiry: Inquiry = world.drafting(person, questions=QUESTIONS)
        content = json.dumps({"records": [CONCEPT]})
        records.import_records(self.session, Actor.system(), world.parliament, content)
        self.session.flush()

    def draft(self) -> Answer:
        records.link_records(self.session, self.officer, self.inquiry.id, ["konzept-haltestellen"])
        return services.draft_answer(self.session, self.officer, self.inquiry.id)

    def fill_gaps(self) -> Answer:
        answer = self.draft()
        gaps = dict.fromkeys(range(len(answer.draft.gaps)), "Ein Termin steht noch nicht fest.")
        assert gaps
        return services.edit_answer(self.session, self.officer, self.inquiry.id, AnswerEdit(gaps=gaps))

    def submit(self) -> Inquiry:
        self.fill_gaps()
        return services.submit_answer(self.session, self.officer, self.inquiry.id)


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def test_a_draft_needs_a_linked_record(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="noch keine Unterlagen"):
        services.draft_answer(desk.session, desk.officer, desk.inquiry.id)


def test_a_draft_is_the_first_revision_and_names_its_gap(desk: Desk) -> None:
    answer = desk.draft()
    assert [revision.number for revision in answer.revisions] == [1]
    assert "2012" in answer.draft.passages[0].text
    assert [gap.questions for gap in answer.draft.gaps] == [("2",)]


def test_drafting_again_keeps_the_earlier_text(desk: Desk) -> None:
    desk.fill_gaps()
    answer = services.draft_answer(desk.session, desk.officer, desk.inquiry.id, revision=2)
    assert answer.latest_number == 3
    earlier = queries.get_revision(desk.session, desk.officer, desk.inquiry.id, 2)
    assert "steht noch nicht fest" in earlier.draft.passages[0].text


def test_saving_without_a_change_makes_no_revision(desk: Desk) -> None:
    answer = desk.draft()
    edit = AnswerEdit(passages={0: answer.draft.passages[0].text}, government_remark="  ")
    services.edit_answer(desk.session, desk.officer, desk.inquiry.id, edit, revision=1)
    assert answer.latest_number == 1


def test_an_edit_is_a_revision_and_marks_what_is_the_officers_own(desk: Desk) -> None:
    answer = desk.draft()
    text = answer.draft.passages[0].text + " Näheres folgt."
    edit = AnswerEdit(passages={0: text}, government_remark="Vorab.")
    services.edit_answer(desk.session, desk.officer, desk.inquiry.id, edit, revision=1)
    assert answer.latest_number == 2
    assert list(answer.draft.sentences())[-1].origin is Origin.OWN
    assert answer.government_remark == "Vorab."
    findings = services.findings_on(desk.session, desk.officer, desk.inquiry.id)
    assert [finding.code for finding in findings if not finding.stops] == ["unsourced", "office"]


def test_two_officers_at_once_overwrite_nothing(desk: Desk) -> None:
    answer = desk.fill_gaps()
    before = answer.draft
    with pytest.raises(StaleRevision, match="Inzwischen gibt es Fassung 2"):
        services.edit_answer(desk.session, desk.officer, desk.inquiry.id, AnswerEdit({0: "Anders."}), revision=1)
    assert answer.draft == before


def test_a_place_that_is_gone_is_refused(desk: Desk) -> None:
    desk.draft()
    for edit in (AnswerEdit(passages={7: "x"}), AnswerEdit(gaps={7: "x"})):
        with pytest.raises(StaleRevision, match="nicht mehr"):
            services.edit_answer(desk.session, desk.officer, desk.inquiry.id, edit)


def test_an_earlier_revision_can_be_made_the_latest_again(desk: Desk) -> None:
    answer = desk.fill_gaps()
    services.restore_revision(desk.session, desk.officer, desk.inquiry.id, 1, revision=2)
    assert answer.latest_number == 3
    assert answer.draft == answer.revisions[0].draft
    with pytest.raises(NotFound, match="Fassung 9"):
        services.restore_revision(desk.session, desk.officer, desk.inquiry.id, 9)


def test_an_open_gap_stops_clearance(desk: Desk) -> None:
    desk.draft()
    with pytest.raises(ChecksFailed) as refusal:
        services.submit_answer(desk.session, desk.officer, desk.inquiry.id)
    assert "Frage 2" in refusal.value.sentence
    assert desk.inquiry.stage is Stage.DRAFTING


def test_an_answer_goes_to_clearance_and_to_the_landtag(desk: Desk) -> None:
    desk.submit()
    assert desk.inquiry.stage is Stage.CLEARANCE
    services.clear_answer(desk.session, desk.approver, desk.inquiry.id, letter_dated_on=LETTER)
    assert desk.inquiry.stage is Stage.ANSWERED
    assert desk.inquiry.in_time is True
    assert desk.inquiry.answered_by == "Die Ministerin für Arbeit, Gleichstellung und Soziales"
    clerk = desk.world.actor(Role.CLERK)
    assert card_of(desk.inquiry, clerk).letter_dated_on == LETTER
    last = history(desk.session, clerk, desk.inquiry)[-1]
    assert (last.action, last.actor_name) == ("inquiry.answered", "Landesregierung")


def test_the_landtag_receives_the_text_and_nothing_of_its_making(desk: Desk) -> None:
    desk.submit()
    services.clear_answer(desk.session, desk.approver, desk.inquiry.id, letter_dated_on=LETTER)
    handed_over = json.dumps(desk.inquiry.answer)
    assert "konzept-haltestellen" not in handed_over
    assert "citations" not in handed_over


def test_who_wrote_the_answer_cannot_clear_it(desk: Desk) -> None:
    both = desk.world.person(Role.OFFICER, Role.APPROVER, ministry="SM")
    desk.officer = actor_of(both)
    desk.submit()
    with pytest.raises(FourEyesRequired, match="Vier-Augen"):
        services.clear_answer(desk.session, actor_of(both), desk.inquiry.id, letter_dated_on=LETTER)


def test_a_letter_is_not_dated_before_the_inquiry_was_forwarded(desk: Desk) -> None:
    desk.submit()
    with pytest.raises(InvalidInput, match="nicht vor der Zuleitung"):
        services.clear_answer(desk.session, desk.approver, desk.inquiry.id, letter_dated_on=date(2015, 5, 3))


def test_an_answer_comes_back_with_a_reason(desk: Desk) -> None:
    desk.submit()
    services.send_back_answer(desk.session, desk.approver, desk.inquiry.id, reason="Bitte die Zahl prüfen.")
    assert desk.inquiry.stage is Stage.DRAFTING
    assert history(desk.session, desk.officer, desk.inquiry)[-1].detail["reason"] == "Bitte die Zahl prüfen."


def test_a_draft_in_clearance_cannot_be_edited(desk: Desk) -> None:
    desk.submit()
    with pytest.raises(StepNotAllowed, match="Zur Freigabe"):
        services.edit_answer(desk.session, desk.officer, desk.inquiry.id, AnswerEdit())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.COORDINATOR])
def test_another_ministry_learns_nothing_of_the_draft(desk: Desk, role: Role) -> None:
    desk.draft()
    stranger = desk.world.actor(role, ministry="IM")
    for read in (queries.get_answer, queries.find_answer, services.findings_on):
        with pytest.raises(NotFound):
            read(desk.session, stranger, desk.inquiry.id)


@pytest.mark.parametrize("role", [Role.CLERK, Role.PRESIDENT, Role.MEMBER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_nobody_outside_the_government_reads_a_draft(desk: Desk, role: Role) -> None:
    desk.draft()
    with pytest.raises(Forbidden):
        queries.get_answer(desk.session, desk.world.actor(role), desk.inquiry.id)


def test_before_the_first_draft_there_is_no_answer(desk: Desk) -> None:
    assert queries.find_answer(desk.session, desk.officer, desk.inquiry.id) is None
    with pytest.raises(NotFound, match="noch keinen Entwurf"):
        queries.get_answer(desk.session, desk.officer, desk.inquiry.id)


def test_a_ministry_that_takes_over_begins_anew_and_reads_nothing_of_the_other(desk: Desk) -> None:
    desk.fill_gaps()
    system, session = Actor.system(), desk.session
    return_assignment(session, system, desk.inquiry.id, reason="Zuständig ist das IM.")
    ministry = desk.world.ministry("IM")
    assign_lead_ministry(session, system, desk.inquiry.id, ministry_id=ministry.id)
    other = desk.world.person(Role.OFFICER, ministry="IM")
    accept_assignment(session, system, desk.inquiry.id, officer_id=other.id)
    assert queries.find_answer(session, actor_of(other), desk.inquiry.id) is None
    seen = [entry.action for entry in history(session, actor_of(other), desk.inquiry)]
    assert "inquiry.return" in seen
    assert not {"record.link", "answer.revise"} & set(seen)
    with pytest.raises(InvalidInput, match="noch keine Unterlagen"):
        services.draft_answer(session, actor_of(other), desk.inquiry.id)


def test_how_an_answer_comes_about_is_the_ministrys_own_affair(desk: Desk) -> None:
    desk.draft()
    chancellery = desk.world.actor(Role.CHANCELLERY, ministry="STK")
    outside = {entry.action for entry in history(desk.session, chancellery, desk.inquiry)}
    inside = {entry.action for entry in history(desk.session, desk.officer, desk.inquiry)}
    assert inside - outside == {"record.link", "answer.revise"}


def test_what_is_not_up_for_clearance_is_not_cleared(desk: Desk) -> None:
    with pytest.raises(StepNotAllowed, match="In Bearbeitung"):
        services.clear_answer(desk.session, desk.approver, desk.inquiry.id, letter_dated_on=LETTER)

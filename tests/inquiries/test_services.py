"""Registering, forwarding and routing inquiries."""

from datetime import date

import pytest

from inquiries import assigning, services
from inquiries.foundation import blobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.intake import NewInquiry
from inquiries.parliament.deadlines import Deadline
from inquiries.parsed_paper import Asker, PaperQuestion, QuestionPart
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.trail import history
from inquiries.workflow import Event, Stage
from tests.factories import NEW, World


def test_a_registered_inquiry_has_a_number_and_its_questions(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    inquiry = services.register_inquiry(world.session, clerk, world.parliament, NEW, source=b"as handed in")
    assert inquiry.stage is Stage.RECEIVED
    assert str(inquiry.number) == "6/1"
    assert [question.label for question in inquiry.questions] == ["1", "2"]
    assert [(asker.member.name, asker.group_name) for asker in inquiry.askers] == [("Erika Beispiel", "SPD")]
    assert blobs.read(world.session, inquiry.source_sha256 or "") == b"as handed in"


def test_numbers_run_on_within_a_term(world: World) -> None:
    later_term = date(2017, 3, 1)
    numbers = [
        str(world.inquiry().number),
        str(world.inquiry().number),
        str(world.inquiry(received_on=later_term).number),
    ]
    assert numbers == ["6/1", "6/2", "7/1"]


def test_lettered_parts_belong_to_their_question(world: World) -> None:
    parts = (QuestionPart("a", "in Rostock,"), QuestionPart("b", "in Schwerin?"))
    inquiry = world.inquiry(questions=(PaperQuestion("1", "Wie viele gibt es", parts), PaperQuestion("2", "Warum?")))
    assert [question.label for question in inquiry.questions] == ["1", "1a", "1b", "2"]
    assert inquiry.paper_questions()[0].parts == parts


def test_a_single_question_may_go_without_a_number(world: World) -> None:
    inquiry = world.inquiry(questions=(PaperQuestion("", "Warum?"),))
    assert inquiry.paper_questions() == (PaperQuestion("", "Warum?"),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"askers": ()}, "askers"),
        ({"askers": (Asker("Erika Beispiel"), Asker("Erika  Beispiel "))}, "askers"),
        ({"questions": ()}, "questions"),
        ({"questions": (PaperQuestion("1", "  "),)}, "questions"),
        ({"questions": (PaperQuestion("1", "a?"), PaperQuestion("3", "b?"))}, "questions"),
        ({"questions": (PaperQuestion("1", "a", (QuestionPart("b", "x?"),)),)}, "questions"),
        ({"preamble": "x" * 20_001}, "preamble"),
        ({"received_on": date(1990, 1, 1)}, "received_on"),
        ({"received_on": date(2999, 1, 1)}, "received_on"),
    ],
)
def test_unusable_values_are_refused_with_their_field(world: World, changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        world.inquiry(**changes)
    assert refusal.value.field == field
    assert refusal.value.sentence.endswith(".")


def test_an_unknown_member_becomes_an_unsettled_entry(world: World) -> None:
    inquiry = world.inquiry(askers=(Asker("Niemand Bekannt", "SPD-Fraktion"),))
    [asker] = inquiry.askers
    assert (asker.member.verified, asker.group_name) == (False, "SPD")


def test_a_missing_group_is_taken_from_the_membership(world: World) -> None:
    [asker] = world.inquiry(askers=(Asker("Erika Beispiel"),)).askers
    assert asker.group_name == "SPD"


def test_what_was_entered_can_be_corrected_until_it_is_forwarded(world: World) -> None:
    inquiry = world.inquiry()
    corrected = NewInquiry("Neuer Titel", NEW.askers, (PaperQuestion("1", "Nur eine?"),), date(2015, 5, 5))
    services.correct_inquiry(world.session, Actor.system(), inquiry.id, corrected, revision=inquiry.revision)
    assert (inquiry.title, len(inquiry.questions), inquiry.received_on) == ("Neuer Titel", 1, date(2015, 5, 5))
    services.forward_inquiry(world.session, Actor.system(), inquiry.id, on=date(2015, 5, 6))
    with pytest.raises(StepNotAllowed):
        services.correct_inquiry(world.session, Actor.system(), inquiry.id, corrected)


def test_a_correction_cannot_move_an_inquiry_into_another_term(world: World) -> None:
    inquiry = world.inquiry()
    moved = NewInquiry("Titel", NEW.askers, NEW.questions, date(2017, 5, 5))
    with pytest.raises(InvalidInput, match=r"6\. Wahlperiode"):
        services.correct_inquiry(world.session, Actor.system(), inquiry.id, moved)


def test_forwarding_freezes_the_rule_and_explains_the_due_day(world: World) -> None:
    inquiry = world.forwarded()
    assert inquiry.due_on == date(2015, 5, 19)
    assert "14.05." in (inquiry.due_explanation or "")
    assert inquiry.deadline is not None
    assert Deadline.from_json(inquiry.deadline).rule.id == "MV-6"


def test_whether_saturdays_count_is_a_setting_of_the_parliament(world: World) -> None:
    world.parliament.saturdays_count = True
    assert world.forwarded().due_on == date(2015, 5, 16)


def test_nothing_is_forwarded_before_it_was_received(world: World) -> None:
    inquiry = world.inquiry()
    with pytest.raises(InvalidInput, match="nicht vor dem Eingang"):
        services.forward_inquiry(world.session, Actor.system(), inquiry.id, on=date(2015, 5, 1))


def test_an_inquiry_goes_from_the_chancellery_to_an_officer(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.forwarded()
    ministry_id = world.ministry("SM").id
    assigning.assign_lead_ministry(world.session, world.actor(Role.CHANCELLERY), inquiry.id, ministry_id=ministry_id)
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    assigning.accept_assignment(world.session, coordinator, inquiry.id, officer_id=officer.id)
    assert (inquiry.stage, inquiry.officer) == (Stage.DRAFTING, officer)


def test_only_an_officer_of_the_lead_ministry_can_be_named(world: World) -> None:
    stranger = world.person(Role.OFFICER, ministry="IM")
    inquiry = world.assigned("SM")
    with pytest.raises(InvalidInput, match="Wählen Sie eine aus der Liste"):
        assigning.accept_assignment(world.session, Actor.system(), inquiry.id, officer_id=stranger.id)


def test_another_ministry_cannot_accept(world: World) -> None:
    inquiry = world.assigned("SM")
    with pytest.raises(NotFound):
        assigning.accept_assignment(
            world.session, world.actor(Role.COORDINATOR, ministry="IM"), inquiry.id, officer_id=1
        )


def test_an_unknown_ministry_is_refused(world: World) -> None:
    inquiry = world.forwarded()
    with pytest.raises(NotFound):
        assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=999)
    with pytest.raises(InvalidInput, match="Bekannt sind: StK"):
        world.ministry("Ministerium für Zauberei")


def test_a_returned_assignment_waits_at_the_chancellery_with_its_reason(world: World) -> None:
    inquiry = world.assigned("SM")
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    with pytest.raises(InvalidInput, match="Begründung"):
        assigning.return_assignment(world.session, coordinator, inquiry.id, reason=" ")
    assigning.return_assignment(world.session, coordinator, inquiry.id, reason="Verkehr ist Sache des EM.")
    assert (inquiry.stage, inquiry.lead_ministry) == (Stage.FORWARDED, None)
    entries = history(world.session, world.actor(Role.CHANCELLERY), inquiry)
    assert entries[-1].detail["reason"] == "Verkehr ist Sache des EM."


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_clerk_forwards(world: World, role: Role) -> None:
    inquiry = world.inquiry()
    with pytest.raises(Forbidden, match="Ihnen fehlt das Recht"):
        services.forward_inquiry(world.session, world.actor(role, ministry="SM"), inquiry.id)


def test_a_step_from_an_outdated_page_changes_nothing(world: World) -> None:
    inquiry = world.inquiry()
    shown = inquiry.revision
    services.correct_inquiry(
        world.session, Actor.system(), inquiry.id, NewInquiry("Anders", NEW.askers, NEW.questions, NEW.received_on)
    )
    world.session.flush()
    with pytest.raises(StaleRevision):
        services.forward_inquiry(world.session, Actor.system(), inquiry.id, revision=shown)
    assert inquiry.stage is Stage.RECEIVED


def test_only_going_on_with_the_check_needs_nothing_but_a_reason(world: World) -> None:
    inquiry = world.inquiry()
    for event in set(Event) - {Event.RESUME}:
        with pytest.raises(InvalidInput, match="mehr als eine Begründung"):
            services.take_step_by_reason(world.session, Actor.system(), inquiry.id, event, reason="x")


def test_the_landtag_cannot_guess_how_often_the_government_changed_an_inquiry(world: World) -> None:
    clerk, inquiry = world.actor(Role.CLERK), world.assigned("SM")
    world.session.flush()
    for revision in range(inquiry.revision + 2):
        with pytest.raises(StaleRevision):
            withdraw_inquiry(world.session, clerk, inquiry.id, reason="", revision=revision)
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    assigning.return_assignment(
        world.session, coordinator, inquiry.id, reason="Nicht zuständig.", revision=inquiry.revision
    )
    assert inquiry.stage is Stage.FORWARDED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"askers": (Asker("E" * 121),)}, "askers"),
        ({"askers": (Asker("Erika Beispiel", "G" * 121),)}, "askers"),
        ({"questions": (PaperQuestion("1", "Was", (QuestionPart("a", " "),)),)}, "questions"),
        ({"questions": (PaperQuestion("1", "Was", (QuestionPart("a", "x" * 20_001),)),)}, "questions"),
        ({"questions": tuple(PaperQuestion(str(n), "Warum?") for n in range(1, 202))}, "questions"),
    ],
)
def test_nothing_is_taken_that_a_database_or_a_paper_cannot_hold(
    world: World, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        world.inquiry(**changes)
    assert refusal.value.field == field


def test_what_no_page_can_show_is_left_out(world: World) -> None:
    inquiry = world.inquiry(title="Halte\x00stellen\x07", preamble="Erste Zeile\x1b\nzweite")
    assert (inquiry.title, inquiry.preamble) == ("Haltestellen", "Erste Zeile\nzweite")

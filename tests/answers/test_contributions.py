"""Contributions: asked for, delivered through the gate, compared, taken over with their source, chased."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from answers import clearing, services
from answers.contributions import queries
from answers.contributions import services as contributions
from answers.contributions.models import Contribution
from answers.contributions.services import Upload
from answers.readers import get_answer_to_read
from inquiries.chasing import LADDER, chase
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import FourEyesRequired, InvalidInput, NotFound, StepNotAllowed, Unreadable
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.ministries import Ministry, MinistryName, ministries_of
from inquiries.parliament.people import Person, actor_of
from inquiries.trail import history
from tests.answers.government import Government
from tests.desk import waiting_for
from tests.factories import World

DAY = date(2015, 5, 6)
TEXT = "Im Land gibt es 1.234 Haltestellen.\n\nDavon sind 617 barrierefrei."


@pytest.fixture
def government(world: World) -> Iterator[Government]:
    with clock.pinned_to(DAY):
        yield Government(world)


def ask(government: Government, code: str = "IM", **values: Any) -> Contribution:
    [contribution] = contributions.ask_contributions(
        government.session,
        government.officer,
        government.inquiry.id,
        ministry_ids=[government.world.ministry(code).id],
        task="Bitte nennen Sie die Zahl der Haltestellen.",
        **values,
    )
    government.session.flush()
    return contribution


def deliver(government: Government, contribution: Contribution, text: str = TEXT, *files: Upload) -> None:
    contributions.deliver(government.session, government.other("IM"), contribution.id, text=text, uploads=files)


def test_a_house_that_is_asked_sees_the_inquiry_and_its_task_but_no_draft(government: Government) -> None:
    contribution, partner = ask(government), government.other("IM")
    assert [card.id for card in waiting_for(government.session, partner)] == [government.inquiry.id]
    assert queries.contributions_to(government.session, partner, government.inquiry.id) == [contribution]
    with pytest.raises(NotFound):
        get_answer_to_read(government.session, partner, government.inquiry.id)
    ask(government, "FM")
    assert queries.contributions_to(government.session, partner, government.inquiry.id) == [contribution]
    with pytest.raises(NotFound):
        queries.get_contribution(government.session, government.other("FM"), contribution.id)


def test_a_delivery_is_a_version_and_tells_the_officer(government: Government) -> None:
    contribution = ask(government)
    deliver(government, contribution)
    deliver(government, contribution, TEXT.replace("617", "620"))
    assert [version.number for version in contribution.versions] == [1, 2]
    assert waiting_for(government.session, government.other("IM")) == []
    told = government.session.scalars(
        select(Notification).where(Notification.occasion == Occasion.CONTRIBUTION_DELIVERED)
    )
    assert [each.person_id for each in told] == [government.officer.person_id] * 2
    seen = history(government.session, government.officer, government.inquiry)
    assert [entry.action for entry in seen][-2:] == ["contribution.deliver"] * 2


def test_paragraphs_are_taken_over_with_their_source_named(government: Government) -> None:
    contribution = ask(government)
    deliver(government, contribution)
    answer = contributions.take_over(
        government.session, government.officer, contribution.id, number=1, paragraphs=[1], questions=["2"]
    )
    sentence = answer.draft.passages[1].paragraphs[-1].sentences[0]
    assert sentence.text == "Davon sind 617 barrierefrei."
    [citation] = sentence.citations
    assert (citation.record, citation.version, citation.field) == (contribution.key, 1, "text")
    assert queries.contributions_cited(government.session, answer) == {contribution.key: contribution}
    assert services.stale_in(government.session, government.officer, answer) == []
    deliver(government, contribution, "Eine neue Fassung.")
    assert services.stale_in(government.session, government.officer, answer) == []


def test_an_answer_may_begin_with_what_was_contributed(world: World) -> None:
    with clock.pinned_to(DAY):
        officer = world.person(Role.OFFICER, ministry="SM")
        inquiry, ministry = world.drafting(officer), world.ministry("IM")
        [contribution] = contributions.ask_contributions(
            world.session, actor_of(officer), inquiry.id, ministry_ids=[ministry.id], task="Bitte zählen Sie."
        )
        partner = world.actor(Role.COORDINATOR, ministry="IM")
        contributions.deliver(world.session, partner, contribution.id, text=TEXT, uploads=())
        answer = contributions.take_over(
            world.session, actor_of(officer), contribution.id, number=1, paragraphs=[0], questions=["1"]
        )
    passage = next(each for each in answer.draft.passages if "1" in each.questions)
    assert passage.paragraphs[-1].sentences[0].text == "Im Land gibt es 1.234 Haltestellen."


def test_who_contributed_what_was_taken_over_does_not_clear(government: Government) -> None:
    contribution = ask(government)
    deliver(government, contribution)
    author = government.other("IM")
    clearing.ensure_four_eyes(government.session, author, government.answer)
    contributions.take_over(
        government.session, government.officer, contribution.id, number=1, paragraphs=[0], questions=["1"]
    )
    with pytest.raises(FourEyesRequired):
        clearing.ensure_four_eyes(government.session, author, government.answer)


def test_a_delivery_is_returned_with_the_reason_and_a_new_day(government: Government) -> None:
    contribution = ask(government, due_on=DAY)
    with pytest.raises(StepNotAllowed, match="steht noch aus"):
        contributions.ask_once_more(government.session, government.officer, contribution.id, reason="Zu früh.")
    deliver(government, contribution)
    with pytest.raises(InvalidInput):
        contributions.ask_once_more(government.session, government.officer, contribution.id, reason=" ")
    later = date(2015, 5, 8)
    contributions.ask_once_more(
        government.session, government.officer, contribution.id, reason="Es fehlt das Jahr.", due_on=later
    )
    assert (contribution.errand.done_at, contribution.errand.due_on) == (None, later)


@pytest.mark.parametrize(
    ("upload", "refusal"),
    [(Upload("leer.docx", b""), Unreadable), (Upload("makro.docx", b"MZ\x90\x00" + bytes(64)), Unreadable)],
)
def test_a_file_passes_the_gate_or_nothing_is_delivered(
    government: Government, upload: Upload, refusal: type[Exception]
) -> None:
    contribution = ask(government)
    with pytest.raises(refusal):
        deliver(government, contribution, TEXT, upload)
    assert contribution.versions == []


def test_a_file_is_kept_and_read_by_both_houses_alone(government: Government) -> None:
    contribution = ask(government)
    deliver(government, contribution, "", Upload("Zahlen.md", b"# Zahlen\n\nEs sind 617."))
    [file] = contribution.versions[0].files
    for actor in (government.officer, government.other("IM"), Actor.system()):
        assert queries.get_file(government.session, actor, contribution.id, file.id) is file
    with pytest.raises(NotFound):
        queries.get_file(government.session, government.other("FM"), contribution.id, file.id)
    with pytest.raises(NotFound):
        queries.get_file(government.session, government.officer, contribution.id, 999)


def test_what_is_unusable_is_refused(government: Government) -> None:
    with pytest.raises(InvalidInput, match="Vergangenheit"):
        ask(government, due_on=date(2015, 5, 5))
    contribution = ask(government)
    with pytest.raises(InvalidInput, match="Beitrag"):
        deliver(government, contribution, " ")
    with pytest.raises(InvalidInput, match="Zeichen"):
        deliver(government, contribution, "a" * 50_001)
    deliver(government, contribution)
    values: dict[str, Any] = {"number": 1, "paragraphs": [0], "questions": ["1"]}
    for change, refusal in (
        ({"number": 9}, NotFound),
        ({"paragraphs": [7]}, InvalidInput),
        ({"questions": ["8"]}, InvalidInput),
    ):
        with pytest.raises(refusal):
            contributions.take_over(government.session, government.officer, contribution.id, **values | change)


def test_after_the_submission_nothing_is_asked_or_delivered(government: Government) -> None:
    contribution = ask(government)
    services.submit_answer(government.session, government.officer, government.inquiry.id)
    with pytest.raises(StepNotAllowed, match="solange die Antwort entsteht"):
        deliver(government, contribution)
    with pytest.raises(StepNotAllowed):
        ask(government, "FM")


def authority_of(government: Government) -> Ministry:
    superior = government.world.ministry("SM")
    name = MinistryName(
        name="Landesamt für Muster",
        abbreviation="LaMu",
        office="Die Präsidentin",
        keywords=[],
        valid_from=date(2011, 1, 1),
    )
    authority = Ministry(
        parliament_id=superior.parliament_id, code="LAMU", superior_id=superior.id, is_chancellery=False, names=[name]
    )
    government.session.add(authority)
    government.session.flush()
    return authority


def test_an_authority_contributes_but_is_offered_no_lead(government: Government) -> None:
    assert authority_of(government) not in ministries_of(government.session, government.world.parliament)
    ask(government, "LAMU")
    officer = actor_of(government.world.person(Role.OFFICER, ministry="LAMU"))
    assert [each.task for each in queries.contributions_to(government.session, officer, government.inquiry.id)]
    assert [card.id for card in waiting_for(government.session, officer)] == [government.inquiry.id]
    assert waiting_for(government.session, government.other("IM")) == []


def test_an_authority_without_a_co_ordination_is_chased_itself(government: Government) -> None:
    authority_of(government)
    officer = government.world.person(Role.OFFICER, ministry="LAMU")
    ask(government, "LAMU", due_on=date(2015, 5, 12))
    chase(government.session, today=date(2015, 5, 13))
    told = government.session.scalars(select(Notification).where(Notification.occasion == Occasion.ERRAND_CHASED))
    assert [(each.payload["rung"], each.person) for each in told] == [("überfällig", officer)]


def test_the_ladder_climbs_once_a_rung_and_ends_at_the_lead(government: Government) -> None:
    partner = government.other("IM")
    ask(government, due_on=date(2015, 5, 12))
    told: list[tuple[str, str]] = []
    for day in (7, 8, 8, 12, 13, 13, 15, 18):
        chase(government.session, today=date(2015, 5, day))
        query = select(Notification).where(Notification.occasion == Occasion.ERRAND_CHASED).order_by(Notification.id)
        told = [(each.payload["rung"], each.person.login) for each in government.session.scalars(query)]
    lead = government.session.get_one(Person, government.coordinator.person_id).login
    assert told == [
        (LADDER[0].name, partner.login),
        (LADDER[1].name, partner.login),
        (LADDER[2].name, partner.login),
        (LADDER[3].name, lead),
    ]


def test_nobody_is_chased_for_what_has_come_or_has_no_day(government: Government) -> None:
    contribution = ask(government, due_on=date(2015, 5, 7))
    ask(government, "FM")
    deliver(government, contribution)
    assert chase(government.session, today=date(2015, 5, 29)) == 0

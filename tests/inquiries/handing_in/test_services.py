"""What a Member does before the receipt: draft, ask others to join, hand in."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import func, select

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.handing_in import queries, services
from inquiries.handing_in.draft import Consent, InquiryDraft
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.members import Member
from inquiries.parsed_paper import PaperQuestion
from inquiries.trail import history
from inquiries.wording import Wording
from inquiries.workflow import Stage
from tests.factories import World

TODAY = date(2015, 5, 4)
WORDING = Wording(
    "Barrierefreie Haltestellen",
    "Viele Haltestellen haben Stufen.",
    (PaperQuestion("1", "Wie viele Haltestellen sind barrierefrei?"), PaperQuestion("2", "Wann folgen die übrigen?")),
)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Let the clock stand in the sixth term."""
    with clock.pinned_to(TODAY):
        yield


def member(world: World) -> Actor:
    return world.actor(Role.MEMBER, member=world.member)


def begin(world: World, actor: Actor, wording: Wording = WORDING) -> InquiryDraft:
    draft = services.begin_draft(world.session, actor, wording)
    world.session.flush()
    return draft


def other(world: World, name: str = "Otto Vorlage") -> tuple[Member, Actor]:
    seated = world.add_member(name, "CDU", feminine=False)
    return seated, world.actor(Role.MEMBER, member=seated)


def test_a_draft_handed_in_becomes_an_inquiry_received_today_with_a_number(world: World) -> None:
    actor = member(world)
    inquiry = services.hand_in(world.session, actor, begin(world, actor).key)
    assert (inquiry.stage, inquiry.received_on, str(inquiry.number)) == (Stage.RECEIVED, TODAY, "6/1")
    assert inquiry.wording == WORDING
    assert [(asker.member.name, asker.group_name) for asker in inquiry.askers] == [("Erika Beispiel", "SPD")]
    assert world.session.scalar(select(func.count()).select_from(InquiryDraft)) == 0
    assert queries.list_drafts(world.session, actor).total == 0
    [entry] = history(world.session, actor, inquiry)
    assert (entry.action, entry.actor_login) == ("inquiry.hand_in", actor.login)


def test_staff_drafts_and_hands_in_for_their_member(world: World) -> None:
    staff = world.actor(Role.MEMBER_STAFF, member=world.member)
    draft = begin(world, staff)
    assert queries.own_draft(world.session, member(world), draft.key) is draft
    assert services.hand_in(world.session, staff, draft.key).askers[0].member is world.member


STRANGERS = [role for role in Role if role not in {Role.MEMBER, Role.MEMBER_STAFF}]
VERBS: list[Callable[[World, Actor, str], object]] = [
    lambda world, actor, key: queries.own_draft(world.session, actor, key),
    lambda world, actor, key: queries.draft_to_read(world.session, actor, key),
    lambda world, actor, key: services.change_draft(world.session, actor, key, WORDING),
    lambda world, actor, key: services.delete_draft(world.session, actor, key),
    lambda world, actor, key: services.answer_request(world.session, actor, key, joins=True),
    lambda world, actor, key: services.ask_to_join(world.session, actor, key, member_id=1),
]


def test_a_draft_does_not_exist_for_anybody_else_whatever_the_role(world: World) -> None:
    draft = begin(world, member(world))
    for role in STRANGERS:
        stranger = world.actor(role, ministry="SM", member=world.member)  # even with a seat noted by mistake
        for verb in VERBS:
            with pytest.raises(NotFound):
                verb(world, stranger, draft.key)
        with pytest.raises(Forbidden):
            services.hand_in(world.session, stranger, draft.key)
        assert queries.list_drafts(world.session, stranger).total == 0


def test_a_draft_does_not_exist_for_another_member(world: World) -> None:
    draft = begin(world, member(world))
    _, stranger = other(world)
    for verb in VERBS:
        with pytest.raises(NotFound):
            verb(world, stranger, draft.key)
    assert queries.requests_to_join(world.session, stranger) == []


def test_a_draft_leaves_no_trace_that_others_could_count(world: World) -> None:
    actor = member(world)
    before = world.inquiry()
    draft = begin(world, actor)
    services.change_draft(world.session, actor, draft.key, Wording("Anders"))
    services.delete_draft(world.session, actor, draft.key)
    after = world.inquiry()
    assert (after.id, after.serial) == (before.id + 1, before.serial + 1)
    entries = world.session.scalars(select(AuditEntry.action)).all()
    assert set(entries) == {"inquiry.register"}
    assert len(draft.key) == 22


def test_an_unfinished_draft_can_be_kept_but_not_handed_in(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor, Wording("Nur ein Titel"))
    with pytest.raises(InvalidInput, match="keine Frage") as refusal:
        services.hand_in(world.session, actor, draft.key)
    assert refusal.value.field == "questions"
    assert world.session.scalar(select(func.count()).select_from(Inquiry)) == 0


def test_an_empty_draft_is_refused(world: World) -> None:
    with pytest.raises(InvalidInput, match="noch leer"):
        begin(world, member(world), Wording("  "))


def test_who_belongs_to_no_member_cannot_draft(world: World) -> None:
    with pytest.raises(StepNotAllowed, match="keinem Mitglied"):
        services.begin_draft(world.session, world.actor(Role.MEMBER_STAFF), WORDING)


def test_the_system_drafts_in_a_members_name(world: World) -> None:
    draft = services.begin_draft(world.session, Actor.system(), WORDING, member_id=world.member.id)
    assert draft.member is world.member


def test_nobody_saves_over_what_another_saved_meanwhile(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    shown = draft.revision
    services.change_draft(world.session, actor, draft.key, Wording("Neu"), revision=shown)
    world.session.flush()
    for verb in (
        lambda: services.change_draft(world.session, actor, draft.key, Wording("Alt"), revision=shown),
        lambda: services.hand_in(world.session, actor, draft.key, revision=shown),
    ):
        with pytest.raises(StaleRevision, match=actor.name):
            verb()
    assert draft.title == "Neu"


def test_whoever_is_asked_to_join_is_told_but_not_of_what(world: World) -> None:
    actor, (seated, _) = member(world), other(world)
    staff = world.person(Role.MEMBER_STAFF, member=seated)
    draft = begin(world, actor)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    told = world.session.scalars(select(Notification).where(Notification.occasion == Occasion.CO_ASKER_ASKED)).all()
    assert [each.person.member_id for each in told] == [seated.id, seated.id]
    assert staff.id in {each.person_id for each in told}
    for each in told:
        assert each.payload == {"path": "/meine-anfragen/"}
        assert draft.key not in each.about
    services.ask_no_longer(world.session, actor, draft.key, member_id=seated.id)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    assert world.session.scalar(select(func.count()).select_from(Notification)) == 4


def test_whoever_joins_asks_too_in_the_order_asked(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    for name in ("Otto Vorlage", "Frieda Probe"):
        seated, co_asker = other(world, name)
        services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
        assert queries.requests_to_join(world.session, co_asker) == [draft]
        services.answer_request(world.session, co_asker, draft.key, joins=True)
    inquiry = services.hand_in(world.session, actor, draft.key)
    assert [asker.member.name for asker in inquiry.askers] == ["Erika Beispiel", "Otto Vorlage", "Frieda Probe"]


def test_nothing_is_handed_in_while_somebody_has_not_answered(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    seated, _ = other(world)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    with pytest.raises(StepNotAllowed, match="Noch nicht geantwortet hat: Otto Vorlage"):
        services.hand_in(world.session, actor, draft.key)
    services.ask_no_longer(world.session, actor, draft.key, member_id=seated.id)
    assert services.hand_in(world.session, actor, draft.key).stage is Stage.RECEIVED


def test_for_who_declines_the_draft_no_longer_exists(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    seated, co_asker = other(world)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    services.answer_request(world.session, co_asker, draft.key, joins=False)
    world.session.flush()
    with pytest.raises(NotFound):
        queries.draft_to_read(world.session, co_asker, draft.key)
    assert len(services.hand_in(world.session, actor, draft.key).askers) == 1


def test_a_confirmation_holds_only_for_the_wording_that_was_read(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    seated, co_asker = other(world)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    services.answer_request(world.session, co_asker, draft.key, joins=True)
    services.change_draft(world.session, actor, draft.key, draft.wording)
    assert draft.co_askers[0].consent is Consent.CONFIRMED
    services.change_draft(world.session, actor, draft.key, Wording("Anders", None, WORDING.questions))
    assert (draft.co_askers[0].consent, draft.co_askers[0].answered_at) == (Consent.ASKED, None)


def test_a_co_asker_reads_but_does_not_write(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    seated, co_asker = other(world)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    assert queries.draft_to_read(world.session, co_asker, draft.key) is draft
    for verb in (
        lambda: services.change_draft(world.session, co_asker, draft.key, Wording("Meins")),
        lambda: services.hand_in(world.session, co_asker, draft.key),
        lambda: services.delete_draft(world.session, co_asker, draft.key),
    ):
        with pytest.raises(NotFound):
            verb()


def test_only_who_has_a_seat_and_was_not_asked_can_be_asked(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    seated, _ = other(world)
    services.ask_to_join(world.session, actor, draft.key, member_id=seated.id)
    gone = Member(parliament_id=world.parliament.id, name="Ohne Sitz", feminine=None)
    world.session.add(gone)
    world.session.flush()
    for member_id, sentence in (
        (None, "aus der Liste"),
        (9999, "aus der Liste"),
        (gone.id, "aus der Liste"),
        (world.member.id, "schon im Namen von Erika Beispiel"),
        (seated.id, "ist schon gefragt"),
    ):
        with pytest.raises(InvalidInput, match=sentence) as refusal:
            services.ask_to_join(world.session, actor, draft.key, member_id=member_id)
        assert refusal.value.field == "member"


def test_who_asks_cannot_join_themselves(world: World) -> None:
    actor = member(world)
    with pytest.raises(StepNotAllowed, match="niemand gebeten"):
        services.answer_request(world.session, actor, begin(world, actor).key, joins=True)


def test_without_a_seat_today_nobody_hands_in(world: World) -> None:
    actor = member(world)
    draft = begin(world, actor)
    with clock.pinned_to(date(2017, 3, 1)), pytest.raises(StepNotAllowed, match="keinen Sitz im Landtag"):
        services.hand_in(world.session, actor, draft.key)


def test_drafts_are_found_by_title_and_come_in_pages(world: World) -> None:
    actor = member(world)
    for number in range(26):
        begin(world, actor, Wording(f"Entwurf {number}"))
    last = queries.list_drafts(world.session, actor, page=99)
    assert (last.total, last.pages, last.page, len(last.drafts)) == (26, 2, 2, 1)
    assert [draft.title for draft in queries.list_drafts(world.session, actor, text="entwurf 17").drafts] == [
        "Entwurf 17"
    ]

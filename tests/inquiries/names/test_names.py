"""Unknown names of the archive: listed, likened, settled, undone; nothing that a paper prints changes."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from inquiries import indexing
from inquiries.archive.names import NameBook
from inquiries.change_log import changes_after
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Role
from inquiries.names.printed import NameKind
from inquiries.names.queries import OpenName, find_open_name, open_names, papers_naming, suggestions
from inquiries.names.services import Verdict, settle_name, undo_settlement
from inquiries.names.settlement import NameAct
from inquiries.parliament.members import Member, ParliamentaryGroup, find_group, find_member
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.publication import ARCHIVED, publish_archived
from tests.factories import World

PAPER = ParsedPaper(
    parliament="MV",
    number="6/9",
    term=6,
    printed_on=date(2015, 12, 15),
    ministry="Ministerium für Gedöns",
    members=(Asker("Erica Beispiel", "S.P.D."),),
    title="Alte Frage",
    questions=(PaperQuestion("", "Warum?"),),
    answers=(PaperAnswer(("",), "Darum."),),
)


@pytest.fixture
def clerk(world: World) -> Actor:
    book = NameBook(world.session, world.parliament)
    for number in ("6/8", "6/9"):
        paper = replace(PAPER, number=number)
        publish_archived(world.session, world.parliament, paper, number.encode(), media_type="text/plain")
        list(book.enter_members(paper))
    world.session.flush()
    return world.actor(Role.CLERK)


def name(world: World, kind: NameKind) -> OpenName:
    return next(each for each in open_names(world.session, world.parliament) if each.kind is kind)


def facets(world: World, facet: str) -> set[str]:
    world.session.flush()
    return {value for each in indexing.all_documents(world.session) for value in each.facets[facet]}


@pytest.mark.usefixtures("clerk")
def test_every_unknown_name_is_listed_with_how_often_it_occurs(world: World) -> None:
    world.inquiry(askers=(Asker("Erica Beispiel"),))
    world.session.flush()
    assert open_names(world.session, world.parliament) == [
        OpenName(NameKind.MEMBER, "Erica Beispiel", 2, 1),
        OpenName(NameKind.GROUP, "S.P.D.", 2, 0),
        OpenName(NameKind.MINISTRY, "Ministerium für Gedöns", 2, 0),
    ]
    papers = papers_naming(world.session, world.parliament, NameKind.GROUP, "S.P.D.", limit=1)
    assert len(papers) == 1


def test_what_is_known_is_not_listed(world: World) -> None:
    ministry = world.ministry("SM").names[0].name
    known = replace(PAPER, members=(Asker("Erika Beispiel", "SPD"), Asker("Erika Beispiel", "fraktionslos")))
    publish_archived(world.session, world.parliament, replace(known, ministry=ministry), b"x", media_type="text/plain")
    assert open_names(world.session, world.parliament) == []


@pytest.mark.usefixtures("clerk")
def test_the_likeliest_entries_are_suggested(world: World) -> None:
    member = suggestions(world.session, world.parliament, name(world, NameKind.MEMBER))
    assert [each.name for each in member] == ["Erika Beispiel"]
    assert "SPD" in [each.name for each in suggestions(world.session, world.parliament, name(world, NameKind.GROUP))]


def test_a_merged_member_is_found_under_the_known_name_and_the_paper_stays(world: World, clerk: Actor) -> None:
    inquiry = world.inquiry(askers=(Asker("Erica Beispiel"),))
    entry = name(world, NameKind.MEMBER)
    settle_name(world.session, clerk, world.parliament, entry, Verdict(NameAct.MERGE, world.member.id))
    world.session.flush()
    world.session.refresh(inquiry.askers[0])
    assert inquiry.askers[0].member is world.member
    assert find_member(world.session, world.parliament, "Erica Beispiel") is world.member
    assert facets(world, "member") == {"Erika Beispiel"}
    [paper] = papers_naming(world.session, world.parliament, NameKind.MEMBER, "Erica Beispiel", limit=1)
    assert paper.content.members[0].name == "Erica Beispiel"


def test_a_future_import_knows_the_settled_names(world: World, clerk: Actor) -> None:
    settle_name(
        world.session, clerk, world.parliament, name(world, NameKind.MEMBER), Verdict(NameAct.MERGE, world.member.id)
    )
    group, ministry = find_group(world.session, world.parliament, "SPD"), world.ministry("SM")
    assert group is not None
    settle_name(world.session, clerk, world.parliament, name(world, NameKind.GROUP), Verdict(NameAct.MERGE, group.id))
    settle_name(
        world.session, clerk, world.parliament, name(world, NameKind.MINISTRY), Verdict(NameAct.MERGE, ministry.id)
    )
    world.session.flush()
    settled, findings = NameBook(world.session, world.parliament).settle(PAPER)
    assert (settled.members[0].name, settled.members[0].group) == ("Erika Beispiel", "SPD")
    assert settled.ministry == ministry.named_on(date(2015, 12, 15)).name
    assert findings == []
    assert open_names(world.session, world.parliament) == []
    assert facets(world, "group") == {"SPD"}
    assert facets(world, "ministry") == {settled.ministry}


def test_a_misspelt_member_is_renamed_and_keeps_the_printed_spelling(world: World, clerk: Actor) -> None:
    verdict = Verdict(NameAct.RENAME, name="  Erika  von Beispiel ")
    settle_name(world.session, clerk, world.parliament, name(world, NameKind.MEMBER), verdict)
    world.session.flush()
    member = find_member(world.session, world.parliament, "Erica Beispiel")
    assert member is not None
    assert (member.name, member.verified) == ("Erika von Beispiel", True)
    assert facets(world, "member") == {"Erika von Beispiel"}


def test_a_new_member_and_a_new_group_are_confirmed(world: World, clerk: Actor) -> None:
    for kind in NameKind:
        settle_name(world.session, clerk, world.parliament, name(world, kind), Verdict(NameAct.CONFIRM))
        world.session.flush()
    assert open_names(world.session, world.parliament) == []
    assert find_group(world.session, world.parliament, "S.P.D.") is not None
    member = find_member(world.session, world.parliament, "Erica Beispiel")
    assert member is not None
    assert member.verified


@pytest.mark.parametrize("kind", list(NameKind))
def test_a_merger_is_undone_wholly(world: World, clerk: Actor, kind: NameKind) -> None:
    inquiry = world.inquiry(askers=(Asker("Erica Beispiel"),))
    before = open_names(world.session, world.parliament)
    group = find_group(world.session, world.parliament, "SPD")
    assert group is not None
    target = {NameKind.MEMBER: world.member, NameKind.GROUP: group, NameKind.MINISTRY: world.ministry("SM")}[kind]
    settlement = settle_name(
        world.session, clerk, world.parliament, name(world, kind), Verdict(NameAct.MERGE, target.id)
    )
    undo_settlement(world.session, clerk, world.parliament, settlement.id)
    world.session.flush()
    world.session.expire_all()
    assert open_names(world.session, world.parliament) == before
    assert inquiry.askers[0].member.name == "Erica Beispiel"
    with pytest.raises(StepNotAllowed, match="schon zurückgenommen"):
        undo_settlement(world.session, clerk, world.parliament, settlement.id)


@pytest.mark.parametrize(("act", "spelling"), [(NameAct.RENAME, "Erika von Beispiel"), (NameAct.CONFIRM, "")])
def test_renaming_and_confirming_a_member_are_undone(world: World, clerk: Actor, act: NameAct, spelling: str) -> None:
    verdict = Verdict(act, name=spelling)
    settlement = settle_name(world.session, clerk, world.parliament, name(world, NameKind.MEMBER), verdict)
    undo_settlement(world.session, clerk, world.parliament, settlement.id)
    world.session.flush()
    assert find_open_name(world.session, world.parliament, NameKind.MEMBER, "Erica Beispiel") is not None


def test_a_group_that_was_entered_stays(world: World, clerk: Actor) -> None:
    verdict = Verdict(NameAct.RENAME, name="Sozialdemokraten")
    settlement = settle_name(world.session, clerk, world.parliament, name(world, NameKind.GROUP), verdict)
    with pytest.raises(StepNotAllowed, match="bleibt"):
        undo_settlement(world.session, clerk, world.parliament, settlement.id)
    groups = {group.name for group in world.session.scalars(select(ParliamentaryGroup))}
    assert "Sozialdemokraten" in groups


@pytest.mark.parametrize(
    ("kind", "verdict", "field"),
    [
        (NameKind.MEMBER, Verdict(NameAct.MERGE), "target"),
        (NameKind.GROUP, Verdict(NameAct.MERGE, 999), "target"),
        (NameKind.MINISTRY, Verdict(NameAct.MERGE, 999), "target"),
        (NameKind.MINISTRY, Verdict(NameAct.RENAME, name="x"), "act"),
        (NameKind.MEMBER, Verdict(NameAct.RENAME, name=" "), "name"),
        (NameKind.MEMBER, Verdict(NameAct.RENAME, name="erika beispiel"), "name"),
        (NameKind.GROUP, Verdict(NameAct.RENAME, name="x" * 121), "name"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    world: World, clerk: Actor, kind: NameKind, verdict: Verdict, field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        settle_name(world.session, clerk, world.parliament, name(world, kind), verdict)
    assert refusal.value.field == field


def test_a_name_is_settled_once_and_by_whom_it_concerns(world: World, clerk: Actor) -> None:
    entry = name(world, NameKind.MEMBER)
    with pytest.raises(Forbidden):
        settle_name(world.session, world.actor(Role.PRESIDENT), world.parliament, entry, Verdict(NameAct.CONFIRM))
    admin = world.actor(Role.ADMINISTRATOR)
    settlement = settle_name(world.session, admin, world.parliament, entry, Verdict(NameAct.CONFIRM))
    with pytest.raises(StepNotAllowed, match="nicht mehr ungeprüft"):
        settle_name(world.session, clerk, world.parliament, entry, Verdict(NameAct.CONFIRM))
    with pytest.raises(NotFound):
        undo_settlement(world.session, clerk, world.parliament, settlement.id + 99)


def test_each_act_stands_in_the_trail_and_lets_the_papers_be_indexed(world: World, clerk: Actor) -> None:
    entry = name(world, NameKind.MEMBER)
    settle_name(world.session, clerk, world.parliament, entry, Verdict(NameAct.MERGE, world.member.id))
    trail = world.session.scalars(select(AuditEntry).where(AuditEntry.action == "names.settle")).one()
    assert (trail.detail["name"], trail.detail["target"]) == ("Erica Beispiel", "Erika Beispiel")
    assert world.session.scalars(select(OutboxMessage).where(OutboxMessage.topic == ARCHIVED)).one()
    noted = [str(change.number) for change in changes_after(world.session, 2)]
    assert noted == ["6/8", "6/9"]
    assert world.session.scalars(select(Member).where(Member.name == "Erica Beispiel")).one().merged_into_id

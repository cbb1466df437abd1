"""Settling unknown names: merged, spelt rightly or confirmed; each act recorded, and undone (Namen klären)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries import change_log
from inquiries.foundation import audit, clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.database import Json
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import InquiryAsker
from inquiries.names.printed import LONGEST, NameKind, PaperName
from inquiries.names.queries import OpenName, find_open_name, known_entries
from inquiries.names.settlement import NameAct, NameSettlement
from inquiries.parliament.members import Member, ParliamentaryGroup
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import Person
from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.publication import ARCHIVED


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a name: the act, and the entry it belongs to or how it is rightly spelt."""

    act: NameAct
    target_id: int | None = None
    name: str = ""


def ensure_may_settle(actor: Actor) -> None:
    """Raise Forbidden unless the actor publishes papers or keeps the directories."""
    if not (actor.may(Permission.PUBLISH_PAPER) or actor.may(Permission.ADMINISTER)):
        raise Forbidden("Namen klären die Landtagsverwaltung und die Fachadministration.")


def settle_name(
    session: Session, actor: Actor, parliament: Parliament, name: OpenName, verdict: Verdict
) -> NameSettlement:
    """Settle a name that nobody has settled yet. What papers print stays; they are found under the right name."""
    ensure_may_settle(actor)
    kind, text = name.kind, name.text
    if find_open_name(session, parliament, kind, text) is None:
        raise StepNotAllowed(f"„{text}“ ist nicht mehr ungeprüft; vielleicht hat jemand den Namen schon geklärt.")
    target_name, detail = _ACTS[kind, verdict.act](session, parliament, text, verdict)
    settlement = NameSettlement(
        parliament_id=parliament.id,
        kind=kind,
        text=text,
        act=verdict.act,
        target_id=verdict.target_id,
        target_name=target_name,
        detail=detail,
        settled_by=actor.name,
        settled_at=clock.now(),
    )
    session.add(settlement)
    session.flush()
    _tell(session, actor, "names.settle", settlement)
    return settlement


def undo_settlement(session: Session, actor: Actor, parliament: Parliament, settlement_id: int) -> NameSettlement:
    """Undo an act of the desk: the name is unsettled again. Raise StepNotAllowed where others build on it already."""
    ensure_may_settle(actor)
    settlement = session.get(NameSettlement, settlement_id)
    if settlement is None or settlement.parliament_id != parliament.id:
        raise NotFound("Diese Klärung gibt es nicht.", settlement_id=settlement_id)
    if settlement.undone_at is not None:
        raise StepNotAllowed("Diese Klärung wurde schon zurückgenommen.")
    _UNDOINGS[settlement.kind](session, settlement)
    settlement.undone_at = clock.now()
    _tell(session, actor, "names.undo", settlement)
    return settlement


def _tell(session: Session, actor: Actor, action: str, settlement: NameSettlement) -> None:
    audit.record(
        session,
        actor,
        action,
        realm=Realm.PARLIAMENT,
        kind=settlement.kind.value,
        name=settlement.text,
        act=settlement.act.value,
        target=settlement.target_name,
    )
    _let_index(session, settlement)


def _let_index(session: Session, settlement: NameSettlement) -> None:
    """Note the papers that print the name as changed: they are found under another one now."""
    printing = select(PaperName.paper_id).where(PaperName.kind == settlement.kind, PaperName.text == settlement.text)
    for paper in session.scalars(select(PrintedPaper).where(PrintedPaper.id.in_(printing), is_latest())):
        change_log.note(session, paper)
    outbox.enqueue(session, ARCHIVED)


def _merge_member(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    entry, target = _unverified(session, parliament, text), session.get(Member, verdict.target_id or 0)
    if target is None or target.parliament_id != parliament.id or not target.verified:
        raise InvalidInput("Wählen Sie das Mitglied, zu dem der Name gehört.", field="target")
    askers = list(session.scalars(select(InquiryAsker).where(InquiryAsker.member_id == entry.id)))
    people = list(session.scalars(select(Person).where(Person.member_id == entry.id)))
    for asker in askers:
        asker.member_id = target.id
    for person in people:
        person.member_id = target.id
    entry.merged_into_id = target.id
    target.aliases = [*target.aliases, text]
    return target.name, {
        "entry": entry.id,
        "askers": [asker.id for asker in askers],
        "people": [person.id for person in people],
    }


def _rename_member(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    entry, name = _unverified(session, parliament, text), _tidied(verdict.name)
    _ensure_free(session, parliament, NameKind.MEMBER, name)
    entry.name, entry.verified, entry.aliases = name, True, [*entry.aliases, text]
    return name, {"entry": entry.id}


def _confirm_member(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    del verdict
    entry = _unverified(session, parliament, text)
    entry.verified = True
    return entry.name, {"entry": entry.id}


def _merge_group(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    group = session.get(ParliamentaryGroup, verdict.target_id or 0)
    if group is None or group.parliament_id != parliament.id:
        raise InvalidInput("Wählen Sie die Fraktion, zu der der Name gehört.", field="target")
    group.aliases = [*group.aliases, text]
    return group.name, {}


def _enter_group(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    name = _tidied(verdict.name) if verdict.act is NameAct.RENAME else text
    _ensure_free(session, parliament, NameKind.GROUP, name)
    aliases = [] if name == text else [text]
    group = ParliamentaryGroup(parliament_id=parliament.id, name=name, printed_form=name, aliases=aliases)
    session.add(group)
    session.flush()
    return name, {"entered": group.id}


def _merge_ministry(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    ministry = session.get(Ministry, verdict.target_id or 0)
    if ministry is None or ministry.parliament_id != parliament.id:
        raise InvalidInput("Wählen Sie das Ministerium, zu dem der Name gehört.", field="target")
    ministry.aliases = [*ministry.aliases, text]
    return ministry.named_on(clock.today()).name, {}


def _keep_ministry(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    """Let a ministry of the past stand as it is printed: it takes no inquiry any more and needs no entry."""
    del session, parliament, verdict
    return text, {}


def _no_other_spelling(session: Session, parliament: Parliament, text: str, verdict: Verdict) -> tuple[str, Json]:
    del session, parliament, text, verdict
    raise InvalidInput(
        "Ein Ministerium bekommt hier keine andere Schreibweise. Ordnen Sie den Namen einem bekannten Ministerium zu, "
        "oder lassen Sie es von der Fachadministration eintragen.",
        field="act",
    )


_ACTS: Final[dict[tuple[NameKind, NameAct], Callable[[Session, Parliament, str, Verdict], tuple[str, Json]]]] = {
    (NameKind.MEMBER, NameAct.MERGE): _merge_member,
    (NameKind.MEMBER, NameAct.RENAME): _rename_member,
    (NameKind.MEMBER, NameAct.CONFIRM): _confirm_member,
    (NameKind.GROUP, NameAct.MERGE): _merge_group,
    (NameKind.GROUP, NameAct.RENAME): _enter_group,
    (NameKind.GROUP, NameAct.CONFIRM): _enter_group,
    (NameKind.MINISTRY, NameAct.MERGE): _merge_ministry,
    (NameKind.MINISTRY, NameAct.RENAME): _no_other_spelling,
    (NameKind.MINISTRY, NameAct.CONFIRM): _keep_ministry,
}


def _undo_member(session: Session, settlement: NameSettlement) -> None:
    entry = session.get_one(Member, settlement.detail["entry"])
    if settlement.act is NameAct.MERGE:
        target = session.get_one(Member, settlement.target_id)
        _drop_alias(target, settlement.text)
        _give_back(session, settlement, entry, target)
        entry.merged_into_id = None
        return
    if settlement.act is NameAct.RENAME:
        _drop_alias(entry, settlement.text)
        entry.name = settlement.text
    entry.verified = False


def _give_back(session: Session, settlement: NameSettlement, entry: Member, target: Member) -> None:
    """Let what the merging moved be the entry's again, unless somebody changed it since."""
    for model, key in ((InquiryAsker, "askers"), (Person, "people")):
        for row_id in settlement.detail[key]:
            row: Any = session.get(model, row_id)
            if row is not None and row.member_id == target.id:
                row.member_id = entry.id


def _undo_group(session: Session, settlement: NameSettlement) -> None:
    if settlement.act is not NameAct.MERGE:
        raise StepNotAllowed(
            f"Die Fraktion „{settlement.target_name}“ ist eingetragen und bleibt; ändern kann sie die "
            "Fachadministration."
        )
    _drop_alias(session.get_one(ParliamentaryGroup, settlement.target_id), settlement.text)


def _undo_ministry(session: Session, settlement: NameSettlement) -> None:
    if settlement.act is NameAct.MERGE:
        _drop_alias(session.get_one(Ministry, settlement.target_id), settlement.text)


_UNDOINGS: Final[dict[NameKind, Callable[[Session, NameSettlement], None]]] = {
    NameKind.MEMBER: _undo_member,
    NameKind.GROUP: _undo_group,
    NameKind.MINISTRY: _undo_ministry,
}


def _drop_alias(entry: Member | ParliamentaryGroup | Ministry, text: str) -> None:
    entry.aliases = [alias for alias in entry.aliases if alias != text]


def _unverified(session: Session, parliament: Parliament, text: str) -> Member:
    query = select(Member).where(
        Member.parliament_id == parliament.id,
        Member.name == text,
        Member.verified.is_(False),
        Member.merged_into_id.is_(None),
    )
    return session.scalars(query.order_by(Member.id).limit(1)).one()


def _ensure_free(session: Session, parliament: Parliament, kind: NameKind, name: str) -> None:
    known = {text.casefold() for _, _, texts in known_entries(session, parliament, kind) for text in texts}
    if name.casefold() in known:
        raise InvalidInput(
            f"„{name}“ ist schon eingetragen. Ordnen Sie den Namen diesem Eintrag zu, statt ihn neu einzutragen.",
            field="name",
        )


def _tidied(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= min(LONGEST, 120):
        raise InvalidInput("Geben Sie die richtige Schreibweise an, mit höchstens 120 Zeichen.", field="name")
    return name

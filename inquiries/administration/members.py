"""Members and their seats over time as the Fachadministration keeps them (Mitglieder des Landtages)."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, selectinload

from inquiries.administration.entries import (
    Subject,
    apply,
    ensure,
    ensure_apart,
    ensure_span,
    get_entry,
    record,
)
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import InquiryAsker
from inquiries.parliament.members import Member, Membership, ParliamentaryGroup
from inquiries.parliament.parliaments import ElectoralTerm, Parliament


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """What is entered of a Member; `feminine` decides the article on the paper, None leaves it open."""

    name: str
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class MembershipEntry:
    """What is entered of a seat: the term, the group of that time or none, from when to when."""

    term_id: int
    group_id: int | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """What the list of Members is narrowed to."""

    text: str = ""
    term_id: int | None = None
    group_id: int | None = None


def select_members(parliament: Parliament, wanted: MemberFilter) -> Select[Member]:
    """Return the query for a parliament's Members by name, with their seats, without entries that were merged."""
    query = select(Member).where(
        Member.parliament_id == parliament.id,
        Member.merged_into_id.is_(None),
        *(Member.name.icontains(word, autoescape=True) for word in wanted.text.split()),
    )
    seated = [
        column == value
        for column, value in ((Membership.term_id, wanted.term_id), (Membership.group_id, wanted.group_id))
        if value is not None
    ]
    if seated:
        query = query.where(Member.memberships.any(and_(*seated)))
    seats = selectinload(Member.memberships)
    return query.options(seats.selectinload(Membership.group), seats.selectinload(Membership.term)).order_by(
        Member.name, Member.id
    )


def inquiries_of(session: Session, member: Member) -> int:
    """Return how many inquiries a Member asked."""
    query = select(func.count()).select_from(InquiryAsker).where(InquiryAsker.member_id == member.id)
    return session.scalar(query) or 0


def enter_member(session: Session, actor: Actor, parliament: Parliament, entry: MemberEntry) -> Member:
    """Enter a Member; raise InvalidInput when one of this name is there already."""
    actor.require(Permission.ADMINISTER)
    _ensure_named(session, parliament, entry)
    member = Member(parliament_id=parliament.id, **asdict(entry))
    session.add(member)
    session.flush()
    record(session, actor, Subject.MEMBER, "enter", member.id, name=member.name)
    return member


def change_member(session: Session, actor: Actor, parliament: Parliament, member_id: int, entry: MemberEntry) -> Member:
    """Change a Member's name or article; published papers keep what they say."""
    actor.require(Permission.ADMINISTER)
    member = get_entry(session, Member, member_id, parliament)
    _ensure_named(session, parliament, entry, member)
    if changed := apply(member, asdict(entry)):
        record(session, actor, Subject.MEMBER, "change", member.id, changed=changed)
    return member


def seat_member(
    session: Session,
    actor: Actor,
    parliament: Parliament,
    member_id: int,
    entry: MembershipEntry,
    *,
    membership_id: int | None = None,
) -> Membership:
    """Enter a Member's seat or change it; a change of group ends one seat and begins another."""
    actor.require(Permission.ADMINISTER)
    member = get_entry(session, Member, member_id, parliament)
    membership = get_seat(member, membership_id) if membership_id is not None else None
    _ensure_workable(session, parliament, member, entry, membership)
    if membership is None:
        membership = Membership(**asdict(entry))
        member.memberships.append(membership)
        session.flush()
        record(session, actor, Subject.MEMBER, "seat", member.id, **_said(entry))
    elif changed := apply(membership, asdict(entry)):
        record(session, actor, Subject.MEMBER, "seat_change", member.id, changed=changed)
    return membership


def get_seat(member: Member, membership_id: int) -> Membership:
    """Return one seat of a Member; raise NotFound when there is none with this id."""
    found = next((each for each in member.memberships if each.id == membership_id), None)
    if found is None:
        raise NotFound("Diese Mitgliedschaft gibt es nicht mehr.", membership_id=membership_id)
    return found


def _ensure_named(session: Session, parliament: Parliament, entry: MemberEntry, member: Member | None = None) -> None:
    ensure(bool(entry.name), "name", "Geben Sie Vor- und Nachnamen des Mitglieds an.")
    query = select(Member).where(Member.parliament_id == parliament.id, Member.name == entry.name)
    with session.no_autoflush:
        others = [each for each in session.scalars(query) if each is not member]
    ensure(
        not others,
        "name",
        f"Ein Mitglied „{entry.name}“ ist schon eingetragen. Bei zwei Personen gleichen Namens "
        "ergänzen Sie den Wahlkreis oder Wohnort, so wie ihn die Drucksachen nennen.",
    )


def _ensure_workable(
    session: Session, parliament: Parliament, member: Member, entry: MembershipEntry, own: Membership | None
) -> None:
    term = get_entry(session, ElectoralTerm, entry.term_id, parliament)
    if entry.group_id is not None:
        get_entry(session, ParliamentaryGroup, entry.group_id, parliament)
    ensure_span(entry.valid_from, entry.valid_to)
    end = entry.valid_to or entry.valid_from
    ensure(
        term.begins_on <= entry.valid_from and (term.ends_on is None or end <= term.ends_on),
        "valid_from",
        f"Die Mitgliedschaft liegt nicht in der {term.number}. Wahlperiode. Prüfen Sie die Tage oder die Wahlperiode.",
    )
    others = [each for each in member.memberships if each is not own]
    ensure_apart(entry.valid_from, entry.valid_to, others, what="der Mitgliedschaft")


def _said(entry: MembershipEntry) -> dict[str, object]:
    return {"valid_from": entry.valid_from, "valid_to": entry.valid_to, "group_id": entry.group_id}

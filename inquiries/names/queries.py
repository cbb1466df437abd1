"""Which names nobody has settled yet, where they occur, and whose they may be (ungeprüfte Namen)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import fuzz
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from inquiries.inquiry import InquiryAsker
from inquiries.names.printed import NameKind, PaperName
from inquiries.names.settlement import NameSettlement
from inquiries.parliament.members import Member, ParliamentaryGroup
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.parliaments import Parliament
from inquiries.printed_paper import PrintedPaper, is_latest

NO_GROUP: Final = "fraktionslos"  # printed in a group's place, and no group
LIKELY: Final = 72  # how alike, of a hundred, a name must be to be suggested
MOST_SUGGESTED: Final = 5


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name that nobody has settled: how many papers print it, how many inquiries here bear it."""

    kind: NameKind
    text: str
    papers: int
    inquiries: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that may be meant, and how alike its nearest name is."""

    id: int
    name: str
    likeness: int


def open_names(session: Session, parliament: Parliament) -> list[OpenName]:
    """Return all names that nobody has settled, the most frequent of each kind first."""
    papers = _papers_by_name(session, parliament)
    inquiries = _inquiries_by_member(session, parliament)
    members = [
        OpenName(
            NameKind.MEMBER, member.name, papers.get((NameKind.MEMBER, member.name), 0), inquiries.get(member.id, 0)
        )
        for member in session.scalars(_unverified(parliament))
    ]
    known = _known_texts(session, parliament)
    others = [
        OpenName(kind, text, count, 0)
        for (kind, text), count in papers.items()
        if kind is not NameKind.MEMBER and text.casefold() not in known[kind]
    ]
    return sorted([*members, *others], key=lambda name: (list(NameKind).index(name.kind), -name.papers, name.text))


def find_open_name(session: Session, parliament: Parliament, kind: NameKind, text: str) -> OpenName | None:
    """Return one open name."""
    return next((name for name in open_names(session, parliament) if (name.kind, name.text) == (kind, text)), None)


def suggestions(session: Session, parliament: Parliament, name: OpenName) -> list[Suggestion]:
    """Return the known entries that are most like a name, the likeliest first."""
    rated = [
        Suggestion(entry_id, shown, round(max(fuzz.WRatio(_plain(name.text), _plain(text)) for text in texts)))
        for entry_id, shown, texts in known_entries(session, parliament, name.kind)
    ]
    likely = [each for each in rated if each.likeness >= LIKELY]
    return sorted(likely, key=lambda each: (-each.likeness, each.name))[:MOST_SUGGESTED]


def known_entries(session: Session, parliament: Parliament, kind: NameKind) -> list[tuple[int, str, list[str]]]:
    """Return the entries that a name can belong to: id, what it is called now, and all its names."""
    if kind is NameKind.MEMBER:
        query = select(Member).where(Member.parliament_id == parliament.id, Member.verified).order_by(Member.name)
        return [(member.id, member.name, [member.name, *member.aliases]) for member in session.scalars(query)]
    if kind is NameKind.GROUP:
        return [(group.id, group.name, sorted(group.names())) for group in _groups(session, parliament)]
    return [
        (ministry.id, ministry.named_on(date.max).name, [*(name.name for name in ministry.names), *ministry.aliases])
        for ministry in ministries_of(session, parliament)
    ]


def papers_naming(
    session: Session, parliament: Parliament, kind: NameKind, text: str, *, limit: int
) -> Sequence[PrintedPaper]:
    """Return the latest papers that print a name, the newest first."""
    query = (
        select(PrintedPaper)
        .join(PaperName, PaperName.paper_id == PrintedPaper.id)
        .where(PrintedPaper.parliament_id == parliament.id, PaperName.kind == kind, PaperName.text == text, is_latest())
        .order_by(PrintedPaper.printed_on.desc().nulls_last(), PrintedPaper.id)
        .limit(limit)
    )
    return session.scalars(query).all()


def settlements(session: Session, parliament: Parliament, *, limit: int = 50) -> Sequence[NameSettlement]:
    """Return what the desk settled last, the newest first."""
    query = select(NameSettlement).where(NameSettlement.parliament_id == parliament.id)
    return session.scalars(query.order_by(NameSettlement.id.desc()).limit(limit)).all()


def _papers_by_name(session: Session, parliament: Parliament) -> dict[tuple[NameKind, str], int]:
    query = (
        select(PaperName.kind, PaperName.text, func.count(PaperName.id))
        .join(PrintedPaper, PrintedPaper.id == PaperName.paper_id)
        .where(PrintedPaper.parliament_id == parliament.id, is_latest())
        .group_by(PaperName.kind, PaperName.text)
    )
    return {(kind, text): count for kind, text, count in session.execute(query)}


def _inquiries_by_member(session: Session, parliament: Parliament) -> dict[int, int]:
    query = (
        select(InquiryAsker.member_id, func.count(InquiryAsker.id))
        .where(InquiryAsker.member_id.in_(_unverified(parliament).with_only_columns(Member.id)))
        .group_by(InquiryAsker.member_id)
    )
    return {row.member_id: row[1] for row in session.execute(query)}


def _unverified(parliament: Parliament) -> Select[Member]:
    return select(Member).where(
        Member.parliament_id == parliament.id, Member.verified.is_(False), Member.merged_into_id.is_(None)
    )


def _known_texts(session: Session, parliament: Parliament) -> dict[NameKind, set[str]]:
    settled = select(NameSettlement).where(
        NameSettlement.parliament_id == parliament.id, NameSettlement.undone_at.is_(None)
    )
    known = {kind: set[str]() for kind in NameKind}
    for settlement in session.scalars(settled):
        known[settlement.kind].add(settlement.text.casefold())
    known[NameKind.GROUP].add(NO_GROUP)
    for kind in (NameKind.GROUP, NameKind.MINISTRY):
        for _, _, texts in known_entries(session, parliament, kind):
            known[kind] |= _folded(texts)
    return known


def _groups(session: Session, parliament: Parliament) -> Iterable[ParliamentaryGroup]:
    query = select(ParliamentaryGroup).where(ParliamentaryGroup.parliament_id == parliament.id)
    return session.scalars(query.order_by(ParliamentaryGroup.name)).all()


def _plain(text: str) -> str:
    """Return a name without capitals and marks: S.P.D. is like SPD."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign.isspace())


def _folded(texts: Iterable[str]) -> set[str]:
    return {text.casefold() for text in texts}

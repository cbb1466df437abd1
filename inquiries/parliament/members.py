"""Members of parliament, their groups and memberships over time (Abgeordnete, Fraktionen)."""

from datetime import date

from sqlalchemy import ForeignKey, String, cast, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation.database import Base
from inquiries.parliament.parliaments import ElectoralTerm, Parliament


class ParliamentaryGroup(Base):
    """A parliamentary group: its short name, its exact printed form, and other names it is known by."""

    __tablename__ = "parliamentary_groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    name: Mapped[str] = mapped_column(String(120))
    printed_form: Mapped[str] = mapped_column(String(160))
    aliases: Mapped[list[str]] = mapped_column(default=list)

    def names(self) -> set[str]:
        """Return all names that the group goes by."""
        return {self.name, self.printed_form, *self.aliases}

    def goes_by(self, text: str) -> bool:
        """Tell whether a text is one of the group's names, in whatever capitals."""
        return text.strip().casefold() in {name.casefold() for name in self.names()}


class Member(Base):
    """A Member of parliament. One that a paper named and nobody has settled yet is not `verified`."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    name: Mapped[str] = mapped_column(String(160), index=True)
    feminine: Mapped[bool | None]
    verified: Mapped[bool] = mapped_column(default=True)
    aliases: Mapped[list[str]] = mapped_column(default=list)  # other spellings that papers print
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))  # an entry that was found to be theirs

    memberships: Mapped[list["Membership"]] = relationship(back_populates="member", order_by="Membership.valid_from")


class Membership(Base):
    """A Member's seat in an electoral term; without a group the Member is fraktionslos."""

    __tablename__ = "memberships"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    term_id: Mapped[int] = mapped_column(ForeignKey("electoral_terms.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("parliamentary_groups.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    member: Mapped[Member] = relationship(back_populates="memberships")
    term: Mapped[ElectoralTerm] = relationship()
    group: Mapped[ParliamentaryGroup | None] = relationship()

    def covers(self, on: date) -> bool:
        """Tell whether the membership held on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def find_group(session: Session, parliament: Parliament, text: str) -> ParliamentaryGroup | None:
    """Return the group that goes by a name, printed form or alias."""
    groups = session.scalars(select(ParliamentaryGroup).where(ParliamentaryGroup.parliament_id == parliament.id))
    return next((group for group in groups if group.goes_by(text)), None)


def find_member(session: Session, parliament: Parliament, name: str) -> Member | None:
    """Return the Member with exactly this name, settled ones first; else the one with this other spelling."""
    own = select(Member).where(Member.parliament_id == parliament.id, Member.merged_into_id.is_(None))
    named = own.where(Member.name == name).order_by(Member.verified.desc(), Member.id)
    if found := session.scalars(named.limit(1)).first():
        return found
    spelt = own.where(cast(Member.aliases, String) != "[]").order_by(Member.id)
    return next((member for member in session.scalars(spelt) if name in member.aliases), None)


def member_names(session: Session, parliament: Parliament) -> frozenset[str]:
    """Return the names of all Members that the parliament knows."""
    return frozenset(session.scalars(select(Member.name).where(Member.parliament_id == parliament.id)))


def membership_on(member: Member, on: date) -> Membership | None:
    """Return the Member's membership on a day, None when the Member held no seat then."""
    return next((membership for membership in member.memberships if membership.covers(on)), None)


def members_on(session: Session, parliament: Parliament, on: date) -> list[Membership]:
    """Return all memberships of a day, by the Members' names."""
    query = (
        select(Membership)
        .join(Membership.member)
        .where(
            Member.parliament_id == parliament.id,
            Membership.valid_from <= on,
            (Membership.valid_to.is_(None)) | (Membership.valid_to >= on),
        )
        .order_by(Member.name)
    )
    return list(session.scalars(query))

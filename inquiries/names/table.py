"""What a printed name stands for, by the aliases that the desk has settled (Namenstafel)."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.parliament.members import Member, ParliamentaryGroup
from inquiries.parliament.ministries import Ministry
from inquiries.parsed_paper import ParsedPaper


class NameTable:
    """A parliament's aliases, read once and used for many papers. What has no alias stands for itself."""

    def __init__(self, session: Session, parliament_id: int) -> None:
        members = session.scalars(select(Member).where(Member.parliament_id == parliament_id))
        self._members = {alias: member.name for member in members for alias in member.aliases}
        groups = session.scalars(select(ParliamentaryGroup).where(ParliamentaryGroup.parliament_id == parliament_id))
        self._groups = {alias: group.name for group in groups for alias in group.aliases}
        ministries = session.scalars(select(Ministry).where(Ministry.parliament_id == parliament_id))
        self._ministries = {alias: ministry for ministry in ministries for alias in ministry.aliases}

    def applied(self, paper: ParsedPaper) -> ParsedPaper:
        """Return a paper under the names by which it is found; how it is printed does not change."""
        members = tuple(
            replace(asker, name=self.member(asker.name), group=self.group(asker.group)) for asker in paper.members
        )
        return replace(paper, members=members, ministry=self._ministry(paper))

    def member(self, name: str) -> str:
        """Return the name of the Member whom a printed name means."""
        return self._members.get(name, name)

    def group(self, name: str | None) -> str | None:
        """Return the name of the group that a printed name means."""
        return self._groups.get(name, name) if name else name

    def _ministry(self, paper: ParsedPaper) -> str | None:
        ministry = self._ministries.get(paper.ministry or "")
        on = paper.letter_dated_on or paper.printed_on
        if ministry is None:
            return paper.ministry
        return ministry.named_on(on).name if on else ministry.names[-1].name

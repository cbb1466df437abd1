"""The names on an archived paper, settled by what is known of Members, groups and ministries (Namen im Altbestand)."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.names.table import NameTable
from inquiries.parliament.members import Member, ParliamentaryGroup, find_member
from inquiries.parliament.ministries import MinistryName, ministries_of
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import Asker, Finding, ParsedPaper, Severity
from inquiries.reading.profile import profile_of

LONGEST_NAME: Final = 160  # what the table of Members holds


class NameBook:
    """A parliament's names, read once and used for many papers."""

    def __init__(self, session: Session, parliament: Parliament) -> None:
        self._session = session
        self._parliament = parliament
        self._printed = profile_of(parliament.code).groups  # „fraktionslos“ among them, which is no group
        query = select(ParliamentaryGroup).where(ParliamentaryGroup.parliament_id == parliament.id)
        self._groups = session.scalars(query.order_by(ParliamentaryGroup.id)).all()
        self._ministries: defaultdict[str, list[MinistryName]] = defaultdict(list)
        for ministry in ministries_of(session, parliament):
            for name in ministry.names:
                for text in {_key(name.name), _key(name.office), *map(_key, ministry.aliases)}:
                    self._ministries[text].append(name)
        self._spellings = NameTable(session, parliament.id)

    def settle(self, paper: ParsedPaper) -> tuple[ParsedPaper, list[Finding]]:
        """Return the paper with the names under which all of it is found, and what is unknown. Nothing is stored."""
        findings: list[Finding] = []
        members = tuple(self._asker(asker, paper, findings) for asker in paper.members)
        return replace(paper, members=members, ministry=self._ministry(paper, findings)), findings

    def enter_members(self, paper: ParsedPaper) -> Iterator[Finding]:
        """Enter each Member whom nobody knows yet as one to be verified."""
        for asker in paper.members:
            if find_member(self._session, self._parliament, asker.name) is not None:
                continue
            if len(asker.name) > LONGEST_NAME:
                yield Finding("no-name", f"„{asker.name[:LONGEST_NAME]}…“ ist kein Name eines Mitglieds.", "Kopf")
                continue
            self._session.add(
                Member(parliament_id=self._parliament.id, name=asker.name, feminine=asker.feminine, verified=False)
            )
            message = f"„{asker.name}“ war noch nicht verzeichnet und ist jetzt als ungeprüftes Mitglied eingetragen."
            yield Finding("new-member", message, "Kopf", Severity.NOTE)

    def _asker(self, asker: Asker, paper: ParsedPaper, findings: list[Finding]) -> Asker:
        asker = replace(asker, name=self._spellings.member(_tidied(asker.name)))
        if (text := asker.group) is None:
            return asker
        if group := next((group for group in self._groups if group.goes_by(text)), None):
            return replace(asker, group=group.name)
        if text not in self._printed and all(finding.code != "unknown-group" for finding in paper.findings):
            findings.append(Finding("unknown-group", f"„{text}“ ist hier als Fraktion nicht verzeichnet.", "Kopf"))
        return asker

    def _ministry(self, paper: ParsedPaper, findings: list[Finding]) -> str | None:
        """Return the ministry that the paper's own line names, as it was called on that day."""
        on = paper.letter_dated_on or paper.printed_on or date.max
        lines = [text for text in (paper.answered_by, paper.ministry) if text]
        candidates = [name for text in lines for name in self._ministries.get(_key(text), ())]
        if candidates:
            return min(candidates, key=lambda name: name.days_from(on)).name
        if lines:
            message = f"„{lines[0]}“ gehört zu keinem hier verzeichneten Ministerium."
            findings.append(Finding("unknown-ministry", message, "Zuleitungszeile"))
        return paper.ministry


def _tidied(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _key(text: str) -> str:
    return _tidied(text).casefold()

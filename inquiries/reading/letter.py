"""The line that says who answered, and by letter of which day (Zuleitungszeile)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from inquiries.parsed_paper import Finding
from inquiries.reading.blocks import Block, cut
from inquiries.reading.dates import parse_day
from inquiries.reading.findings import finding
from inquiries.reading.mending import in_one_line
from inquiries.reading.profile import Profile

PLACE = "Zuleitungszeile"


@dataclass(slots=True)
class Letter:
    """Who answered when."""

    office: str | None = None
    ministry: str | None = None
    dated_on: date | None = None
    findings: list[Finding] = field(default_factory=list)


def take_letter(blocks: Sequence[Block], profile: Profile) -> tuple[Letter, list[Block]]:
    """Return what the line says, wherever it stands, and the blocks without it."""
    letter = Letter()
    whole, rest = cut(blocks, profile.letter)
    if whole:
        _office(letter, whole, profile)
        _day(letter, whole)
        return letter, rest
    office, rest = cut(rest, profile.letter_office)
    day, rest = cut(rest, profile.letter_day if office else profile.letter_unsigned)
    if office:
        _office(letter, office, profile)
    if day:
        _day(letter, day)
    if office and day:
        letter.findings.append(finding("letter-apart", place=PLACE))
    return letter, rest


def _office(letter: Letter, match: re.Match[str], profile: Profile) -> None:
    letter.office = in_one_line(match["office"])
    if wrong := profile.wrong_articles.match(letter.office):
        letter.findings.append(finding("wrong-article", text=wrong[0], place=PLACE))
    letter.ministry = ministry_of(letter.office, profile)
    if letter.ministry is None:
        letter.findings.append(finding("unknown-office", text=letter.office, place=PLACE))


def _day(letter: Letter, match: re.Match[str]) -> None:
    printed = in_one_line(match["day"])
    letter.dated_on = parse_day(printed)
    if letter.dated_on is None:
        letter.findings.append(finding("invalid-day", text=printed, place=PLACE))


def ministry_of(office: str, profile: Profile) -> str | None:
    """Return the ministry of an office: „Die Ministerin für X“ leads the „Ministerium für X“."""
    for pattern, ministry in profile.ministries:
        if match := pattern.fullmatch(office):
            return match.expand(ministry)
    return None

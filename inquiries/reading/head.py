"""The head of a paper: number, days, who asks, title (Kopf)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from inquiries.parsed_paper import Asker, Finding
from inquiries.reading.blocks import GAP, Block, Style, joined, split
from inquiries.reading.dates import parse_day
from inquiries.reading.findings import finding
from inquiries.reading.mending import in_one_line
from inquiries.reading.profile import Profile

MINOR: Final = "minor_interpellation"
MAJOR: Final = "major_interpellation"

NUMBERED: Final = re.compile(r"(?:\d{1,2}|l)[.)]\s")
_SUBJECT: Final = re.compile(r"(?:Thema|Betreff|Betr\.|Titel)\s*:\s*")
_FLAT_TITLE: Final = re.compile(r"(\D.{2,300}?)\s+(?:Frage\s+)?1[.)]\s+[A-ZÄÖÜ]")
_HEAD_BLOCKS: Final = 30
_LONGEST_TITLE: Final = 300


@dataclass(slots=True)
class Head:
    """What the head says; everything may be missing."""

    kind: str = MINOR
    number: str | None = None
    own_number: str | None = None  # the inquiry's, where the kind of paper is printed with it
    term: int | None = None
    printed_on: date | None = None
    members: tuple[Asker, ...] = ()
    title: str | None = None
    found: bool = False
    answered: bool = False
    findings: list[Finding] = field(default_factory=list)


class HeadReader:
    """Reads the head off the front of a paper's blocks."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.head = Head()

    def read(self, blocks: Sequence[Block]) -> list[Block]:
        """Fill `head` and return the blocks of the body."""
        start = self.profile.kind.search(joined(blocks[:_HEAD_BLOCKS]))
        self.head.found = start is not None
        rest = list(blocks)
        if start is not None:
            named = start.groupdict()
            self.head.own_number = named.pop("own", None)
            self.head.kind = MAJOR if any(named.values()) else MINOR
            before, rest = split(blocks, start.start())
            self._masthead(joined(before))
            _, rest = split(rest, len(start[0]))
        names, rest = self._askers(rest)
        if answer := self.profile.answer.search(joined(rest[:_HEAD_BLOCKS])):
            self.head.answered = True
            self.head.title = _title(joined(split(rest, answer.start())[0]))
            return split(rest, answer.end())[1]
        return self._title_alone(rest) if start or names else rest

    def _masthead(self, text: str) -> None:
        """Take number, term and day from what stands above the kind of paper."""
        head = self.head
        if number := self.profile.number.search(text):
            head.number = number["number"]
        if term := self.profile.term.search(text):
            head.term = int(term["term"])
        days = [in_one_line(match["day"]) for match in self.profile.printed_on.finditer(text)]
        if days:
            head.printed_on = parse_day(days[0])
            if head.printed_on is None:
                head.findings.append(finding("invalid-day", text=days[0], place="Kopf"))
        if len(set(days)) > 1:
            head.findings.append(finding("several-days", text=", ".join(days), place="Kopf"))

    def _askers(self, blocks: list[Block]) -> tuple[bool, list[Block]]:
        """Take the Members off the front and return what follows them."""
        text = joined(blocks[:_HEAD_BLOCKS])
        match = self.profile.askers.search(text)
        if match is None or len(in_one_line(text[: match.start()])) > _LONGEST_TITLE:
            return False, blocks
        line_end = _end_of(text, match.end())
        members, end = self._members(text[match.end() : line_end], match["article"])
        self.head.members = members
        return True, split(blocks, match.end() + end)[1]

    def _members(self, line: str, article: str) -> tuple[tuple[Asker, ...], int]:
        """Return the Members of a line such as „A und B, Fraktion X“, and where they end in it."""
        asked: list[tuple[list[str], str | None]] = []
        place = 0
        for match in self._groups(line):
            names = self._names(line[place : match.start()])
            if not names:
                break
            asked.append((names, self._group(match[0])))
            place = match.end()
        if not asked:
            asked, place = [(self._names(line), None)], len(line)
        several = sum(len(names) for names, _ in asked) > 1
        self._judge(asked, article, several=several)
        feminine = None if several or "/" in article else article != self.profile.masculine
        return tuple(Asker(name, group, feminine) for names, group in asked for name in names), place

    def _groups(self, line: str) -> Iterator[re.Match[str]]:
        known = "|".join(re.escape(group).replace(r"\ ", r"\s+") for group in self.profile.groups)
        pattern = re.compile(rf"(?:{known})(?!\w)|{self.profile.group_prefix.pattern}[^,\n]+", re.VERBOSE)
        return pattern.finditer(line)

    def _group(self, printed: str) -> str:
        printed = in_one_line(printed)
        if printed not in self.profile.groups:
            self.head.findings.append(finding("unknown-group", text=printed, place="Kopf"))
        prefix = self.profile.group_prefix.match(printed)
        return printed[prefix.end() :] if prefix else printed

    def _names(self, text: str) -> list[str]:
        names = (in_one_line(name).strip(" ,()") for name in self.profile.between_askers.split(text))
        return [name for name in names if name]

    def _judge(self, asked: Sequence[tuple[list[str], str | None]], article: str, *, several: bool) -> None:
        names = ", ".join(name for found, _ in asked for name in found)
        if several and article == self.profile.masculine:
            text = f"{article} Abgeordneten {names}"
            self.head.findings.append(finding("wrong-article", text=text, place="Kopf"))
        if any(group is None for _, group in asked) and names:
            self.head.findings.append(finding("missing-group", text=names, place="Kopf"))

    def _title_alone(self, blocks: list[Block]) -> list[Block]:
        """Take the title of a paper without answers: what is set as one, else the first paragraph."""
        if blocks and (flat := _FLAT_TITLE.match(blocks[0].text)):
            self.head.title = _title(flat[1])
            self.head.findings.append(finding("title-unseparated", place="Kopf"))
            return split(blocks, flat.end(1))[1]
        count = 0
        while count < len(blocks) and self._continues_title(blocks, count):
            count += 1
        self.head.title = _title(joined(blocks[:count]))
        return blocks[count:]

    def _continues_title(self, blocks: Sequence[Block], index: int) -> bool:
        block, first = blocks[index], blocks[0]
        if NUMBERED.match(block.text) or block.is_table or len(block.text) > _LONGEST_TITLE:
            return False
        if index == 0:
            return block.style in {None, Style.TITLE} and len(blocks) > 1
        return (block.style, block.bold) == (first.style, first.bold) and (block.bold or block.style is Style.TITLE)


def _end_of(text: str, start: int) -> int:
    end = text.find(GAP, start)
    return len(text) if end < 0 else end


def _title(text: str) -> str | None:
    title = in_one_line(text)
    if subject := _SUBJECT.match(title):
        title = title[subject.end() :]
    return title or None

"""What a person types into the one search box, as an expression; it never fails (Suchsprache)."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from search_index.expression import All, Any, Dated, Expression, FacetValue, Not, Phrase, Prefix, Word
from search_index.tokens import KEPT_TOGETHER

TITLE, SINCE, UNTIL = "title", "since", "until"  # what a field's name may stand for besides a facet

_LONGEST_TEXT = 2_000
_MOST_WORDS = 64
_LONGEST_PHRASE = 32  # words
_DEEPEST = 8
_SHORTEST_PREFIX = 2
_MOST_PREFIXES = 8  # each may stand for thousands of words; what begins so is then looked for as a word
_PIECE = re.compile(
    rf"""
      (?P<open>-?\()
    | (?P<close>\))
    | (?P<minus>-)?(?:(?P<name>[^\W\d_]+):(?=[^\s:()]))?
      (?:["„“](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>{KEPT_TOGETHER}|[^\s()"„“”]+))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OR = {"ODER", "oder", "OR", "|"}  # but Oder is a river
_AND = {"UND", "und", "AND", "&"}
_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.)?(?P<year>\d{4})"),
)


def parse(text: str, fields: Mapping[str, str], shown: Mapping[str, str] | None = None) -> Expression:
    """Return what was understood.

    `fields` maps typed names such as „ministerium“ to facets or TITLE, SINCE, UNTIL; `shown` names facets that are said
    by another word than they are typed with.
    """
    clean = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in text[:_LONGEST_TEXT])
    reader = _Reader({name.lower(): field for name, field in fields.items()}, shown or {})
    return reader.read(unicodedata.normalize("NFC", clean))


@dataclass(slots=True)
class _Group:
    """What stands in one pair of brackets, said twice is meant once; „oder“ binds the neighbours on both sides."""

    excluded: bool = False
    inner: list[Expression] = field(default_factory=list)
    either: bool = False

    def add(self, expression: Expression) -> None:
        if self.either and self.inner:
            before = self.inner.pop()
            choices = dict.fromkeys((*(before.inner if isinstance(before, Any) else (before,)), expression))
            expression = Any(tuple(choices)) if len(choices) > 1 else expression
        self.inner.append(expression)
        self.either = False

    def joined(self) -> Expression:
        parts = tuple(dict.fromkeys(self.inner))
        joined = parts[0] if len(parts) == 1 else All(parts)
        return Not(joined) if self.excluded and self.inner else joined


class _Reader:
    """Reads pieces into nested groups."""

    def __init__(self, fields: Mapping[str, str], shown: Mapping[str, str]) -> None:
        self._fields = fields
        self._shown = shown
        self._open = [_Group()]
        self._flattened = 0
        self._words = 0
        self._prefixes = 0

    def read(self, text: str) -> Expression:
        """Return the expression for the whole text; what stands open at its end is closed."""
        for match in _PIECE.finditer(text):
            if match["open"]:
                self._begin(excluded=match["open"].startswith("-"))
            elif match["close"]:
                self._end()
            else:
                self._take(match)
            if self._words == _MOST_WORDS:
                break
        while len(self._open) > 1:
            self._end()
        return self._open[0].joined()

    def _begin(self, *, excluded: bool) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(_Group(excluded))
        else:
            self._flattened += 1

    def _end(self) -> None:
        if self._flattened:
            self._flattened -= 1
        elif len(self._open) > 1:
            inner = self._open.pop().joined()
            if inner != All():
                self._open[-1].add(inner)

    def _take(self, match: re.Match[str]) -> None:
        if match["word"] in _OR:
            self._open[-1].either = True
        elif match["word"] not in _AND and (found := self._expression(match)):
            self._words += 1
            found = self._bounded(found)
            self._open[-1].add(Not(found) if match["minus"] else found)

    def _bounded(self, found: Expression) -> Expression:
        if not isinstance(found, Prefix):
            return found
        self._prefixes += 1
        return found if self._prefixes <= _MOST_PREFIXES else Word(found.text, found.in_title)

    def _expression(self, match: re.Match[str]) -> Expression | None:
        name, phrase, word = match["name"] or "", match["phrase"], match["word"]
        meant = self._fields.get(name.lower())
        if meant in {SINCE, UNTIL} and (bound := _bound(meant, word or phrase)):
            return bound
        if meant and meant not in {TITLE, SINCE, UNTIL}:
            return FacetValue(meant, (word or phrase).strip(), label=name, shown=self._shown.get(meant, ""))
        in_title = meant == TITLE
        if phrase is not None:
            return _phrase(phrase if in_title or not name else f"{name} {phrase}", in_title=in_title)
        return _word(word if in_title or not name else f"{name}:{word}", in_title=in_title)


def _phrase(text: str, *, in_title: bool) -> Expression | None:
    words = " ".join(text.split()[:_LONGEST_PHRASE])
    return Phrase(words, in_title) if any(sign.isalnum() for sign in words) else None


def _word(text: str, *, in_title: bool) -> Expression | None:
    begin, star, _ = text.strip(",;.!?+").partition("*")
    if star and re.match("in", text[len(begin) + 1 :]):  # Migrant*innen is a word
        return Word(text, in_title)
    if not any(sign.isalnum() for sign in begin):
        return None
    if star and len(begin) >= _SHORTEST_PREFIX:
        return Prefix(begin, in_title)
    return Word(begin, in_title)


def _bound(meant: str, text: str) -> Dated | None:
    for form in _DAY_FORMS:
        if match := form.fullmatch(text.strip()):
            pick: Callable[[int, int, int], date | None] = _first_day if meant == SINCE else _last_day
            day = pick(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
            if day:
                return Dated(since=day) if meant == SINCE else Dated(until=day)
    return None


def _first_day(year: int, month: int, day: int) -> date | None:
    return _valid(year, month or 1, day or 1)


def _last_day(year: int, month: int, day: int) -> date | None:
    month = month or 12
    return _valid(year, month, day or (monthrange(year, month)[1] if 1 <= month <= 12 and year else 0))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

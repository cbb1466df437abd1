"""Where a text may speak of third persons: names, addresses, numbers, dates of birth (personenbezogene Angaben)."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

LOOK_BACK: Final = 120  # letters before a name in which its office may stand
_NAME: Final = r"[A-ZÄÖÜ][a-zäöüßéèáàçğışøëï’']+(?:-[A-ZÄÖÜ][a-zäöüßéèáàç]+)*"
_DAY: Final = (
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember)\s)|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s)\d{4}"
)
_TAIL: Final = re.compile(
    rf"(?:\s+(?:von|van|de|zu|bin)(?=\s))?\s+(?P<last>{_NAME}(?!-)|[A-ZÄÖÜ]\.(?!\s?[A-Za-z]\.))(?:\s+{_NAME}(?=[\s,.;)]))?"
)
_WORD: Final = re.compile(r"\s?[\w-]+")
_BETWEEN: Final = r"(?:\s+(?:für|der|des|den|und|im|Dr\.|Prof\.|a\.\s?D\.|[A-ZÄÖÜ][\w-]*,?))*\s*$"


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that may tell of a person; `kind` is name, address, phone, mail, iban or birth."""

    kind: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class _Wording:
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    first_names: frozenset[str]
    offices: re.Pattern[str]
    office_before: re.Pattern[str]
    institutions: re.Pattern[str]
    salutation: re.Pattern[str]
    titled: re.Pattern[str]
    reversed: re.Pattern[str]


def personal_data(text: str, public_names: frozenset[str] = frozenset()) -> list[Hint]:
    """Return what may be personal data, in the text's order. Members and office-holders in their office are public."""
    wording = _wording()
    found = [*_names(text, wording, public_names), *_patterns(text, wording)]
    return sorted(_widest(found), key=lambda hint: hint.start)


def is_iban(text: str) -> bool:
    """Tell whether a text is an IBAN by its check digits (ISO 7064, modulo 97)."""
    packed = "".join(text.split())
    digits = "".join(str(int(sign, 36)) for sign in packed[4:] + packed[:4])
    return 15 <= len(packed) <= 34 and int(digits) % 97 == 1


_PROOFS: Final[dict[str, Callable[[str], bool]]] = {"iban": is_iban}


def _patterns(text: str, wording: _Wording) -> Iterator[Hint]:
    for kind, pattern in wording.patterns:
        for match in pattern.finditer(text):
            words = match["words"].strip()
            if _PROOFS.get(kind, bool)(words):
                yield Hint(kind, words, match.start("words"))


def _names(text: str, wording: _Wording, public_names: frozenset[str]) -> Iterator[Hint]:
    for hint in (*_addressed(text, wording), *_spelled(text, wording), *_listed(text, wording)):
        before = text[max(0, hint.start - LOOK_BACK) : hint.start]
        if hint.words not in public_names and not wording.office_before.search(before):
            yield hint


def _addressed(text: str, wording: _Wording) -> Iterator[Hint]:
    """Yield names behind „Herr“, „Frau“, „Dr.“; an office behind them is no name."""
    for pattern in (wording.salutation, wording.titled):
        for match in pattern.finditer(text):
            if not wording.offices.match(match["words"]):
                yield Hint("name", match["words"], match.start("words"))


def _spelled(text: str, wording: _Wording) -> Iterator[Hint]:
    """Yield first names with what follows them as a surname, unless an institution bears the name."""
    end = 0
    for match in re.finditer(_NAME, text):
        is_first = match[0].partition("-")[0] in wording.first_names and match.start() >= end
        tail = _TAIL.match(text, match.end()) if is_first else None
        if tail is None:
            continue
        end = tail.end("last")
        if not _is_institution(text, match.start(), tail.end(), wording):
            yield Hint("name", text[match.start() : end], match.start())


def _is_institution(text: str, start: int, end: int, wording: _Wording) -> bool:
    """Tell whether a name is that of a foundation, a school, a street: by quotes around it or by the next word."""
    if text[max(0, start - 1) : start] == "„":
        return True
    next_word = _WORD.match(text, end)
    return bool(wording.institutions.search(text[start : next_word.end() if next_word else end]))


def _listed(text: str, wording: _Wording) -> Iterator[Hint]:
    for match in wording.reversed.finditer(text):
        if match["first"].partition("-")[0] in wording.first_names:
            yield Hint("name", match["words"], match.start("words"))


def _widest(hints: list[Hint]) -> Iterator[Hint]:
    """Yield the hints without those that lie within another of their kind, or within a bank account."""
    for hint in hints:
        end = hint.start + len(hint.words)
        around = (other for other in hints if other.kind in {hint.kind, "iban"} and other is not hint)
        if not any(_covers(other, hint.start, end, hint) for other in around):
            yield hint


def _covers(other: Hint, start: int, end: int, hint: Hint) -> bool:
    other_end = other.start + len(other.words)
    return other.start <= start and end <= other_end and (len(other.words) > len(hint.words) or id(other) < id(hint))


@cache
def _wording() -> _Wording:
    data: dict[str, Any] = tomllib.loads((files(__package__) / "privacy.toml").read_text("utf-8"))
    names = (files(__package__) / "first_names.txt").read_text("utf-8").split()
    offices, institutions = data["offices"], data["institutions"]
    return _Wording(
        patterns=tuple((item["code"], _compiled(item["text"])) for item in data["pattern"]),
        first_names=frozenset(names),
        offices=_compiled(offices),
        office_before=_compiled(offices + _BETWEEN),
        institutions=_compiled(rf"(?<=[\s-]){institutions}(?=[\s,.;:)]|$)"),
        salutation=_compiled(data["salutation"]),
        titled=_compiled(data["titled"]),
        reversed=_compiled(rf"(?:^|[:(;]\s*|\n){data['reversed']}"),
    )


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("{name}", _NAME).replace("{day}", _DAY), re.VERBOSE)

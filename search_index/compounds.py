"""Compound words taken apart over a word list (Zusammensetzungen)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from search_index.data import read_table
from search_index.lexicon import base_form, fold, is_adjective, is_noun, is_verb, places

_SHORTEST = 4
_SHORTEST_COMPOUND, _LONGEST_WORD = 6, 60
_LONG = 4  # two known words of this length do not meet by accident
_SURE = 98
_VERB_ENDINGS = ("en", "n")


@dataclass(frozen=True, slots=True)
class _Lists:
    short: frozenset[str]
    joints: tuple[str, ...]
    joined_by_s: tuple[str, ...]
    also_first: frozenset[str]
    also_last: frozenset[str]
    not_first: frozenset[str]
    adjective_endings: frozenset[str]
    not_last: frozenset[str]
    opaque: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound: what stands before its last part, as written, and the base forms of its parts."""

    before: str
    last: str
    parts: tuple[str, ...]


@cache
def _lists() -> _Lists:
    data = read_table("words.toml")["compounds"]
    return _Lists(
        short=frozenset(data["short"]),
        joints=tuple(data["joints"]),
        joined_by_s=tuple(data["joined_by_s"]),
        also_first=frozenset(data["also_first"]),
        also_last=frozenset(data["also_last"]),
        adjective_endings=frozenset(data["adjective_endings"]),
        not_first=frozenset(data["not_first"]),
        not_last=frozenset(data["not_last"]),
        opaque=frozenset(fold(word) for word in (*data["opaque"], *places())),
    )


@lru_cache(maxsize=65_536)
def take_apart(word: str) -> Compound | None:
    """Return the parts of a compound, or None for a word that is none."""
    lower = word.lower()
    if not _SHORTEST_COMPOUND <= len(lower) <= _LONGEST_WORD or fold(base_form(word) or word) in _lists().opaque:
        return None
    splits = sorted(_splits(lower), reverse=True)
    chosen = splits[:1] + [
        split for split in splits[1:] if split[0] >= _SURE and min(split[1], len(lower) - split[1]) >= _LONG
    ]
    parts = [part for _, place in chosen for part in (*_first_parts(lower[:place]), *_last_parts(lower[place:]))]
    return Compound(lower[: splits[0][1]], _last_parts(lower[splits[0][1] :])[0], tuple(parts)) if splits else None


def _splits(lower: str) -> Iterator[tuple[int, int]]:
    """Yield every way to take a word into two: its worth, best where both parts are known, and the place."""
    for place in range(3, len(lower) - 2):
        first, last = lower[:place], lower[place:]
        if not _may_meet(first, last, lower):
            continue
        first_worth, last_worth = _first_worth(first), _last_worth(last)
        if first_worth and not last_worth and take_apart(last):
            last_worth = 10
        elif last_worth and not first_worth and take_apart(first.removesuffix("s")):
            first_worth = 15
        if first_worth and last_worth:
            yield first_worth + last_worth + len(last), place


def _may_meet(first: str, last: str, whole: str) -> bool:
    lists = _lists()
    if last in lists.not_last or first in lists.not_first or not _long_enough(last):
        return False
    if last[0] == "s" and first.endswith(lists.joined_by_s):
        return False
    return last not in lists.adjective_endings or not is_adjective(whole)


@lru_cache(maxsize=65_536)
def _last_worth(last: str) -> int:
    if last in _lists().also_last:
        return 60
    if is_noun(last):
        return 30 if is_verb(last) else 60
    base = base_form(last)
    return 60 if base and is_adjective(base) else 0


@lru_cache(maxsize=65_536)
def _first_worth(first: str) -> int:
    if found := _noun_before_joint(first):
        base, joint = found
        return (40 if fold(base) == fold(first.removesuffix(joint)) else 32) - len(joint)
    if first in _lists().also_first:
        return 40
    if not _long_enough(first):
        return 0
    if is_adjective(first) or _noun_without_e(first):
        return 35
    return 20 if any(is_verb(first + ending) for ending in _VERB_ENDINGS) else 0


def _last_parts(last: str) -> tuple[str, ...]:
    """Return a last part's base forms, its own first."""
    inner = take_apart(last)
    own = base_form(last) or (inner.before + inner.last.lower() if inner else last)
    return (own, *(inner.parts if inner else ()))


def _first_parts(first: str) -> tuple[str, ...]:
    """Return a first part's base forms without the letters that join it; a verb's stem has none."""
    if found := _noun_before_joint(first):
        inner = take_apart(found[0])
        return (found[0], *(inner.parts if inner else ()))
    if not _first_worth(first) and (inner := take_apart(first.removesuffix("s"))):
        return (inner.before + inner.last.lower(), *inner.parts)
    if first in _lists().also_first:
        return ()
    known = first if is_adjective(first) else _noun_without_e(first)
    return (known,) if known else ()


def _noun_before_joint(first: str) -> tuple[str, str] | None:
    """Return the noun and the letters that join it to the next part."""
    for joint in _lists().joints:
        if first.endswith(joint) and (base := _first_base(first.removesuffix(joint))):
            return base, joint
    return None


def _noun_without_e(first: str) -> str | None:
    """Return the noun that loses its e before another part, as Schule in Schulamt."""
    base = base_form(f"{first}e") if is_noun(f"{first}e") else None
    return base if base and fold(base) == fold(f"{first}e") else None


def _first_base(stem: str) -> str | None:
    if stem in _lists().not_first or not _long_enough(stem) or not is_noun(stem):
        return None
    return base_form(stem)


def _long_enough(part: str) -> bool:
    return len(part) >= _SHORTEST or part in _lists().short

"""Compound words taken apart over a word list (Zusammensetzungen)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from search_index.data import read_table
from search_index.lexicon import base_form, fold, is_adjective, is_noun, is_verb

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
        opaque=frozenset(fold(word) for word in data["opaque"]),
    )


@lru_cache(maxsize=65_536)
def take_apart(word: str) -> Compound | None:
    """Return the parts of a compound, or None for a word that is none."""
    lower = word.lower()
    if not _SHORTEST_COMPOUND <= len(lower) <= _LONGEST_WORD or fold(base_form(word) or word) in _lists().opaque:
        return None
    splits = sorted(_splits(lower), key=lambda split: -split[0])
    if not splits:
        return None
    best = splits[0][1]
    sure = (other for worth, other in splits[1:] if worth >= _SURE and min(len(other.before), len(other.last)) >= _LONG)
    return Compound(best.before, best.last, (*best.parts, *(part for other in sure for part in other.parts)))


def _splits(lower: str) -> Iterator[tuple[int, Compound]]:
    """Yield every way to take a word into two, with its worth: known and long last parts are worth most."""
    for place in range(3, len(lower) - 2):
        first, last = lower[:place], lower[place:]
        if last.startswith("s") and first.endswith(_lists().joined_by_s):
            continue
        if last in _lists().adjective_endings and is_adjective(lower):
            continue
        last_worth, last_parts = _last_parts(last)
        first_worth, first_parts = _first_parts(first) if last_worth else (0, ())
        if first_worth:
            compound = Compound(first, last_parts[0], (*first_parts, *last_parts))
            yield last_worth + first_worth + len(last), compound


def _last_parts(last: str) -> tuple[int, tuple[str, ...]]:
    """Return a last part's worth (0 for none) and its base forms, its own first."""
    if last in _lists().not_last or not _long_enough(last):
        return 0, ()
    inner = take_apart(last)
    inner_parts = inner.parts if inner else ()
    base = base_form(last)
    if base and (is_adjective(base) or is_noun(last)):
        likely = not is_verb(last) or last in _lists().also_last
        return 60 if likely else 30, (base, *inner_parts)
    return (10, (inner.before + inner.last.lower(), *inner_parts)) if inner else (0, ())


def _first_parts(first: str) -> tuple[int, tuple[str, ...]]:
    """Return a first part's worth (0 for none) and its base forms, without the letters that join it."""
    for joint in _lists().joints:
        if first.endswith(joint) and (base := _first_base(first.removesuffix(joint))):
            inner = take_apart(base)
            own = 40 if fold(base) == fold(first.removesuffix(joint)) else 32
            return own - len(joint), (base, *(inner.parts if inner else ()))
    if first in _lists().not_first:
        return 0, ()
    if first in _lists().also_first:
        return 40, ()
    if inner := take_apart(first.removesuffix("s")):
        return 15, (inner.before + inner.last.lower(), *inner.parts)
    return _stem(first)


def _stem(first: str) -> tuple[int, tuple[str, ...]]:
    """Return what an adjective, a noun without its e, or a verb without its ending is worth as a first part."""
    if not _long_enough(first):
        return 0, ()
    if is_adjective(first):
        return 35, (first,)
    if is_noun(f"{first}e") and (base := base_form(f"{first}e")) and fold(base) == fold(f"{first}e"):
        return 35, (base,)
    return (20, ()) if any(is_verb(first + ending) for ending in _VERB_ENDINGS) else (0, ())


def _first_base(stem: str) -> str | None:
    if stem in _lists().not_first or not _long_enough(stem) or not is_noun(stem):
        return None
    return base_form(stem)


def _long_enough(part: str) -> bool:
    return len(part) >= _SHORTEST or part in _lists().short

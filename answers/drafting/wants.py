"""What a question asks for: state, time, number, who, names, where, measures, why, cost (Fragewunsch)."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

DEFAULT: Final = "state"
_BENDING: Final = re.compile(  # „der Beschäftigten“, „der Studierenden“
    r"((?:eschäftigt|ngestellt|edienstet|eamt|eflüchtet|erletzt|ersichert|nhaftiert|rend|mend)e)\b"
)
_THING: Final = re.compile(
    r"\b(?:[Ww]elche[mnrs]?|[Ww]ie (?:ist|sind|lauten|lautet) (?:die|der|das)) (?:[a-zäöüß]+ )?([A-ZÄÖÜ][\w-]+)"
)


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that a question asks for, such as `time.report`, and how a gap names it."""

    name: str
    gap: str
    thing: str = ""  # what is asked for by a word that is no cue, „Adressen“, or is to be counted

    @property
    def gap_text(self) -> str:
        """What stands in the draft where no record holds the answer."""
        return f"[{self.gap}: in keiner verknüpften Unterlage enthalten]"


@dataclass(frozen=True, slots=True)
class _Kind:
    """An entry of the list of wants; it counts only where none named by `unless` was found."""

    name: str
    gap: str
    cues: tuple[re.Pattern[str], ...]
    unless: frozenset[str]


def wants_of(text: str) -> list[Want]:
    """Return what a question asks for, in the order of the list of wants; nothing where no cue tells."""
    found: dict[str, Want] = {}
    for kind in _kinds():
        match = next((match for cue in kind.cues if (match := cue.search(text))), None)
        if match and kind.unless.isdisjoint(found) and not any(name.startswith(f"{kind.name}.") for name in found):
            caught = match.groupdict()
            found[kind.name] = Want(kind.name, _gap(kind.gap, caught), _own(caught.get("thing")))
    return list(found.values())


def default_want(text: str) -> Want:
    """Return what a question without any cue asks for: how things stand, or the things it calls „welche Adressen“."""
    kind = next(kind for kind in _kinds() if kind.name == DEFAULT)
    thing = _THING.search(text)
    own = _own(thing[1]) if thing else ""
    return Want(kind.name, own or kind.gap, own)


def _own(thing: str | None) -> str:
    """Return a thing that is asked for; nothing for a word that asks for whatever is known, or is a unit."""
    return thing if thing and not thing.lower().startswith(_general()) else ""


def _gap(gap: str, caught: dict[str, str | None]) -> str:
    if what := caught.get("what"):
        return gap.format(what=what)
    thing = caught.get("thing")
    if not thing:
        return gap.replace(" {thing}", "")
    first, _, noun = thing.partition(" ")
    genitive = f"{first}n {noun}" if noun and first[0].islower() else _BENDING.sub(r"\1n", thing)
    return gap.format(thing=f"der {genitive}")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("wants.toml").read_text("utf-8"))


def _general() -> tuple[str, ...]:
    return tuple(_data()["general"])


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(item["name"], item["gap"], _compiled(item["cues"]), frozenset(item.get("unless", ())))
        for item in _data()["want"]
    )


def _compiled(cues: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(cue, re.IGNORECASE | re.DOTALL) for cue in cues)

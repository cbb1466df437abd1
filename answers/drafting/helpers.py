"""The helpers that templates may use, described for the people in a ministry who write them (Helfer)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from answers.drafting.wording import filters
from answers.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Example:
    """What a helper makes of a value; `more` are the values in its parentheses."""

    value: Any
    more: tuple[Any, ...]
    words: str

    @property
    def shown(self) -> str:
        """The value as a person reads it."""
        return ", ".join(self.value) if isinstance(self.value, list) else str(self.value)


@dataclass(frozen=True, slots=True)
class Helper:
    """A helper: what stands before the bar, what it says, what its parentheses may hold."""

    name: str
    takes: str
    says: str
    more: str
    examples: tuple[Example, ...]

    @property
    def use(self) -> str:
        """How it is written behind a field."""
        return f"| {self.name}({self.more})" if self.more else f"| {self.name}"

    def apply(self, example: Example) -> str:
        """Return what the helper makes of an example's value."""
        values = [example.value, *example.more]
        if self.takes == "Datum":
            values = [PartialDate.parse(each) for each in values]
        return str(filters()[self.name](*values))


@cache
def helpers() -> tuple[Helper, ...]:
    """Return all helpers in the order of their description."""
    data = tomllib.loads(files(__package__).joinpath("helpers.toml").read_text("utf-8"))
    return tuple(
        Helper(
            item["name"],
            item["takes"],
            item["says"],
            item.get("more", ""),
            tuple(Example(value, tuple(more), words) for value, *more, words in item["examples"]),
        )
        for item in data["helper"]
    )

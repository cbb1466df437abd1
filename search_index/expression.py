"""What is looked for, as a tree that every engine evaluates and that prints itself in German (Suchausdruck)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any inflection; with `in_title` it must stand in the title."""

    text: str
    in_title: bool = False

    def __str__(self) -> str:
        return f"Titel: {self.text}" if self.in_title else self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, one after another (Wortfolge)."""

    text: str
    in_title: bool = False

    def __str__(self) -> str:
        return f"Titel: „{self.text}“" if self.in_title else f"„{self.text}“"


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so (Wortanfang)."""

    text: str
    in_title: bool = False

    def __str__(self) -> str:
        return f"Titel: {self.text}*" if self.in_title else f"{self.text}*"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A facet's value: exactly this one, or every value in which all words of `value` stand."""

    name: str
    value: str
    label: str = ""
    exact: bool = False

    def __str__(self) -> str:
        return f"{(self.label or self.name).capitalize()}: {self.value}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A day within bounds, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        bounds = (("ab", self.since), ("bis", self.until))
        return " ".join(f"{word} {day:%d.%m.%Y}" for word, day in bounds if day)


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the inner expression does not find (ohne)."""

    inner: "Expression"

    def __str__(self) -> str:
        return f"ohne {_bracketed(self.inner)}"


@dataclass(frozen=True, slots=True)
class All:
    """All of these; none at all finds everything."""

    inner: tuple["Expression", ...] = ()

    def __str__(self) -> str:
        return " und ".join(_bracketed(part) for part in self.inner)


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    inner: tuple["Expression", ...]

    def __str__(self) -> str:
        return " oder ".join(_bracketed(part) for part in self.inner)


Expression: TypeAlias = Word | Phrase | Prefix | FacetValue | Dated | Not | All | Any
Textual: TypeAlias = Word | Phrase | Prefix


def wanted_texts(expression: Expression) -> Iterator[Textual]:
    """Yield the words, phrases and prefixes that a hit may show, leaving out what is excluded."""
    match expression:
        case Word() | Phrase() | Prefix():
            yield expression
        case All(inner) | Any(inner):
            for part in inner:
                yield from wanted_texts(part)


def _bracketed(part: Expression) -> str:
    return f"({part})" if isinstance(part, All | Any) else str(part)

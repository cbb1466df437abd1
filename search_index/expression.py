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
    """A facet's value: exactly this one, or every value in which all words of `value` stand.

    `label` is how the facet was typed, `shown` how it is said.
    """

    name: str
    value: str
    label: str = ""
    exact: bool = False
    shown: str = ""

    def __str__(self) -> str:
        return f"{self.shown or (self.label or self.name).capitalize()}: {self.value}"


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
        words = [("" if isinstance(part, Not) else "und ") + _bracketed(part) for part in self.inner]
        return " ".join(words).removeprefix("und ")


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


def as_typed(expression: Expression) -> str:
    """Return the text that a person may type for an expression."""
    match expression:
        case Word() | Phrase() | Prefix():
            return ("titel:" if expression.in_title else "") + _typed_text(expression)
        case FacetValue():
            return f'{expression.label or expression.name}:"{expression.value}"'
        case Dated(since, until):
            bounds = (("von", since), ("bis", until))
            return " ".join(f"{name}:{day.isoformat()}" for name, day in bounds if day)
        case Not(inner):
            return f"-{_typed_in_brackets(inner)}"
        case All(inner):
            return " ".join(map(_typed_in_brackets, inner))
        case Any(inner):
            return " ODER ".join(map(_typed_in_brackets, inner))


def _typed_text(expression: Textual) -> str:
    match expression:
        case Word(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Prefix(text):
            return f"{text}*"


def _typed_in_brackets(part: Expression) -> str:
    return f"({as_typed(part)})" if isinstance(part, All | Any) else as_typed(part)

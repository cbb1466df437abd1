"""An expression made ready for an engine: words as terms, facet values resolved, emptiness removed (Suchplan)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias

from search_index.expression import All, Any, Dated, Expression, FacetValue, Not, Phrase, Prefix, Textual, Word
from search_index.german import analyse, fold_surface, terms_of_text


@dataclass(frozen=True, slots=True)
class HasTerm:
    """The term stands in title or text, as a whole word or, worth less, as a part of one."""

    term: str
    in_title: bool


@dataclass(frozen=True, slots=True)
class HasPhrase:
    """The terms stand one after another as whole words, in the title or in the text."""

    terms: tuple[str, ...]
    in_title: bool


@dataclass(frozen=True, slots=True)
class HasPrefix:
    """A word's spelling begins so."""

    prefix: str
    in_title: bool


@dataclass(frozen=True, slots=True)
class HasValue:
    """The facet has one of these values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluding:
    """What the inner plan does not find."""

    inner: "Plan"


@dataclass(frozen=True, slots=True)
class Both:
    """All of these; none at all finds everything."""

    inner: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    inner: tuple["Plan", ...]


Plan: TypeAlias = HasTerm | HasPhrase | HasPrefix | HasValue | Dated | Excluding | Both | Either
ValuesOf: TypeAlias = Callable[[str], Collection[str]]


def plan_for(expression: Expression, values_of: ValuesOf) -> Plan:
    """Return the plan; `values_of` names all values that a facet has in the index."""
    return _plan(expression, values_of) or Both(())


def _plan(expression: Expression, values_of: ValuesOf) -> Plan | None:
    match expression:
        case Word() | Phrase() | Prefix():
            return _textual(expression)
        case FacetValue():
            return HasValue(expression.name, _matching(expression, values_of))
        case Dated():
            return expression
        case Not(inner):
            excluded = _plan(inner, values_of)
            return Excluding(excluded) if excluded else None
        case All(inner) | Any(inner):
            kept = tuple(plan for part in inner if (plan := _plan(part, values_of)))
            return _together(kept, either=isinstance(expression, Any))


def _textual(wanted: Textual) -> Plan | None:
    if isinstance(wanted, Prefix):
        return HasPrefix(fold_surface(wanted.text), wanted.in_title)
    terms = tuple(term.whole for term in analyse(wanted.text))
    if isinstance(wanted, Phrase) and len(terms) > 1:
        return HasPhrase(terms, wanted.in_title)
    plan = _together(tuple(HasTerm(term, wanted.in_title) for term in terms))
    apart = tuple(term.whole for term in analyse(wanted.text.replace("-", " ")))
    return Either((plan, HasPhrase(apart, wanted.in_title))) if plan and len(apart) > len(terms) else plan


def _together(plans: tuple[Plan, ...], *, either: bool = False) -> Plan | None:
    plans = tuple(dict.fromkeys(plans))  # said twice is meant once
    if len(plans) < 2:
        return plans[0] if plans else None
    return Either(plans) if either else Both(plans)


def _matching(wanted: FacetValue, values_of: ValuesOf) -> tuple[str, ...]:
    if wanted.exact or not any(sign.isalpha() for sign in wanted.value):  # a number or a year means itself
        return (wanted.value,)
    words, spelled = terms_of_text(wanted.value), fold_surface(wanted.value)
    return tuple(
        sorted(
            value
            for value in values_of(wanted.name)
            if fold_surface(value) == spelled or (words and words <= terms_of_text(value))
        )
    )

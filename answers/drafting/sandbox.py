"""Where templates run: a sandbox in which each field of a record that is read is noted (Vorlagen)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from answers.drafting import wording
from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from answers.records.schema import fields_of
from inquiries.foundation.errors import InvalidInput

RECORD: Final = "r"
HEAD: Final = ("title", "ministry")
_ACTIVE: Final = re.compile(r"([\\*_`<\[])")


class RecordView:
    """A record as a template sees it; `noted` gathers the fields that were read and hold something."""

    def __init__(self, record: Record, noted: dict[str, Any]) -> None:
        self._record = record
        self._noted = noted

    def __getitem__(self, name: str) -> Any:
        """Return a field's value, dates as PartialDate; None where the record does not hold it."""
        kind = _types(self._record.kind)[name]
        value = self._record.value_of(name)
        if value is not None:
            self._noted[name] = value
        is_date = kind in {"date", "date_or_open"} and value not in (None, "open")
        return PartialDate.parse(value) if is_date else value


def render(text: str, record: Record, noted: dict[str, Any], **surroundings: Any) -> str:
    """Return a template's words about a record, spaces tidied; `noted` gains the fields that were read.

    Raises InvalidInput for a template that tries what the sandbox forbids.
    """
    try:
        words = _template(text).render({RECORD: RecordView(record, noted)}, **surroundings)
    except TemplateError as error:
        raise InvalidInput(f"Die Formulierung „{text}“ lässt sich nicht verwenden: {error}.") from error
    tidy = " ".join(words.split())
    return tidy[:1].upper() + tidy[1:]


def template_errors(text: str, kind: RecordKind, surroundings: frozenset[str]) -> Iterator[str]:
    """Yield German sentences about what a template for a kind of record may not say."""
    try:
        tree = _environment().parse(text)
        _environment().from_string(text)
    except TemplateError as error:
        yield f"Die Vorlage ist nicht lesbar: {error}."
        return
    for name in sorted(find_undeclared_variables(tree) - surroundings - {RECORD}):
        yield f"Die Vorlage nennt „{name}“; das gibt es hier nicht. Angaben der Unterlage heißen „{RECORD}.…“."
    for name in sorted(fields_read(text) - _types(kind).keys()):
        yield f"Eine Angabe „{name}“ gibt es bei „{kind.value}“ nicht. Bekannt sind: {', '.join(_types(kind))}."


def fields_read(text: str) -> set[str]:
    """Return the names of the fields that a template may read."""
    tree = _environment().parse(text)
    by_name = {read.attr for read in tree.find_all(nodes.Getattr) if _is_record(read.node)}
    by_item = {_constant(read.arg) for read in tree.find_all(nodes.Getitem) if _is_record(read.node)}
    return by_name | by_item


def escaped(text: str) -> str:
    """Return text with the signs that small Markdown would act upon made harmless."""
    return _ACTIVE.sub(r"\\\1", text)


def _is_record(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Name) and node.name == RECORD


def _constant(node: nodes.Expr) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else "…"


@cache
def _types(kind: RecordKind) -> Mapping[str, str]:
    return dict.fromkeys(HEAD, "line") | {field.name: field.type for field in fields_of(kind)}


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # the words are Markdown, escaped by `finalize`
        finalize=lambda value: escaped(value) if isinstance(value, str) else value,
    )
    environment.filters = wording.filters()
    environment.globals = {}
    return environment


@cache
def _template(text: str) -> Template:
    return _environment().from_string(text)


def checked(text: str, kind: RecordKind, *, name: str, surroundings: frozenset[str]) -> str:
    """Return a template that may be used; raise InvalidInput with all that is wrong with it."""
    if errors := list(template_errors(text, kind, surroundings)):
        raise InvalidInput(f"Formulierung „{name}“ ({kind.value}): {' '.join(errors)}", phrase=name)
    return text

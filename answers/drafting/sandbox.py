"""Where templates run: a sandbox in which each field of a record that is read is noted (Vorlagen)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from answers.drafting import wording
from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from answers.records.schema import fields_of
from inquiries.foundation.errors import InvalidInput

RECORD: Final = "r"
HEAD: Final = ("title", "ministry")
LONGEST_SENTENCE: Final = 50_000
FAULTS: Final = (TemplateError, SyntaxError, RecursionError, MemoryError)  # what reading a template may raise
MISHAPS: Final = (*FAULTS, AttributeError, TypeError, ValueError, LookupError, ArithmeticError)
_ACTIVE: Final = re.compile(r"([\\*_`<\[])")
_LEADING: Final = re.compile(r"^(>|[-+#|=~](?=\s|$|[-#|=~])|\d{1,9}(?=[.)](?:\s|$)))")

_UNPRINTABLE: Final[tuple[tuple[type, str], ...]] = (
    (bool, "ein Ja oder Nein lässt sich nicht drucken; fragen Sie mit „if“ danach"),
    (PartialDate, "ein Datum braucht einen Helfer wie „on“ oder „day“"),
    (float, "eine Zahl mit Nachkommastellen braucht „number“ oder „euros“"),
    (list, "eine Liste braucht einen Helfer wie „listed“ oder „with_names“"),
)


class RecordView:
    """A record as a template sees it; `noted` gathers the fields that were read and hold something."""

    def __init__(self, record: Record, noted: dict[str, Any]) -> None:
        self._record = record
        self._noted = noted

    def __getitem__(self, name: str) -> Any:
        """Return a field's value, dates as PartialDate; None where the record does not hold it."""
        kind = types_of(self._record.kind)[name]
        value = self._record.value_of(name)
        if value is not None:
            self._noted[name] = value
        is_date = kind in {"date", "date_or_open"} and value not in (None, "open")
        return PartialDate.parse(value) if is_date else value


def render(text: str, record: Record, noted: dict[str, Any], **surroundings: Any) -> str:
    """Return a template's words about a record, spaces tidied; `noted` gains the fields that were read.

    Raises InvalidInput for a template that tries what the sandbox forbids, fails on this record, or never ends.
    """
    try:
        pieces = _template(text).generate({RECORD: RecordView(record, noted)}, **surroundings)
        words = "".join(_bounded(pieces))
    except MISHAPS as error:
        place = f"Zeile {line} der Vorlage: " if (line := _line_of(error)) else ""
        raise InvalidInput(f"{place}Mit „{record.title}“ geht das nicht: {error}.", field="text", line=line) from error
    tidy = " ".join(words.split())
    return _LEADING.sub(_harmless, tidy[:1].upper() + tidy[1:])


def escaped(text: str) -> str:
    """Return text with the signs that small Markdown would act upon made harmless."""
    return _ACTIVE.sub(r"\\\1", text)


@cache
def types_of(kind: RecordKind) -> Mapping[str, str]:
    """Return the fields that a template for a kind of record may read, each with its type."""
    return dict.fromkeys(HEAD, "line") | {field.name: field.type for field in fields_of(kind)}


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox: no globals, no loader, no filters but the helpers; what is printed is escaped."""
    sandbox = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # the words are Markdown, escaped by `finalize`
        finalize=_printed,
    )
    sandbox.filters = wording.filters()
    sandbox.globals = {}
    return sandbox


def _printed(value: Any) -> Any:
    """Return what stands in the sentence; raise ValueError for what German does not print as it is."""
    if isinstance(value, str):
        return escaped(value)
    unprintable = next((sentence for kind, sentence in _UNPRINTABLE if isinstance(value, kind)), None)
    if value is None or unprintable:
        raise ValueError(unprintable or "eine Angabe, die hier stehen soll, fehlt")
    return value


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_SENTENCE:
            raise ValueError(f"mehr als {LONGEST_SENTENCE} Zeichen")
        yield piece


def _harmless(match: re.Match[str]) -> str:
    """Escape what would begin a list or a heading: a number keeps its digits, its full stop is escaped."""
    return f"{match[1]}\\" if match[1].isdecimal() else f"\\{match[1]}"


def _line_of(error: BaseException) -> int:
    """Return the line of the template in which an error arose; 0 where it is not known."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@lru_cache(maxsize=512)
def _template(text: str) -> Template:
    return environment().from_string(text)

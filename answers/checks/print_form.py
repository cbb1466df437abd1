"""Can the texts be printed, their tables above all (Druckform)."""

from collections.abc import Iterable, Iterator

from answers.checks.finding import CheckedText, CheckFinding
from answers.markup import parse
from inquiries.foundation.errors import InvalidInput


def unprintable(texts: Iterable[CheckedText]) -> Iterator[CheckFinding]:
    """Yield each text with markup that the small Markdown lacks or a table that is none."""
    for each in texts:
        try:
            parse(each.text)
        except InvalidInput as refusal:
            yield CheckFinding(code="unprintable", sentence=refusal.sentence, place=each.place, anchor=each.anchor)

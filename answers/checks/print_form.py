"""Can the texts be printed, their tables above all (Druckform)."""

from collections.abc import Collection, Iterable, Iterator

from answers.checks.finding import CheckedText, CheckFinding
from answers.markup import Picture, parse, parse_leniently
from inquiries.foundation.errors import InvalidInput


def unprintable(texts: Iterable[CheckedText]) -> Iterator[CheckFinding]:
    """Yield each text with markup that the small Markdown lacks or a table that is none."""
    for each in texts:
        try:
            parse(each.text)
        except InvalidInput as refusal:
            yield CheckFinding(
                code="unprintable",
                sentence=refusal.sentence,
                place=each.place,
                remedy="Berichtigen Sie die Stelle unter „Text bearbeiten“.",
                anchor=each.anchor,
            )


def missing_pictures(texts: Iterable[CheckedText], names: Collection[str]) -> Iterator[CheckFinding]:
    """Yield each picture that a text names and that nobody uploaded: it would be printed as it was typed."""
    for each in texts:
        for block in parse_leniently(each.text):
            if isinstance(block, Picture) and block.name not in names:
                yield CheckFinding(
                    code="missing-picture",
                    sentence=f"Das Bild „{block.name}“ gehört nicht zur Antwort.",
                    place=each.place,
                    remedy="Laden Sie es unter „Bilder und Dateien“ hoch oder streichen Sie die Zeile.",
                    anchor=each.anchor,
                )

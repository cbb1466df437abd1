"""The annexes of an answer as an officer types them: changed, added, taken away (Anlagen)."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Annex

LONGEST_LABEL: Final = 120  # a heading of one line, two at the most


def edited(annexes: tuple[Annex, ...], typed: Mapping[int, Annex]) -> tuple[Annex, ...]:
    """Return the annexes with what was typed at their places; a place beyond the last adds one, an empty one goes.

    One without a label is counted. Raises InvalidInput for a label without a text, which would print a heading with
    nothing under it, and for a label that another annex has, by which nobody could refer to it.
    """
    places = dict(enumerate(annexes)) | {place: _checked(place, annex) for place, annex in typed.items()}
    kept = {place: annex for place, annex in sorted(places.items()) if annex.text}
    _ensure_told_apart(kept, dict(enumerate(annexes)))
    return tuple(_counted(kept))


def with_room(annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    """Return the annexes with an empty one behind them, for the next."""
    return (*annexes, Annex("", ""))


def _ensure_told_apart(kept: Mapping[int, Annex], before: Mapping[int, Annex]) -> None:
    labels = [annex.label for annex in kept.values() if annex.label]
    for place, annex in kept.items():
        if labels.count(annex.label) > 1 and annex != before.get(place):
            raise InvalidInput(
                f"Zwei Anlagen heißen „{annex.label}“. Geben Sie dieser eine andere Bezeichnung.",
                field=f"annex-label-{place}",
            )


def _counted(kept: Mapping[int, Annex]) -> Iterator[Annex]:
    taken = {annex.label for annex in kept.values()}
    for place, annex in kept.items():
        label = annex.label or next(each for number in count(place + 1) if (each := f"Anlage {number}") not in taken)
        taken.add(label)
        yield Annex(label, annex.text)


def _checked(place: int, annex: Annex) -> Annex:
    label, text = " ".join(annex.label.split()), annex.text.replace("\r\n", "\n").strip()
    if label and not text:
        raise InvalidInput(
            f"Die Anlage „{label}“ hat noch keinen Text. Schreiben Sie ihn, oder entfernen Sie die Anlage.",
            field=f"annex-{place}",
        )
    if len(label) > LONGEST_LABEL:
        raise InvalidInput(
            f"Die Bezeichnung ist zu lang ({len(label)} Zeichen). Kürzen Sie sie auf höchstens {LONGEST_LABEL}.",
            field=f"annex-label-{place}",
        )
    return Annex(label, text)

"""Bars of a chart, reckoned here and drawn as SVG by a template (Diagramme)."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

WIDTH: Final = 640  # the drawing's own units
LABELS: Final = 250  # the room of the names on the left
LINE: Final = 28
MOST: Final = 12  # bars that one can still compare
LONGEST_NAME: Final = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, the value in words, its place and length."""

    name: str
    text: str
    y: int
    length: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of horizontal bars."""

    bars: Sequence[Bar]
    height: int
    left_out: int

    @classmethod
    def of(cls, values: Sequence[tuple[str, float, str]], *, top: float | None = None) -> "Chart":
        """Draw names with their values and the values in words; `top` is what the longest bar stands for."""
        shown = values[:MOST]
        most = top or max((value for _name, value, _text in shown), default=0) or 1
        room = WIDTH - LABELS - 70
        bars = [
            Bar(_short(name), text, number * LINE, round(room * value / most, 1))
            for number, (name, value, text) in enumerate(shown)
        ]
        return cls(bars, len(bars) * LINE, len(values) - len(shown))


def _short(name: str) -> str:
    return shorten(name.removeprefix("Ministerium für "), LONGEST_NAME, placeholder=" …")

"""What a record belongs to, as a small picture: boxes one below the other, an arrow for each relation (Bild)."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap
from typing import Final

from answers.records.record import Record
from answers.records.relations import Related

WIDTH: Final = 400
MOST: Final = 6  # boxes above, and as many below
_LEFT: Final = 34  # where boxes begin; the arrows run beside them
_HEIGHT: Final = 58
_GAP: Final = 16
_LINE: Final = 38  # letters that a line of a box holds
_LANES: Final = (10, 22)  # where arrows run: those that lead up, those that come from below


@dataclass(frozen=True, slots=True)
class Box:
    """A record in the picture: its place, its lines, and whether it is the one that is shown."""

    top: int
    relation: str
    lines: tuple[str, ...]
    is_here: bool = False

    @property
    def middle(self) -> int:
        """Where its arrow begins or ends."""
        return self.top + _HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes and the paths of their arrows."""

    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]
    height: int
    left: int = _LEFT
    width: int = WIDTH
    box_width: int = WIDTH - _LEFT - 2
    box_height: int = _HEIGHT

    @property
    def label(self) -> str:
        """What the picture shows, in one sentence for those who do not see it."""
        others = [f"{box.relation}: {' '.join(box.lines)}" for box in self.boxes if not box.is_here]
        return f"Beziehungen dieser Unterlage. {'; '.join(others)}."


def picture_of(record: Record, related: Sequence[Related]) -> Picture | None:
    """Return the picture of a record and those that it belongs to; None where it stands alone."""
    above = [each for each in related if each.named][:MOST]
    below = [each for each in related if not each.named][:MOST]
    if not above and not below:
        return None
    order = [(each.relation, each.record) for each in above] + [("", record)]
    order += [(each.relation, each.record) for each in below]
    boxes = tuple(
        Box(1 + place * (_HEIGHT + _GAP), relation, _lines(other), is_here=place == len(above))
        for place, (relation, other) in enumerate(order)
    )
    here = boxes[len(above)]
    up = [_arrow(here.middle - 8, box.middle, lane=_LANES[0]) for box in boxes[: len(above)]]
    into = [_arrow(box.middle, here.middle + 8, lane=_LANES[1]) for box in boxes[len(above) + 1 :]]
    return Picture(boxes, (*up, *into), height=boxes[-1].top + _HEIGHT + 1)


def _arrow(start: int, end: int, *, lane: int) -> str:
    """Return the path from one box's edge along a lane to another's."""
    return f"M {_LEFT} {start} H {lane} V {end} H {_LEFT - 7}"


def _lines(record: Record) -> tuple[str, ...]:
    first, *rest = wrap(record.title, _LINE) or [""]
    return (first, shorten(" ".join(rest), _LINE, placeholder=" …")) if rest else (first,)

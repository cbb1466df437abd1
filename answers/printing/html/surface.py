"""Where blocks are shown: on printed pages, in a file that stands for itself, or in a page around them (Träger)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from answers.markup import Picture
from answers.printing.html.flow import Flowing
from answers.printing.pictures import data_address

DOTS_PER_MM: Final = 96 / 25.4  # of a browser


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """How the same blocks are written for one place.

    `paged` puts the letter's line where the foot of page 1 finds it. `embedded` leaves the one h1 and all inline styles
    to the page around; there pictures are found at an `address` of their own, and headings may be mere lines.
    """

    paged: bool = False
    embedded: bool = False
    headings: bool = True
    address: Callable[[str], str] | None = None

    @property
    def prefix(self) -> str:
        """Return how the names of classes begin: a page around has its own „table“ and „label“."""
        return "paper__" if self.embedded else ""

    def level(self, block: Flowing) -> int:
        """Return a heading's level, 0 for what is none here."""
        told_by_page = self.embedded and block.level == 1
        return 0 if told_by_page or not self.headings else block.level

    def source(self, block: Flowing) -> str:
        """Return where a picture is found: at its address, else whole in this place."""
        name = block.content.name if isinstance(block.content, Picture) else ""
        if self.address is None:
            return data_address(block.picture) if block.picture else ""
        return self.address(name)

    def size(self, block: Flowing) -> dict[str, str | int]:
        """Return the attributes that give a picture its room before it is there."""
        if block.picture is None:
            return {}
        if not self.embedded:
            return {"style": f"width: {block.picture.width:.1f}mm"}
        wide, high = (round(side * DOTS_PER_MM) for side in (block.picture.width, block.picture.height))
        return {"width": wide, "height": high}


ON_PAGES: Final = Surface(paged=True)
ALONE: Final = Surface()

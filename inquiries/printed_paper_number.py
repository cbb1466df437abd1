"""The number of a printed paper (Drucksachennummer)."""

import re
from dataclasses import dataclass
from typing import Final, Self

from inquiries.foundation.errors import InvalidInput

_NUMBER: Final = re.compile(r"(\d{1,3})/(\d{1,7})", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class PrintedPaperNumber:
    """A number such as 6/4820: electoral term, slash, running number."""

    term: int
    serial: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number; raise InvalidInput with a German sentence for anything else."""
        if not (match := _NUMBER.fullmatch(text.strip())):
            raise InvalidInput(f"„{text}“ ist keine Drucksachennummer (erwartet wird z. B. 6/4820).", text=text)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        """Return the number as it is printed."""
        return f"{self.term}/{self.serial}"

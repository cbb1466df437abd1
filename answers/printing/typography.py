"""No-break spaces where German print wants them: § 64, z. B., 6. Wahlperiode (Mikrotypografie)."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

NO_BREAK: Final = "\u00a0"


def bind(text: str) -> str:
    """Return a text whose inseparable parts hold together; only spaces change, and into no-break spaces."""
    return _pattern().sub(lambda found: found[0].replace(" ", NO_BREAK), text)


def unbind(text: str) -> str:
    """Return a text with ordinary spaces only."""
    return text.replace(NO_BREAK, " ")


@cache
def _pattern() -> re.Pattern[str]:
    words = tomllib.loads(files(__package__).joinpath("typography.toml").read_text("utf-8"))
    kinds = (
        _any(words["abbreviations"]),
        rf"{_any(words['before_number'])} (?=\d)",
        rf"\d+\. {_any(words['after_ordinal'])}(?!\w)",
        rf"\d+ {_any(words['after_number'])}(?!\w)",
        rf"{_any(words['before_name'])} (?=[A-ZÄÖÜ])",
    )
    return re.compile("|".join(rf"(?<!\w){kind}" for kind in kinds))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"

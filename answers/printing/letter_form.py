"""How an official letter is set, measured as the standard has it, read from data and checked (Briefform)."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

import jsonschema

from answers.printing.layout import Style

_FOLDER: Final = files(__package__) / "letters"


@dataclass(frozen=True, slots=True)
class Margins:
    """The letter's margins in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A field at its place on the sheet, in millimetres from its edges."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LetterForm:
    """Margins, fields, marks for folding and punching, and the styles of a letter."""

    marks: tuple[float, ...]
    page: Margins
    frames: MappingProxyType[str, Frame]
    styles: MappingProxyType[str, Style]


@cache
def letter_form() -> LetterForm:
    """Return the form of letters: DIN 5008, form B."""
    data = tomllib.loads((_FOLDER / "din_5008_b.toml").read_text("utf-8"))
    jsonschema.validate(data, json.loads((_FOLDER / "schema.json").read_text("utf-8")))
    return LetterForm(
        marks=tuple(data["marks"]),
        page=Margins(**data["page"]),
        frames=MappingProxyType({name: Frame(**frame) for name, frame in data["frames"].items()}),
        styles=MappingProxyType({name: Style(**style) for name, style in data["styles"].items()}),
    )

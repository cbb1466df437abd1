"""The print layouts of the parliaments, read from data and checked (Drucklayout)."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from jsonschema import Draft202012Validator

from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.wording_files import read_wording

_FOLDER: Final = files(__package__) / "layouts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sheet and its margins in millimetres; a table of so many columns is printed across the long side."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    landscape_from_columns: int

    def text_width(self, *, landscape: bool = False) -> float:
        """Return the width of the body (Satzspiegel)."""
        return (self.height if landscape else self.width) - self.left - self.right

    def text_height(self, *, landscape: bool = False) -> float:
        """Return the height of the body."""
        return (self.width if landscape else self.height) - self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A named paragraph style: points for letters and distances, millimetres for indents."""

    name: str
    size: float = 0
    bold: bool = False
    tracking: float = 0
    align: str = "left"
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    tab: str | None = None
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    hyphenated: bool = True
    outline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an inquiry of one kind is called, in a sentence and as the paper's heading."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """How a parliament prints: page, letters, words. Read once, a layout equals only itself."""

    parliament: str
    name: str
    masthead: str
    government: str
    language: str
    address: tuple[str, ...]  # where letters to this parliament go
    announced: str
    parts: str
    reasons: tuple[str, ...]
    page: Page
    font: str
    size: float
    kinds: MappingProxyType[str, Kind]
    group_forms: MappingProxyType[str, str]
    usual_group: str
    no_group: str
    phrases: MappingProxyType[str, str]
    styles: MappingProxyType[str, Style]

    def kind(self, kind: str) -> Kind:
        """Return the words for a kind of inquiry; raise InvalidInput where this parliament prints none such."""
        if kind not in self.kinds:
            raise InvalidInput(f"Das Drucklayout „{self.name}“ kennt die Art „{kind}“ nicht.", kind=kind)
        return self.kinds[kind]

    def group(self, short: str | None) -> str:
        """Return a group's printed form (DIE LINKE: Fraktion DIE LINKE)."""
        if short in {None, self.no_group}:
            return self.no_group
        return self.group_forms.get(short) or self.usual_group.format(group=short)

    def phrase(self, name: str, **words: object) -> str:
        """Return a phrase with its words put in."""
        return self.phrases[name].format(**words)


@cache
def load_layout(parliament: str) -> Layout:
    """Return the layout of a parliament, the neutral one if it has none; raise NotFound for an unknown one."""
    if (data := read_wording(_FOLDER, parliament)) is None:
        raise NotFound(f"Für das Parlament „{parliament}“ ist kein Drucklayout hinterlegt.", parliament=parliament)
    return read_layout(data)


def read_layout(data: dict[str, Any]) -> Layout:
    """Return the layout that data describes; raise InvalidInput naming the first place that is wrong."""
    validator = Draft202012Validator(json.loads((_FOLDER / "schema.json").read_text("utf-8")))
    for error in sorted(validator.iter_errors(data), key=lambda error: error.json_path):
        place = ".".join(str(step) for step in error.absolute_path) or "oberste Ebene"
        raise InvalidInput(f"Das Drucklayout ist an der Stelle „{place}“ fehlerhaft: {error.message}", place=place)
    groups = data["groups"]
    return Layout(
        **{
            key: data[key] for key in ("parliament", "name", "masthead", "government", "language", "announced", "parts")
        },
        reasons=tuple(data["reasons"]),
        address=tuple(data.get("address", ())),
        page=Page(**data["page"]),
        font=data["type"]["font"],
        size=data["type"]["size"],
        kinds=MappingProxyType({name: Kind(**kind) for name, kind in data["kinds"].items()}),
        group_forms=MappingProxyType(groups["forms"]),
        usual_group=groups["usual"],
        no_group=groups["none"],
        phrases=MappingProxyType(data["phrases"]),
        styles=MappingProxyType({name: Style(**style) for name, style in data["styles"].items()}),
    )

"""Print layouts as data."""

import json
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from answers.printing.layout import load_layout, read_layout
from answers.printing.script import Part
from inquiries.foundation.errors import InvalidInput, NotFound


def mv() -> dict[str, Any]:
    return tomllib.loads(files("answers.printing").joinpath("layouts/mv.toml").read_text("utf-8"))


@pytest.mark.parametrize("parliament", ["MV", "BY"])
def test_every_layout_has_a_style_for_each_part(parliament: str) -> None:
    layout = load_layout(parliament)

    assert layout.parliament == parliament
    assert {part.value for part in Part} <= layout.styles.keys()
    assert {style.name[:3] for style in layout.styles.values()} == {"DS "}


def test_the_landtags_page_leaves_160_mm_for_the_text() -> None:
    page = load_layout("MV").page

    assert (page.text_width(), page.text_width(landscape=True)) == (160, 247)


def test_a_second_parliament_says_only_what_differs() -> None:
    bavaria, north = load_layout("BY"), load_layout("MV")

    assert bavaria.kind("minor_interpellation").heading == "SCHRIFTLICHE ANFRAGE"
    assert bavaria.phrases["of_government"] == "der Staatsregierung"
    assert bavaria.styles == north.styles
    assert bavaria.group("SPD") == "SPD"


def test_a_parliament_without_layout_is_named() -> None:
    with pytest.raises(NotFound, match="„XY“ ist kein Drucklayout"):
        load_layout("XY")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"page": {"width": "breit"}}, "page"),
        ({"styles": {}}, "styles"),
        ({"language": "deutsch"}, "language"),
        ({"colour": "red"}, "oberste Ebene"),
    ],
)
def test_a_faulty_layout_is_refused_at_its_place(change: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidInput, match=f"an der Stelle „{place}"):
        read_layout(mv() | change)


def test_no_layout_is_read_that_the_schema_does_not_describe() -> None:
    schema = json.loads(files("answers.printing").joinpath("layouts/schema.json").read_text("utf-8"))

    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == set(schema["properties"])

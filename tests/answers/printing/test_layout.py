"""Print layouts as data."""

import json
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from answers.printing.layout import load_layout, read_layout
from answers.printing.script import Part
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.rules import profiles


def mv() -> dict[str, Any]:
    return tomllib.loads(files("answers.printing").joinpath("layouts/mv.toml").read_text("utf-8"))


@pytest.mark.parametrize("parliament", profiles())
def test_every_layout_has_a_style_for_each_part(parliament: str) -> None:
    layout = load_layout(parliament)

    assert (layout.parliament, layout.name) == (parliament, profiles()[parliament].name)
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


@pytest.mark.parametrize(
    ("code", "heading", "of_government", "due"),
    [
        ("NW", "KLEINE ANFRAGE", "der Landesregierung", "(Termin zur Beantwortung: 1.1.)"),
        (
            "NI",
            "KLEINE ANFRAGE ZUR SCHRIFTLICHEN BEANTWORTUNG",
            "der Landesregierung",
            "(Termin zur Beantwortung: 1.1.)",
        ),
        ("BE", "SCHRIFTLICHE ANFRAGE", "des Senats", "(Termin zur Beantwortung: 1.1.)"),
        ("BT", "KLEINE ANFRAGE", "der Bundesregierung", "(Termin zur Beantwortung: 1.1.)"),
    ],
)
def test_a_parliament_without_a_layout_of_its_own_has_the_neutral_one(
    code: str, heading: str, of_government: str, due: str
) -> None:
    layout = load_layout(code)

    assert layout.kind("minor_interpellation").heading == heading
    assert layout.phrases["of_government"] == of_government
    assert of_government in layout.phrases["forwarding"]
    assert layout.phrase("due", day="1.1.") == due
    assert layout.masthead == layout.name.upper()


def test_no_neutral_words_speak_of_another_parliament() -> None:
    words = [str(text) for code in set(profiles()) - {"MV", "BY"} for text in load_layout(code).phrases.values()]

    assert not [text for text in words if "§" in text or "Mecklenburg" in text or "$" in text]


def test_an_unknown_parliament_has_no_layout() -> None:
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

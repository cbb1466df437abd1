"""Whatever a text holds, each format is written whole or refused with the place."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from answers.markup import parse
from answers.printing.formats import FORMATS, PDF, ZIP
from answers.printing.layout import load_layout
from answers.printing.pdf import is_available
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Annex, AttachedFile, PaperAnswer
from tests.answers.printing.gallery import chart
from tests.answers.printing.papers import seed

SHOWN = "Vorher.\n\n![Ein Bild](bild.png)\n\nNachher."
FRAGMENTS = st.sampled_from(
    (
        "\x00\x07\x1b[31m",
        "| a | b |\n|---|---|\n| 1 |",
        "| a |\n|---|\n| 1 | 2 | 3 |",
        "W" * 10_000,
        "שלום עולם \u202etxet\u202c مرحبا",
        "😀👩‍👩‍👧",
        "\ud800",
        "\ufffe\uffff",
        "<b onclick='x'>fett</b> & &amp; ]]>",
        "![Bild](../../etc/passwd)",
        "- \n- \n  - ",
        "***",
        "\u00ad\u200b\u2028\u2029",
        "A\u0308rger",
        "# Überschrift",
        "=1+1",
    )
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=40), max_size=4).map("\n\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_every_text_is_printed_in_every_format(told: str, titled: str) -> None:
    paper = replace(
        seed(),
        title=titled,
        preamble=told,
        answers=(PaperAnswer(("1", "2"), told),),
        annexes=(Annex(titled, told),),
    )
    for name, form in FORMATS.items():
        if name not in {PDF, ZIP}:
            assert form.write(paper, Print.ANSWER)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_text_becomes_a_pdf_or_its_place_is_told(told: str) -> None:
    if not is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    paper = replace(seed(), answers=(PaperAnswer(("1", "2"), told),))
    try:
        assert FORMATS[PDF].write(paper, Print.ANSWER).startswith(b"%PDF")
    except InvalidInput as refusal:
        told = refusal.sentence
        assert "Es steht in: „" in told


def test_the_zip_of_everything_says_why_it_has_no_pdf() -> None:
    if not is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    with ZipFile(BytesIO(FORMATS[ZIP].write(replace(seed(), title="Haltestellen 😀"), Print.ANSWER))) as archive:
        names = archive.namelist()
        note = archive.read(next(name for name in names if name.endswith("ohne-PDF.txt"))).decode()
    assert not any(name.endswith(".pdf") for name in names)
    assert "Es steht in: „Haltestellen 😀“" in note


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nkaputt", chart()[:200]])
def test_a_picture_that_is_none_is_refused_with_its_name(content: bytes) -> None:
    paper = replace(
        seed(), answers=(PaperAnswer(("1", "2"), SHOWN),), files=(AttachedFile("bild.png", "image/png", ""),)
    )

    with pytest.raises(InvalidInput, match=r"„bild\.png“ ist kein Bild"):
        write_word(paper, layout=load_layout("MV"), which=Print.ANSWER, files={"bild.png": content})


def test_a_picture_too_large_to_print_is_refused() -> None:
    target = BytesIO()
    Image.new("1", (9_000, 9_000)).save(target, "PNG")
    paper = replace(seed(), answers=(PaperAnswer(("1", "2"), SHOWN),))

    with pytest.raises(InvalidInput, match="zu groß: 9000 × 9000"):
        write_word(paper, layout=load_layout("MV"), which=Print.ANSWER, files={"bild.png": target.getvalue()})


def test_a_picture_that_does_not_belong_to_the_paper_stands_as_it_was_typed() -> None:
    paper = replace(seed(), answers=(PaperAnswer(("1", "2"), SHOWN),))

    assert "![Ein Bild](bild.png)" in FORMATS["txt"].write(paper, Print.ANSWER).decode()


@pytest.mark.parametrize(
    "text", ["![](bild.png)", "![Ein Bild](bild.svg)", "Text ![Ein Bild](bild.png)", "- ![a](b.png)"]
)
def test_a_picture_needs_words_and_a_paragraph_of_its_own(text: str) -> None:
    with pytest.raises(InvalidInput, match="allein in einem Absatz"):
        parse(text)

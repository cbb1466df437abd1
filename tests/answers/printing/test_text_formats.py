"""Plain text and Markdown, compared with kept originals.

`UPDATE_GOLDEN=1 pytest tests/answers/printing/test_text_formats.py` writes the originals anew: read the difference.
"""

import os

import pytest

from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.plain import write_plain
from answers.printing.script import Print
from tests.answers.printing.papers import GOLDEN, long_paper, seed

MV = load_layout("MV")


@pytest.mark.parametrize("which", Print)
@pytest.mark.parametrize("name", ["seed", "forms"])
def test_the_text_is_the_kept_one(name: str, which: Print) -> None:
    paper = {"seed": seed, "forms": lambda: long_paper(years=2, repeats=1)}[name]()

    for ending, write in (("txt", write_plain), ("md", write_markdown)):
        kept = GOLDEN / f"{name}-{which.value}.{ending}"
        text = write(paper, layout=MV, which=which)
        if "UPDATE_GOLDEN" in os.environ:
            kept.write_text(text, "utf-8")
        assert text == kept.read_text("utf-8")

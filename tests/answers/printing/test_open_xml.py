"""The Word files of papers against the rules of Open XML; `EVERY_PAPER=1` looks at the whole gallery."""

import os

import pytest

from tests.answers.printing.gallery import GALLERY, word_files
from tests.answers.printing.open_xml import ensure_valid

PAPERS = ("picture", "annexes", "wide-table", "lists")


@pytest.mark.rendering
@pytest.mark.parametrize("name", GALLERY if "EVERY_PAPER" in os.environ else PAPERS)
def test_files_are_valid_open_xml(name: str) -> None:
    ensure_valid(word_files(name)[name])

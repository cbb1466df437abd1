"""Each paper of the gallery looks as it did when somebody looked at it and found it good.

`UPDATE_REFERENCES=1 pytest tests/answers/printing/test_references.py` keeps new pictures: look at them first.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.answers.printing.gallery import GALLERY, word_files

pytestmark = pytest.mark.rendering

REFERENCES = Path(__file__).parent / "references"
DPI, SHADES, BLUR = 36, 8, 2.0
USUAL, WORST = 3.0, 45.0  # how much a blurred page may differ: on the whole, and in a square of 16 dots


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Image.Image]]:
    """Return the pages of each paper as LibreOffice prints them, all by one start of it."""
    if missing := [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]:
        pytest.skip(f"{' and '.join(missing)} not installed: pages are not looked at")
    folder = tmp_path_factory.mktemp("gallery")
    for name, content in word_files().items():
        (folder / f"{name}.docx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    files = [f"{name}.docx" for name in GALLERY]
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", *files], cwd=folder, check=True, capture_output=True
    )
    return {name: pages(folder / f"{name}.pdf") for name in GALLERY}


def pages(file: Path) -> list[Image.Image]:
    subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-png", file, file.with_suffix("")], check=True)
    return [Image.open(page).convert("L") for page in sorted(file.parent.glob(f"{file.stem}-[0-9]*.png"))]


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how much two pages differ on the whole and where they differ most."""
    if one.size != other.size:
        return 255.0, 255.0
    soft = [page.filter(ImageFilter.GaussianBlur(BLUR)) for page in (one, other)]
    unlike = ImageChops.difference(*soft)
    squares = unlike.resize((max(1, unlike.width // 16), max(1, unlike.height // 16)), Image.Resampling.BOX)
    return ImageStat.Stat(unlike).mean[0], float(squares.getextrema()[1])  # type: ignore[arg-type]  # one band


@pytest.mark.parametrize("name", GALLERY)
def test_a_paper_looks_as_it_was_found_good(rendered: dict[str, list[Image.Image]], name: str) -> None:
    if "UPDATE_REFERENCES" in os.environ:
        for old in REFERENCES.glob(f"{name}-[0-9].png"):
            old.unlink()
        for number, page in enumerate(rendered[name], 1):
            page.quantize(SHADES).save(REFERENCES / f"{name}-{number}.png", optimize=True)
    kept = [Image.open(file).convert("L") for file in sorted(REFERENCES.glob(f"{name}-[0-9].png"))]

    assert len(rendered[name]) == len(kept)
    for number, (page, before) in enumerate(zip(rendered[name], kept, strict=True), 1):
        usual, worst = differences(page, before)
        assert usual < USUAL, f"page {number} differs by {usual:.1f}"
        assert worst < WORST, f"page {number} differs by {worst:.1f} at its worst place"


def test_a_page_that_changed_is_noticed(rendered: dict[str, list[Image.Image]]) -> None:
    usual, worst = differences(rendered["seed"][0], rendered["one-word"][0])
    assert usual > USUAL or worst > WORST

"""Images put to an inquiry: whole ones are kept, whatever hides in or behind them is refused."""

from io import BytesIO

import pytest
from PIL import Image

from inquiries.foundation.errors import Unreadable
from inquiries.reading.gate import LARGEST, ensure_harmless


def image(form: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(target, form)
    return target.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_whole_image_is_kept_whatever_its_name(form: str) -> None:
    ensure_harmless(image(form), filename="plan.txt")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("behind", [b"PK\x03\x04", b"<script>", b"\0" * LARGEST])
def test_what_hides_behind_an_image_or_is_too_large_is_refused(form: str, behind: bytes) -> None:
    with pytest.raises(Unreadable):
        ensure_harmless(image(form) + behind, filename="plan.png")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF"])
def test_what_is_cut_off_or_of_another_format_is_refused(form: str) -> None:
    with pytest.raises(Unreadable, match="plan"):
        ensure_harmless(image(form)[:-3], filename="plan.png")

"""Pictures that a paper shows: checked before they are printed, and how large they are (Bilder)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Final

from PIL import Image, UnidentifiedImageError

from inquiries.foundation.errors import InvalidInput

Files = Mapping[str, bytes]  # the files of a paper by their names

NO_FILES: Final[Files] = MappingProxyType({})
MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_PIXELS: Final = 40_000_000
USUAL_DPI: Final = 150
MM_PER_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class PaperImage:
    """A picture's bytes, and how wide it would like to be."""

    content: bytes
    media_type: str
    width: float
    height: float

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return width and height in millimetres within a space, never larger than the picture would like."""
        scale = min(1.0, width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def open_picture(files: Files, name: str) -> PaperImage:
    """Return a picture; raise InvalidInput where its file is no picture or too large."""
    try:
        with Image.open(BytesIO(files[name])) as picture:
            media_type = MEDIA_TYPES.get(picture.format or "")
            wide, high = picture.size
            if wide * high <= MOST_PIXELS:
                picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        media_type = None
    if media_type is None:
        raise InvalidInput(f"„{name}“ ist kein Bild, das sich drucken lässt. Verwenden Sie PNG oder JPEG.", file=name)
    if wide * high > MOST_PIXELS:
        raise InvalidInput(f"Das Bild „{name}“ ist zu groß: {wide} × {high} Bildpunkte.", file=name)
    scale = MM_PER_INCH / USUAL_DPI
    return PaperImage(files[name], media_type, wide * scale, high * scale)


def data_address(picture: PaperImage) -> str:
    """Return a picture as an address that holds it whole."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"

"""Pictures that a paper shows: checked before they are printed, and how large they are (Bilder)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from inquiries.foundation.errors import InvalidInput

Files = Mapping[str, bytes]  # the files of a paper by their names

NO_FILES: Final[Files] = MappingProxyType({})
MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}  # of two lenses: the first counts
FORMATS: Final = ("PNG", "JPEG")
PRINTABLE: Final = {"1", "L", "LA", "P", "RGB", "RGBA"}  # what PNG and PDF/A both know
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
        with Image.open(BytesIO(files[name]), formats=FORMATS) as picture:
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


def without_traces(content: bytes, name: str) -> bytes:
    """Return a picture upright and without all that a camera or program wrote beside it: place, day, owner, thumbnail.

    The dots of a PNG stay as they are; a JPEG is coded anew only where it lies on its side or is made for print shops.
    Raises InvalidInput for what is no picture.
    """
    open_picture({name: content}, name)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            lies = upright.size != picture.size or upright.tobytes() != picture.tobytes()
            changed = lies or picture.format == "MPO" or upright.mode not in PRINTABLE
            shown = (upright if upright.mode in PRINTABLE else upright.convert("RGB")) if changed else picture
            return _saved(shown, as_jpeg=picture.format != "PNG", keep=not changed)
    except (OSError, SyntaxError, ValueError) as error:
        raise InvalidInput(
            f"„{name}“ ist kein vollständiges Bild. Speichern Sie es neu, als PNG oder JPEG.", file=name
        ) from error


def _saved(picture: Image.Image, *, as_jpeg: bool, keep: bool) -> bytes:
    target = BytesIO()
    picture.info = {name: told for name, told in picture.info.items() if name == "transparency"}
    if as_jpeg:
        picture.save(target, "JPEG", quality="keep" if keep else 92, exif=b"")
    else:
        picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def data_address(picture: PaperImage) -> str:
    """Return a picture as an address that holds it whole."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"

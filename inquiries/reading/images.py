"""Pictures that are only kept, never opened here: whether a file is one, from its first byte to its last (Bilder)."""

from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
_END: Final = b"IEND"
_FRAME: Final = 12  # of a PNG's chunk: four bytes each for length, name and checksum


def is_image(content: bytes) -> bool:
    """Tell whether a file begins as PNG or JPEG does; its name does not count."""
    return content.startswith((PNG, JPEG))


def is_whole(content: bytes) -> bool:
    """Tell whether an image ends as its format says: nothing is cut off, and nothing plainly stands behind it."""
    if content.startswith(JPEG):
        return content.endswith(b"\xff\xd9")
    place, name = len(PNG), b""
    while name != _END and place + _FRAME <= len(content):
        length, name = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        place += _FRAME + length
    return name == _END and place == len(content)

"""Pictures in a Word file that the product wrote: their words and names as small Markdown, their bytes (Bilder)."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from docx.document import Document
from docx.oxml.ns import nsmap, qn

from inquiries.parsed_paper import AttachedFile
from inquiries.reading.docx_xml import Element
from inquiries.reading.images import PNG, is_image, is_whole

_NAME: Final = re.compile(r"[\w.-]+\.(?:png|jpe?g)", re.IGNORECASE)
_MEDIA: Final = "word/media/"


class Pictures:
    """The pictures of one document that are read: those with a name and with words, PNG or JPEG from end to end."""

    def __init__(self, document: Document) -> None:
        self.parts = document.part.related_parts
        self.files: dict[str, AttachedFile] = {}

    def text(self, paragraph: Element) -> str:
        """Return the small Markdown of a paragraph that is a picture; empty for any other."""
        told = next(paragraph.iter(f"{{{nsmap['wp']}}}docPr"), None)
        shown = next(paragraph.iter(qn("a:blip")), None)
        part = None if shown is None else self.parts.get(str(shown.get(qn("r:embed"))))
        if told is None or part is None:
            return ""
        name, words = told.get("name", ""), " ".join(told.get("descr", "").replace("[", "(").replace("]", ")").split())
        file = _file(name, part.blob)
        if file is None or not any(map(str.isalnum, words)) or self.files.setdefault(name, file) != file:
            return ""
        return f"![{words}]({name})"


def picture_bytes(content: bytes, files: Iterable[AttachedFile]) -> Iterator[bytes]:
    """Yield the bytes of pictures that a file was read with, once it has passed the gate; Word alone holds some."""
    if not content.startswith(b"PK"):
        return
    wanted = {file.sha256 for file in files}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            picture = archive.read(name) if name.startswith(_MEDIA) else b""
            if is_image(picture) and hashlib.sha256(picture).hexdigest() in wanted:
                yield picture


def _file(name: str, content: bytes) -> AttachedFile | None:
    if not (_NAME.fullmatch(name) and is_image(content) and is_whole(content)):
        return None
    media_type = "image/png" if content.startswith(PNG) else "image/jpeg"
    return AttachedFile(name, media_type, hashlib.sha256(content).hexdigest(), len(content))

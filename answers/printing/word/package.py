"""The file around a Word document: from Flat OPC to a package, and the same bytes for the same content (Paket)."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

CONTENT_TYPES: Final = "[Content_Types].xml"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the oldest moment that a zip entry can carry

_PKG: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


def from_flat(flat: bytes) -> bytes:
    """Return the package that a Flat OPC document describes."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    types = etree.Element(f"{{{_TYPES}}}Types")
    parts: dict[str, bytes] = {}
    for part in etree.fromstring(flat, parser):
        name, content_type = (str(part.get(f"{_PKG}{key}")) for key in ("name", "contentType"))
        if name.endswith(".rels"):
            etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels", ContentType=content_type)
        else:
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=content_type)
        parts[name.removeprefix("/")] = _serialised(part[0][0])
    for double in types.findall(f"{{{_TYPES}}}Default")[1:]:
        types.remove(double)
    return _zipped({CONTENT_TYPES: _serialised(types), **parts})


def normalised(package: bytes) -> bytes:
    """Return a package with its parts in one order and without moments of writing."""
    with ZipFile(BytesIO(package)) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return target.getvalue()


def _serialised(element: etree._Element) -> bytes:
    etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)

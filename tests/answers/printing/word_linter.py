"""A linter for exported Word files: what a Drucksache must have and what must never be in it."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

SPACER = "DS Abstand"
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/document\.xml\.rels"
    r"|word/(document|styles|settings|numbering|(header|footer)\d+)\.xml"
)
PROPERTIES = {"title", "creator", "language", "created", "modified"}
NEVER = {"ins", "del", "commentReference", "proofErr", "bookmarkStart", "hyperlink", "object", "pict", "drawing", "br"}


def lint(content: bytes) -> list[str]:
    """Return what is wrong with a Word file, one sentence each."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        moments = {entry.date_time for entry in archive.infolist()}
    document = docx.Document(BytesIO(content))
    found = [f"part {name} does not belong here" for name in parts if not PARTS.fullmatch(name)]
    found += [f"a moment of writing: {moment}" for moment in moments if moment != (1980, 1, 1, 0, 0, 0)]
    found += [*_properties(parts["docProps/core.xml"]), *_letters(document), *_left_overs(parts)]
    return [*found, *_headings(document), *_paragraphs(document), *_tables(document), *_pages(document)]


def _properties(core: bytes) -> Iterator[str]:
    told = {etree.QName(element).localname: element.text for element in etree.fromstring(core)}
    yield from (f"property {name} is not allowed" for name in told.keys() - PROPERTIES)
    yield from (f"property {name} is missing" for name in ("title", "creator", "language") if not told.get(name))


def _letters(document: Document) -> Iterator[str]:
    languages = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    if languages != ["de-DE"]:
        yield f"language of the defaults: {languages}"
    settings = document.settings.element
    for name in ("w:autoHyphenation", "w:evenAndOddHeaders"):
        if settings.find(qn(name)) is None:
            yield f"{name} is missing"


def _left_overs(parts: dict[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        root = etree.fromstring(content)
        for element in root.iter():
            if etree.QName(element).localname in NEVER:
                yield f"{name}: {element.tag}"
            yield from (f"{name}: {key}" for key in element.attrib if "rsid" in key)
            if element.get("TargetMode") == "External":
                yield f"{name}: external target"


def _headings(document: Document) -> Iterator[str]:
    levels = [level for paragraph in document.paragraphs if (level := _level(paragraph.style.element)) is not None]
    if levels.count(0) > 1 or (levels and levels[0] != 0):
        yield f"levels of headings: {levels}"
    yield from (f"level {after} after {before}" for before, after in pairwise(levels) if after > before + 1)


def _level(style: etree._Element) -> int | None:
    found = style.xpath("w:pPr/w:outlineLvl/@w:val")
    return int(found[0]) if found else None


def _paragraphs(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        if not paragraph.style.name.startswith("DS "):
            yield f"style {paragraph.style.name}: {paragraph.text}"
        before = paragraph.paragraph_format.element.getprevious()
        after_table = before is not None and before.tag == qn("w:tbl")
        counted = paragraph.paragraph_format.element.xpath("w:pPr/w:numPr")
        if not paragraph.text.strip() and not counted and not (paragraph.style.name == SPACER and after_table):
            yield f"empty paragraph in {paragraph.style.name}"
    if document.paragraphs[-1].paragraph_format.element.getnext().tag != qn("w:sectPr"):
        yield "the last thing is no paragraph"


def _tables(document: Document) -> Iterator[str]:
    for table in document.tables:
        element = table.rows[0].cells[0].paragraphs[0].paragraph_format.element.xpath("ancestor::w:tbl")[0]
        if not element.xpath("w:tr[1]/w:trPr/w:tblHeader"):
            yield "a table without a header row"
        if len(element.xpath("w:tr/w:trPr/w:cantSplit")) != len(table.rows):
            yield "a row that may be split"
        if {len(element.xpath("w:tblGrid/w:gridCol"))} != {len(row.xpath("w:tc")) for row in element.xpath("w:tr")}:
            yield "a table with unequal rows"
        if not element.xpath("w:tblPr/w:tblDescription/@w:val"):
            yield "a table without words for those who cannot see it"
        if element.getnext().tag == qn("w:tbl"):
            yield "two tables that Word would join"


def _pages(document: Document) -> Iterator[str]:
    for section in document.sections:
        sheet = {round(section.page_width.mm), round(section.page_height.mm)}
        if sheet != {210, 297}:
            yield f"a sheet of {sheet} mm"

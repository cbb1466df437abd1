"""Looks through each Word file before it leaves: what a Drucksache must have and what must never be in it (Prüfer)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Final
from zipfile import ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree

from answers.printing.word.package import EPOCH
from inquiries.foundation.errors import ChecksFailed

SPACER: Final = "DS Abstand"
LETTER_STYLES: Final = "Brief "
OWN_STYLES: Final = ("DS ", LETTER_STYLES)
PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/_rels/document\.xml\.rels"
    r"|word/(document|styles|settings|numbering|(header|footer)\d+)\.xml|word/media/image\d+\.(png|jpg|jpeg)"
)
PROPERTIES: Final = {"title", "creator", "language", "created", "modified"}
NEVER: Final = frozenset(
    qn(f"w:{name}")
    for name in ("ins", "del", "commentReference", "proofErr", "bookmarkStart", "hyperlink", "object", "pict", "br")
)
OF_RUNS: Final = {qn("w:b"), qn("w:i")}  # all else of letters is a style's
OF_PARAGRAPHS: Final = {
    qn(f"w:{name}") for name in ("pStyle", "keepNext", "numPr", "spacing", "ind", "jc", "tabs", "sectPr")
}
OF_FIELDS: Final = {qn("w:framePr"), qn("w:pBdr")}  # a letter's fields and strokes lie at places of the sheet
SHEETS: Final = ({11906, 16838},)  # A4, in twentieths of a point

Element = etree._Element  # noqa: SLF001 – lxml has no other name for it


def ensure_clean(content: bytes) -> None:
    """Raise ChecksFailed, which lists them, where a Word file has faults."""
    if found := lint(content):
        raise ChecksFailed("Die Word-Datei wurde nicht ausgegeben, weil sie Mängel hat.", findings=found)


def lint(content: bytes) -> list[str]:
    """Return what is wrong with a Word file, one sentence each."""
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        moments = {entry.date_time for entry in archive.infolist()}
        trees = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    found = [f"part {name} does not belong here" for name in names if not PARTS.fullmatch(name)]
    found += [f"a moment of writing: {moment}" for moment in moments if moment != EPOCH]
    file = _File(trees)
    for look in (_properties, _language, _left_overs, _headings, _paragraphs, _forms, _tables, _pictures, _pages):
        found += look(file)
    return found


@dataclass(frozen=True)
class _File:
    trees: dict[str, Element]

    @property
    def body(self) -> Element:
        return self.trees["word/document.xml"][0]

    @property
    def is_letter(self) -> bool:
        return any(name.startswith(LETTER_STYLES) for name, _ in self.styles.values())

    @cached_property
    def styles(self) -> dict[str, tuple[str, int | None]]:
        """Return each paragraph style's name and level of outline by its id."""
        found = {}
        for style in self.trees["word/styles.xml"].iter(qn("w:style")):
            name, level = style.find(qn("w:name")), style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            found[style.get(qn("w:styleId"), "")] = (_val(name), None if level is None else int(_val(level)))
        return found

    def style(self, paragraph: Element) -> tuple[str, int | None]:
        used = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return ("", None) if used is None else self.styles[_val(used)]


def _val(element: Element | None) -> str:
    return "" if element is None else element.get(qn("w:val"), "")


def _properties(file: _File) -> Iterator[str]:
    told = {etree.QName(element).localname: element.text for element in file.trees["docProps/core.xml"]}
    yield from (f"property {name} is not allowed" for name in told.keys() - PROPERTIES)
    yield from (f"property {name} is missing" for name in ("title", "creator", "language") if not told.get(name))


def _language(file: _File) -> Iterator[str]:
    path = "/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")))
    if _val(file.trees["word/styles.xml"].find(path)) != "de-DE":
        yield "the language of the defaults is not German"
    for name in ("w:autoHyphenation", "w:evenAndOddHeaders"):
        if file.trees["word/settings.xml"].find(qn(name)) is None:
            yield f"{name} is missing"


def _left_overs(file: _File) -> Iterator[str]:
    for name, tree in file.trees.items():
        for element in tree.iter():
            if element.tag in NEVER:
                yield f"{name}: {element.tag!s}"
            yield from (f"{name}: {key}" for key in map(str, element.attrib) if "rsid" in key)
            if element.get("TargetMode") == "External":
                yield f"{name}: external target"


def _headings(file: _File) -> Iterator[str]:
    levels = [level for paragraph in file.body.iter(qn("w:p")) if (level := file.style(paragraph)[1]) is not None]
    if levels.count(0) > 1 or 0 in levels[1:]:  # a paper whose title is unknown has none
        yield f"levels of headings: {levels}"
    yield from (f"level {after} after {before}" for before, after in pairwise(levels) if after > before + 1)


def _paragraphs(file: _File) -> Iterator[str]:
    for paragraph in file.body.iterchildren(qn("w:p")):
        style, _ = file.style(paragraph)
        if not style.startswith(OWN_STYLES):
            yield f"style {style}: {_text(paragraph)}"
        before = paragraph.getprevious()
        spaces = style == SPACER and before is not None and before.tag == qn("w:tbl")
        filled = next(paragraph.iter(qn("w:numPr"), qn("w:drawing")), None) is not None
        if not _text(paragraph).strip() and not filled and not spaces:
            yield f"empty paragraph in {style}"
    if [child.tag for child in list(file.body)[-2:]] != [qn("w:p"), qn("w:sectPr")]:
        yield "the last thing is no paragraph"


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _forms(file: _File) -> Iterator[str]:
    """Find direct formatting where a style exists."""
    for name, tree in file.trees.items():
        if not name.startswith("word/") or name in {"word/styles.xml", "word/numbering.xml"}:
            continue
        placed = OF_PARAGRAPHS | (OF_FIELDS if file.is_letter else set())
        for tag, allowed in ((qn("w:rPr"), OF_RUNS), (qn("w:pPr"), placed)):
            used = {child.tag for properties in tree.iter(tag) for child in properties}
            yield from (f"{name}: direct formatting by {form}" for form in used - allowed)


def _tables(file: _File) -> Iterator[str]:
    for table in file.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        if next(rows[0].iter(qn("w:tblHeader")), None) is None:
            yield "a table without a header row"
        if len(list(table.iter(qn("w:cantSplit")))) != len(rows):
            yield "a row that may be split"
        if {len(list(table.iter(qn("w:gridCol"))))} != {len(row.findall(qn("w:tc"))) for row in rows}:
            yield "a table with unequal rows"
        if not _val(next(table.iter(qn("w:tblDescription")), None)):
            yield "a table without words for those who cannot see it"
        if (after := table.getnext()) is not None and after.tag == qn("w:tbl"):
            yield "two tables that Word would join"


def _pictures(file: _File) -> Iterator[str]:
    shown: Iterable[Element] = file.body.iter(f"{{{nsmap['wp']}}}docPr")
    yield from ("a picture without words for those who cannot see it" for each in shown if not each.get("descr"))


def _pages(file: _File) -> Iterator[str]:
    for size in file.body.iter(qn("w:pgSz")):
        sheet = {int(size.get(qn(f"w:{side}"), "0")) for side in ("w", "h")}
        if sheet not in SHEETS:
            yield f"a sheet of {sheet}"

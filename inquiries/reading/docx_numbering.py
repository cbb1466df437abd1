"""Numbers and dashes that Word sets before paragraphs by itself (automatische Nummerierung)."""

from collections import defaultdict
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn

from inquiries.reading.docx_styles import Form
from inquiries.reading.docx_xml import Element, whole

_LETTERS: Final = 26


class Numbering:
    """Counts the paragraphs of each list of a document."""

    def __init__(self, document: Document) -> None:
        root = _root(document)
        self.lists = {} if root is None else {num.get(qn("w:numId")): num for num in root.iter(qn("w:num"))}
        self.abstract = (
            {} if root is None else {one.get(qn("w:abstractNumId")): one for one in root.iter(qn("w:abstractNum"))}
        )
        self.counts: dict[tuple[str, int], int] = defaultdict(int)

    def label(self, form: Form) -> str:
        """Return what Word prints before a paragraph, such as „2. “, „a) “ or „- “; empty outside lists."""
        if form.numbering is None or form.numbering[0] not in self.lists:
            return ""
        number, depth = form.numbering
        level = self._level(number, depth)
        kind = level.find(qn("w:numFmt")) if level is not None else None
        if level is None or kind is None or kind.get(qn("w:val")) == "bullet":
            return "- "
        position = self._count(number, depth, level)
        pattern = level.find(qn("w:lvlText"))
        ending = ")" if pattern is not None and str(pattern.get(qn("w:val"))).endswith(")") else "."
        return f"{_printed(position, str(kind.get(qn('w:val'))))}{ending} "

    def depth(self, form: Form) -> int:
        """Return how deep in its list a paragraph stands."""
        return form.numbering[1] if form.numbering else 0

    def _level(self, number: str, depth: int) -> Element | None:
        abstract = self.lists[number].find(qn("w:abstractNumId"))
        element = self.abstract.get(abstract.get(qn("w:val"))) if abstract is not None else None
        levels = element.iter(qn("w:lvl")) if element is not None else iter(())
        return next((level for level in levels if level.get(qn("w:ilvl")) == str(depth)), None)

    def _count(self, number: str, depth: int, level: Element) -> int:
        if (number, depth) not in self.counts:
            self.counts[number, depth] = self._start(number, depth, level) - 1
        self.counts[number, depth] += 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[deeper]
        return self.counts[number, depth]

    def _start(self, number: str, depth: int, level: Element) -> int:
        overrides = self.lists[number].iter(qn("w:lvlOverride"))
        override = next((one for one in overrides if one.get(qn("w:ilvl")) == str(depth)), None)
        own = override.find(qn("w:startOverride")) if override is not None else None
        return whole(own, whole(level.find(qn("w:start")), 1))


def _root(document: Document) -> Element | None:
    """Return the numbering of a document, or None where it has none: asking python-docx would add one."""
    related = (relation for relation in document.part.rels.values() if relation.reltype.endswith("/numbering"))
    relation = next(related, None)
    return None if relation is None else relation.target_part.element


def _printed(position: int, kind: str) -> str:
    if kind == "lowerLetter" and 1 <= position <= _LETTERS:
        return chr(ord("a") + position - 1)
    return str(position)

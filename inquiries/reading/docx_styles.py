"""Paragraph styles of a Word file, with what they inherit (Formatvorlagen)."""

from dataclasses import dataclass, replace
from typing import Final

from docx.oxml.ns import qn

from inquiries.reading.blocks import Style
from inquiries.reading.docx_xml import Element, is_on, number, whole

TWIPS: Final = 1440 / 25.4  # a millimetre
_KNOWN: Final = {style.value: style for style in Style}
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph is set: lengths in mm; `numbering` is the list's id and level."""

    style: Style | None = None
    left: float = 0
    right: float = 0
    bold: bool = False
    numbering: tuple[str, int] | None = None


class Stylesheet:
    """The styles of one document by their id."""

    def __init__(self, styles: Element) -> None:
        self.elements = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self.forms: dict[str | None, Form] = {}

    def form_of(self, paragraph: Element) -> Form:
        """Return how a paragraph is set, its own settings over those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return Form()
        style = properties.find(qn("w:pStyle"))
        base = self._form(style.get(qn("w:val"))) if style is not None else Form()
        return _over(base, properties)

    def _form(self, style_id: str | None, depth: int = 0) -> Form:
        if style_id not in self.forms:
            self.forms[style_id] = self._resolved(style_id, depth)
        return self.forms[style_id]

    def _resolved(self, style_id: str | None, depth: int) -> Form:
        element = self.elements.get(style_id)
        if element is None or depth > _DEEPEST:
            return Form()
        based_on = element.find(qn("w:basedOn"))
        form = self._form(based_on.get(qn("w:val")), depth + 1) if based_on is not None else Form()
        form = _over(form, element.find(qn("w:pPr")))
        name = element.find(qn("w:name"))
        bold = element.find(f"{qn('w:rPr')}/{qn('w:b')}")
        return replace(
            form,
            style=_KNOWN.get(str(name.get(qn("w:val")))) if name is not None else None,
            bold=is_on(bold) if bold is not None else form.bold,
        )


def _over(form: Form, properties: Element | None) -> Form:
    """Return a form with the settings of paragraph properties laid over it."""
    if properties is None:
        return form
    indent = properties.find(qn("w:ind"))
    if indent is not None:
        form = replace(form, left=_length(indent, "left", "start", form.left))
        form = replace(form, right=_length(indent, "right", "end", form.right))
    list_id = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
    if list_id is not None:
        level = properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
        form = replace(form, numbering=(str(list_id.get(qn("w:val"))), whole(level)))
    return form


def _length(indent: Element, name: str, modern: str, otherwise: float) -> float:
    text = indent.get(qn(f"w:{name}")) or indent.get(qn(f"w:{modern}"))
    return otherwise if text is None else number(text) / TWIPS

"""What is common to all that look into Word's XML (Word-XML)."""

from docx.oxml.ns import qn
from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of an element


def is_on(toggle: Element) -> bool:
    """Tell whether a property such as bold is switched on."""
    return toggle.get(qn("w:val"), "true") not in {"0", "false", "off", "none"}


def whole(element: Element | None, otherwise: int = 0) -> int:
    """Return the whole number that an element's value is."""
    return number(element.get(qn("w:val")) if element is not None else None, otherwise)


def number(text: str | None, otherwise: int = 0) -> int:
    """Return the whole number in an attribute, or another one where it holds none or a monstrous one."""
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else otherwise

"""What holds for every page: valid, German, labelled, safe under the content policy (Seitenprüfung)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as EXPLANATIONS

_REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list")
_VERBATIM = frozenset({"code", "pre", "samp", "kbd", "textarea", "script", "style", "blockquote", "head"})
_NO_FIELD = frozenset({"hidden", "submit", "button", "image", "reset"})
_LEAKS = re.compile(r"\b(None|undefined|NaN)\b|\{\{|\{%|<built-in|object at 0x")


def check_page(html: str, *, url: str) -> None:
    """Raise AssertionError with everything that is wrong with a page, in words."""
    page = _Page.parse(html)
    findings = [finding for check in _CHECKS for finding in check(page)]
    assert not findings, f"{url} has {len(findings)} faults:\n" + "\n".join(f"  - {finding}" for finding in findings)


@dataclass
class _Page:
    root: Element
    syntax: list[str]
    parents: dict[Element, Element] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)

    @classmethod
    def parse(cls, html: str) -> "_Page":
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root = parser.parse(html)
        syntax = [f"line {line}: {EXPLANATIONS[code] % data}" for (line, _), code, data in parser.errors]
        parents = {child: parent for parent in root.iter() for child in parent}
        return cls(root, syntax, parents, Counter(e.get("id") for e in root.iter() if e.get("id")))

    def all(self, *tags: str) -> Iterator[Element]:
        return (element for element in self.root.iter() if element.tag in tags)

    def elements(self) -> Iterator[Element]:
        return (element for element in self.root.iter() if isinstance(element.tag, str))

    def inside(self, element: Element, tag: str) -> bool:
        while element in self.parents:
            element = self.parents[element]
            if element.tag == tag:
                return True
        return False


def _named(element: Element) -> str:
    shown = "".join(f' {name}="{value}"' for name, value in element.attrib.items() if name in {"id", "name", "href"})
    return f"<{element.tag}{shown}>"


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _prose(element: Element) -> Iterator[str]:
    """Yield the visible text of an element without what is quoted letter by letter."""
    if isinstance(element.tag, str) and element.tag not in _VERBATIM:
        yield element.text or ""
        for child in element:
            yield from _prose(child)
            yield child.tail or ""


def _syntax(page: _Page) -> Iterator[str]:
    yield from page.syntax


def _frame(page: _Page) -> Iterator[str]:
    if (language := page.root.get("lang")) != "de":
        yield f"the language is {language!r}, not 'de'"
    if (count := sum(1 for _ in page.all("h1"))) != 1:
        yield f"{count} h1 instead of one"
    yield from (f"{_named(heading)} is empty" for heading in page.all("h1", "h2", "h3") if not _text(heading))
    title = " ".join(_text(element) for element in page.all("title"))
    if not re.fullmatch(r"\S.* – Fragerecht", title):
        yield f"the title is {title!r}, not '… – Fragerecht'"


def _fields(page: _Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.all("label") if _text(label)}
    for element in page.all("input", "select", "textarea"):
        if element.get("type") in _NO_FIELD or element.get("aria-label") or element.get("aria-labelledby"):
            continue
        if element.get("id") not in labelled and not page.inside(element, "label"):
            yield f"{_named(element)} has no label"


def _names(page: _Page) -> Iterator[str]:
    yield from (f"{_named(image)} has no alt" for image in page.all("img") if image.get("alt") is None)
    for element in page.all("button", "a", "summary"):
        images = "".join(image.get("alt", "") for image in element.iter("img"))
        if not (_text(element) or element.get("aria-label") or images):
            yield f"{_named(element)} says nothing"


def _policy(page: _Page) -> Iterator[str]:
    yield from (f"inline <{element.tag}>" for element in page.all("style", "script") if not element.get("src"))
    for element in page.elements():
        for name, value in element.attrib.items():
            if name == "style" or str(name).startswith("on"):
                yield f"{_named(element)} has an inline {name}"
            if name in {"href", "src", "action"} and value.strip().lower().startswith(("javascript:", "http://")):
                yield f"{_named(element)} points to {value}"


def _references(page: _Page) -> Iterator[str]:
    yield from (f"the id {name!r} stands {count} times" for name, count in page.ids.items() if count > 1)
    for element in page.elements():
        href = element.get("href", "")
        wanted = [href[1:]] if href.startswith("#") and len(href) > 1 else []
        for name in _REFERENCES:
            wanted += element.get(name, "").split()
        yield from (f"{_named(element)} refers to the missing id {name!r}" for name in wanted if name not in page.ids)


def _tokens(page: _Page) -> Iterator[str]:
    for form in page.all("form"):
        fields = {element.get("name") for element in form.iter("input") if element.get("value")}
        if form.get("method", "").lower() == "post" and "csrf_token" not in fields:
            yield f"the POST form to {form.get('action')!r} has no csrf_token"


def _language(page: _Page) -> Iterator[str]:
    text = " ".join("".join(_prose(page.root)).split())
    for match in re.finditer('"', text):
        yield f"straight quotes: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
    for match in _LEAKS.finditer(text):
        yield f"a leak: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
    for element in page.elements():
        for name in ("href", "action", "value", "src", "placeholder"):
            if element.get(name, "") in {"None", "undefined"}:
                yield f"{_named(element)} has {name}={element.get(name)!r}"


_CHECKS = (_syntax, _frame, _fields, _names, _policy, _references, _tokens, _language)

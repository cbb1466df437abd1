"""Papers in the XML of parliaments, as the product writes them (Akoma Ntoso)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lxml import etree

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import (
    Annex,
    Announcement,
    Asker,
    AttachedFile,
    PaperAnswer,
    PaperQuestion,
    ParsedPaper,
    QuestionPart,
)
from inquiries.reading.marking import as_paragraph, emphasised
from inquiries.reading.reasons import reason_in

AKN: Final = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OWN: Final = "{urn:fragerecht:paper}"

_LINES: Final = {"left": "---", "right": "---:", "center": ":---:"}
_PIPE, _ESCAPED = "|", "\\|"

Element = etree._Element  # noqa: SLF001 – lxml has no other name for it


def read_akoma_ntoso(content: bytes) -> ParsedPaper:
    """Return the paper that an XML file holds; raise Unreadable for XML that the product did not write."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable("Die Datei ist kein lesbares XML.") from error
    own = root.find(f".//{OWN}paper")
    if root.tag != f"{AKN}akomaNtoso" or own is None:
        raise Unreadable("Die Datei ist keine Drucksache in Akoma Ntoso, wie Fragerecht sie schreibt.")
    number = root.find(f".//{AKN}FRBRnumber")
    return ParsedPaper(
        parliament=own.get("parliament", ""),
        kind=own.get("kind", ""),
        number=None if number is None else number.get("value"),
        term=int(own.get("term", "0")) or None,
        printed_on=_day(own, "printedOn"),
        letter_dated_on=_day(own, "letterDatedOn"),
        answered_by=own.get("answeredBy"),
        ministry=own.get("ministry"),
        due_on=_day(own, "dueOn"),
        members=tuple(Asker(each.get("name", ""), each.get("group")) for each in own.iter(f"{OWN}member")),
        title=own.get("title"),
        government_remark=_spoken(root, "remark"),
        preamble=_spoken(root, "preamble"),
        questions=tuple(_questions(root)),
        answers=tuple(_answer(each) for each in root.iter(f"{AKN}answer")),
        annexes=tuple(_annex(each) for each in root.iter(f"{AKN}debateSection") if each.get("name") == "annex"),
        edition=own.get("edition"),
        own_number=own.get("ownNumber"),
        files=tuple(_file(each) for each in own.iter(f"{OWN}file")),
    )


def _file(own: Element) -> AttachedFile:
    name, media_type, sha256, title = (own.get(each, "") for each in ("name", "media_type", "sha256", "title"))
    return AttachedFile(name, media_type, sha256, int(own.get("size", "0")), title)


def _day(own: Element, name: str) -> date | None:
    text = own.get(name)
    return date.fromisoformat(text) if text else None


def _spoken(root: Element, name: str) -> str | None:
    speech = root.find(f".//{AKN}debateSection[@name='{name}']/{AKN}speech")
    return None if speech is None else _text(speech)


def _questions(root: Element) -> Iterator[PaperQuestion]:
    asked: list[tuple[str, str, list[QuestionPart]]] = []
    for each in root.iter(f"{AKN}question"):
        number = each.findtext(f"{AKN}num", "")
        if number.endswith(")"):
            asked[-1][2].append(QuestionPart(number.removesuffix(")"), _text(each)))
        else:
            asked.append((number.removesuffix("."), _text(each), []))
    for label, text, parts in asked:
        yield PaperQuestion(label, text, tuple(parts))


def _answer(answer: Element) -> PaperAnswer:
    referred = (each.removeprefix("#question").removeprefix("_") for each in answer.get("refersTo", "").split())
    announced = Announcement(answer.get("class", "none"))
    return PaperAnswer(tuple(referred), _text(answer), announced, reason_in(answer.findtext(f"{AKN}heading", "")))


def _annex(section: Element) -> Annex:
    return Annex(section.findtext(f"{AKN}heading", ""), _text(section))


def _text(parent: Element) -> str:
    """Return the blocks under an element in the small Markdown."""
    return "\n\n".join(_block(child) for child in parent if child.tag not in {f"{AKN}num", f"{AKN}heading"})


def _block(element: Element) -> str:
    kind = etree.QName(element).localname
    if kind == "table":
        return "\n".join(_rows(element))
    if kind in {"ul", "ol"}:
        return "\n".join(_items(element))
    if (picture := element.find(f"{AKN}img")) is not None:
        return f"![{picture.get('alt')}]({picture.get('src')})"
    return as_paragraph(_letters(element))


def _rows(table: Element) -> Iterator[str]:
    for place, row in enumerate(table):
        yield f"| {' | '.join(_letters(cell[0]).replace(_PIPE, _ESCAPED) for cell in row)} |"
        if place == 0:
            yield f"|{'|'.join(_LINES[cell.get('class', 'left')] for cell in row)}|"


def _items(items: Element, depth: str = "") -> Iterator[str]:
    for item in items:
        mark = item.get("value", "-")
        first, *more = item
        yield f"{depth}{mark} {_letters(first)}"
        inner = depth + " " * (len(mark) + 1)
        for block in more:
            if etree.QName(block).localname in {"ul", "ol"}:
                yield from _items(block, inner)
            else:
                yield f"\n{inner}{_letters(block)}"


def _letters(element: Element, form: tuple[bool, bool] = (False, False)) -> str:
    """Return the text of a paragraph, its emphasis marked."""
    parts = [emphasised(element.text or "", form)]
    for child in element:
        kind = etree.QName(child).localname
        parts.append(_letters(child, (form[0] or kind == "b", form[1] or kind == "i")))
        parts.append(emphasised(child.tail or "", form))
    return "".join(parts)

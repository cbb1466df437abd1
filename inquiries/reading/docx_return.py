"""A working copy of an answer that comes back: which text belongs where (Rücklauf aus Word)."""

from collections.abc import Iterator
from itertools import groupby

from docx.oxml.ns import qn

from inquiries.reading.blocks import Block
from inquiries.reading.docx_file import Reader, lists_joined, open_document
from inquiries.reading.docx_xml import Element
from inquiries.reading.returned import END_MARK, Returned, ReturnTag


def read_returned(content: bytes) -> Returned:
    """Return the texts of a working copy; raise Unreadable for a file that is no Word document.

    A content control's tag counts first. Where a program dropped the tags, the bookmarks before the texts do.
    """
    document = open_document(content)
    reader = Reader(document)
    pieces = [
        (tag, block)
        for tag, element in _placed(document.element.find(qn("w:body")))
        for block in reader.blocks([element])
    ]
    texts: dict[ReturnTag, list[Block]] = {tag: [] for tag in _tags(document.element)}
    outside: list[str] = []
    for place, run in groupby(pieces, key=lambda piece: piece[0]):
        blocks = list(lists_joined([block for _, block in run]))
        if place is None:
            outside += [block.text for block in blocks]
        else:
            texts[place] = [*texts[place], *blocks]
    return Returned({tag: "\n\n".join(map(_text, blocks)) for tag, blocks in texts.items()}, tuple(outside))


def _placed(body: Element) -> Iterator[tuple[ReturnTag | None, Element]]:
    """Yield the body's elements, each with the text that it belongs to; None for what stands around the texts."""
    current: ReturnTag | None = None
    for child in body:
        if (tag := _control_tag(child)) is not None:
            current = tag
            content = child.find(qn("w:sdtContent"))
            yield from ((None if _begins(each) else tag, each) for each in ([] if content is None else content))
            continue
        began = _begins(child)
        is_mark = began is not None or any(name.startswith(END_MARK) for name in _bookmarks(child))
        yield None if is_mark else current, child
        if is_mark:
            current = began


def _bookmarks(element: Element) -> list[str]:
    return [str(mark.get(qn("w:name"))) for mark in element.iter(qn("w:bookmarkStart"))]


def _begins(element: Element) -> ReturnTag | None:
    return next(filter(None, map(ReturnTag.find, _bookmarks(element))), None)


def _control_tag(element: Element) -> ReturnTag | None:
    tag = element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}") if element.tag == qn("w:sdt") else None
    return ReturnTag.find(str(tag.get(qn("w:val")))) if tag is not None else None


def _tags(document: Element) -> Iterator[ReturnTag]:
    """Yield the tags of all texts that the file still knows, so that an emptied one is empty and not missing."""
    names = [str(tag.get(qn("w:val"))) for tag in document.iter(qn("w:tag"))]
    yield from filter(None, map(ReturnTag.find, [*names, *_bookmarks(document)]))


def _text(block: Block) -> str:
    return f"**{block.text}**" if block.bold and "*" not in block.text else block.text

"""From text to blocks, by markdown-it (Leser der Auszeichnung)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, zip_longest
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from answers.markup.blocks import (
    Block,
    Caption,
    ItemList,
    Note,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    spans_text,
)
from answers.markup.cleaning import clean
from inquiries.foundation.errors import InvalidInput

DEEPEST_LIST: Final = 3

_REFUSED: Final = {
    "heading": (
        "eine Überschrift",
        "Schreiben Sie die Zeile als Absatz, ohne # am Anfang und ohne Strichzeile darunter.",
    ),
    "hr": ("eine Trennlinie", "Trennen Sie Absätze mit einer Leerzeile."),
    "blockquote": (
        "ein eingerücktes Zitat",
        "Setzen Sie Zitate in „…“; ein Größer-Zeichen am Anfang schreiben Sie \\>.",
    ),
    "fence": ("ein Programmcode-Block", "Entfernen Sie die Zeilen mit ``` oder ~~~."),
    "html_block": ("HTML", "Entfernen Sie die Angaben in spitzen Klammern; ein Kleiner-Zeichen schreiben Sie \\<."),
    "html_inline": ("HTML", "Entfernen Sie die Angaben in spitzen Klammern; ein Kleiner-Zeichen schreiben Sie \\<."),
    "code_inline": ("Programmcode", "Entfernen Sie die Zeichen `."),
    "link": ("ein Verweis", "Schreiben Sie die Adresse als gewöhnlichen Text."),
    "image": (
        "ein Bild, das so nicht gesetzt werden kann",
        "Ein Bild steht allein in einem Absatz: ![was es zeigt](karte.png), als PNG oder JPEG und mit Beschreibung.",
    ),
}
_LITERAL_RULES: Final = (
    *("heading", "lheading", "hr", "blockquote", "fence", "html_block"),
    *("html_inline", "backticks", "link", "image", "autolink"),
)
_STAR_IN_WORD: Final = re.compile(r"(?<=\w)\*(?=\w)")
_UNMARKED: Final = re.compile(r" *(?![-+#>=~]|\d+[.)])[^\\`*_\[\]<>&|~\n ][^\\`*_\[\]<&|~\n]*")
_NOTE: Final = re.compile(r"[*¹²³⁴-⁹]|(?:Quellen?|Anmerkung(?:en)?|Hinweise?)\s*:")
_CAPTION: Final = re.compile(r"Tabelle(?:\s+\d+[a-z]?)?\s*:")
_PICTURE: Final = re.compile(r"!\[([^\]\n]*\w[^\]\n]*)\]\(([\w.-]+\.(?:png|jpe?g))\)", re.IGNORECASE)
_RULE_LINE: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")


def picture_in(text: str) -> Picture | None:
    """Return the picture that a paragraph is, None for any other text."""
    shown = _PICTURE.fullmatch(text.strip())
    return Picture(shown[2], shown[1].strip()) if shown else None


def read(text: str, *, strict: bool) -> tuple[Block, ...]:
    """Return the blocks of a text; unknown markup is refused or, where not `strict`, stands for itself."""
    cleaned = clean(text, refuse=strict)
    chunks = cleaned.split("\n\n")
    if all(map(_UNMARKED.fullmatch, chunks)):  # as most texts are: no need to parse them
        return tuple(Paragraph((Span(chunk.strip(" ")),)) for chunk in chunks)
    source = _STAR_IN_WORD.sub(r"\\*", cleaned)
    tree = SyntaxTreeNode(_parser(strict=strict).parse(source))
    return _Reader(source.split("\n"), strict=strict).blocks(tree.children)


@cache
def _parser(*, strict: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "reference", "entity"])
    return parser if strict else parser.disable(list(_LITERAL_RULES))


class _Reader:
    """Turns the syntax tree of one text into blocks."""

    def __init__(self, lines: list[str], *, strict: bool) -> None:
        self.lines = lines
        self.strict = strict

    def blocks(self, nodes: Iterable[SyntaxTreeNode], depth: int = 0) -> tuple[Block, ...]:
        """Return the blocks of sibling nodes, notes and captions told from paragraphs by their table."""
        found = [block for node in nodes for block in self.block(node, depth)]
        return tuple(_by_neighbours(found))

    def block(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        line = _line(node)
        if node.type == "paragraph" and depth == 0 and (shown := picture_in(node.children[0].content)):
            yield shown
        elif node.type == "paragraph":
            self.refuse_broken_table(node)
            if spans := self.spans(node.children[0], line):
                yield Paragraph(spans)
        elif node.type in {"bullet_list", "ordered_list"}:
            yield from self.item_list(node, depth + 1)
        elif node.type == "table" and (depth == 0 or not self.strict):
            yield from self.table(node)
        elif node.type == "table":
            raise _refusal(line, "eine Tabelle in einer Liste", "Beenden Sie die Liste mit einer Zeile Text davor.")
        else:
            raise _refusal(line, *_REFUSED[node.type])

    def spans(self, node: SyntaxTreeNode, line: int) -> Spans:
        return _joined(self.pieces(node, Span(""), line))

    def pieces(self, node: SyntaxTreeNode, form: Span, line: int) -> Iterator[Span]:
        for child in node.children:
            if child.type in _REFUSED:
                raise _refusal(line, *_REFUSED[child.type])
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
                yield Span(" ", form.bold, form.italic)
            elif child.type == "text":
                yield Span(child.content, form.bold, form.italic)
            else:
                inner = Span("", form.bold or child.type == "strong", form.italic or child.type == "em")
                yield from self.pieces(child, inner, line)

    def item_list(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        """Yield the list; a number that stands alone begins a paragraph („10. Juni 2015 …“)."""
        if depth > DEEPEST_LIST and self.strict:
            raise _refusal(_line(node), "eine zu tief gegliederte Liste", f"Es gibt {DEEPEST_LIST} Ebenen.")
        items = tuple(self.blocks(item.children, depth) or (Paragraph(()),) for item in node.children)
        if node.type == "bullet_list":
            yield ItemList(items)
            return
        numbers = [int(child.info) for child in node.children]
        for _, run in groupby(range(len(items)), lambda place: numbers[place] - place):
            first, *more = run
            if more:
                yield ItemList(items[first : more[-1] + 1], numbers[first], node.markup)
            else:
                yield from _with_literal_number(f"{node.children[first].info}{node.markup}", items[first])

    def table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        rows = [row for part in node.children for row in part.children]
        width = len(rows[0].children)
        uneven = next((row for row in rows if self.cells(row) != width), None)
        if uneven is None:
            header, *body = (tuple(self.spans(cell.children[0], _line(row)) for cell in row.children) for row in rows)
            yield Table(header, tuple(body), tuple(_alignment(cell) for cell in rows[0].children))
        elif self.strict:
            raise InvalidInput(
                f"Zeile {_line(uneven)}: Diese Tabellenzeile hat {self.cells(uneven)} statt {width} Zellen. Ergänzen "
                "oder streichen Sie Zellen; endet die Tabelle hier, setzen Sie eine Leerzeile davor.",
                line=_line(uneven),
            )
        else:
            first, last = node.map or (0, 0)
            yield from (Paragraph((Span(line.strip()),)) for line in self.lines[first:last] if line.strip())

    def cells(self, row: SyntaxTreeNode) -> int:
        """Return how many cells the row's line holds: the parser itself fills up and cuts off."""
        line = self.lines[_line(row) - 1].strip()
        return len(escapedSplit(line.removeprefix("|").removesuffix("|") if line.count("|") else line))

    def refuse_broken_table(self, node: SyntaxTreeNode) -> None:
        """Refuse a paragraph that was meant as a table."""
        first, last = node.map or (0, 0)
        lines = self.lines[first:last]
        piped = sum(line.strip().startswith("|") for line in lines) > 1
        if self.strict and (piped or any(_RULE_LINE.fullmatch(line) for line in lines[1:])):
            raise InvalidInput(
                f"Zeile {first + 1}: Die Tabelle ist nicht lesbar. Unter der Kopfzeile muss eine Strichzeile wie "
                "|---|---| mit ebenso vielen Spalten stehen.",
                line=first + 1,
            )


def _line(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[0] + 1


def _refusal(line: int, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(f"Zeile {line}: Hier steht {what}; das kennt der Text einer Antwort nicht. {remedy}", line=line)


def _alignment(cell: SyntaxTreeNode) -> str:
    return str(cell.attrs.get("style", "text-align:left")).removeprefix("text-align:")


def _with_literal_number(number: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    first, *rest = blocks
    if isinstance(first, Paragraph):
        yield Paragraph(_joined([Span(f"{number} "), *first.spans]) if first.spans else (Span(number),))
        yield from rest
    else:
        yield Paragraph((Span(number),))
        yield from blocks


def _joined(spans: Iterable[Span]) -> Spans:
    """Return spans of which neighbours of one form are joined and none is empty."""
    joined: list[Span] = []
    for span in spans:
        if joined and (joined[-1].bold, joined[-1].italic) == (span.bold, span.italic):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def _by_neighbours(blocks: list[Block]) -> Iterator[Block]:
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        told = block
        if isinstance(block, Paragraph):
            if isinstance(after, Table) and _CAPTION.match(spans_text(block.spans)):
                told = Caption(block.spans)
            elif isinstance(before, Table | Note) and _NOTE.match(spans_text(block.spans)):
                told = Note(block.spans)
        yield told
        before = told

"""A layout's measures as CSS, for the screen and for pages (Formatvorlage)."""

from collections.abc import Iterator
from typing import Final

from answers.printing.layout import Layout, Style

LINE_HEIGHT: Final = 1.264  # of Word's 1.1 lines in a font of Arial's metrics
FAMILY: Final = "Drucksache"  # the vendored font's name in the style sheet
FONTS: Final = {
    "LiberationSans-Regular.ttf": "normal 400",
    "LiberationSans-Bold.ttf": "normal 700",
    "LiberationSans-Italic.ttf": "italic 400",
    "LiberationSans-BoldItalic.ttf": "italic 700",
}
_LABEL: Final = "display: inline-block; text-indent: 0; margin-right: -0.278em;"  # the space after it, of Arial's width
_LISTS: Final = frozenset({"list", "numbered_list"})
_SHARED: Final = """
* { box-sizing: border-box; }
body, h1, h2, p, figure, ul, ol, li, table { margin: 0; padding: 0; }
h1, h2 { font-size: inherit; font-weight: inherit; }
p, li, td, th, figcaption { overflow-wrap: anywhere; }
ul { list-style-type: "–"; }
li::marker { font-variant-numeric: normal; }
ul > li { padding-left: 4mm; }
ul { padding-left: 2mm; }
ol { padding-left: 5mm; }
ol > li { padding-left: 2.5mm; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 0 0 9pt; }
td, th { border: 0.5pt solid; padding: 2pt 1.5mm; text-align: left; vertical-align: top; hyphens: auto; }
th { background: #e7e6e6; vertical-align: middle; }
caption { text-align: left; }
th.right, td.right { text-align: right; font-variant-numeric: tabular-nums; }
th.center, td.center { text-align: center; }
.tabled { text-align: left; }
figure img { max-width: 100%; }
.pair { display: flex; justify-content: space-between; gap: 1em; }
"""


def on_screen(layout: Layout) -> str:
    """Return the style of the page that stands for itself: at most as wide as the paper's text."""
    width = layout.page.text_width()
    own = f"html {{ font: {layout.size}pt/{LINE_HEIGHT} {layout.font}, 'Liberation Sans', sans-serif; hyphens: auto; }}"
    frame = f"body {{ max-width: {width:g}mm; margin: 2em auto; padding: 0 1em; }}"
    narrow = "@media (max-width: 40em) { .blocks > * { margin-left: 0 !important; margin-right: 0 !important; } }"
    return "\n".join([_SHARED, own, frame, *_parts(layout), narrow])


def on_pages(layout: Layout, *, number: str, house: str) -> str:
    """Return the style of the printed pages: sheet, margins, mirrored running heads, page numbers, breaks."""
    faces = (
        f"@font-face {{ font-family: {FAMILY}; src: url(font:{name}); font-style: {form.split()[0]}; "
        f"font-weight: {form.split()[1]}; }}"
        for name, form in FONTS.items()
    )
    own = f"html {{ font: {layout.size}pt/{LINE_HEIGHT} {FAMILY}; hyphens: auto; orphans: 2; widows: 2; }}"
    return "\n".join([*faces, _SHARED, own, *_pages(layout, number, house), *_parts(layout), *_breaks(layout)])


def _parts(layout: Layout) -> Iterator[str]:
    for key, style in layout.styles.items():
        name = key.replace("_", "-")
        yield f".{name} {{ {_rules(style, layout.size)} }}"
        if key in _LISTS:  # the browser hangs their marks out itself
            yield f".{name} {{ margin-left: {style.left - style.hanging:g}mm; }}"
            yield f".{name} > li + li, li > .{name}, .{name} > li > p {{ margin-top: {style.after:g}pt; }}"
        elif style.hanging:
            yield f"p.{name} {{ text-indent: -{style.hanging:g}mm; }}"
            yield f"p.{name}.flush {{ text-indent: 0; margin-left: {style.left - style.hanging:g}mm; }}"
            yield f".{name} > .label {{ min-width: {style.hanging:g}mm; {_LABEL} }}"


def _rules(style: Style, base: float) -> str:
    rules = [
        f"text-align: {style.align}",
        f"margin: {style.before:g}pt {style.right:g}mm {style.after:g}pt {style.left:g}mm",
    ]
    if style.size:
        rules.append(f"font-size: {base + style.size:g}pt")
    if style.bold:
        rules.append("font-weight: 700")
    if style.tracking:
        rules.append(f"letter-spacing: {style.tracking:g}pt")
    if not style.hyphenated:
        rules.append("hyphens: manual")
    return "; ".join(rules)


def _pages(layout: Layout, number: str, house: str) -> Iterator[str]:
    page = layout.page
    margin = f"margin: {page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm"
    yield f"@page {{ size: {page.width:g}mm {page.height:g}mm; {margin}; }}"
    yield f"@page across {{ size: {page.height:g}mm {page.width:g}mm; }}"
    for side, left, right, edge in (("left", number, house, "left"), ("right", house, number, "right")):
        boxes = (
            _box("top-left", _string(left), f"vertical-align: top; padding-top: {page.header:g}mm; text-align: left"),
            _box(
                "top-right", _string(right), f"vertical-align: top; padding-top: {page.header:g}mm; text-align: right"
            ),
            _box(f"bottom-{edge}", "counter(page)", f"vertical-align: bottom; padding-bottom: {page.footer:g}mm"),
        )
        yield f"@page :{side} {{ {' '.join(boxes)} }}"
    bare = (_box(name, "none", "") for name in ("top-left", "top-right", "bottom-right"))
    yield f"@page :first {{ {' '.join(bare)} }}"
    foot = page.bottom - page.footer
    yield f".forwarding {{ position: absolute; bottom: -{foot:g}mm; left: 0; right: 0; }}"


def _box(name: str, content: str, rules: str) -> str:
    return f"@{name} {{ content: {content}; white-space: nowrap; {rules} }}"


def _breaks(layout: Layout) -> Iterator[str]:
    for key, style in layout.styles.items():
        name = key.replace("_", "-")
        if style.keep_next:
            yield f".{name} {{ break-after: avoid; }}"
        if style.keep_lines:
            yield f".{name} {{ break-inside: avoid; }}"
        if style.new_page:
            yield f".{name} {{ break-before: page; }}"
    yield ".stays { break-after: avoid; } caption, figcaption, .caption { break-after: avoid; }"
    yield "tr:not(.tall), figure { break-inside: avoid; } table.short { break-inside: avoid; }"
    yield ".across { page: across; } h1 { bookmark-level: 1; } h2 { bookmark-level: 2; }"
    yield "[data-bookmark] { bookmark-level: 2; bookmark-label: attr(data-bookmark); }"


def _string(text: str) -> str:
    escaped = "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
    return f'"{escaped}"'

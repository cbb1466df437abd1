"""Word files for tests, made part by part, so that each part may be wrong."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/>{more}</Types>'
)
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def relations(*entries: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'


def relation(kind: str, target: str, *, mode: str = "", id_: str = "rId1") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def paragraph(text: str = "", *, style: str = "", properties: str = "", bold: bool = False) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def styles(**definitions: str) -> str:
    """Return styles by id: the name, then XML of its properties after a bar."""
    made = []
    for style_id, definition in definitions.items():
        name, _, properties = definition.partition("|")
        name_and_rest = f'<w:name w:val="{name}"/>{properties}'
        made.append(f'<w:style w:type="paragraph" w:styleId="{style_id}">{name_and_rest}</w:style>')
    return f'<w:styles xmlns:w="{MAIN}">{"".join(made)}</w:styles>'


def word_file(
    body: str = "",
    *,
    parts: Mapping[str, str | bytes | None] | None = None,
    more_types: str = "",
    section: str = "",
) -> bytes:
    """Return a .docx; `parts` adds parts or replaces those of the plain file, None leaves one out."""
    body = f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
    document = f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{body}</w:document>'
    content: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES.format(more=more_types),
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")),
        "word/document.xml": document,
        **(parts or {}),
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            if part is not None:
                archive.writestr(name, part)
    return target.getvalue()


def styled_file(body: str, sheet: str, *, numbering: str = "") -> bytes:
    """Return a .docx with styles and, where given, numbering."""
    kinds = ["styles", *(["numbering"] if numbering else [])]
    overrides = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{PART.format(kind)}"/>' for kind in kinds)
    related = relations(*(relation(kind, f"{kind}.xml", id_=f"rId{kind}") for kind in kinds))
    parts = {"word/styles.xml": sheet, "word/_rels/document.xml.rels": related}
    return word_file(body, parts=parts | ({"word/numbering.xml": numbering} if numbering else {}), more_types=overrides)

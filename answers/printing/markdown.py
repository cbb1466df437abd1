"""The paper as Markdown, which can be read in again (Markdown-Ausgabe)."""

from collections.abc import Iterator

from answers.markup import clean
from answers.printing import script
from answers.printing.layout import Layout
from answers.printing.script import Part, Print, Said
from answers.printing.wording import forwarding_line
from inquiries.file_list import PICTURES, list_text
from inquiries.parsed_paper import ParsedPaper

_FORMS = {
    Part.KIND: "## **{}**",
    Part.ASKERS: "**{}**",
    Part.TITLE: "**{}**",
    Part.CONNECTIVE: "**{}**",
    Part.REMARK_HEADING: "### **{}**",
    Part.ANSWER_HEADING: "### **{}**",
    Part.ANNEX_HEADING: "## **{}**",
}


def write_markdown(paper: ParsedPaper, *, layout: Layout, which: Print) -> str:
    """Return a paper as Markdown. Texts stand as they are: they are in the small Markdown already."""
    return "\n\n".join(_pieces(paper, layout, which)) + "\n"


def _pieces(paper: ParsedPaper, layout: Layout, which: Print) -> Iterator[str]:
    for left, right in script.head(paper, layout):
        yield f"{left} {right}".strip()
    for said in script.body(paper, layout, which=which):
        if said.part is Part.PREAMBLE and paper.government_remark and which is Print.ANSWER:
            yield _piece(Said(Part.REMARK_HEADING, layout.phrases["preamble"]))  # the page tells them apart by indents
        yield _piece(said)
    if which is Print.ANSWER and (forwarding := forwarding_line(paper, layout)):
        yield script.line(forwarding)
    for heading, text in script.annexes(paper, layout, which=which):
        yield _piece(heading)
        yield _piece(text)
    if which is Print.ANSWER and (pictures := [file for file in paper.files if not file.title]):
        yield _piece(Said(Part.ANNEX_HEADING, PICTURES))
        yield list_text(pictures)


def _piece(said: Said) -> str:
    text = clean(said.text, refuse=False).strip("\n")
    return _FORMS.get(said.part, "{}").format(f"{said.label} {text}" if said.label else text)

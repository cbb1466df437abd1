"""The paper as PDF/A and PDF/UA, by WeasyPrint, which needs Pango from the system (PDF-Ausgabe)."""

import logging
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

from answers.printing.html import whole_page
from answers.printing.html.styles import on_pages
from answers.printing.html.surface import ON_PAGES
from answers.printing.layout import Layout
from answers.printing.paper import typeset
from answers.printing.pdf.glyphs import ensure_printable
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Print
from inquiries.foundation.errors import InvalidInput, NotReady
from inquiries.parsed_paper import ParsedPaper

log = logging.getLogger(__name__)

MISSING: Final = (
    "PDF lässt sich hier nicht schreiben, weil die Systembibliothek Pango fehlt "
    "(Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0). Word bleibt verfügbar."
)

UNSETTABLE: Final = (
    "Diese Fassung lässt sich nicht als PDF setzen, meist wegen einer Tabelle mit sehr langen Zellen. Teilen Sie die "
    "Tabelle auf, wenn Sie ein PDF brauchen; Word bleibt verfügbar."
)


def write_pdf(paper: ParsedPaper, *, layout: Layout, which: Print, files: Files = NO_FILES) -> bytes:
    """Return a paper's PDF, tagged, with bookmarks and embedded letters; the same paper gives the same bytes.

    Raises NotReady where Pango is missing, InvalidInput for letters that the embedded font lacks and for what cannot
    be set.
    """
    engine = _engine()
    if engine is None:
        raise NotReady(MISSING)
    printed = typeset(paper, layout=layout, which=which, files=files)
    ensure_printable(printed)
    number, house = printed.running_head
    style = on_pages(layout, number=number, house=house)
    page = whole_page(printed, paper, layout=layout, style=style, on=ON_PAGES)
    try:
        rendered: bytes = engine.render(page)
    except Exception as fault:  # whatever the typesetter stumbles over: the paper can still be published as Word
        log.exception("no PDF of %s", paper.number)
        raise InvalidInput(UNSETTABLE) from fault
    return rendered


def is_available() -> bool:
    """Tell whether this system can write PDF."""
    return _engine() is not None


@cache
def _engine() -> ModuleType | None:
    """Return the module that knows WeasyPrint: loaded when first needed, since that takes half a second."""
    try:
        return import_module("answers.printing.pdf.engine")
    except (ImportError, OSError):  # OSError is what its loader of system libraries raises
        return None

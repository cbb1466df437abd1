"""Earlier versions of a published paper: they stay readable, with their own file and hash (Fassungen)."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from answers.published import published_file
from app.extensions import db
from app.parliament import current_parliament
from app.web.downloads import stored_file, word_file
from app.web.views.papers import published_view
from inquiries.foundation import blobs
from inquiries.foundation.errors import NotFound
from inquiries.printed_paper import PrintedPaper
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper, versions_of

bp = Blueprint("paper_versions", __name__, url_prefix="/drs/<int:term>/<int:serial>/fassungen")


@bp.get("/<int:version>")
def show(term: int, serial: int, version: int) -> ResponseReturnValue:
    """Show one version of a paper, and which one took its place."""
    paper = _paper(term, serial, version)
    return render_template(
        "pages/papers/version.html",
        paper=paper,
        printed=published_view(
            paper, lambda name: url_for(".file", term=term, serial=serial, version=version, name=name)
        ),
        versions=versions_of(db.session(), paper.parliament.code, paper.number),
    )


@bp.get("/<int:version>/dateien/<name>")
def file(term: int, serial: int, version: int, name: str) -> ResponseReturnValue:
    """Send a picture of the version, or a file that its annex lists."""
    return stored_file(published_file(db.session(), _paper(term, serial, version), name))


@bp.get("/<int:version>.docx")
def docx(term: int, serial: int, version: int) -> ResponseReturnValue:
    """Send the version's frozen Word file."""
    paper = _paper(term, serial, version)
    if paper.docx_sha256 is None:
        raise NotFound(f"Von dieser Fassung der Drucksache {paper.number} gibt es hier keine Word-Datei.")
    content = blobs.read(db.session(), paper.docx_sha256)
    return word_file(content, f"Drucksache-{term}-{serial}-Fassung-{version}.docx")


def _paper(term: int, serial: int, version: int) -> PrintedPaper:
    return get_paper(db.session(), current_parliament().code, PrintedPaperNumber(term, serial), version=version)

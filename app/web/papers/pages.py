"""Published papers for everybody: page, Word file, JSON (Drucksachen)."""

from dataclasses import dataclass

from flask import Blueprint, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue

from answers.printing import pdf
from answers.printing.formats import FORMATS
from answers.published import published_file, write_published
from answers.records.earlier_answers import answers_of
from app.accounts import current_actor
from app.citations import neighbours
from app.errors import wants_json
from app.extensions import db
from app.parliament import current_parliament
from app.search_address import SearchAddress
from app.web.downloads import attachment, stored_file, word_file
from app.web.views.papers import published_view
from inquiries.foundation import blobs
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.outcome import Outcome
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper, versions_of
from inquiries.saved_searches import is_kept

bp = Blueprint("papers", __name__, url_prefix="/drs")


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the way through a paper; `outcome` is there where it was not simply answered."""

    label: str
    text: str
    outcome: str | None


@bp.get("/<int:term>/<int:serial>")
def show(term: int, serial: int) -> ResponseReturnValue:
    """Show a published paper, or what it says as JSON where that is asked for."""
    paper = _paper(term, serial)
    content = paper.content
    if wants_json():
        return jsonify(content.to_json())
    known = [
        ("Gefragt hat", ", ".join(f"{asker.name} ({asker.group or 'fraktionslos'})" for asker in content.members)),
        ("Geantwortet hat", content.ministry),
        ("Schreiben vom", f"{content.letter_dated_on:%d.%m.%Y}" if content.letter_dated_on else None),
        ("Ausgegeben am", f"{content.printed_on:%d.%m.%Y}" if content.printed_on else None),
    ]
    blob = db.session().get(blobs.Blob, paper.docx_sha256) if paper.docx_sha256 else None
    return render_template(
        "pages/papers/show.html",
        paper=paper,
        following=(following := SearchAddress.for_paper(paper.number)),
        is_followed=is_kept(db.session(), current_actor(), following.encoded()),
        known=known,
        printed=published_view(paper, lambda name: url_for("papers.file", term=term, serial=serial, name=name)),
        listed=[each for each in content.files if each.title and not each.missing],
        may_amend=current_actor().may(Permission.PUBLISH_PAPER) and paper.kind is not VersionKind.QUESTION,
        versions=versions_of(db.session(), paper.parliament.code, paper.number),
        size=blob.size if blob else None,
        keepable=answers_of(content) if current_actor().may(Permission.KEEP_RECORDS) else [],
        questions=_question_lines(paper),
        neighbours=neighbours(db.session(), paper),
        address=url_for("papers.show", term=term, serial=serial, _external=True),
        pdf_is_available=pdf.is_available(),
    )


def _question_lines(paper: PrintedPaper) -> list[QuestionLine]:
    outcomes = {label: Outcome[about["outcome"]] for label, about in (paper.outcomes or {}).items()}
    return [
        QuestionLine(question.label, question.text, _told(outcomes.get(question.label)))
        for question in paper.content.questions
    ]


def _told(outcome: Outcome | None) -> str | None:
    return outcome.value if outcome and outcome is not Outcome.ANSWERED else None


@bp.get("/<int:term>/<int:serial>/dateien/<name>")
def file(term: int, serial: int, name: str) -> ResponseReturnValue:
    """Send a picture of the paper, or a file that its annex lists."""
    return stored_file(published_file(db.session(), _paper(term, serial), name))


@bp.get("/<int:term>/<int:serial>.docx")
def docx(term: int, serial: int) -> ResponseReturnValue:
    """Send the frozen Word file."""
    paper = _paper(term, serial)
    if paper.docx_sha256 is None:
        raise NotFound(f"Von der Drucksache {paper.number} gibt es hier keine Word-Datei.")
    return word_file(blobs.read(db.session(), paper.docx_sha256), f"Drucksache-{term}-{serial}.docx")


@bp.get("/<int:term>/<int:serial>.json")
def json(term: int, serial: int) -> ResponseReturnValue:
    """Send what the paper says as JSON."""
    return jsonify(_paper(term, serial).content.to_json())


@bp.get("/<int:term>/<int:serial>.<any(pdf, html, xml, md, txt, zip):form>")
def export(term: int, serial: int, form: str) -> ResponseReturnValue:
    """Send the paper in another format: frozen bytes where there are such."""
    content = write_published(db.session(), _paper(term, serial), form)
    return attachment(content, f"Drucksache-{term}-{serial}.{form}", FORMATS[form].media_type)


def _paper(term: int, serial: int) -> PrintedPaper:
    return get_paper(db.session(), current_parliament().code, PrintedPaperNumber(term, serial))

"""A new version of a published paper: prepare it, see its file, publish it (Neudruck, Berichtigung, Ergänzung)."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import new_version
from answers.attachments import files_of
from answers.new_version import AMENDING, VersionEntry
from answers.printing.wording import listing
from app.accounts import current_actor
from app.extensions import db
from app.formats import day
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.downloads import proof_pdf, word_file
from app.web.papers.changes import changes
from app.web.values import parse_day
from app.web.views.papers import paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper, versions_of
from inquiries.version_draft import VersionDraft, find_version_draft

bp = Blueprint("new_version", __name__, url_prefix="/drs/<int:term>/<int:serial>/neue-fassung")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, as it was typed."""

    kind: str
    reason: str
    printed_on: str
    title: str
    remark: str
    answers: tuple[str, ...]
    supplement: str
    revision: int | None
    preamble: str | None
    questions: tuple[str, ...]

    @classmethod
    def of(cls, content: ParsedPaper, draft: VersionDraft | None) -> "Form":
        """Fill the form with what is in preparation, else with what is published."""
        shown = draft.content if draft else content
        return cls(
            kind=draft.kind.name if draft else "",
            reason=draft.reason if draft else "",
            printed_on=(draft.printed_on if draft else clock.today()).isoformat(),
            title=shown.title or "",
            remark=shown.government_remark or "",
            answers=tuple(answer.text for answer in shown.answers),
            supplement=draft.supplement if draft else "",
            revision=draft.revision if draft else None,
            preamble=shown.preamble or "",
            questions=tuple(text for _, text in new_version.question_texts(shown)),
        )

    @classmethod
    def sent(cls) -> "Form":
        """Take what the request's form holds."""
        texts = {name: request.form.get(name, "") for name in ("kind", "reason", "printed_on", "title", "remark")}
        return cls(
            **texts,
            answers=tuple(request.form.getlist("answer")),
            supplement=request.form.get("supplement", ""),
            revision=request.form.get("revision", type=int),
            preamble=request.form.get("preamble"),
            questions=tuple(request.form.getlist("question")),
        )

    def entry(self) -> VersionEntry:
        """Return what was entered; raise InvalidInput for a kind or day that is none."""
        kind = VersionKind.__members__.get(self.kind)
        if kind is None or not kind.amends:
            raise InvalidInput("Wählen Sie Neudruck, Berichtigung oder Ergänzung.", field="kind")
        return VersionEntry(
            kind=kind,
            reason=self.reason,
            printed_on=parse_day(self.printed_on, field="printed_on", what="der Ausgabetag"),
            title=self.title,
            government_remark=self.remark,
            answers=self.answers,
            supplement=self.supplement,
            preamble=self.preamble,
            questions=self.questions or None,
        )


@bp.get("")
def edit(term: int, serial: int) -> ResponseReturnValue:
    """Show the form of a new version: what is in preparation, else what is published."""
    paper = _paper(term, serial)
    return _form_page(paper, Form.of(paper.content, find_version_draft(db.session(), paper)))


@bp.post("")
def save(term: int, serial: int) -> ResponseReturnValue:
    """Keep what was entered and show what would be published."""
    paper, form = _paper(term, serial), Form.sent()
    try:
        entry = form.entry()
        with unit_of_work() as session:
            base = new_version.get_latest(session, paper)
            new_version.save_version(session, current_actor(), base, entry, revision=form.revision)
    except InvalidInput as refusal:
        return _form_page(paper, form, {refusal.field or "": refusal.sentence})
    return redirect(url_for(".preview", term=term, serial=serial), HTTPStatus.SEE_OTHER)


@bp.get("/vorschau")
def preview(term: int, serial: int) -> ResponseReturnValue:
    """Show the very file that would be published, and what changed."""
    paper = _paper(term, serial)
    draft = new_version.get_draft(db.session(), current_actor(), paper)
    try:
        proof = new_version.proof_of(paper, draft)
    except InvalidInput as refusal:
        return _form_page(paper, Form.of(paper.content, draft), {refusal.field or "": refusal.sentence})
    replaced = f"{paper.version}. Fassung ({paper.kind.value}); sie bleibt lesbar"
    known = [("Anlass", draft.reason), ("Ausgabetag", day(draft.printed_on)), ("Ersetzt", replaced)]
    return render_template(
        "pages/papers/new_version.html",
        paper=paper,
        kind=draft.kind.value,
        known=[*known, ("Begonnen von", draft.begun_by)],
        proof=proof,
        fields={"revision": draft.revision},
        printed=paper_view(proof.paper, files=files_of(db.session(), proof.paper)),
        changes=changes(paper.content, proof.paper),
    )


@bp.get("/druckfahne.docx")
def docx(term: int, serial: int) -> Response:
    """Send the very file that would be published."""
    paper = _paper(term, serial)
    proof = new_version.proof_of(paper, new_version.get_draft(db.session(), current_actor(), paper))
    return word_file(proof.docx, f"Druckfahne-{term}-{serial}-Fassung-{paper.version + 1}.docx")


@bp.get("/druckfahne.pdf")
def pdf(term: int, serial: int) -> Response:
    """Send the very PDF that would be published."""
    paper = _paper(term, serial)
    proof = new_version.proof_of(paper, new_version.get_draft(db.session(), current_actor(), paper))
    return proof_pdf(proof, f"Druckfahne-{term}-{serial}-Fassung-{paper.version + 1}.pdf")


@bp.post("/veroeffentlichen")
def publish(term: int, serial: int) -> ResponseReturnValue:
    """Publish the file that the clerk saw."""
    paper = _paper(term, serial)
    with unit_of_work() as session:
        version = new_version.publish_prepared(
            session,
            current_actor(),
            new_version.get_latest(session, paper),
            sha256=request.form.get("sha256", ""),
            pdf_sha256=request.form.get("pdf_sha256"),
            revision=request.form.get("revision", type=int),
        )
        kind = version.kind.value
    flash(f"{kind} der Drucksache {paper.number} ist veröffentlicht. Die bisherige Fassung bleibt lesbar.", "success")
    return redirect(url_for("papers.show", term=term, serial=serial), HTTPStatus.SEE_OTHER)


@bp.post("/verwerfen")
def discard(term: int, serial: int) -> ResponseReturnValue:
    """Give the version in preparation up."""
    paper = _paper(term, serial)
    with unit_of_work() as session:
        new_version.discard_version(session, current_actor(), new_version.get_latest(session, paper))
    flash("Die neue Fassung ist verworfen. An der veröffentlichten Drucksache hat sich nichts geändert.", "success")
    return redirect(url_for("papers.show", term=term, serial=serial), HTTPStatus.SEE_OTHER)


def _paper(term: int, serial: int) -> PrintedPaper:
    paper = get_paper(db.session(), current_parliament().code, PrintedPaperNumber(term, serial))
    new_version.ensure_amendable(current_actor(), paper)
    return paper


def _form_page(paper: PrintedPaper, form: Form, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    labels = [listing([label for label in answer.questions if label]) for answer in paper.content.answers]
    page = render_template(
        "pages/papers/amend.html",
        paper=paper,
        form=form,
        kinds=[(kind.name, kind.value, HINTS[kind]) for kind in AMENDING],
        answer_labels=[f"Antwort zu Frage {label}" if label else "Antwort" for label in labels],
        question_labels=[f"Frage {label}".strip() for label in paper.content.question_labels()],
        versions=versions_of(db.session(), paper.parliament.code, paper.number),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


HINTS: Mapping[VersionKind, str] = {
    VersionKind.REPRINT: "Das ganze Papier erscheint noch einmal, etwa weil der Druck fehlerhaft war.",
    VersionKind.CORRECTION: "Eine Angabe der Antwort war falsch und wird richtiggestellt.",
    VersionKind.SUPPLEMENT: "Die Landesregierung reicht etwas nach; es steht am Ende des Papiers.",
}

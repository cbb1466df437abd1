"""Release: the clerk sees the exact files of either print and publishes them (Veröffentlichung)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import release
from answers.attachments import files_of
from answers.printing.announcing import Announcing, joint_forms, part_forms
from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.proof import Proof
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import proof_pdf, word_file
from app.web.values import parse_day
from app.web.views.papers import paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parsed_paper import ParsedPaper
from inquiries.queries import card_of, get_inquiry

Form = tuple[str, str, list[tuple[str, str]], str]  # field, label, options, what is chosen

bp = Blueprint("release", __name__, url_prefix="/anfragen/<int:inquiry_id>")

PUBLISHED: Final = {
    Print.ANSWER: "Die Drucksache {} ist veröffentlicht und in wenigen Sekunden in der Suche zu finden.",
    Print.QUESTION: "Die Anfrage {} ist veröffentlicht. Frage und Antwort erscheinen später unter derselben Nummer.",
}
_ANSWER: Final = {"which": Print.ANSWER.value}
_QUESTION: Final = {"which": Print.QUESTION.value}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the clerk chose for a print, as typed: its day, and how answers are announced."""

    which: Print
    printed_on: str
    joint: str
    parts: str

    @classmethod
    def of(cls, inquiry_id: int, which: str, typed: Mapping[str, str]) -> "Choice":
        """Take the choice from an address or a form; no day is the usual one."""
        of_print = Print(which)
        printed_on = typed.get("printed_on") or _usual_day(inquiry_id, of_print)
        return cls(of_print, printed_on, typed.get("announced", ""), typed.get("parts", ""))

    def fields(self) -> dict[str, str]:
        """Return the choice as an address or form names it."""
        told = {"printed_on": self.printed_on, "announced": self.joint, "parts": self.parts}
        return {name: text for name, text in told.items() if text}

    def day(self) -> date:
        """Return the day; raise InvalidInput where it is none."""
        return parse_day(self.printed_on, field="printed_on", what="der Ausgabetag")

    def announcing(self) -> Announcing:
        """Return how the answers are announced."""
        return Announcing(self.joint, self.parts)

    def proof(self, inquiry_id: int) -> Proof:
        """Return the very files that would be published."""
        session, actor = db.session(), current_actor()
        if self.which is Print.QUESTION:
            return release.question_proof(session, actor, inquiry_id, printed_on=self.day())
        return release.proof(session, actor, inquiry_id, printed_on=self.day(), announcing=self.announcing())


@bp.get("/veroeffentlichung", defaults=_ANSWER)
@bp.get("/fragedruck", defaults=_QUESTION)
def show(inquiry_id: int, which: str) -> ResponseReturnValue:
    """Show the paper as it would be published on a day: unless the address names one, the usual."""
    return _page(inquiry_id, Choice.of(inquiry_id, which, request.args))


@bp.get("/druckfahne.docx", defaults=_ANSWER)
@bp.get("/fragedruck.docx", defaults=_QUESTION)
def docx(inquiry_id: int, which: str) -> Response:
    """Send the very file that would be published."""
    proof = Choice.of(inquiry_id, which, request.args).proof(inquiry_id)
    return word_file(proof.docx, _filename(proof, which, "docx"))


@bp.get("/druckfahne.pdf", defaults=_ANSWER)
@bp.get("/fragedruck.pdf", defaults=_QUESTION)
def pdf(inquiry_id: int, which: str) -> Response:
    """Send the very PDF that would be published."""
    proof = Choice.of(inquiry_id, which, request.args).proof(inquiry_id)
    return proof_pdf(proof, _filename(proof, which, "pdf"))


@bp.post("/veroeffentlichung", defaults=_ANSWER)
@bp.post("/fragedruck", defaults=_QUESTION)
def publish(inquiry_id: int, which: str) -> ResponseReturnValue:
    """Publish the files that the clerk saw."""
    choice, form = Choice.of(inquiry_id, which, request.form), request.form
    seen: dict[str, Any] = {"sha256": form.get("sha256", ""), "pdf_sha256": form.get("pdf_sha256")}
    try:
        with unit_of_work() as session:
            actor, day = current_actor(), choice.day()
            if choice.which is Print.QUESTION:
                paper = release.publish_question(session, actor, inquiry_id, printed_on=day, **seen)
            else:
                seen |= {"announcing": choice.announcing(), "revision": form.get("revision", type=int)}
                paper = release.publish(session, actor, inquiry_id, printed_on=day, **seen)
            number = paper.number
    except InvalidInput as refusal:
        return _page(inquiry_id, choice, {refusal.field or "": refusal.sentence})
    flash(PUBLISHED[choice.which].format(number), "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _usual_day(inquiry_id: int, which: Print) -> str:
    """Return today, or the letter's day where that is later."""
    inquiry = get_inquiry(db.session(), current_actor(), inquiry_id)
    letter = inquiry.letter_dated_on if which is Print.ANSWER else None
    return max(clock.today(), letter or clock.today()).isoformat()


def _filename(proof: Proof, which: str, ending: str) -> str:
    kind = "-Anfrage" if which == Print.QUESTION.value else ""
    return f"Druckfahne-{proof.paper.number}{kind}.{ending}".replace("/", "-")


def _page(inquiry_id: int, choice: Choice, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, proof = current_actor(), None
    errors = dict(errors or {})
    inquiry = get_inquiry(db.session(), actor, inquiry_id)
    try:
        proof = choice.proof(inquiry_id)
    except InvalidInput as refusal:
        errors.setdefault(refusal.field or "", refusal.sentence)
    page = render_template(
        "pages/papers/release.html",
        card=card_of(inquiry, actor),
        which=choice.which.value,
        choice=choice,
        forms=_forms(inquiry, proof.paper if proof else None, choice),
        proof=proof,
        printed=paper_view(proof.paper, choice.which, files=files_of(db.session(), proof.paper)) if proof else None,
        errors=errors,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _forms(inquiry: Inquiry, paper: ParsedPaper | None, choice: Choice) -> list[Form]:
    """Return the choices that make a difference to this paper, and those that were made."""
    layout = load_layout(inquiry.parliament.code)
    questions, answers = (paper.questions, paper.answers) if paper else ((), ())
    letters = {f"{question.label}{part.label}" for question in questions for part in question.parts}
    joint = any(len(answer.questions) > 1 for answer in answers)
    single = any(len(answer.questions) == 1 and letters & set(answer.questions) for answer in answers)
    asked = (
        (joint, ("announced", "Gemeinsame Antworten ankündigen", joint_forms(layout), choice.joint)),
        (single, ("parts", "Antworten auf Unterfragen", part_forms(layout), choice.parts)),
    )
    return [form for matters, form in asked if matters or form[-1]]

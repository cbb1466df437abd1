"""Release: the clerk sees the exact file, and exactly that one is published (Veröffentlichung einer Antwort)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from answers import composition
from answers.amending import note_taken_in, to_take_in, with_amendment
from answers.answer import Answer
from answers.attachments import files_of
from answers.printing.announcing import AS_USUAL, Announcing
from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from answers.printing.word.speaking_note import write_speaking_note
from answers.proof import Proof, print_proof
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.publication import find_paper, publish_paper
from inquiries.queries import get_inquiry
from inquiries.services import take_step
from inquiries.workflow import WITH_GOVERNMENT, Event, Stage, ensure_possible


def proof(
    session: Session, actor: Actor, inquiry_id: int, *, printed_on: date, announcing: Announcing = AS_USUAL
) -> Proof:
    """Return the paper that publishing on a day would freeze; raise InvalidInput for a day before the letter's.

    `announcing` says how this paper tells which questions an answer is for, where it is not as the parliament does.
    """
    actor.require(Permission.PUBLISH_PAPER)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_possible(inquiry.stage, Event.PUBLISH)
    return _proof(session, inquiry, printed_on, announcing)


def publish(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    printed_on: date,
    announcing: Announcing = AS_USUAL,
    sha256: str | None = None,
    pdf_sha256: str | None = None,
    revision: int | None = None,
) -> PrintedPaper:
    """Publish the paper; the hashes name the files that the clerk saw, and no other ones are published."""
    inquiry = take_step(session, actor, inquiry_id, Event.PUBLISH, revision=revision, printed_on=printed_on)
    final = _proof(session, inquiry, printed_on, announcing)
    final.ensure_seen(sha256, pdf_sha256)
    note_taken_in(session, actor, final.amendments)
    outcomes = (inquiry.answer or {}).get("outcomes")
    return publish_paper(
        session,
        inquiry.parliament,
        final.paper,
        final.docx,
        pdf=final.pdf,
        inquiry_id=inquiry.id,
        outcomes=outcomes,
    )


def question_proof(session: Session, actor: Actor, inquiry_id: int, *, printed_on: date) -> Proof:
    """Return the print of the questions alone as publishing it on a day would freeze it.

    It is possible from the forwarding, when the due day that it names is fixed, until the answer is published.
    """
    actor.require(Permission.PUBLISH_PAPER)
    inquiry = get_inquiry(session, actor, inquiry_id)
    if not question_can_be_published(session, inquiry):
        raise StepNotAllowed(
            "Die Anfrage allein lässt sich veröffentlichen, sobald sie zugeleitet ist, einmal und bevor die Antwort "
            "erscheint.",
            inquiry_id=inquiry.id,
        )
    if inquiry.forwarded_on is not None and printed_on < inquiry.forwarded_on:
        raise InvalidInput(
            f"Die Anfrage kann nicht vor ihrer Zuleitung am {inquiry.forwarded_on:%d.%m.%Y} gedruckt sein.",
            field="printed_on",
        )
    paper = composition.question_paper(inquiry, printed_on=printed_on)
    return print_proof(paper, which=Print.QUESTION)


def question_can_be_published(session: Session, inquiry: Inquiry) -> bool:
    """Tell whether the questions alone may appear: forwarded, and nothing published under the number yet."""
    forwarded = inquiry.stage in WITH_GOVERNMENT | {Stage.ANSWERED}
    return forwarded and find_paper(session, inquiry.parliament.code, inquiry.number) is None


def publish_question(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    printed_on: date,
    sha256: str | None = None,
    pdf_sha256: str | None = None,
) -> PrintedPaper:
    """Publish the questions alone under the number that the answer will bear too; the stage stays."""
    final = question_proof(session, actor, inquiry_id, printed_on=printed_on)
    final.ensure_seen(sha256, pdf_sha256)
    inquiry = get_inquiry(session, actor, inquiry_id)
    detail = {"printed_on": printed_on, "sha256": final.sha256}
    audit.record(session, actor, "paper.question", realm=Realm.PARLIAMENT, inquiry_id=inquiry.id, **detail)
    return publish_paper(
        session,
        inquiry.parliament,
        final.paper,
        final.docx,
        pdf=final.pdf,
        inquiry_id=inquiry.id,
        kind=VersionKind.QUESTION,
    )


def write_question_paper(inquiry: Inquiry, *, printed_on: date) -> bytes:
    """Return the print of the questions alone as Word."""
    paper = composition.question_paper(inquiry, printed_on=printed_on)
    return write_word(paper, layout=load_layout(paper.parliament), which=Print.QUESTION)


def write_draft(session: Session, answer: Answer, *, printed_on: date) -> bytes:
    """Return the answer as it stands, as Word: what its ministry reads before clearing it."""
    content = composition.answer_content(answer.draft, answer.government_remark, answer.inquiry.paper_questions())
    paper = composition.answer_paper(answer.inquiry, content, printed_on=printed_on)
    files = files_of(session, paper)
    return write_word(paper, layout=load_layout(paper.parliament), which=Print.ANSWER, files=files)


def write_speaking_note_of(session: Session, answer: Answer) -> bytes:
    """Return what the head of the house has in hand when the answer comes up, as Word (Sprechzettel)."""
    content = composition.answer_content(answer.draft, answer.government_remark, answer.inquiry.paper_questions())
    paper = composition.answer_paper(answer.inquiry, content)
    return write_speaking_note(paper, files_of(session, paper))


def _proof(session: Session, inquiry: Inquiry, printed_on: date, announcing: Announcing) -> Proof:
    if inquiry.answer is None:
        raise StepNotAllowed("Zu dieser Anfrage liegt dem Landtag noch keine Antwort vor.", inquiry_id=inquiry.id)
    amendments = to_take_in(session, inquiry)
    _ensure_not_before_the_letters(
        printed_on, [inquiry.letter_dated_on, *(each.letter_dated_on for each in amendments)]
    )
    paper = composition.answer_paper(inquiry, inquiry.answer, printed_on=printed_on, announcing=announcing)
    for amendment in amendments:
        paper = with_amendment(paper, amendment)
    return replace(print_proof(paper, files=files_of(session, paper)), amendments=tuple(amendments))


def _ensure_not_before_the_letters(printed_on: date, letters: Iterable[date | None]) -> None:
    latest = max((day for day in letters if day is not None), default=printed_on)
    if printed_on < latest:
        raise InvalidInput(
            f"Die Drucksache kann nicht vor dem Schreiben vom {latest:%d.%m.%Y} gedruckt sein.", field="printed_on"
        )

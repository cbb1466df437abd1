"""The verbs of amendments: demand, write, hand over, publish as a further version; never commit (Nachtrag)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.amendment import Amendment, AmendmentEntry, AmendmentKind, AmendmentState
from answers.attachments import files_of
from answers.markup import parse
from answers.proof import Proof, print_proof
from answers.readers import clears_others_only
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import FourEyesRequired, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person, people_of_parliament_with, people_with
from inquiries.parsed_paper import Announcement, PaperAnswer, ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind, is_latest
from inquiries.publication import publish_version
from inquiries.queries import get_inquiry
from inquiries.workflow import HANDED_OVER, Stage

SEEN_BY_LANDTAG: Final = frozenset({AmendmentState.DEMANDED, AmendmentState.HANDED_OVER, AmendmentState.PUBLISHED})
_VERSIONS: Final = {
    AmendmentKind.SUPPLEMENT: VersionKind.SUPPLEMENT,
    AmendmentKind.CORRECTION: VersionKind.CORRECTION,
}


def amendments_of(session: Session, actor: Actor, inquiry_id: int) -> list[Amendment]:
    """Return the amendments of an inquiry that the actor may know of.

    What the ministry writes, the Landtag sees once it is handed over; until then a demand of its own stays a demand.
    """
    inquiry = get_inquiry(session, actor, inquiry_id)
    query = select(Amendment).where(Amendment.inquiry_id == inquiry.id).order_by(Amendment.id)
    found = list(session.scalars(query))
    is_own = actor.is_government and actor.acts_for(inquiry.lead_ministry_id)
    if is_own and not clears_others_only(session, actor, inquiry):
        return found
    if not actor.may(Permission.FOLLOW_INQUIRIES):
        return []
    return [each for each in found if each.state in SEEN_BY_LANDTAG or each.demanded_at is not None]


def get_amendment(session: Session, actor: Actor, inquiry_id: int, amendment_id: int) -> Amendment:
    """Return one amendment that the actor may know of; raise NotFound for any other."""
    found = next((each for each in amendments_of(session, actor, inquiry_id) if each.id == amendment_id), None)
    if found is None:
        raise NotFound("Diesen Nachtrag gibt es nicht oder er ist Ihnen nicht zugänglich.")
    return found


def demand(session: Session, actor: Actor, inquiry_id: int, *, question: str, reason: str) -> Amendment:
    """Ask the government for what the answer to a question misses (Nachforderung)."""
    actor.require(Permission.PUBLISH_PAPER)
    inquiry = _answered(session, actor, inquiry_id)
    _ensure_question(inquiry, question)
    if not reason.strip():
        raise InvalidInput("Schreiben Sie, was an der Antwort fehlt.", field="reason")
    amendment = Amendment(
        inquiry=inquiry,
        state=AmendmentState.DEMANDED,
        kind=AmendmentKind.SUPPLEMENT,
        question=question,
        demanded_at=clock.now(),
        demanded_by=actor.name,
        demand=reason.strip(),
    )
    session.add(amendment)
    session.flush()
    _record(session, actor, "inquiry.demand", amendment, realm=Realm.PARLIAMENT, reason=reason.strip())
    for person in people_with(session, inquiry.ministry_in_charge.id, Permission.ASK_CO_SIGNATURE):
        _tell(session, Occasion.ANSWER_DEMANDED, person, amendment, reason=amendment.demand)
    return amendment


def write(
    session: Session, actor: Actor, inquiry_id: int, entry: AmendmentEntry, *, amendment_id: int | None = None
) -> Amendment:
    """Write a supplement or a correction, on demand or of the ministry's own accord, and send it to clearance."""
    actor.require(Permission.DRAFT_ANSWER)
    inquiry = _answered(session, actor, inquiry_id)
    actor.require_ministry(inquiry.lead_ministry_id)
    _ensure_question(inquiry, entry.question)
    entry.ensure_valid()
    parse(entry.text)
    amendment = get_amendment(session, actor, inquiry_id, amendment_id) if amendment_id else Amendment(inquiry=inquiry)
    if amendment.state in {AmendmentState.HANDED_OVER, AmendmentState.PUBLISHED}:
        raise StepNotAllowed("Dieser Nachtrag ist dem Landtag schon zugeleitet.")
    amendment.kind, amendment.question, amendment.state = entry.kind, entry.question, AmendmentState.WRITTEN
    amendment.outcome, amendment.ground = entry.became.outcome, entry.became.ground
    amendment.text, amendment.reason, amendment.written_by = entry.text.strip(), entry.reason.strip(), actor.login
    session.add(amendment)
    session.flush()
    _record(session, actor, "answer.amend", amendment, realm=Realm.GOVERNMENT, reason=entry.reason.strip())
    return amendment


def hand_over(
    session: Session, actor: Actor, inquiry_id: int, amendment_id: int, *, letter_dated_on: date
) -> Amendment:
    """Clear an amendment, hand it over and tell the clerk; who wrote it cannot (Vier-Augen-Prinzip)."""
    actor.require(Permission.CLEAR_ANSWER)
    inquiry = _answered(session, actor, inquiry_id)
    actor.require_ministry(inquiry.lead_ministry_id)
    amendment = get_amendment(session, actor, inquiry_id, amendment_id)
    if amendment.state is not AmendmentState.WRITTEN:
        raise StepNotAllowed(f"Dieser Nachtrag ist: {amendment.state.value}. Freizugeben ist hier nichts.")
    if not actor.is_system and amendment.written_by == actor.login:
        raise FourEyesRequired("Sie haben diesen Nachtrag geschrieben. Freigeben muss ihn jemand anderes.")
    if inquiry.letter_dated_on and letter_dated_on < inquiry.letter_dated_on:
        raise InvalidInput("Das Schreiben kann nicht vor dem der Antwort datiert sein.", field="letter_dated_on")
    amendment.state, amendment.handed_over_at = AmendmentState.HANDED_OVER, clock.now()
    amendment.letter_dated_on = letter_dated_on
    answer = inquiry.answer or {}
    inquiry.answer = {**answer, "outcomes": amendment.applied_to(answer.get("outcomes"))}
    _record(session, actor, "answer.amendment_cleared", amendment, realm=Realm.GOVERNMENT)
    government = Actor("landesregierung", inquiry.parliament.government)
    _record(session, government, "inquiry.amended", amendment, realm=Realm.PARLIAMENT, reason=amendment.reason)
    _tell_clerks(session, amendment)
    return amendment


@dataclass(frozen=True, slots=True)
class Prepared:
    """An amendment that waits to be published: the paper as it is now, and the very files of its next version."""

    amendment: Amendment
    paper: PrintedPaper
    proof: Proof

    @property
    def kind(self) -> VersionKind:
        """Return what the next version is."""
        return _VERSIONS[self.amendment.kind]


def publish(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    amendment_id: int,
    *,
    printed_on: date,
    sha256: str | None = None,
    pdf_sha256: str | None = None,
) -> PrintedPaper:
    """Publish the paper with an amendment as its next version; the earlier ones stay as they are.

    The hashes name the files that the clerk saw, and no other ones are published.
    """
    prepared = prepare(session, actor, inquiry_id, amendment_id, printed_on=printed_on)
    amendment, final = prepared.amendment, prepared.proof
    final.ensure_seen(sha256, pdf_sha256)
    version = publish_version(
        session,
        prepared.paper,
        final.paper,
        final.docx,
        kind=prepared.kind,
        reason=amendment.reason or "",
        pdf=final.pdf,
        outcomes=amendment.applied_to(prepared.paper.outcomes),
    )
    amendment.state = AmendmentState.PUBLISHED
    _record(session, actor, "inquiry.amendment_published", amendment, realm=Realm.PARLIAMENT, version=version.version)
    return version


def prepare(session: Session, actor: Actor, inquiry_id: int, amendment_id: int, *, printed_on: date) -> Prepared:
    """Return the files that publishing an amendment on a day would freeze; nothing of it is public."""
    actor.require(Permission.PUBLISH_PAPER)
    inquiry = _answered(session, actor, inquiry_id)
    amendment = get_amendment(session, actor, inquiry_id, amendment_id)
    if amendment.state is not AmendmentState.HANDED_OVER:
        raise StepNotAllowed(f"Dieser Nachtrag ist: {amendment.state.value}. Zu veröffentlichen ist hier nichts.")
    if inquiry.stage is not Stage.PUBLISHED:
        raise StepNotAllowed(
            "Die Antwort ist noch nicht erschienen. Veröffentlichen Sie die Antwort; der Nachtrag steht schon darin."
        )
    if amendment.letter_dated_on and printed_on < amendment.letter_dated_on:
        raise InvalidInput("Die Fassung kann nicht vor dem Schreiben gedruckt sein.", field="printed_on")
    paper = session.scalar(select(PrintedPaper).where(PrintedPaper.inquiry_id == inquiry.id, is_latest()))
    if paper is None:
        raise StepNotAllowed("Die Drucksache ist zurückgezogen; es gibt nichts, was zu ergänzen wäre.")
    content = amended(paper.content, amendment, printed_on=printed_on)
    return Prepared(amendment, paper, print_proof(content, files=files_of(session, content)))


def amended(content: ParsedPaper, amendment: Amendment, *, printed_on: date) -> ParsedPaper:
    """Return a paper's next version, with a question's answer supplemented or replaced."""
    return replace(with_amendment(content, amendment), printed_on=printed_on, edition=amendment.kind.value)


def with_amendment(content: ParsedPaper, amendment: Amendment) -> ParsedPaper:
    """Return a paper with a question's answer supplemented or replaced."""
    answers: list[PaperAnswer] = []
    is_done = False
    for answer in content.answers:
        if amendment.question in answer.questions and not is_done:
            is_done = True
            parts = [answer.text] if amendment.kind is AmendmentKind.SUPPLEMENT else []
            answers.append(replace(answer, text="\n\n".join([*parts, amendment.text or ""])))
        else:
            answers.append(answer)
    if not is_done:
        answers.append(PaperAnswer((amendment.question,), amendment.text or "", Announcement.HEADING))
    return replace(content, answers=tuple(answers))


def to_take_in(session: Session, inquiry: Inquiry) -> list[Amendment]:
    """Return what was handed over before the answer appeared: its first publication takes that in."""
    handed_over = Amendment.state == AmendmentState.HANDED_OVER
    query = select(Amendment).where(Amendment.inquiry_id == inquiry.id, handed_over).order_by(Amendment.id)
    return list(session.scalars(query))


def note_taken_in(session: Session, actor: Actor, amendments: Sequence[Amendment]) -> None:
    """Note that amendments appeared with the answer's first publication."""
    for amendment in amendments:
        amendment.state = AmendmentState.PUBLISHED
        _record(session, actor, "inquiry.amendment_published", amendment, realm=Realm.PARLIAMENT, version=1)


def labels_of(inquiry: Inquiry) -> Sequence[str]:
    """Return the labels of the questions and their parts."""
    return [question.label for question in inquiry.questions]


def _answered(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.stage not in HANDED_OVER:
        raise StepNotAllowed("Nachträge gibt es erst, wenn die Antwort dem Landtag zugeleitet ist.")
    return inquiry


def _ensure_question(inquiry: Inquiry, question: str) -> None:
    if question not in labels_of(inquiry):
        raise InvalidInput("Wählen Sie die Frage, um deren Antwort es geht.", field="question")


def _record(
    session: Session, actor: Actor, action: str, amendment: Amendment, *, realm: Realm, **detail: object
) -> None:
    audit.record(
        session, actor, action, realm=realm, inquiry_id=amendment.inquiry.id, question=amendment.question, **detail
    )


def _tell_clerks(session: Session, amendment: Amendment) -> None:
    inquiry = amendment.inquiry
    for person in people_of_parliament_with(session, inquiry.parliament, Permission.PUBLISH_PAPER):
        _tell(
            session,
            Occasion.AMENDMENT_ARRIVED,
            person,
            amendment,
            kind=amendment.kind,
            reason=amendment.reason,
            letter_dated_on=amendment.letter_dated_on,
            appeared=inquiry.stage is Stage.PUBLISHED,
        )


def _tell(session: Session, occasion: Occasion, person: Person, amendment: Amendment, **payload: object) -> None:
    inquiry = amendment.inquiry
    notify(
        session,
        occasion,
        person,
        about=f"amendment:{amendment.id}",
        number=str(inquiry.number),
        title=inquiry.title,
        question=amendment.question,
        path=f"/anfragen/{inquiry.id}/nachtraege/",
        **payload,
    )

"""The verbs of contributions: ask, deliver, ask once more, take over; never commit (Zulieferung)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.contributions.models import Contribution, ContributionFile, ContributionVersion
from answers.contributions.queries import get_contribution
from answers.drafting.draft import Citation, Draft, Origin, Paragraph, Passage, Sentence
from answers.queries import find_answer, get_inquiry_in_drafting
from answers.services.editing import begin_answer
from answers.services.revising import add_revision, ensure_fresh
from inquiries.assigning import involve
from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import audit, blobs, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.ministries import get_ministry_by_id
from inquiries.parliament.people import Person, people_with
from inquiries.places import ensure_at
from inquiries.queries import get_inquiry
from inquiries.reading import read_paper
from inquiries.workflow import Event, Stage

LONGEST: Final = 50_000
MOST_FILES: Final = 10
OPEN_TO_CONTRIBUTIONS: Final = frozenset({Stage.DRAFTING, Stage.CO_SIGNING})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    filename: str
    content: bytes


def ask_contributions(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    ministry_ids: Sequence[int],
    task: str,
    questions: Sequence[str] = (),
    due_on: date | None = None,
) -> list[Contribution]:
    """Ask ministries or subordinate authorities for a part of the answer; they see the inquiry, never the draft."""
    actor.require(Permission.ASK_CO_SIGNATURE)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_at(inquiry, actor, Event.ASK_CO_SIGNATURES)
    _ensure_open(inquiry)
    if not ministry_ids:
        raise InvalidInput("Wählen Sie, wen Sie um eine Zulieferung bitten.", field="ministries")
    if not task.strip():
        raise InvalidInput("Schreiben Sie, was Sie brauchen.", field="task")
    if due_on is not None and due_on < clock.today():
        raise InvalidInput("Die interne Frist liegt in der Vergangenheit.", field="due_on")
    return [
        _ask(session, actor, inquiry, Contribution(task=task.strip(), questions=list(questions)), each, due_on=due_on)
        for each in dict.fromkeys(ministry_ids)
    ]


def deliver(
    session: Session, actor: Actor, contribution_id: int, *, text: str, uploads: Sequence[Upload] = ()
) -> ContributionVersion:
    """Deliver a text and files for one's house as the next version; each file passes the gate first."""
    actor.require(Permission.CO_SIGN)
    contribution = get_contribution(session, actor, contribution_id)
    actor.require_ministry(contribution.errand.ministry_id)
    inquiry = get_inquiry(session, actor, contribution.errand.inquiry_id)
    _ensure_open(inquiry)
    _ensure_deliverable(text, uploads)
    version = ContributionVersion(
        contribution_id=contribution.id,
        number=len(contribution.versions) + 1,
        text=text.strip(),
        delivered_at=clock.now(),
        delivered_by=actor.login,
        name=actor.name,
        taken_over=False,
        files=[_kept(session, each, inquiry) for each in uploads],
    )
    contribution.versions.append(version)
    contribution.errand.done_at, contribution.sent_back = clock.now(), None
    session.flush()
    _record(session, actor, "contribution.deliver", contribution, version=version.number)
    _tell_officers(session, inquiry, contribution, version)
    return version


def ask_once_more(
    session: Session, actor: Actor, contribution_id: int, *, reason: str, due_on: date | None = None
) -> Contribution:
    """Return a delivery to the house it came from, with the reason and, if wanted, a new day."""
    contribution = _own(session, actor, contribution_id)
    if not reason.strip():
        raise InvalidInput("Schreiben Sie, was an der Zulieferung fehlt.", field="reason")
    if contribution.errand.done_at is None:
        raise StepNotAllowed("Die Zulieferung steht noch aus; es gibt nichts zurückzugeben.")
    contribution.errand.done_at, contribution.sent_back = None, reason.strip()
    contribution.errand.due_on = due_on or contribution.errand.due_on
    _record(session, actor, "contribution.ask_once_more", contribution, reason=reason.strip())
    inquiry = session.get_one(Inquiry, contribution.errand.inquiry_id)
    _tell_house(session, inquiry, contribution, about=f"again-{len(contribution.versions)}")
    return contribution


def take_over(
    session: Session,
    actor: Actor,
    contribution_id: int,
    *,
    number: int,
    paragraphs: Sequence[int],
    questions: Sequence[str],
    revision: int | None = None,
) -> Answer:
    """Take paragraphs of a delivery over into the passage that answers some questions, each citing where it is from.

    Where nothing was drafted yet, the answer begins with them.
    """
    contribution = _own(session, actor, contribution_id)
    inquiry = get_inquiry_in_drafting(session, actor, contribution.errand.inquiry_id)
    version = next((each for each in contribution.versions if each.number == number), None)
    if version is None:
        raise NotFound(f"Eine Fassung {number} gibt es von dieser Zulieferung nicht.", number=number)
    texts = paragraphs_of(version.text)
    chosen = [texts[index] for index in sorted(set(paragraphs)) if 0 <= index < len(texts)]
    if not chosen:
        raise InvalidInput("Kreuzen Sie die Absätze an, die Sie übernehmen wollen.", field="paragraphs")
    known = {question.label for question in inquiry.questions}
    if not questions or not set(questions) <= known:
        raise InvalidInput("Wählen Sie die Frage, zu der die Absätze gehören.", field="questions")
    answer = find_answer(session, actor, inquiry.id) or begin_answer(session, actor, inquiry.id)
    ensure_fresh(session, answer, revision)
    added = tuple(_cited(text, contribution, version) for text in chosen)
    version.taken_over = True
    draft = _with_paragraphs(answer.draft, tuple(questions), added)
    add_revision(session, actor, answer, draft, reason=f"Zulieferung {contribution.errand.ministry.code} übernommen")
    _record(session, actor, "contribution.take_over", contribution, version=number)
    return answer


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, parted by blank lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def _ask(
    session: Session,
    actor: Actor,
    inquiry: Inquiry,
    contribution: Contribution,
    ministry_id: int,
    *,
    due_on: date | None,
) -> Contribution:
    ministry = get_ministry_by_id(session, ministry_id)
    involve(session, actor, inquiry, ministry)
    contribution.errand = Errand(
        inquiry_id=inquiry.id,
        ministry=ministry,
        by_ministry=inquiry.ministry_in_charge,
        kind=ErrandKind.CONTRIBUTION,
        asked_at=clock.now(),
        asked_by=actor.name,
        due_on=due_on,
    )
    session.add(contribution)
    session.flush()
    _record(session, actor, "contribution.ask", contribution, due_on=due_on)
    _tell_house(session, inquiry, contribution, about="asked")
    return contribution


def _own(session: Session, actor: Actor, contribution_id: int) -> Contribution:
    actor.require(Permission.ASK_CO_SIGNATURE)
    contribution = get_contribution(session, actor, contribution_id)
    actor.require_ministry(contribution.errand.by_ministry_id)
    return contribution


def _ensure_open(inquiry: Inquiry) -> None:
    if inquiry.stage not in OPEN_TO_CONTRIBUTIONS:
        raise StepNotAllowed(
            f"Zulieferungen gibt es nur, solange die Antwort entsteht; die Anfrage steht in der Stufe "
            f"„{inquiry.stage.value}“.",
            stage=inquiry.stage,
        )


def _ensure_deliverable(text: str, uploads: Sequence[Upload]) -> None:
    if not text.strip() and not uploads:
        raise InvalidInput("Schreiben Sie Ihren Beitrag oder fügen Sie eine Datei an.", field="text")
    if len(text) > LONGEST:
        raise InvalidInput(f"Der Text hat mehr als {LONGEST:,} Zeichen.".replace(",", "."), field="text")
    if len(uploads) > MOST_FILES:
        raise InvalidInput(f"Mehr als {MOST_FILES} Dateien auf einmal sind nicht vorgesehen.", field="files")


def _kept(session: Session, upload: Upload, inquiry: Inquiry) -> ContributionFile:
    read_paper(upload.content, filename=upload.filename, parliament=inquiry.parliament.code)  # the gate refuses or not
    blob = blobs.store(session, upload.content, media_type="application/octet-stream")
    return ContributionFile(filename=upload.filename[:200], sha256=blob.sha256, size=blob.size)


def _cited(text: str, contribution: Contribution, version: ContributionVersion) -> Paragraph:
    citation = Citation(contribution.key, version.number, "text", text)
    return Paragraph((Sentence(text, (citation,), Origin.DRAFTED),))


def _with_paragraphs(draft: Draft, questions: tuple[str, ...], added: tuple[Paragraph, ...]) -> Draft:
    wanted = set(questions)
    for index, passage in enumerate(draft.passages):
        if wanted & set(passage.questions):
            longer = replace(passage, paragraphs=(*passage.paragraphs, *added))
            return replace(draft, passages=(*draft.passages[:index], longer, *draft.passages[index + 1 :]))
    return replace(draft, passages=(*draft.passages, Passage(questions, added)))


def _record(session: Session, actor: Actor, action: str, contribution: Contribution, **detail: object) -> None:
    errand = contribution.errand
    audit.record(
        session,
        actor,
        action,
        realm=Realm.GOVERNMENT,
        inquiry_id=errand.inquiry_id,
        ministry=errand.ministry.code,
        contribution=contribution.id,
        **detail,
    )


def _tell_house(session: Session, inquiry: Inquiry, contribution: Contribution, *, about: str) -> None:
    for person in people_with(session, contribution.errand.ministry.id, Permission.CO_SIGN):
        _notify(session, Occasion.CONTRIBUTION_ASKED, person, inquiry, contribution, about=about)


def _tell_officers(
    session: Session, inquiry: Inquiry, contribution: Contribution, version: ContributionVersion
) -> None:
    for person in (inquiry.officer, *inquiry.further_officers):
        if person is not None:
            about = f"version-{version.number}"
            _notify(session, Occasion.CONTRIBUTION_DELIVERED, person, inquiry, contribution, about=about)


def _notify(
    session: Session,
    occasion: Occasion,
    person: Person,
    inquiry: Inquiry,
    contribution: Contribution,
    *,
    about: str,
) -> None:
    errand = contribution.errand
    notify(
        session,
        occasion,
        person,
        about=f"contribution:{contribution.id}:{about}",
        number=str(inquiry.number),
        title=inquiry.title,
        due_on=errand.due_on or inquiry.due_on,
        house=errand.ministry.named_on(clock.today()).name,
        lead=errand.by_ministry.named_on(clock.today()).name,
        path=f"/anfragen/{inquiry.id}/zulieferungen/{contribution.id}",
    )

"""The verbs of co-signature: ask, sign, ask for a change, take back; never commit (Mitzeichnung)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.checks import CheckFinding
from answers.co_signature import CoSignature, MinistrysWord, Signing, digests_of
from answers.queries import get_answer
from inquiries.assigning import involve
from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.ministries import Ministry, get_ministry_by_id
from inquiries.parliament.people import people_with
from inquiries.queries import get_inquiry
from inquiries.services import take_step
from inquiries.workflow import Event, Stage


def ask_co_signatures(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    ministries: Mapping[int, Sequence[str]],
    due_on: date | None = None,
    revision: int | None = None,
) -> Inquiry:
    """Ask ministries at the same time to co-sign the answer, each about some questions or about all (none named).

    Whoever agreed to the very passages that it is asked about is not asked again; InvalidInput when nobody is left.
    """
    if due_on is not None and due_on < clock.today():
        raise InvalidInput("Die Frist der Mitzeichnung liegt in der Vergangenheit.", field="due_on")
    answer = get_answer(session, actor, inquiry_id)
    asked = _to_be_asked(session, answer, ministries)
    codes = ", ".join(ministry.code for ministry, _ in asked)
    inquiry = take_step(session, actor, inquiry_id, Event.ASK_CO_SIGNATURES, revision=revision, ministry=codes)
    for ministry, questions in asked:
        involve(session, actor, inquiry, ministry)
        errand = _errand(inquiry, actor, ministry, due_on)
        signature = CoSignature(
            answer=answer,
            errand=errand,
            state=Signing.ASKED,
            revision_number=answer.latest_number,
            questions=questions,
            passages=digests_of(answer, questions),
        )
        session.add(signature)
        session.flush()
        _tell(session, inquiry, errand)
    return inquiry


def co_sign(
    session: Session, actor: Actor, inquiry_id: int, *, remark: str = "", revision: int | None = None
) -> Inquiry:
    """Agree to the draft for the actor's ministry, with remarks or without."""
    remark = remark.strip()
    state = Signing.SIGNED_WITH_REMARKS if remark else Signing.SIGNED
    inquiry, signature = _answering(session, actor, inquiry_id, Event.CO_SIGN, reason=remark, revision=revision)
    _answer(signature, actor, state, remark=remark or None)
    return inquiry


def ask_change(session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None) -> Inquiry:
    """Ask the lead ministry to change the draft: it goes back into its hands, with the reason."""
    inquiry, signature = _answering(
        session, actor, inquiry_id, Event.ASK_CHANGE, reason=reason.strip(), revision=revision
    )
    _answer(signature, actor, Signing.CHANGE_ASKED, remark=reason.strip())
    _take_back_open(session, signature.answer, actor)
    return inquiry


def recall(session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None) -> Inquiry:
    """Take the draft out of co-signing in order to change it; what others have not answered yet is withdrawn."""
    inquiry = take_step(session, actor, inquiry_id, Event.RECALL, revision=revision, reason=reason.strip())
    _take_back_open(session, get_answer(session, actor, inquiry_id), actor)
    return inquiry


def settle_silence(session: Session, actor: Actor, answer: Answer) -> None:
    """Count silence as consent where a ministry's setting allows it and its day has passed: always marked as such."""
    for word in words_on(session, answer):
        if word.counts_as_silent:
            _answer(word.latest, Actor(actor.login, "Fristablauf"), Signing.SILENT, remark=None)
            audit.record(
                session,
                actor,
                "inquiry.co_sign",
                realm=Realm.GOVERNMENT,
                inquiry_id=answer.inquiry_id,
                ministry=word.ministry.code,
                reason=Signing.SILENT.value,
            )


def words_on(session: Session, answer: Answer) -> list[MinistrysWord]:
    """Return what each ministry was asked and said about an answer, in the order in which they were first asked."""
    rows = session.scalars(select(CoSignature).where(CoSignature.answer_id == answer.id).order_by(CoSignature.id))
    by_ministry: dict[int, list[CoSignature]] = {}
    for row in rows:
        by_ministry.setdefault(row.errand.ministry_id, []).append(row)
    return [MinistrysWord(tuple(rows)) for rows in by_ministry.values()]


def changes_wanted(session: Session, answer: Answer) -> list[CoSignature]:
    """Return who asked for a change, with their reasons, and has not agreed to the wording as it stands now."""
    words = [each for each in words_on(session, answer) if each.latest.state is Signing.CHANGE_ASKED]
    return [each.latest for each in words if each.missing(answer)]


def missing_signatures(session: Session, answer: Answer) -> list[CheckFinding]:
    """Return the co-signatures that stand against clearance: asked for and not given, or given to another wording."""
    return [
        CheckFinding(
            code="co-signature",
            sentence=f"{_named(each)} hat dem Text, wie er jetzt lautet, nicht zugestimmt ({each.latest.state.value}).",
            place="Mitzeichnung",
            remedy="Bitten Sie auf der Seite „Mitzeichnung“ um die Zustimmung.",
        )
        for each in words_on(session, answer)
        if each.missing(answer) and not each.counts_as_silent
    ]


def find_asked_answer(session: Session, actor: Actor, inquiry_id: int) -> CoSignature | None:
    """Return the actor's ministry's part in an answer that is being co-signed now, None for anybody else."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.stage is not Stage.CO_SIGNING or actor.ministry_id is None:
        return None
    query = (
        select(CoSignature)
        .join(CoSignature.answer)
        .join(CoSignature.errand)
        .where(
            Answer.inquiry_id == inquiry.id,
            Answer.ministry_id == inquiry.lead_ministry_id,
            Errand.ministry_id == actor.ministry_id,
            CoSignature.state != Signing.WITHDRAWN,
        )
        .order_by(CoSignature.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def get_asked_answer(session: Session, actor: Actor, inquiry_id: int) -> CoSignature:
    """Return what `find_asked_answer` does; raise NotFound where it finds nothing."""
    signature = find_asked_answer(session, actor, inquiry_id)
    if signature is None:
        raise NotFound("Diesen Entwurf gibt es nicht oder er ist Ihnen nicht zugänglich.")
    return signature


def _to_be_asked(
    session: Session, answer: Answer, ministries: Mapping[int, Sequence[str]]
) -> list[tuple[Ministry, list[str]]]:
    if not answer.draft.passages:
        raise InvalidInput("Es gibt noch keinen Text, den jemand mitzeichnen könnte.", field="ministries")
    wanted = [(get_ministry_by_id(session, each), list(questions)) for each, questions in ministries.items()]
    asked = [(each, questions) for each, questions in wanted if _must_be_asked(session, answer, each, questions)]
    if not asked:
        raise InvalidInput(
            "Wählen Sie ein Ministerium, dessen Mitzeichnung noch fehlt. Wer dem Text schon so zugestimmt hat, wie er "
            "jetzt lautet, wird nicht noch einmal gefragt.",
            field="ministries",
        )
    return asked


def _tell(session: Session, inquiry: Inquiry, errand: Errand) -> None:
    for person in people_with(session, errand.ministry.id, Permission.CO_SIGN):
        notify(
            session,
            Occasion.CO_SIGNATURE_WAITING,
            person,
            about=f"errand:{errand.id}",
            number=str(inquiry.number),
            title=inquiry.title,
            due_on=errand.due_on or inquiry.due_on,
            path=f"/anfragen/{inquiry.id}/mitzeichnung/",
        )


def _answering(
    session: Session, actor: Actor, inquiry_id: int, event: Event, *, reason: str, revision: int | None
) -> tuple[Inquiry, CoSignature]:
    signature = find_asked_answer(session, actor, inquiry_id)
    ministry = session.get(Ministry, actor.ministry_id) if actor.ministry_id else None
    detail: dict[str, Any] = {"ministry": ministry.code if ministry else None}
    inquiry = take_step(session, actor, inquiry_id, event, revision=revision, reason=reason, **detail)
    if signature is None or signature.state is not Signing.ASKED:
        raise StepNotAllowed(
            "Ihr Ministerium ist zurzeit nicht um Mitzeichnung gebeten oder hat schon geantwortet.",
            inquiry_id=inquiry_id,
        )
    return inquiry, signature


def _answer(signature: CoSignature, actor: Actor, state: Signing, *, remark: str | None) -> None:
    signature.state = state
    signature.answered_at = signature.errand.done_at = clock.now()
    signature.answered_by = actor.name
    signature.remark = remark


def _take_back_open(session: Session, answer: Answer, actor: Actor) -> None:
    for word in words_on(session, answer):
        if word.is_open:
            _answer(word.latest, actor, Signing.WITHDRAWN, remark=None)


def _must_be_asked(session: Session, answer: Answer, ministry: Ministry, questions: Sequence[str]) -> bool:
    own = next((each for each in words_on(session, answer) if each.ministry.id == ministry.id), None)
    return own is None or not (own.is_open or set(digests_of(answer, questions)) <= own.agreed)


def _errand(inquiry: Inquiry, actor: Actor, ministry: Ministry, due_on: date | None) -> Errand:
    errand = Errand(
        ministry=ministry,
        by_ministry=inquiry.ministry_in_charge,
        kind=ErrandKind.CO_SIGNATURE,
        asked_at=clock.now(),
        asked_by=actor.name,
        due_on=due_on,
    )
    inquiry.errands.append(errand)
    return errand


def _named(word: MinistrysWord) -> str:
    return word.ministry.named_on(clock.today()).name

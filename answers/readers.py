"""Who may read a draft and when: its ministry, who co-signs it, and the chancellery at its step (Einsicht)."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.clearance_chain import current_step, has_a_step, is_theirs
from answers.co_signing import find_asked_answer
from answers.queries import find_answer, get_answer
from inquiries.attachments import Loaded
from inquiries.foundation import blobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission, Role
from inquiries.inquiry import Inquiry
from inquiries.parsed_paper import AttachedFile
from inquiries.queries import get_inquiry
from inquiries.workflow import HANDED_OVER, Stage

SENTENCE: Final = "Diesen Entwurf gibt es nicht oder er ist Ihnen nicht zugänglich."


def get_answer_to_read(session: Session, actor: Actor, inquiry_id: int) -> Answer:
    """Return the answer that an actor may read now; raise NotFound for everybody else.

    Its ministry reads it, as `get_own_answer_to_read` says; a ministry that is asked to co-sign, in that stage alone;
    the chancellery, while its own step of the clearance is due.
    """
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    inquiry = get_inquiry(session, actor, inquiry_id)
    if actor.acts_for(inquiry.lead_ministry_id):
        return get_own_answer_to_read(session, actor, inquiry_id)
    if signature := find_asked_answer(session, actor, inquiry_id):
        return signature.answer
    answer = _at_chancellery(session, actor, inquiry_id) if inquiry.stage is Stage.CLEARANCE else None
    if answer is None or answer.ministry_id != inquiry.lead_ministry_id:
        raise NotFound(SENTENCE)
    return answer


def get_own_answer_to_read(session: Session, actor: Actor, inquiry_id: int) -> Answer:
    """Return the answer of the actor's ministry; raise NotFound unless they draft or its clearance is their matter."""
    answer = get_answer(session, actor, inquiry_id)
    if not actor.may(Permission.DRAFT_ANSWER) and not has_a_step(session, actor, answer):
        raise NotFound(SENTENCE)
    return answer


def reads_answer(session: Session, actor: Actor, inquiry_id: int) -> bool:
    """Tell whether an actor may read the answer now."""
    try:
        get_answer_to_read(session, actor, inquiry_id)
    except NotFound:
        return False
    return True


def clears_others_only(session: Session, actor: Actor, inquiry: Inquiry) -> bool:
    """Tell whether an actor is in a house only to clear answers, and this one is not among theirs."""
    if actor.may(Permission.DRAFT_ANSWER) or actor.may(Permission.ACCEPT_ASSIGNMENT):
        return False
    answer = find_answer(session, actor, inquiry.id)
    return answer is not None and not has_a_step(session, actor, answer)


def get_file_to_read(session: Session, actor: Actor, inquiry_id: int, name: str) -> Loaded:
    """Return a picture or file of an answer; raise NotFound where it does not exist for the actor.

    Whoever may read the answer reads its files; the Landtag's clerk those of an answer that was handed over.
    """
    files = {file.name: file for file in _files_to_read(session, actor, inquiry_id)}
    if name not in files:
        raise NotFound("Diese Datei gibt es nicht oder sie ist Ihnen nicht zugänglich.", name=name)
    return Loaded(name, blobs.read(session, files[name].sha256))


def _files_to_read(session: Session, actor: Actor, inquiry_id: int) -> Sequence[AttachedFile]:
    if actor.may(Permission.SEE_GOVERNMENT_WORK):
        return get_answer_to_read(session, actor, inquiry_id).draft.files
    inquiry = get_inquiry(session, actor, inquiry_id)
    handed_over = inquiry.answer if actor.may(Permission.PUBLISH_PAPER) and inquiry.stage in HANDED_OVER else None
    return [AttachedFile(**file) for file in (handed_over or {}).get("files", ())]


def _at_chancellery(session: Session, actor: Actor, inquiry_id: int) -> Answer | None:
    if Role.CHANCELLERY not in actor.roles:
        return None
    for answer in session.scalars(select(Answer).where(Answer.inquiry_id == inquiry_id)):
        step = current_step(session, answer)
        if step is not None and step.at_chancellery and is_theirs(session, actor, step):
            return answer
    return None

"""Naming the source of a sentence that was written by hand (Belegen)."""

from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.drafting.citing import with_source
from answers.queries import get_answer, get_inquiry_in_drafting
from answers.records.queries import linked_records
from answers.services.revising import add_revision, ensure_fresh
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput


def cite_sentence(
    session: Session, actor: Actor, inquiry_id: int, text: str, *, source: str, revision: int | None = None
) -> Answer:
    """Let an own sentence rest on a fact of a linked record; `source` is the record's key, a slash, the fact's name."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    key, _, field = source.partition("/")
    record = next((each for each in linked_records(session, actor, inquiry_id) if each.key == key), None)
    if record is None:
        raise InvalidInput("Wählen Sie die Angabe, auf der der Satz beruht.", field="cited-source")
    draft = with_source(answer.draft, text, record, field)
    add_revision(session, actor, answer, draft, reason=f"Belegt: {text}"[:200])
    return answer

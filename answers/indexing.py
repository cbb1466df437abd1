"""A ministry's drafts and records as documents of its own index, which no other house searches (Interner Index)."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.answer import Answer, AnswerRevision
from answers.markup import plain_text
from answers.records.models import RecordVersion, SourceRecord
from answers.records.schema import choice_labels
from inquiries.parliament.ministries import Ministry
from search_index.document import Document

DRAFT, RECORD = "Entwurf", "Unterlage"
_CONTENT: Final = 2  # raise it with every change of what the documents hold, so that older indexes are noticed


def own_documents(session: Session, ministry: Ministry) -> Iterator[Document]:
    """Yield everything that a ministry's own index holds: its answers in the making and done, its current records."""
    answers = select(Answer).where(Answer.ministry_id == ministry.id, Answer.latest_number > 0).order_by(Answer.id)
    for answer in session.scalars(answers):
        yield from _of_answer(answer)
    records = select(SourceRecord).where(SourceRecord.ministry_id == ministry.id).order_by(SourceRecord.id)
    for record in session.scalars(records):
        yield _of_record(record)


def state_of(session: Session, ministry: Ministry) -> str:
    """Return what changes whenever the ministry's documents do; an index built in another state is outdated."""
    newest_revision = (
        select(func.max(AnswerRevision.id), func.count(AnswerRevision.id))
        .join(Answer)
        .where(Answer.ministry_id == ministry.id)
    )
    newest_version = (
        select(func.max(RecordVersion.id), func.count(RecordVersion.id))
        .join(SourceRecord)
        .where(SourceRecord.ministry_id == ministry.id)
    )
    newest = (str(tuple(session.execute(query).one())) for query in (newest_revision, newest_version))
    return " ".join((str(_CONTENT), *newest))


def _of_answer(answer: Answer) -> Iterator[Document]:
    parent = f"answer {answer.id}"
    for place, passage in enumerate(answer.draft.passages):
        text = "\n\n".join(" ".join(each.text for each in paragraph.sentences) for paragraph in passage.paragraphs)
        stored = {
            "kind": DRAFT,
            "number": str(answer.inquiry.number),
            "inquiry_id": str(answer.inquiry_id),
            "questions": ", ".join(passage.questions),
        }
        yield Document(
            key=f"{parent} {place}",
            parent=parent,
            title=answer.inquiry.title,
            text=text,
            on=answer.inquiry.received_on,
            facets={"kind": (DRAFT,)},
            stored=stored,
            passage=plain_text(text),
        )


def _of_record(source: SourceRecord) -> Document:
    record = source.current
    text = "\n".join(_words(record.facts))
    return Document(
        key=f"record {source.id}",
        parent=f"record {source.id}",
        title=record.title,
        text=text,
        on=record.valid_from,
        facets={"kind": (RECORD,)},
        stored={"kind": RECORD, "key": record.key, "label": record.kind.value},
        passage=text,
    )


def _words(value: Any) -> Iterator[str]:
    """Yield all texts and numbers of a record's facts, choices by their German word."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
    elif value is not None and not isinstance(value, bool):
        yield choice_labels().get(str(value), str(value))

"""Which answers rest on a record, and what its change means for those that are not out yet (Verwendung)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from answers.answer import Answer, AnswerRevision
from answers.drafting.stale import StaleCitation, stale_citations
from answers.records.models import SourceRecord
from answers.records.queries import own_records
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.queries import visible_to
from inquiries.workflow import Stage

OPEN: Final = frozenset(stage for stage in Stage if stage.name in {"DRAFTING", "CO_SIGNING", "CLEARANCE"})


@dataclass(frozen=True, slots=True)
class Use:
    """An inquiry whose answer cites a record, and the paper in which it is published."""

    inquiry: Inquiry
    paper: PrintedPaper | None


@dataclass(frozen=True, slots=True)
class Outdated:
    """An inquiry whose answer cites what a record no longer says."""

    inquiry: Inquiry
    stale: tuple[StaleCitation, ...]


def citing_inquiries(session: Session, actor: Actor, record: SourceRecord) -> list[Use]:
    """Return where the ministry's answers cite a record, the newest first, of what the actor may see."""
    answers = [answer for answer in _citing(session, record) if _is_visible(session, actor, answer.inquiry_id)]
    papers = _papers_of(session, [answer.inquiry_id for answer in answers])
    return [Use(answer.inquiry, papers.get(answer.inquiry_id)) for answer in answers]


def tell_of_change(session: Session, record_id: int, version: int) -> None:
    """Tell the officers whose unfinished answers cite what a record no longer says; safe to repeat."""
    source = session.get_one(SourceRecord, record_id)
    changed_by = source.versions[-1].changed_by
    for answer in _citing(session, source):
        inquiry, officer = answer.inquiry, answer.inquiry.officer
        stale = _stale_of(answer, source)
        if inquiry.stage not in OPEN or officer is None or officer.login == changed_by or not stale:
            continue
        notify(
            session,
            Occasion.RECORD_CHANGED,
            officer,
            about=f"inquiry:{inquiry.id}:record:{record_id}:{version}",
            number=str(inquiry.number),
            title=inquiry.title,
            record=source.current.title,
            changes=list(dict.fromkeys(each.description for each in stale)),
            path=f"/anfragen/{inquiry.id}/entwurf/",
        )


def outdated_on_desk(session: Session, actor: Actor) -> list[Outdated]:
    """Return the inquiries on an officer's desk whose answers cite what a record no longer says."""
    query = select(Answer).join(Inquiry).where(Inquiry.officer_id == actor.person_id, Inquiry.stage == Stage.DRAFTING)
    answers = session.scalars(query.where(Answer.ministry_id == actor.ministry_id)).all()
    records = own_records(session, actor) if answers else []
    found = [Outdated(answer.inquiry, tuple(stale_citations(answer.draft, records))) for answer in answers]
    return [each for each in found if each.stale]


def _citing(session: Session, record: SourceRecord) -> Iterator[Answer]:
    """Yield the ministry's answers whose latest text cites a record."""
    latest = AnswerRevision.number == Answer.latest_number
    mentions = cast(AnswerRevision.content, String).contains(f'"{record.key}"', autoescape=True)
    query = select(Answer).join(AnswerRevision).where(latest, mentions, Answer.ministry_id == record.ministry_id)
    for answer in session.scalars(query.order_by(Answer.inquiry_id.desc())):
        cited = {citation.record for sentence in answer.draft.sentences() for citation in sentence.citations}
        if record.key in cited:
            yield answer


def _stale_of(answer: Answer, source: SourceRecord) -> list[StaleCitation]:
    stale = stale_citations(answer.draft, [source.current])
    return [each for each in stale if each.citation.record == source.key]


def _is_visible(session: Session, actor: Actor, inquiry_id: int) -> bool:
    return session.scalar(select(Inquiry.id).where(Inquiry.id == inquiry_id, visible_to(actor))) is not None


def _papers_of(session: Session, inquiry_ids: Sequence[int]) -> dict[int, PrintedPaper]:
    query = select(PrintedPaper).where(PrintedPaper.inquiry_id.in_(inquiry_ids), is_latest())
    return {paper.inquiry_id: paper for paper in session.scalars(query) if paper.inquiry_id is not None}

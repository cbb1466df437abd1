"""Checking an answer as it stands in the database (Prüfung)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.checks import CheckFinding, Surroundings, check_answer, mentioned_papers
from answers.checks.offices import doubtful_office
from answers.co_signing import missing_signatures
from answers.drafting.stale import StaleCitation, stale_citations
from answers.queries import get_answer
from answers.records.queries import own_records
from answers.records.record import Record
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import ChecksFailed
from inquiries.parliament.members import member_names
from inquiries.parliament.ministries import MinistryName
from inquiries.publication import published_numbers


def stale_in(session: Session, actor: Actor, answer: Answer) -> list[StaleCitation]:
    """Return the citations whose records say something else by now, in the answer's order: for its ministry alone."""
    if not actor.acts_for(answer.ministry_id):
        return []
    return stale_citations(answer.draft, own_records(session, actor))


def findings_on(session: Session, actor: Actor, inquiry_id: int) -> list[CheckFinding]:
    """Return what stands against clearing the answer as it is, or should be seen before."""
    return checked(session, actor, get_answer(session, actor, inquiry_id))


def checked(session: Session, actor: Actor, answer: Answer, own: Sequence[Record] | None = None) -> list[CheckFinding]:
    """Return the findings on an answer, stopping ones first; `own` are the ministry's records, if loaded already."""
    inquiry, draft = answer.inquiry, answer.draft
    code = inquiry.parliament.code
    mentioned = mentioned_papers(draft, answer.government_remark, parliament=code)
    found = check_answer(
        inquiry.paper_questions(),
        draft,
        government_remark=answer.government_remark,
        stale=stale_citations(draft, own_records(session, actor) if own is None else own),
        around=Surroundings(
            parliament=code,
            published=published_numbers(session, inquiry.parliament, mentioned),
            public_names=member_names(session, inquiry.parliament),
        ),
    )
    return [*missing_signatures(session, answer), *found, *doubtful_office(_named(answer))]


def _named(answer: Answer) -> MinistryName:
    """Return the name under which the answer would be printed today."""
    return answer.inquiry.ministry_in_charge.named_on(clock.today())


def ensure_checked(session: Session, actor: Actor, answer: Answer) -> None:
    """Raise ChecksFailed with the findings that stand against the answer."""
    against = [finding for finding in checked(session, actor, answer) if finding.stops]
    if against:
        raise ChecksFailed(
            "So kann die Antwort noch nicht weitergegeben werden. " + " ".join(map(str, against)),
            findings=against,
        )

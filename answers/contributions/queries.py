"""Reads of contributions: for the house that asked and the house that delivers, for nobody else (Abfragen)."""

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.contributions.models import Contribution, ContributionFile, ContributionVersion
from answers.drafting.draft import CONTRIBUTION
from inquiries.assignment import Errand
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.queries import get_inquiry


def contributions_to(session: Session, actor: Actor, inquiry_id: int) -> list[Contribution]:
    """Return the contributions to an inquiry that the actor's house asked for or is asked for."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    inquiry = get_inquiry(session, actor, inquiry_id)
    query = select(Contribution).join(Contribution.errand).where(Errand.inquiry_id == inquiry.id, _concerns(actor))
    return list(session.scalars(query.order_by(Contribution.id)))


def get_contribution(session: Session, actor: Actor, contribution_id: int) -> Contribution:
    """Return one contribution; raise NotFound unless the actor's house asked for it or is asked for it."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    query = select(Contribution).join(Contribution.errand).where(Contribution.id == contribution_id, _concerns(actor))
    contribution = session.scalar(query)
    if contribution is None:
        raise NotFound("Diese Zulieferung gibt es nicht oder sie ist Ihnen nicht zugänglich.")
    return contribution


def get_file(session: Session, actor: Actor, contribution_id: int, file_id: int) -> ContributionFile:
    """Return a file of a contribution that the actor may see; raise NotFound for any other."""
    contribution = get_contribution(session, actor, contribution_id)
    found = next((each for version in contribution.versions for each in version.files if each.id == file_id), None)
    if found is None:
        raise NotFound("Diese Datei gibt es nicht oder sie ist Ihnen nicht zugänglich.")
    return found


def contributions_cited(session: Session, answer: Answer) -> dict[str, Contribution]:
    """Return the contributions that an answer cites, by the name in the citation."""
    cited = (citation for sentence in answer.draft.sentences() for citation in sentence.citations)
    numbers = {each.record.removeprefix(CONTRIBUTION) for each in cited if each.is_of_contribution}
    ids = {int(number) for number in numbers if number.isdecimal()}
    query = select(Contribution).join(Contribution.errand)
    rows = session.scalars(query.where(Contribution.id.in_(ids), Errand.inquiry_id == answer.inquiry_id))
    return {row.key: row for row in rows}


def contributed(session: Session, answer: Answer, login: str) -> bool:
    """Tell whether a person wrote a delivery of which something was taken over into an answer."""
    query = (
        select(ContributionVersion.id)
        .join(Contribution, Contribution.id == ContributionVersion.contribution_id)
        .join(Contribution.errand)
        .where(
            Errand.inquiry_id == answer.inquiry_id,
            ContributionVersion.delivered_by == login,
            ContributionVersion.taken_over.is_(True),
        )
    )
    return session.scalar(query) is not None


def _concerns(actor: Actor) -> ColumnElement[bool]:
    if actor.is_system:
        return true()
    return or_(Errand.by_ministry_id == actor.ministry_id, Errand.ministry_id == actor.ministry_id)

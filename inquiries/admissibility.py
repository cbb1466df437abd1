"""The formal check of an inquiry: findings for the clerk, never refusals (Zulässigkeit)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.formal_check import findings_of
from inquiries.inquiry import Inquiry, InquiryAsker
from inquiries.parliament import rules
from inquiries.parliament.members import find_group, membership_on
from inquiries.parsed_paper import Finding


def formal_findings(session: Session, inquiry: Inquiry) -> list[Finding]:
    """Return what a clerk should look at before forwarding, each with its place."""
    found = [finding for asker in inquiry.askers for finding in _asker_findings(session, inquiry, asker)]
    rule = rules.rule_to_follow(inquiry.parliament.code, inquiry.received_on)
    return [*found, *_same_title(session, inquiry), *findings_of(inquiry.wording, rule)]


def _asker_findings(session: Session, inquiry: Inquiry, asker: InquiryAsker) -> list[Finding]:
    member, place = asker.member, asker.member.name
    if not member.verified:
        message = f"{member.name} steht nicht im Verzeichnis der Mitglieder. Prüfen Sie den Namen."
        return [Finding("unknown-member", message, place)]
    membership = membership_on(member, inquiry.received_on)
    if membership is None:
        message = f"{member.name} hatte am {inquiry.received_on:%d.%m.%Y} keinen Sitz im Landtag."
        return [Finding("not-a-member", message, place)]
    named = find_group(session, inquiry.parliament, asker.group_name) if asker.group_name else None
    if membership.group is not named:
        known = membership.group.name if membership.group else "fraktionslos"
        message = (
            f"{member.name} gehörte am Tag des Eingangs zu „{known}“, genannt ist „{asker.group_name or 'keine'}“."
        )
        return [Finding("other-group", message, place)]
    return []


def _same_title(session: Session, inquiry: Inquiry) -> list[Finding]:
    query = select(Inquiry).where(
        Inquiry.parliament_id == inquiry.parliament_id, Inquiry.title == inquiry.title, Inquiry.id != inquiry.id
    )
    return [
        Finding("same-title", f"Unter der Nummer {other.number} ist schon eine Anfrage mit diesem Titel erfasst.")
        for other in session.scalars(query.order_by(Inquiry.id).limit(3))
    ]

"""The formal check of an inquiry: findings for the clerk, never refusals (Zulässigkeit)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry, InquiryAsker, Question
from inquiries.parliament import rules
from inquiries.parliament.members import find_group, membership_on
from inquiries.parsed_paper import Finding


def formal_findings(session: Session, inquiry: Inquiry) -> list[Finding]:
    """Return what a clerk should look at before forwarding, each with its place."""
    found = [finding for asker in inquiry.askers for finding in _asker_findings(session, inquiry, asker)]
    return [*found, *_same_title(session, inquiry), *_too_many_questions(inquiry), *_not_a_question(inquiry)]


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


def _too_many_questions(inquiry: Inquiry) -> list[Finding]:
    rule = rules.rule_for(inquiry.parliament.code, inquiry.received_on)
    asked = sum(1 for question in inquiry.questions if question.letter is None or rule.sub_questions_count)
    if rule.max_questions is None or asked <= rule.max_questions:
        return []
    message = f"Die Anfrage stellt {asked} Fragen; nach {rule.law} sind höchstens {rule.max_questions} vorgesehen."
    return [Finding("too-many-questions", message)]


def _not_a_question(inquiry: Inquiry) -> list[Finding]:
    places = [
        f"Frage {question.label}" if question.label else "Die Frage"
        for question in inquiry.questions
        if "?" not in question.text and not _has_parts(inquiry, question)
    ]
    sentence = "{} enthält kein Fragezeichen. Prüfen Sie, ob etwas fehlt."
    return [Finding("no-question-mark", sentence.format(place), place) for place in places]


def _has_parts(inquiry: Inquiry, question: Question) -> bool:
    """Tell whether lettered parts follow, which do the asking for their stem."""
    return question.letter is None and any(
        part.letter is not None and part.number == question.number for part in inquiry.questions
    )

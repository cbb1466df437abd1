"""Drafting from records with the wording of the ministry in charge (Entwerfen)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from answers.drafting.draft import Draft
from answers.drafting.propose import propose
from answers.records.record import Record
from answers.services.revising import draft_questions
from answers.wordings.queries import phrase_book
from inquiries.foundation import clock
from inquiries.inquiry import Inquiry


def proposed(session: Session, inquiry: Inquiry, records: Sequence[Record]) -> Draft:
    """Return what is drafted today from records, in the words of the ministry that answers."""
    book = phrase_book(session, inquiry.ministry_in_charge.id)
    return propose(draft_questions(inquiry), records, book, today=clock.today(), subject=inquiry.title)

"""Telling the Members who asked that their answer is out (Bekanntgabe von Antworten)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person
from inquiries.printed_paper import PrintedPaper, VersionKind


def announce_answer(session: Session, paper_id: int) -> int:
    """Tell the Members who asked, and their offices, of the published answer; return how many that were.

    The print of the questions alone is no answer, a correction no new one; an archive's paper has no inquiry.
    """
    paper = session.get_one(PrintedPaper, paper_id)
    if paper.inquiry_id is None or paper.kind is not VersionKind.ANSWER:
        return 0
    inquiry = session.get_one(Inquiry, paper.inquiry_id)
    seats = [asker.member_id for asker in inquiry.askers]
    people = session.scalars(select(Person).where(Person.member_id.in_(seats)).order_by(Person.id)).all()
    return sum(
        notify(
            session,
            Occasion.ANSWER_PUBLISHED,
            person,
            about=f"paper:{paper.parliament.code}:{paper.number}",
            number=paper.number,
            title=paper.title,
            path=f"/drs/{paper.number}",
        )
        is not None
        for person in people
    )

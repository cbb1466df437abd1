"""Many inquiries as Word files in one archive: the published paper, else the questions (Sammelexport)."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.printing.word.package import EPOCH
from answers.release import write_question_paper
from inquiries.foundation import blobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.jobs import Progress, Result
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.publication import find_paper
from inquiries.queries import visible_to

KIND: Final = "inquiries.word"
ZIP: Final = "application/zip"


def export_inquiries(session: Session, actor: Actor, payload: Json, progress: Progress) -> Result:
    """Write the chosen inquiries that exist for the actor, each as a Word file; raise InvalidInput when none does."""
    query = (
        select(Inquiry)
        .join(Inquiry.term)
        .where(visible_to(actor), Inquiry.id.in_(payload["ids"]))
        .order_by(ElectoralTerm.number, Inquiry.serial)
    )
    inquiries = session.scalars(query).all()
    if not inquiries:
        raise InvalidInput("Keine der gewählten Anfragen ist Ihnen noch zugänglich.")
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for done, inquiry in enumerate(inquiries):
            progress(done, len(inquiries))
            name, content = _word(session, inquiry)
            archive.writestr(ZipInfo(name, EPOCH), content)
    progress(len(inquiries), len(inquiries))
    return Result("Anfragen.zip", ZIP, [target.getvalue()])


def _word(session: Session, inquiry: Inquiry) -> tuple[str, bytes]:
    number = str(inquiry.number).replace("/", "-")
    paper = find_paper(session, inquiry.parliament.code, inquiry.answer_number)
    if paper is not None and paper.docx_sha256 and paper.withdrawn_on is None:
        return f"Drucksache-{number}.docx", blobs.read(session, paper.docx_sha256)
    printed_on = inquiry.forwarded_on or inquiry.received_on
    return f"Anfrage-{number}.docx", write_question_paper(inquiry, printed_on=printed_on)

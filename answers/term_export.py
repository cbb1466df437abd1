"""A whole term's published papers as one ZIP, in chosen formats, with checksums (Export einer Wahlperiode)."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from answers.printing.bundle import Bundle
from answers.printing.formats import FORMATS
from answers.published import write_published
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.jobs import Job, Progress, Result, start
from inquiries.foundation.permissions import Permission
from inquiries.printed_paper import PrintedPaper, is_latest

KIND: Final = "papers.term"
ZIP: Final = "application/zip"
IN_MEMORY: Final = 8 * 1024**2  # a larger file goes to disk
PIECE: Final = 1024**2


def start_term_export(session: Session, actor: Actor, parliament: str, *, term: int, formats: list[str]) -> Job:
    """Let a term's papers be exported in the background; raise InvalidInput where there is nothing to export."""
    actor.require(Permission.READ_PUBLISHED)
    chosen = [form for form in FORMATS if form in formats]
    if not chosen:
        raise InvalidInput("Wählen Sie mindestens ein Format.", field="formats")
    if not session.scalar(select(func.count()).select_from(_papers(parliament, term).subquery())):
        raise InvalidInput(f"Aus der {term}. Wahlperiode ist hier keine Drucksache veröffentlicht.", field="term")
    title = f"Drucksachen der {term}. Wahlperiode ({', '.join(FORMATS[form].name for form in chosen)})"
    return start(session, actor, KIND, title=title, parliament=parliament, term=term, formats=chosen)


def terms_with_papers(session: Session, parliament: str) -> list[tuple[int, int]]:
    """Return each term from which papers are published, the latest first, with how many."""
    query = (
        select(PrintedPaper.term, func.count())
        .where(PrintedPaper.parliament.has(code=parliament), is_latest())
        .group_by(PrintedPaper.term)
        .order_by(PrintedPaper.term.desc())
    )
    return [(term, count) for term, count in session.execute(query)]


def export_term(session: Session, actor: Actor, payload: Json, progress: Progress) -> Result:
    """Write the ZIP of a term; raise NotFound where the term has no paper, NotReady where a format cannot be made."""
    actor.require(Permission.READ_PUBLISHED)
    parliament, term, formats = payload["parliament"], payload["term"], payload["formats"]
    numbers = list(session.scalars(_papers(parliament, term)))
    if not numbers:
        raise NotFound(f"Aus der {term}. Wahlperiode ist hier keine Drucksache veröffentlicht.", term=term)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    with Bundle(file) as bundle:
        for done, paper_id in enumerate(numbers):
            progress(done, len(numbers))
            paper = session.get_one(PrintedPaper, paper_id)
            for form in formats:
                bundle.add(
                    f"{form}/Drucksache-{paper.term}-{paper.serial:05}.{form}", write_published(session, paper, form)
                )
            session.expire_all()
    progress(len(numbers), len(numbers))
    return Result(f"Drucksachen-{parliament}-{term}.zip", ZIP, _pieces(file))


def _papers(parliament: str, term: int) -> Select[int]:
    return (
        select(PrintedPaper.id)
        .where(PrintedPaper.parliament.has(code=parliament), PrintedPaper.term == term, is_latest())
        .order_by(PrintedPaper.serial)
    )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece

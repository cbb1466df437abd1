"""Publishing a paper and reading published ones: the only door to the public (Veröffentlichung)."""

from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inquiries.foundation import blobs, clock, outbox
from inquiries.foundation.errors import NotFound, StepNotAllowed
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import LONGEST_TITLE, PrintedPaper, is_latest
from inquiries.printed_paper_number import PrintedPaperNumber

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PUBLISHED = "paper.published"  # a topic of the outbox: one paper is new
ARCHIVED = "papers.archived"  # another: many came at once


def publish_paper(
    session: Session, parliament: Parliament, content: ParsedPaper, docx: bytes, *, inquiry_id: int | None = None
) -> PrintedPaper:
    """Freeze a paper's bytes and content and let it be indexed. Whoever calls has taken the workflow's step."""
    paper = _freeze(session, parliament, content, docx, inquiry_id=inquiry_id)
    outbox.enqueue(session, PUBLISHED, paper_id=paper.id)
    return paper


def publish_archive(session: Session, parliament: Parliament, papers: Iterable[tuple[ParsedPaper, bytes]]) -> None:
    """Freeze many papers that were published elsewhere before, and let them be indexed in one go."""
    for content, docx in papers:
        _freeze(session, parliament, content, docx)
    outbox.enqueue(session, ARCHIVED)


def publish_archived(
    session: Session, parliament: Parliament, content: ParsedPaper, source: bytes, *, media_type: str, version: int = 1
) -> PrintedPaper:
    """Freeze what an archive's file says, as a paper or its further version. Whoever calls lets it be indexed."""
    sha256 = blobs.store(session, source, media_type=media_type).sha256
    docx_sha256 = sha256 if media_type == WORD else None
    return _add(session, parliament, content, version=version, source_sha256=sha256, docx_sha256=docx_sha256)


def _freeze(
    session: Session, parliament: Parliament, content: ParsedPaper, docx: bytes, *, inquiry_id: int | None = None
) -> PrintedPaper:
    number = PrintedPaperNumber.parse(content.number or "")
    if find_paper(session, parliament.code, number) is not None:
        raise StepNotAllowed(f"Unter der Nummer {number} ist schon eine Drucksache veröffentlicht.", number=number)
    docx_sha256 = blobs.store(session, docx, media_type=WORD).sha256
    return _add(session, parliament, content, inquiry_id=inquiry_id, docx_sha256=docx_sha256)


def _add(session: Session, parliament: Parliament, content: ParsedPaper, **columns: Any) -> PrintedPaper:
    number = PrintedPaperNumber.parse(content.number or "")
    title = content.title or ""
    paper = PrintedPaper(
        parliament=parliament,
        term=number.term,
        serial=number.serial,
        title=title if len(title) <= LONGEST_TITLE else shorten(title, LONGEST_TITLE, placeholder=" …"),
        snapshot=PrintedPaper.snapshot_of(content),
        printed_on=content.printed_on,
        published_at=clock.now(),
        **columns,
    )
    session.add(paper)
    session.flush()
    return paper


def find_paper(session: Session, parliament_code: str, number: PrintedPaperNumber) -> PrintedPaper | None:
    """Return the latest version of a published paper."""
    query = (
        select(PrintedPaper)
        .where(
            PrintedPaper.parliament.has(code=parliament_code),
            PrintedPaper.term == number.term,
            PrintedPaper.serial == number.serial,
        )
        .order_by(PrintedPaper.version.desc())
    )
    return session.scalars(query).first()


def get_paper(session: Session, parliament_code: str, number: PrintedPaperNumber) -> PrintedPaper:
    """Return a published paper. One not yet published answers exactly like one that never was: NotFound."""
    paper = find_paper(session, parliament_code, number)
    if paper is None:
        raise NotFound(f"Eine Drucksache {number} ist hier nicht veröffentlicht.", number=number)
    return paper


def recent_papers(session: Session, *, limit: int = 10) -> Sequence[PrintedPaper]:
    """Return the papers that appeared last, the newest first; an archive that comes in late stays behind them."""
    newest = (PrintedPaper.printed_on.desc().nulls_last(), PrintedPaper.published_at.desc(), PrintedPaper.id.desc())
    return session.scalars(select(PrintedPaper).where(is_latest()).order_by(*newest).limit(limit)).all()


def count_papers(session: Session) -> int:
    """Return how many papers are published."""
    return session.scalar(select(func.count(PrintedPaper.id)).where(is_latest())) or 0

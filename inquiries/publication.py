"""Publishing a paper and reading published ones: the only door to the public (Veröffentlichung)."""

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from inquiries import change_log
from inquiries.foundation import blobs, clock, outbox
from inquiries.foundation.database import Json
from inquiries.foundation.errors import NotFound, PaperWithdrawn, StaleRevision, StepNotAllowed
from inquiries.names.printed import PaperName, names_in
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import LONGEST_TITLE, PrintedPaper, VersionKind, is_latest
from inquiries.printed_paper_number import PrintedPaperNumber

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
PUBLISHED = "paper.published"  # a topic of the outbox: one paper is new
ARCHIVED = "papers.archived"  # another: many came at once


def publish_paper(
    session: Session,
    parliament: Parliament,
    content: ParsedPaper,
    docx: bytes,
    *,
    pdf: bytes | None = None,
    inquiry_id: int | None = None,
    kind: VersionKind = VersionKind.ANSWER,
    outcomes: Json | None = None,
) -> PrintedPaper:
    """Freeze a paper's bytes, content and outcomes and let it be indexed; the workflow's step has been taken.

    The print of the questions alone may come first; question and answer then follow it under the same number.
    """
    paper = _freeze(session, parliament, content, docx, pdf=pdf, inquiry_id=inquiry_id, kind=kind, outcomes=outcomes)
    outbox.enqueue(session, PUBLISHED, paper_id=paper.id)
    return paper


def publish_version(
    session: Session,
    before: PrintedPaper,
    content: ParsedPaper,
    docx: bytes,
    *,
    kind: VersionKind,
    reason: str,
    pdf: bytes | None = None,
    outcomes: Json | None = None,
) -> PrintedPaper:
    """Freeze what amends a published paper as its next version; the earlier ones stay as they are.

    The outcomes stay too unless others are given. Raises StaleRevision when `before` is no longer the latest.
    """
    if _latest_number(session, before) != before.version:
        raise StaleRevision(
            f"Von der Drucksache {before.number} ist inzwischen eine weitere Fassung erschienen. Es wurde nichts "
            "veröffentlicht; sehen Sie die neue Fassung an und beginnen Sie von ihr aus."
        )
    paper = _add(
        session,
        before.parliament,
        content,
        inquiry_id=before.inquiry_id,
        version=before.version + 1,
        kind=kind,
        reason=reason,
        outcomes=before.outcomes if outcomes is None else outcomes,
        docx_sha256=blobs.store(session, docx, media_type=WORD).sha256,
        pdf_sha256=blobs.store(session, pdf, media_type=PDF).sha256 if pdf else None,
    )
    outbox.enqueue(session, PUBLISHED, paper_id=paper.id)
    return paper


def withdraw_paper(
    session: Session, parliament: Parliament, number: PrintedPaperNumber, *, on: date
) -> Sequence[PrintedPaper]:
    """Take all versions of a paper out of the public's sight; they stay in the house. Whoever calls records it."""
    versions = versions_of(session, parliament.code, number)
    for paper in versions:
        paper.withdrawn_on = on
    if versions:
        change_log.note(session, versions[0])
        outbox.enqueue(session, PUBLISHED, paper_id=versions[0].id)
    return versions


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
    kind = VersionKind.ANSWER if content.answers else VersionKind.QUESTION
    files = {"source_sha256": sha256, "docx_sha256": sha256 if media_type == WORD else None}
    return _add(session, parliament, content, version=version, kind=kind, **files)


def _freeze(
    session: Session,
    parliament: Parliament,
    content: ParsedPaper,
    docx: bytes,
    *,
    pdf: bytes | None = None,
    **columns: Any,
) -> PrintedPaper:
    number = PrintedPaperNumber.parse(content.number or "")
    before = find_paper(session, parliament.code, number)
    if before is not None and not _is_followed_by_its_answer(before, columns.get("kind")):
        raise StepNotAllowed(f"Unter der Nummer {number} ist schon eine Drucksache veröffentlicht.", number=number)
    docx_sha256 = blobs.store(session, docx, media_type=WORD).sha256
    columns |= {"pdf_sha256": blobs.store(session, pdf, media_type=PDF).sha256 if pdf else None}
    version = before.version + 1 if before else 1
    return _add(session, parliament, content, docx_sha256=docx_sha256, version=version, **columns)


def _is_followed_by_its_answer(before: PrintedPaper, kind: VersionKind | None) -> bool:
    questions_alone = before.kind is VersionKind.QUESTION and before.withdrawn_on is None
    return questions_alone and kind is VersionKind.ANSWER


def _add(session: Session, parliament: Parliament, content: ParsedPaper, **columns: Any) -> PrintedPaper:
    number = PrintedPaperNumber.parse(content.number or "")
    title = content.title or ""
    paper = PrintedPaper(
        parliament=parliament,
        term=number.term,
        serial=number.serial,
        title=title if len(title) <= LONGEST_TITLE else shorten(title, LONGEST_TITLE, placeholder=" …"),
        snapshot=content.to_snapshot(),
        printed_on=content.printed_on,
        published_at=clock.now(),
        **columns,
    )
    session.add(paper)
    session.flush()
    session.add_all(PaperName(paper_id=paper.id, kind=kind, text=text) for kind, text in names_in(content))
    change_log.note(session, paper)
    return paper


def find_paper(session: Session, parliament_code: str, number: PrintedPaperNumber) -> PrintedPaper | None:
    """Return the latest version of a published paper, also of one that was withdrawn."""
    return next(iter(versions_of(session, parliament_code, number)), None)


def versions_of(session: Session, parliament_code: str, number: PrintedPaperNumber) -> Sequence[PrintedPaper]:
    """Return all versions under a number, the latest first."""
    query = (
        select(PrintedPaper)
        .where(
            PrintedPaper.parliament.has(code=parliament_code),
            PrintedPaper.term == number.term,
            PrintedPaper.serial == number.serial,
        )
        .order_by(PrintedPaper.version.desc())
    )
    return session.scalars(query).all()


def get_paper(
    session: Session, parliament_code: str, number: PrintedPaperNumber, *, version: int | None = None
) -> PrintedPaper:
    """Return the latest version of a published paper, or the one that is asked for.

    One not yet published answers exactly like one that never was: NotFound. One withdrawn raises PaperWithdrawn.
    """
    versions = versions_of(session, parliament_code, number)
    paper = next((each for each in versions if version in {None, each.version}), None)
    if paper is None:
        what = "Eine Drucksache" if version is None else f"Eine {version}. Fassung der Drucksache"
        raise NotFound(f"{what} {number} ist hier nicht veröffentlicht.", number=number)
    if paper.withdrawn_on is not None:
        raise PaperWithdrawn(
            f"Die Drucksache {number} wurde am {paper.withdrawn_on:%d.%m.%Y} zurückgezogen und wird hier nicht mehr "
            "angeboten. Auskunft gibt die Landtagsverwaltung.",
            number=number,
        )
    return paper


def _latest_number(session: Session, paper: PrintedPaper) -> int:
    return versions_of(session, paper.parliament.code, paper.number)[0].version


def published_numbers(
    session: Session, parliament: Parliament, numbers: Iterable[PrintedPaperNumber]
) -> frozenset[PrintedPaperNumber]:
    """Return those of some numbers under which a paper is published here."""
    wanted = [(number.term, number.serial) for number in numbers]
    if not wanted:
        return frozenset()
    columns = (PrintedPaper.term, PrintedPaper.serial)
    query = select(*columns).where(
        PrintedPaper.parliament == parliament,
        PrintedPaper.withdrawn_on.is_(None),
        tuple_(*columns).in_(wanted),
    )
    return frozenset(PrintedPaperNumber(term, serial) for term, serial in session.execute(query))


def recent_papers(session: Session, *, limit: int = 10) -> Sequence[PrintedPaper]:
    """Return the papers that appeared last, the newest first; an archive that comes in late stays behind them."""
    newest = (PrintedPaper.printed_on.desc().nulls_last(), PrintedPaper.published_at.desc(), PrintedPaper.id.desc())
    return session.scalars(select(PrintedPaper).where(is_latest()).order_by(*newest).limit(limit)).all()


def count_papers(session: Session) -> int:
    """Return how many papers are published."""
    return session.scalar(select(func.count(PrintedPaper.id)).where(is_latest())) or 0

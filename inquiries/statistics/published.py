"""What everybody may count: published papers (Zahlen über Drucksachen)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.parliament.parliaments import Parliament
from inquiries.printed_paper import PrintedPaper, VersionKind, is_latest
from inquiries.statistics.cases import NO_GROUP, Wanted


class Published(NamedTuple):
    """What is counted of a published paper."""

    term: int
    printed_on: date | None
    ministry: str | None
    members: list[dict[str, Any]]
    outcomes: dict[str, Any] | None


def load_published(session: Session, parliament: Parliament, wanted: Wanted) -> list[Published]:
    """Return the published answers of a parliament, each once in its latest version; days are those of the print."""
    query = select(
        PrintedPaper.term,
        PrintedPaper.printed_on,
        PrintedPaper.snapshot["ministry"].as_string(),
        PrintedPaper.snapshot["members"],
        PrintedPaper.outcomes,
    ).where(
        PrintedPaper.parliament_id == parliament.id,
        PrintedPaper.kind != VersionKind.QUESTION,
        is_latest(),
    )
    if wanted.term is not None:
        query = query.where(PrintedPaper.term == wanted.term)
    if wanted.since is not None:
        query = query.where(PrintedPaper.printed_on >= wanted.since)
    if wanted.until is not None:
        query = query.where(PrintedPaper.printed_on <= wanted.until)
    return [Published(*row) for row in session.execute(query)]


def papers_by_ministry(papers: Iterable[Published]) -> list[tuple[str, int]]:
    """Return the papers by the ministry that answered, as it was named, the most first."""
    return _sorted(Counter(paper.ministry or "ohne Angabe" for paper in papers))


def papers_by_group(papers: Iterable[Published]) -> list[tuple[str, int]]:
    """Return the papers by the askers' group, the most first; one of two groups counts for each."""
    return _sorted(
        Counter(name for paper in papers for name in {each.get("group") or NO_GROUP for each in paper.members})
    )


def papers_by_member(papers: Iterable[Published]) -> list[tuple[str, int]]:
    """Return the papers by asker, the most first."""
    return _sorted(Counter(each["name"] for paper in papers for each in paper.members))


def papers_by_year(papers: Iterable[Published]) -> list[tuple[str, int]]:
    """Return the papers by the year of their print."""
    return sorted(Counter(str(paper.printed_on.year) for paper in papers if paper.printed_on).items())


def _sorted(found: Counter[str]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda row: (-row[1], row[0]))

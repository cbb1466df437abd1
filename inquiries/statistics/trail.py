"""What only the audit trail tells: how long each stage took, how often an inquiry was given back (Verlaufszahlen)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.assignment import ReturnCategory
from inquiries.foundation.audit import AuditEntry
from inquiries.statistics.cases import Case
from inquiries.workflow import WITH_GOVERNMENT, Stage

CHUNK: Final = 500
DAY: Final = 24 * 60 * 60
RETURNS: Final = ("inquiry.return", "inquiry.decline", "inquiry.transfer")
EXTENSION: Final = "inquiry.extend"


def stage_times(session: Session, cases: Sequence[Case]) -> list[tuple[Stage, int, float]]:
    """Return for each stage inside the government how often it was left and after how many days in the median."""
    spans: dict[Stage, list[float]] = defaultdict(list)
    for entries in _trails(session, cases):
        for before, after in pairwise(entry for entry in entries if _moves(entry)):
            stage = Stage.__members__.get(str(before.detail["stage"][1]))
            if stage in WITH_GOVERNMENT:
                spans[stage].append((after.at - before.at).total_seconds() / DAY)
    return [(stage, len(spans[stage]), median(spans[stage])) for stage in Stage if spans[stage]]


def returns(session: Session, cases: Sequence[Case]) -> list[tuple[str, int]]:
    """Return how often inquiries were given back or passed on, by the category of the reason, the most first."""
    found: Counter[str] = Counter()
    for entries in _trails(session, cases):
        found.update(str(entry.detail.get("category") or "ohne Angabe") for entry in entries if entry.action in RETURNS)
    return sorted(found.items(), key=lambda row: (-row[1], row[0]))


def _moves(entry: AuditEntry) -> bool:
    """Tell whether a step led to another stage; one that stays in it, such as an extension, does not part its time."""
    before, after = entry.detail.get("stage") or (None, None)
    return bool(before != after)


def _category(code: object) -> str:
    known = ReturnCategory.__members__.get(str(code))
    return known.value if known else "ohne Angabe"


def extensions(session: Session, cases: Sequence[Case]) -> list[tuple[str, int]]:
    """Return how often a due day was put off, by the reason given, the most first."""
    found: Counter[str] = Counter()
    for entries in _trails(session, cases):
        found.update(str(entry.detail.get("reason") or "ohne Angabe") for entry in entries if entry.action == EXTENSION)
    return sorted(found.items(), key=lambda row: (-row[1], row[0]))


def _trails(session: Session, cases: Sequence[Case]) -> Iterator[list[AuditEntry]]:
    ids = [case.id for case in cases]
    for start in range(0, len(ids), CHUNK):
        query = (
            select(AuditEntry)
            .where(AuditEntry.inquiry_id.in_(ids[start : start + CHUNK]), AuditEntry.action.startswith("inquiry."))
            .order_by(AuditEntry.id)
        )
        trails: dict[int | None, list[AuditEntry]] = defaultdict(list)
        for entry in session.scalars(query):
            trails[entry.inquiry_id].append(entry)
        yield from trails.values()

"""What became of the questions, and on which grounds answers were refused (Ergebnisse und Ablehnungen)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, RefusalGround
from inquiries.statistics.cases import Case
from inquiries.workflow import HANDED_OVER

CHUNK: Final = 500


def outcomes_of(session: Session, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Return what became of each question of the inquiries whose answer was handed over."""
    ids = [case.id for case in cases if case.stage in HANDED_OVER]
    found: list[dict[str, Any]] = []
    for start in range(0, len(ids), CHUNK):
        query = select(Inquiry.answer["outcomes"]).where(Inquiry.id.in_(ids[start : start + CHUNK]))
        for outcomes in session.scalars(query):
            found.extend((outcomes or {}).values())
    return found


def by_outcome(outcomes: Iterable[dict[str, Any]]) -> list[tuple[str, int]]:
    """Count questions by what became of them."""
    found = Counter(each["outcome"] for each in outcomes)
    return [(outcome.value, found[outcome.name]) for outcome in Outcome if found[outcome.name]]


def by_ground(outcomes: Iterable[dict[str, Any]]) -> list[tuple[str, int]]:
    """Count refused questions by the ground that the answer names."""
    found = Counter(each["ground"] for each in outcomes if each.get("ground"))
    return [(ground.value, found[ground.name]) for ground in RefusalGround if found[ground.name]]

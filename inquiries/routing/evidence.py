"""Evidence for a ministry's competence: portfolios, lessons of earlier assignments, references (Anhaltspunkte)."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from inquiries.assignment import Assignment, AssignmentState
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry
from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.routing.words import IN_TEXT, IN_TITLE, matters_of, spelling_of, weights
from search_index.data import read_lines
from search_index.german import analyse, terms_of_text

LESSONS: Final = 300  # so many of the latest decisions are learnt from
MOST_WORDS: Final = 5
_LEARNT: Final = {
    AssignmentState.ACCEPTED: 1.0,
    AssignmentState.RETURNED: -1.0,
    AssignmentState.TRANSFERRED: -1.0,
}
_REFERENCE: Final = re.compile(r"(?:Drucksache|Drs\.?|BT-Drs\.?)\s*(\d{1,2}/\d{1,6})", re.IGNORECASE)


@dataclass(slots=True)
class Evidence:
    """What speaks for a ministry, or below zero against it, and the words or papers that say so."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)


Found = dict[int, Evidence]


def from_portfolios(inquiry: Inquiry, words: dict[str, float], ministries: Iterable[Ministry]) -> Found:
    """Score the keywords of each ministry's portfolio of that day; one counts the less, the more claim it."""
    claims = {ministry.id: _keywords(ministry.named_on(inquiry.received_on).keywords) for ministry in ministries}
    claimed = Counter(term for keywords in claims.values() for term in keywords)
    found: Found = {}
    for ministry_id, keywords in claims.items():
        scores = {word: words[term] / claimed[term] for term, word in keywords.items() if term in words}
        if scores:
            best = sorted(scores, key=lambda word: (-scores[word], word))[:MOST_WORDS]
            found[ministry_id] = Evidence(sum(scores.values()), best)
    return found


def from_lessons(session: Session, inquiry: Inquiry, words: dict[str, float]) -> Found:
    """Score what earlier assignments taught: who accepted inquiries with these words, and who gave them back."""
    query = (
        select(Assignment, Inquiry)
        .join(Inquiry, Inquiry.id == Assignment.inquiry_id)
        .where(Assignment.state.in_(_LEARNT), Inquiry.parliament_id == inquiry.parliament.id, Inquiry.id != inquiry.id)
        .order_by(Assignment.id.desc())
        .limit(LESSONS)
        .options(selectinload(Inquiry.questions))
    )
    lessons = [(assignment, _terms(earlier)) for assignment, earlier in session.execute(query)]
    spread = Counter(term for _, terms in lessons for term in terms)
    scores: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for assignment, terms in lessons:
        for term in (terms & words.keys()) - _usual():
            rarity = math.log(1 + len(lessons) / spread[term])
            scores[assignment.ministry_id][term] += _LEARNT[assignment.state] * words[term] * rarity
    spelt = spelling_of(inquiry)
    return {
        ministry_id: Evidence(sum(each.values()), [spelt[term] for term in _best(each) if term in spelt])
        for ministry_id, each in scores.items()
    }


def from_references(session: Session, inquiry: Inquiry, ministries: Iterable[Ministry]) -> Found:
    """Score the ministries that answered the papers which the inquiry itself names."""
    texts = [inquiry.title, inquiry.preamble or "", *(question.text for question in inquiry.questions)]
    numbers = dict.fromkeys(number for text in texts for number in _REFERENCE.findall(text))
    pairs = [tuple(map(int, number.split("/"))) for number in numbers]
    query = select(PrintedPaper).where(PrintedPaper.parliament_id == inquiry.parliament.id, is_latest())
    papers = [
        paper
        for term, serial in pairs
        for paper in session.scalars(query.where(PrintedPaper.term == term, PrintedPaper.serial == serial))
    ]
    return from_names(((str(paper.number), paper.content.ministry, 1.0) for paper in papers), ministries)


def from_names(papers: Iterable[tuple[str, str | None, float]], ministries: Iterable[Ministry]) -> Found:
    """Score the ministries that go by the names on some papers (number, name, weight)."""
    by_name = {name.name.casefold(): each.id for each in ministries for name in each.names}
    found: Found = {}
    for number, name, weight in papers:
        ministry_id = by_name.get((name or "").casefold())
        if ministry_id is not None:
            evidence = found.setdefault(ministry_id, Evidence())
            evidence.score += weight
            if number not in evidence.reasons:
                evidence.reasons.append(number)
    return found


def from_wish(inquiry: Inquiry) -> Found:
    """Score the ministry that the Member named, where the parliament lets its Members choose."""
    if inquiry.wished_ministry_id is None:
        return {}
    return {inquiry.wished_ministry_id: Evidence(1.0, [each.member.name for each in inquiry.askers[:1]])}


def returned_already(inquiry: Inquiry) -> set[int]:
    """Return the ministries that gave this very inquiry back."""
    return {each.ministry_id for each in inquiry.assignments if _LEARNT.get(each.state, 0.0) < 0}


@cache
def _usual() -> frozenset[str]:
    """Return the words that stand in every question and teach nothing."""
    return frozenset(word for line in read_lines("usual_in_questions.txt") for word in terms_of_text(line))


def _best(scores: dict[str, float]) -> list[str]:
    return sorted((term for term in scores if scores[term] > 0), key=lambda term: (-scores[term], term))[:MOST_WORDS]


def _keywords(words: Sequence[str]) -> dict[str, str]:
    """Return a portfolio's keywords by the term under which a text is searched for them."""
    return {term.whole: word for word in words for term in list(analyse(word))[:1]}


def _terms(inquiry: Inquiry) -> set[str]:
    return set(weights([(inquiry.title, IN_TITLE), *((text, IN_TEXT) for text in matters_of(inquiry))]))

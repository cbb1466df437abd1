"""Answers a query from a snapshot's arrays: what matches, how well, and what to count (Auswertung)."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search_index import scoring
from search_index.arrays import NO_POSTINGS, TEXT_START, Mask, Numbers, Postings, Weights, joined
from search_index.entry import TITLE_MARK
from search_index.expression import Dated
from search_index.plan import Both, Either, Excluding, HasPhrase, HasPrefix, HasTerm, HasValue, Plan, plan_for
from search_index.query import Hit, Query, Results, Sort
from search_index.snapshot import Snapshot
from search_index.suggestion import suggest

_Found: TypeAlias = tuple[Mask, Weights]
_BITS_OF_SCORE, _BITS_OF_DAY = 32, 22


def answer(snapshot: Snapshot, query: Query) -> Results:
    """Answer a query."""
    plan = plan_for(query.whole_expression(), snapshot.values)
    matching, scores = _Evaluation(snapshot).of(plan)
    matching &= snapshot.live
    families = snapshot.families.matching(matching)
    total, found = int(np.count_nonzero(families)), np.flatnonzero(matching)
    wanted = query.offset + query.limit
    page = _best(snapshot, found, _ranks(snapshot.days[found], scores[found], query.sort), wanted)[query.offset :]
    return Results(
        total=total,
        hits=tuple(_hit(snapshot, int(number), scores, matching) for number in page),
        facets={name: snapshot.facet(name).counts(matching, families, query.facet_limit) for name in query.facets},
        understood=str(query.expression),
        suggestion=None if total else suggest(query.expression, snapshot.vocabulary),
    )


class _Evaluation:
    """Turns each part of a plan into a mask of matching documents and their scores."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._size = snapshot.size

    def of(self, plan: Plan) -> _Found:
        match plan:
            case HasTerm() | HasPhrase():
                return self._scored(self._postings(plan))
            case HasPrefix(prefix, in_title):
                return self._plain(self._snapshot.with_prefix(TITLE_MARK + prefix if in_title else prefix), 1.0)
            case HasValue(name, values):
                found = [self._snapshot.with_value(name, value) for value in values]
                return self._plain(joined(found, np.int32))
            case Dated(since, until):
                return self._dated(since, until), np.zeros(self._size, np.float32)
            case Excluding(inner):
                return ~self.of(inner)[0], np.zeros(self._size, np.float32)
            case Both(inner) | Either(inner):
                return self._together(inner, either=isinstance(plan, Either))

    def _together(self, plans: Sequence[Plan], *, either: bool) -> _Found:
        matching, scores = np.full(self._size, not either), np.zeros(self._size, np.float32)
        join = np.logical_or if either else np.logical_and
        for plan in plans:
            more, worth = self.of(plan)
            join(matching, more, out=matching)
            scores += worth
        return matching, scores

    def _postings(self, plan: HasTerm | HasPhrase) -> Postings:
        if isinstance(plan, HasPhrase):
            return _phrase({term: self._snapshot.term(term) for term in plan.terms}, plan)
        if plan.in_title:
            return _either(_only_titles(self._snapshot.term(plan.term)), self._snapshot.term(TITLE_MARK + plan.term))
        return self._snapshot.term(plan.term)

    def _scored(self, postings: Postings) -> _Found:
        """Score by BM25."""
        found, weights = postings.documents, postings.weights
        rarity = math.log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
        share = 1 - scoring.LENGTH_SHARE + scoring.LENGTH_SHARE * self._snapshot.lengths[found]
        worth = rarity * weights * (scoring.SATURATION + 1) / (weights + scoring.SATURATION * share)
        matching, scores = self._plain(found)
        scores[found] = worth
        return matching, scores

    def _plain(self, found: Numbers, worth: float = 0.0) -> _Found:
        matching, scores = np.zeros(self._size, np.bool_), np.zeros(self._size, np.float32)
        matching[found] = True
        scores[found] = worth
        return matching, scores

    def _dated(self, since: date | None, until: date | None) -> Mask:
        days = self._snapshot.days
        first = since.toordinal() if since else 1
        last = until.toordinal() if until else date.max.toordinal()
        return (days >= first) & (days <= last)


def _only_titles(postings: Postings) -> Postings:
    keys = postings.keys()
    found, counts = np.unique(keys[(keys & 0xFFFFFFFF) < TEXT_START] >> 32, return_counts=True)
    return Postings(found.astype(np.int32), (counts * scoring.TITLE).astype(np.float32))


def _either(first: Postings, second: Postings) -> Postings:
    """Return the documents of both, each with the weights of both."""
    found, places = np.unique(np.concatenate([first.documents, second.documents]), return_inverse=True)
    weights = np.bincount(places, np.concatenate([first.weights, second.weights]), len(found))
    return Postings(found.astype(np.int32), weights.astype(np.float32))


def _phrase(postings: Mapping[str, Postings], plan: HasPhrase) -> Postings:
    """Return the documents in which the terms stand one after another, weighed by how often."""
    if not all(len(found.documents) for found in postings.values()):
        return NO_POSTINGS
    keys = {term: found.keys() for term, found in postings.items()}
    begins = keys[plan.terms[0]]
    for step, term in enumerate(plan.terms[1:], start=1):
        begins = np.intersect1d(begins, keys[term] - step, assume_unique=True)
    if plan.in_title:
        begins = begins[(begins & 0xFFFFFFFF) < TEXT_START]
    found, counts = np.unique(begins >> 32, return_counts=True)
    return Postings(found.astype(np.int32), (counts * scoring.TITLE).astype(np.float32))


def _ranks(days: Numbers, scores: Weights, sort: Sort) -> NDArray[np.int64]:
    """Return one number a document, higher for a better one: score and day together, the more important first."""
    worths = scores.view(np.uint32).astype(np.int64)  # bits of numbers from 0 on are ordered as the numbers are
    long_days = days.astype(np.int64)
    return (long_days << _BITS_OF_SCORE) | worths if sort is Sort.DAY else (worths << _BITS_OF_DAY) | long_days


def _best(snapshot: Snapshot, found: NDArray[np.intp], ranks: NDArray[np.int64], wanted: int) -> Sequence[np.intp]:
    """Return the best document of each of the first parents; only as many are put in order as it takes."""
    looked_at, firsts = 4 * wanted, list[np.intp]()
    while True:
        ordered = found[_top(ranks, looked_at)]
        places = np.unique(snapshot.families.of_document[ordered], return_index=True)[1]
        firsts = list(ordered[np.sort(places)][:wanted])
        if len(firsts) == wanted or looked_at >= len(found):
            return firsts
        looked_at *= 8


def _top(ranks: NDArray[np.int64], count: int) -> NDArray[np.intp]:
    """Return the places of the highest ranks, all that equal the last one among them."""
    if count < len(ranks):
        least = np.partition(ranks, len(ranks) - count)[len(ranks) - count]
        kept = np.flatnonzero(ranks >= least)
    else:
        kept = np.arange(len(ranks))
    top: NDArray[np.intp] = kept[np.argsort(-ranks[kept], kind="stable")]
    return top


def _hit(snapshot: Snapshot, number: int, scores: Weights, matching: Mask) -> Hit:
    kept = snapshot.kept(number)
    about = (kept.key, kept.parent, kept.title, float(scores[number]), kept.on, kept.stored)
    return Hit(*about, more=snapshot.families.others(number, matching), passage=kept.passage)

"""Answers a query from a snapshot's arrays: what matches, how well, and what to count (Auswertung)."""

import math
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search_index import scoring
from search_index.arrays import TEXT_START, Mask, Numbers, Postings, Weights
from search_index.entry import TITLE_MARK
from search_index.expression import Dated
from search_index.plan import Both, Either, Excluding, HasPhrase, HasPrefix, HasTerm, HasValue, Plan, plan_for
from search_index.query import Hit, Query, Results, Sort
from search_index.snapshot import Snapshot
from search_index.suggestion import suggest

_Found: TypeAlias = tuple[Mask, Weights]


def answer(snapshot: Snapshot, query: Query) -> Results:
    """Answer a query."""
    plan = plan_for(query.whole_expression(), snapshot.values)
    matching, scores = _Evaluation(snapshot).of(plan)
    matching &= snapshot.live
    found = np.flatnonzero(matching)
    order = _in_order(snapshot, found, scores[found], query.sort)
    best = _best_of_each_parent(snapshot.parents[order])
    page = order[best[query.offset : query.offset + query.limit]]
    return Results(
        total=len(best),
        hits=tuple(_hit(snapshot, int(number), scores, found) for number in page),
        facets={name: _counts(snapshot, name, matching, query.facet_limit) for name in query.facets},
        understood=str(query.expression),
        suggestion=None if len(best) else suggest(query.expression, snapshot.vocabulary()),
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
                return self._plain(self._with_values(name, values))
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
            return _phrase([self._snapshot.term(term) for term in plan.terms], in_title=plan.in_title)
        postings = self._snapshot.term(plan.term)
        return _only_titles(postings) if plan.in_title else postings

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

    def _with_values(self, name: str, values: Sequence[str]) -> Numbers:
        facet = self._snapshot.facets.get(name)
        if facet is None:
            return np.empty(0, np.int32)
        wanted = np.isin(np.array(facet.values, np.object_), list(values))
        return facet.documents[wanted[facet.codes]]

    def _dated(self, since: date | None, until: date | None) -> Mask:
        days = self._snapshot.days
        first = since.toordinal() if since else 1
        last = until.toordinal() if until else date.max.toordinal()
        return (days >= first) & (days <= last)


def _only_titles(postings: Postings) -> Postings:
    keys = postings.keys()
    found, counts = np.unique(keys[(keys & 0xFFFFFFFF) < TEXT_START] >> 32, return_counts=True)
    return Postings(found.astype(np.int32), (counts * scoring.TITLE).astype(np.float32))


def _phrase(terms: Sequence[Postings], *, in_title: bool) -> Postings:
    """Return the documents in which the terms stand one after another, weighed by how often."""
    begins = terms[0].keys()
    for step, postings in enumerate(terms[1:], start=1):
        begins = np.intersect1d(begins, postings.keys() - step, assume_unique=True)
    if in_title:
        begins = begins[(begins & 0xFFFFFFFF) < TEXT_START]
    found, counts = np.unique(begins >> 32, return_counts=True)
    return Postings(found.astype(np.int32), (counts * scoring.TITLE).astype(np.float32))


def _in_order(snapshot: Snapshot, found: NDArray[np.intp], scores: Weights, sort: Sort) -> NDArray[np.intp]:
    days = -snapshot.days[found].astype(np.int64)
    keys = (-scores, days) if sort is Sort.DAY else (days, -scores)
    order: NDArray[np.intp] = found[np.lexsort(keys)]
    return order


def _best_of_each_parent(parents: NDArray[np.int64]) -> NDArray[np.intp]:
    first: NDArray[np.intp] = np.unique(parents, return_index=True)[1]
    first.sort()
    return first


def _hit(snapshot: Snapshot, number: int, scores: Weights, found: NDArray[np.intp]) -> Hit:
    key, parent, title, on, stored = snapshot.kept(number)
    siblings = int((snapshot.parents[found] == snapshot.parents[number]).sum())
    return Hit(key, parent, title, float(scores[number]), on, stored, more=siblings - 1)


def _counts(snapshot: Snapshot, name: str, matching: Mask, limit: int) -> dict[str, int]:
    """Count parents by value; a parent's documents stand side by side, so that each counts once."""
    if (facet := snapshot.facets.get(name)) is None:
        return {}
    kept = matching[facet.documents]
    codes, parents = facet.codes[kept], snapshot.parents[facet.documents[kept]]
    new = np.ones(len(codes), np.bool_)
    new[1:] = (codes[1:] != codes[:-1]) | (parents[1:] != parents[:-1])
    counts = np.bincount(codes[new], minlength=len(facet.values))
    pairs = ((facet.values[code], int(counts[code])) for code in np.flatnonzero(counts))
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit])

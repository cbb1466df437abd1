"""A plan in Tantivy's own words (Tantivy-Anfragen)."""

import re
from collections.abc import Sequence
from datetime import date

from tantivy import FieldType, Occur, Query, Schema

from search_index import scoring
from search_index.entry import TITLE_MARK
from search_index.expression import Dated
from search_index.plan import Both, Either, Excluding, HasPhrase, HasPrefix, HasTerm, HasValue, Plan
from search_index.tantivy_files import BETWEEN


def query_for(plan: Plan, schema: Schema) -> Query:
    """Return the query for a plan."""
    match plan:
        case HasTerm() | HasPhrase() | HasPrefix():
            return _textual(plan, schema)
        case HasValue(name, values):
            terms = [f"{name}{BETWEEN}{value}" for value in values]
            return Query.const_score_query(Query.term_set_query(schema, "facets", terms), 0.0)
        case Dated(since, until):
            first, last = since or date.min, until or date.max
            days = (first.toordinal(), last.toordinal())
            return Query.const_score_query(Query.range_query(schema, "day", FieldType.Integer, *days), 0.0)
        case Excluding(inner):
            return Query.boolean_query([(Occur.Must, _everything()), (Occur.MustNot, query_for(inner, schema))])
        case Both(inner):
            return _all([query_for(part, schema) for part in inner])
        case Either(inner):
            return _any([query_for(part, schema) for part in inner])


def _textual(plan: HasTerm | HasPhrase | HasPrefix, schema: Schema) -> Query:
    match plan:
        case HasTerm(term, in_title):
            in_titles = Query.boost_query(Query.term_query(schema, "title", term), scoring.TITLE)
            part = TITLE_MARK + term if in_title else term
            parts = Query.boost_query(Query.term_query(schema, "parts", part, "freq"), scoring.part_weight(1))
            in_texts = [] if in_title else [Query.term_query(schema, "text", term)]
            return _any([in_titles, *in_texts, parts])
        case HasPhrase(terms, in_title):
            in_titles = Query.boost_query(Query.phrase_query(schema, "title", list(terms)), scoring.TITLE)
            return in_titles if in_title else _any([in_titles, Query.phrase_query(schema, "text", list(terms))])
        case HasPrefix(prefix, in_title):
            begin = re.escape(TITLE_MARK + prefix if in_title else prefix)
            return Query.const_score_query(Query.regex_query(schema, "spellings", f"{begin}.*"), 1.0)


def _everything() -> Query:
    return Query.const_score_query(Query.all_query(), 0.0)


def _all(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries]) if queries else _everything()


def _any(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries]) if queries else Query.empty_query()

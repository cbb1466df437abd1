"""Publishing the large invented archive, part by part (Großes Vorführarchiv)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.script import Print
from app.demo.corpus import TERMS, InventedPaper, invented_archive
from app.unit_of_work import unit_of_work
from inquiries.foundation import outbox
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.ministries import Ministry, get_ministry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.publication import ARCHIVED, publish_archived

CHUNK: Final = 500
_FIRST_DAY: Final = date(2003, 1, 13)  # in the term before those that are founded, so that there are three
_FIRST_TERM: Final = 4
_DAYS_BEFORE: Final = 21  # the archive ends some time before the demonstration's day


def publish_large_archive(count: int, *, today: date) -> Iterator[int]:
    """Publish so many invented papers, with their text as file, and yield after each part how many there are."""
    with unit_of_work() as session:
        _add_first_term(session)
        after = {term.number: term.last_serial for term in _terms(session)}
    papers = invented_archive(count, since=_FIRST_DAY, until=today - timedelta(days=_DAYS_BEFORE), after=after)
    done = 0
    while part := list(islice(papers, CHUNK)):
        with unit_of_work() as session:
            _publish(session, found_parliament(session, "MV"), part)
            done += len(part)
            if done >= count:
                outbox.enqueue(session, ARCHIVED)
        yield done


def _publish(session: Session, parliament: Parliament, papers: list[InventedPaper]) -> None:
    layout, terms = load_layout(parliament.code), {term.number: term for term in _terms(session)}
    for invented in papers:
        on = invented.content.printed_on or date.min
        name = _ministry(session, parliament, invented.ministry).named_on(on)
        content = replace(invented.content, ministry=name.name, answered_by=name.office)
        text = write_markdown(content, layout=layout, which=Print.ANSWER).encode()
        paper = publish_archived(session, parliament, content, text, media_type="text/markdown")
        paper.outcomes = invented.outcomes
        terms[paper.term].last_serial = paper.serial


def _ministry(session: Session, parliament: Parliament, code: str) -> Ministry:
    known = session.info.setdefault("ministries", {})
    if code not in known:
        known[code] = get_ministry(session, parliament, code, on=date(2015, 1, 1))
    found: Ministry = known[code]
    return found


def _add_first_term(session: Session) -> None:
    terms = {term.number: term for term in _terms(session)}
    if _FIRST_TERM not in terms:
        parliament, ends_on = found_parliament(session, "MV"), terms[_FIRST_TERM + 1].begins_on - timedelta(days=1)
        begins_on = dict(TERMS)[_FIRST_TERM]
        about = {"number": _FIRST_TERM, "begins_on": begins_on, "ends_on": ends_on}
        session.add(ElectoralTerm(parliament_id=parliament.id, **about))
        session.flush()


def _terms(session: Session) -> list[ElectoralTerm]:
    return list(session.scalars(select(ElectoralTerm)))

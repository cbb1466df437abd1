"""Telling people of new hits for the searches they keep (Suchaufträge).

What appeared is read from the change log, never from days: whatever is indexed late is found late, and once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import groupby
from typing import Any, Final

from sqlalchemy.orm import Session

from app.search import cursor_of_index, public_index
from app.search_address import SearchAddress
from app.unit_of_work import unit_of_work
from inquiries.change_log import changes_after
from inquiries.foundation import clock
from inquiries.notifications import Occasion, notify
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.publication import find_paper
from inquiries.saved_searches import Rhythm, SavedSearch, SearchFind, behind, note_find, untold
from search_index.query import Hit, Query, Sort

SHOWN: Final = 3
EARLIEST: Final = time(6)
MONDAY: Final = 0
MY_SEARCHES: Final = "/meine-suchen/"


def look_for_hits() -> None:
    """Search what appeared since for everybody whose search has not seen it, as far as the index holds it."""
    cursor = cursor_of_index()
    with unit_of_work() as session:
        waiting = [search.id for search in behind(session, cursor)]
    for search_id in waiting:
        with unit_of_work() as session:
            search = session.get(SavedSearch, search_id, with_for_update=True)
            if search is not None and search.seen_change < cursor:
                _look(session, search, cursor)


def _look(session: Session, search: SavedSearch, cursor: int) -> None:
    changes = [change for change in changes_after(session, search.seen_change) if change.id <= cursor]
    papers = {str(change.number): find_paper(session, change.parliament.code, change.number) for change in changes}
    wanted = SearchAddress.parse(search.address)
    told = {number: paper for number, paper in papers.items() if paper and _is_news(paper, wanted)}
    for number, shown in _hits(wanted, told).items():
        note_find(session, search, number, told[number].version, shown)
    search.seen_change = changes[-1].id if changes else cursor


def _is_news(paper: PrintedPaper, wanted: SearchAddress) -> bool:
    """Tell whether a paper's appearance is news: an answer is; a correction only for who follows that very paper."""
    if paper.withdrawn_on is not None or paper.kind is VersionKind.QUESTION:
        return False
    return not paper.kind.amends or wanted.text == SearchAddress.for_paper(paper.number).text


def _hits(wanted: SearchAddress, papers: dict[str, PrintedPaper]) -> dict[str, dict[str, Any]]:
    """Return which of some papers a search finds, each with what is told of it."""
    if not papers:
        return {}
    asked = wanted.query(limit=len(papers))
    filters = {**asked.filters, "number": tuple(papers)}
    query = Query(asked.expression, filters, asked.since, asked.until, limit=asked.limit)
    return {
        hit.stored["number"]: _shown(hit, papers[hit.stored["number"]]) for hit in public_index().search(query).hits
    }


def _shown(hit: Hit, paper: PrintedPaper) -> dict[str, Any]:
    about = {"title": hit.title, "question": hit.stored["asked"], "label": hit.stored["question"]}
    return about | {"version": paper.kind.value if paper.kind.amends else ""}


def tell(*, at: time | None = None) -> None:
    """Tell of what was found: at once, daily in one mail a person, weekly on Mondays; `at` is the time of day."""
    today, moment = clock.today(), at or clock.now().astimezone(clock.GERMANY).time()
    _tell(Rhythm.AT_ONCE, None)
    if moment >= EARLIEST:
        _tell(Rhythm.DAILY, today)
        if today.weekday() == MONDAY:
            _tell(Rhythm.WEEKLY, today)


def _tell(rhythm: Rhythm, day: date | None) -> None:
    with unit_of_work() as session:
        for _, of_person in groupby(untold(session, rhythm), lambda pair: pair[0].person_id):
            pairs = list(of_person)
            about = f"{rhythm.name} {day.isoformat()}" if day else f"{rhythm.name} {pairs[-1][1].id}"
            _tell_person(session, pairs, f"searches:{about}")


def _tell_person(session: Session, pairs: Sequence[tuple[SavedSearch, SearchFind]], about: str) -> None:
    """Tell and note that it was told in one transaction; what comes later on a told day waits for the next one."""
    searches = [
        _told(search, [find for _, find in of_search]) for search, of_search in groupby(pairs, lambda pair: pair[0])
    ]
    subject = searches[0]["name"] if len(searches) == 1 else f"{len(searches)} Suchen"
    person, count = pairs[0][0].person, len(pairs)
    if notify(
        session,
        Occasion.SEARCH_HITS,
        person,
        about=about,
        searches=searches,
        subject=subject,
        count=count,
        path=MY_SEARCHES,
    ):
        for _, find in pairs:
            find.told_at = clock.now()


def _told(search: SavedSearch, finds: Iterable[SearchFind]) -> dict[str, Any]:
    found = list(finds)
    hits = [{"number": find.number, "path": path_of(find), **find.shown} for find in found[:SHOWN]]
    newest = SearchAddress.parse(search.address).sorted_by(Sort.DAY).encoded()
    return {"name": search.name, "count": len(found), "hits": hits, "path": f"/suche?{newest}"}


def path_of(find: SearchFind) -> str:
    """Return the address of what was found."""
    label = find.shown.get("label")
    return f"/drs/{find.number}" + (f"#frage-{label}" if label else "")

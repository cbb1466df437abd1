"""A ministry's own search: one index a ministry, in a folder of its own, beside the public one (Interne Suche).

What another ministry drafts is in no file that is opened here, so no count, suggestion or score can tell of it.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from answers import indexing
from answers.readers import reads_answer
from app.extensions import db, settings
from app.search import public_index, understand
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden
from inquiries.foundation.permissions import Permission
from inquiries.parliament.ministries import Ministry
from search_index.engines import open_index
from search_index.errors import IndexUnavailable
from search_index.index import SearchIndex
from search_index.query import Hit, Query, Results

STATE: Final = "state"
NOTHING: Final = Results(0)
LOOKED_THROUGH: Final = 50  # hits, where not each may be read


@dataclass(frozen=True, slots=True)
class Found:
    """What was published on something, and what one's own house has on it."""

    published: Results
    own: Results


def search_inside(actor: Actor, text: str, *, limit: int = 5) -> Found:
    """Search the published papers and the actor's own house; raise Forbidden for whoever drafts no answers."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    if actor.ministry_id is None:
        raise Forbidden("Sie gehören zu keinem Ministerium; durchsuchen Sie bitte die veröffentlichten Drucksachen.")
    query = Query(understand(text), limit=limit)
    published, index = public_index().search(query), _index(actor.ministry_id)
    if actor.may(Permission.DRAFT_ANSWER):
        return Found(published, _search(index, query))
    return Found(published, _readable(actor, _search(index, replace(query, limit=LOOKED_THROUGH)), limit))


def _readable(actor: Actor, found: Results, limit: int) -> Results:
    """Return what of a search somebody may read who drafts nothing: no drafts but those that they clear."""
    with Session(db.engine) as session:
        hits = [hit for hit in found.hits if hit.stored["kind"] != indexing.DRAFT or _reads(session, actor, hit)]
    return Results(len(hits), tuple(hits[:limit]))


def _reads(session: Session, actor: Actor, hit: Hit) -> bool:
    return reads_answer(session, actor, int(hit.stored["inquiry_id"]))


def search_everywhere(text: str, *, limit: int) -> list[Results]:
    """Search every house's own index, one after another: for the system's own command line alone."""
    query = Query(understand(text), limit=limit)
    with Session(db.engine) as session:
        return [_search(_index(ministry_id), query) for ministry_id in session.scalars(select(Ministry.id))]


def catch_up() -> None:
    """Build the own index of each ministry whose drafts or records changed, aside, and swap it in."""
    with Session(db.engine) as session:
        for ministry in session.scalars(select(Ministry).order_by(Ministry.id)):
            state, note = indexing.state_of(session, ministry), _folder(ministry.id) / STATE
            if _is_current(ministry.id, note, state):
                continue
            _index(ministry.id).rebuild(indexing.own_documents(session, ministry))
            note.write_text(state)


def _is_current(ministry_id: int, note: Path, state: str) -> bool:
    try:
        _index(ministry_id).status()
        return note.read_text() == state
    except (IndexUnavailable, FileNotFoundError):
        return False


def _search(index: SearchIndex, query: Query) -> Results:
    try:
        return index.search(query)
    except IndexUnavailable:
        return NOTHING


def _folder(ministry_id: int) -> Path:
    return settings().home / "index" / "inner" / str(ministry_id)


def _index(ministry_id: int) -> SearchIndex:
    known = current_app.extensions.setdefault("inner_indexes", {})
    if ministry_id not in known:
        known[ministry_id] = open_index(settings().search_engine, _folder(ministry_id))
    index: SearchIndex = known[ministry_id]
    return index

"""The search as the application offers it: where the index lies, what may be typed, how it heals (Suche)."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.markup import plain_text
from app.extensions import db, settings
from inquiries import change_log, indexing
from inquiries.names.table import NameTable
from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import find_paper
from search_index.document import Document
from search_index.engines import open_index
from search_index.errors import IndexUnavailable
from search_index.expression import Expression
from search_index.index import SearchIndex
from search_index.lexicon import base_form
from search_index.query import Query
from search_index.query_language import SINCE, TITLE, UNTIL, parse

log = logging.getLogger(__name__)

AT_ONCE_MOST: Final = 500  # more changes than these are sooner brought in by building anew

FIELDS: Final = {
    "titel": TITLE,
    "von": SINCE,
    "bis": UNTIL,
    "ministerium": "ministry",
    "fraktion": "group",
    "mitglied": "member",
    "wp": "term",
    "jahr": "year",
    "drs": "number",
    "tabelle": "table",
    "art": "kind",
    "ergebnis": "outcome",
    "zitiert": "reference",
}
_SAID: Final = {"number": "Drucksache", "term": "Wahlperiode"}
FACETS: Final = {
    "ministry": "Ministerium",
    "group": "Fraktion",
    "outcome": "Ergebnis",
    "year": "Jahr",
    "term": "Wahlperiode",
    "member": "Mitglied",
    "kind": "Art",
    "table": "Mit Tabelle",
}


def understand(text: str) -> Expression:
    """Return what is meant by what somebody typed."""
    return parse(text, FIELDS, _SAID)


def public_index() -> SearchIndex:
    """Return the index of published papers; it holds nothing else."""
    if "public_index" not in current_app.extensions:
        folder = settings().home / "index" / "public"
        current_app.extensions["public_index"] = open_index(settings().search_engine, folder)
    index: SearchIndex = current_app.extensions["public_index"]
    return index


def heal() -> None:
    """Rebuild the index if it is missing, damaged or outdated."""
    try:
        public_index().status()
    except IndexUnavailable as error:
        log.info("search index: %s", error.sentence)
        with Session(db.engine) as session:
            rebuild(session)


def warm_up(app: Flask) -> None:
    """Search once, so that word lists and index are read before somebody waits for them."""
    base_form("Landesregierung")
    query = Query(understand("Landesregierung"), facets=tuple(FACETS))
    with app.app_context(), suppress(IndexUnavailable):
        public_index().search(query)


def rebuild(session: Session) -> None:
    """Build the index anew from the published papers; what appears meanwhile, the change log brings afterwards."""
    cursor = change_log.last_change(session)
    public_index().rebuild(indexing.all_documents(session, plain_text))
    _keep_cursor(cursor)


def catch_up() -> int:
    """Bring into this node's index what the change log holds behind its cursor; return how many papers that were.

    The cursor is kept after the index: whoever dies in between reads some changes twice, which does no harm.
    """
    done = 0
    with Session(db.engine) as session:
        if cursor_of_index() > change_log.last_change(session):  # the database was put back to an earlier day
            rebuild(session)
        while changes := change_log.changes_after(session, cursor_of_index()):
            if len(changes) == AT_ONCE_MOST:
                rebuild(session)
                return len(changes)
            for parliament, number in {(change.parliament.code, change.number) for change in changes}:
                _index(session, parliament, number)
                done += 1
            _keep_cursor(changes[-1].id)
    return done


def cursor_of_index() -> int:
    """Return how far this node's index has read the change log."""
    try:
        return int(_cursor_file().read_text())
    except (FileNotFoundError, ValueError):
        return 0


def differences(session: Session) -> tuple[set[str], set[str]]:
    """Return which papers the index misses and which it has too many of, by what is published."""
    wanted = {indexing.parent_key(paper) for paper in session.scalars(select(PrintedPaper).where(is_latest()))}
    held = public_index().parents()
    return wanted - held, set(held - wanted)


def put_right(session: Session, keys: Iterable[str]) -> None:
    """Bring some papers into the index as they are published, or take them out where they are not."""
    for key in keys:
        parliament, _, number = key.partition(" ")
        _index(session, parliament, PrintedPaperNumber.parse(number))


def _index(session: Session, parliament: str, number: PrintedPaperNumber) -> None:
    """Put the latest version of a paper in place, or take a withdrawn one out; safe to repeat."""
    paper = find_paper(session, parliament, number)
    documents: Iterable[Document] = ()
    if paper is not None and paper.withdrawn_on is None:
        documents = indexing.documents_of(paper, plain_text, NameTable(session, paper.parliament_id))
    public_index().replace(f"{parliament} {number}", documents)


def _cursor_file() -> Path:
    return settings().home / "index" / "public" / "cursor"


def _keep_cursor(cursor: int) -> None:
    new = _cursor_file().with_suffix(".new")
    new.write_text(str(cursor))
    new.replace(_cursor_file())

"""The search as the application offers it: where the index lies, what may be typed, how it heals (Suche)."""

import logging
from typing import Final

from flask import current_app
from sqlalchemy.orm import Session

from answers.markup import plain_text
from app.extensions import db, settings
from inquiries import indexing
from inquiries.foundation.database import Json
from inquiries.printed_paper import PrintedPaper
from inquiries.publication import find_paper
from search_index.engines import open_index
from search_index.errors import IndexUnavailable
from search_index.index import SearchIndex
from search_index.query_language import SINCE, TITLE, UNTIL

log = logging.getLogger(__name__)

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


def rebuild(session: Session) -> None:
    """Build the index anew from the published papers."""
    public_index().rebuild(indexing.all_documents(session, plain_text))


def index_paper(session: Session, payload: Json) -> None:
    """Bring the latest version of a published paper into the index, or take a withdrawn one out; safe to repeat."""
    paper = session.get_one(PrintedPaper, payload["paper_id"])
    latest = find_paper(session, paper.parliament.code, paper.number) or paper
    documents = indexing.documents_of(latest, plain_text) if latest.withdrawn_on is None else ()
    public_index().replace(indexing.parent_key(latest), documents)


def index_everything(session: Session, payload: Json) -> None:
    """Build the index anew after many papers came at once."""
    del payload
    rebuild(session)

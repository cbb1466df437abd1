"""The hits of a search as a table: at once where they are some thousands, in the background beyond (Trefferliste)."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.extensions import settings
from app.search import public_index
from app.search_address import SearchAddress
from app.spreadsheets import CSV, XLSX, Cell, Sheet, write_csv, write_xlsx
from inquiries.foundation import jobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput, NotReady
from inquiries.foundation.jobs import Job, Progress, Result
from inquiries.printed_paper import PrintedPaper, is_latest
from search_index.errors import IndexUnavailable
from search_index.query import Hit, Query, Results
from search_index.snippet import Wanted, snippet

KIND: Final = "search.hits"
AT_ONCE_MOST: Final = 5_000
STEP: Final = 1_000
FORMS: Final = {"xlsx": ("Excel", XLSX), "csv": ("CSV", CSV)}
NAME: Final = "Treffer"
REBUILDING: Final = "Die Suche wird neu aufgebaut. Versuchen Sie es in wenigen Minuten erneut."
COLUMNS: Final = (
    "Drucksache",
    "Ausgegeben am",
    "Titel",
    "Ministerium",
    "Gefragt hat",
    "Frage Nr.",
    "Frage",
    "Textstelle",
    "Adresse",
)
_Row = tuple[Cell, ...]


def start_export(session: Session, actor: Actor, wanted: SearchAddress, form: str) -> Job:
    """Let all hits of a search be written in the background; raise InvalidInput for another form than these."""
    if form not in FORMS:
        raise InvalidInput("Wählen Sie Excel oder CSV.", field="form")
    title = f"Trefferliste „{str(wanted)[:200]}“ ({FORMS[form][0]})"
    return jobs.start(session, actor, KIND, title=title, address=wanted.encoded(), form=form)


def export_hits(session: Session, _actor: Actor, payload: Json, progress: Progress) -> Result:
    """Write all hits of a search, as far as they are published; raise NotReady while there is no index."""
    wanted, form = SearchAddress.parse(payload["address"]), payload["form"]
    rows: list[_Row] = []
    done, total = 0, 1
    while done < total:
        query = wanted.query(offset=done, limit=STEP)
        found = find(query)
        rows += rows_of(session, found.hits, query, settings().public_url)
        done, total = done + STEP, found.total
        progress(min(done, total), total)
    write = write_xlsx if form == "xlsx" else write_csv
    return Result(f"{NAME}.{form}", FORMS[form][1], [write(Sheet(NAME, COLUMNS, rows))])


def find(query: Query) -> Results:
    """Answer a query, or say that the search is being built anew."""
    try:
        return public_index().search(query)
    except IndexUnavailable:
        raise NotReady(REBUILDING) from None


def rows_of(session: Session, hits: Sequence[Hit], query: Query, address: str) -> Iterator[_Row]:
    """Yield a row for each hit whose paper is still there; `address` is where this installation is reached."""
    wanted, ids = Wanted.by(query.expression), {int(hit.stored["paper_id"]) for hit in hits}
    there = set(session.scalars(select(PrintedPaper.id).where(PrintedPaper.id.in_(ids), is_latest())))
    for hit in hits:
        if int(hit.stored["paper_id"]) in there:
            number, label = hit.stored["number"], hit.stored["question"]
            about = (number, hit.on, hit.title, hit.stored["ministry"], hit.stored["askers"], label)
            passage = "".join(piece.text for piece in snippet(hit.passage, wanted))
            url = f"{address}/drs/{number}" + (f"#frage-{label}" if label else "")
            yield (*about, hit.stored["asked"], passage, url)

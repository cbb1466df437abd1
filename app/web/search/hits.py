"""What a page, a feed or a list shows of each hit (Treffer)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup, escape
from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.printed_paper_number import PrintedPaperNumber
from search_index.query import Hit, Query
from search_index.snippet import Wanted, snippet


@dataclass(frozen=True, slots=True)
class HitView:
    """A question with the passage that answers it, under its paper; all of it is published."""

    number: str
    label: str
    title: str
    url: str
    on: date | None
    ministry: str
    askers: str
    question: str
    snippet: Markup
    more: int


def hit_views(session: Session, hits: Sequence[Hit], query: Query) -> list[HitView]:
    """Return what is shown of hits; a paper that is gone meanwhile is left out."""
    wanted, ids = Wanted.by(query.expression), {int(hit.stored["paper_id"]) for hit in hits}
    there = set(session.scalars(select(PrintedPaper.id).where(PrintedPaper.id.in_(ids), is_latest())))
    return [_view(hit, wanted) for hit in hits if int(hit.stored["paper_id"]) in there]


def paper_url(number: PrintedPaperNumber, label: str = "", *, external: bool = False) -> str:
    """Return the citable address of a paper or of a question in it."""
    anchor = f"frage-{label}" if label else None
    return url_for("papers.show", term=number.term, serial=number.serial, _anchor=anchor, _external=external)


def _view(hit: Hit, wanted: Wanted) -> HitView:
    stored = hit.stored
    return HitView(
        number=stored["number"],
        label=stored["question"],
        title=hit.title,
        url=paper_url(PrintedPaperNumber.parse(stored["number"]), stored["question"]),
        on=hit.on,
        ministry=stored["ministry"],
        askers=stored["askers"],
        question=stored["asked"],
        snippet=marked(hit.passage, wanted),
        more=hit.more,
    )


def marked(text: str, wanted: Wanted) -> Markup:
    """Return the passage that shows why a text was found."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.marked else escape(piece.text)
        for piece in snippet(text, wanted)
    )


def json_of(view: HitView) -> dict[str, object]:
    """Return a hit for programs, with the keys of the command line."""
    return {
        "number": view.number,
        "question": view.label,
        "title": view.title,
        "snippet": view.snippet.striptags(),
        "asked": view.question,
        "ministry": view.ministry,
        "members": view.askers,
        "on": view.on.isoformat() if view.on else None,
        "url": view.url,
    }

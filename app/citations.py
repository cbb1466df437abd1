"""Which papers cite which: what one refers to, who refers to it, and what is like it (Verweise)."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.search import public_index
from app.similar import SimilarQuestion, similar_questions
from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper import PrintedPaper
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import published_numbers
from search_index.errors import IndexUnavailable
from search_index.expression import FacetValue
from search_index.query import Query, Sort

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """Another paper as a line; one that is not published here has no title."""

    number: PrintedPaperNumber
    title: str = ""
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a paper."""

    cited: tuple[Reference, ...]
    citing: tuple[Reference, ...]
    citing_in_all: int
    alike: tuple[SimilarQuestion, ...]


def neighbours(session: Session, paper: PrintedPaper) -> Neighbours:
    """Return what a paper cites, what cites it, and what is like it; the latter two need the index."""
    content = paper.content
    citing, in_all = _citing(str(paper.number))
    text = " ".join([paper.title, *(question.text for question in content.questions[:SHOWN])])
    alike = similar_questions(text, SHOWN, without=str(paper.number))
    return Neighbours(_cited(session, paper), citing, in_all, tuple(alike))


def _cited(session: Session, paper: PrintedPaper) -> tuple[Reference, ...]:
    numbers = [number for text in paper.content.references if (number := _number(text)) and number != paper.number]
    here = published_numbers(session, paper.parliament, numbers)
    return tuple(Reference(number, is_here=number in here) for number in numbers)


def _citing(number: str) -> tuple[tuple[Reference, ...], int]:
    wanted = Query(FacetValue("reference", number, exact=True), sort=Sort.DAY, limit=SHOWN + 1)
    try:
        found = public_index().search(wanted)
    except IndexUnavailable:
        return (), 0
    others = [hit for hit in found.hits if hit.stored["number"] != number]
    lines = [Reference(PrintedPaperNumber.parse(hit.stored["number"]), hit.title) for hit in others[:SHOWN]]
    return tuple(lines), found.total - (len(found.hits) - len(others))


def _number(text: str) -> PrintedPaperNumber | None:
    try:
        return PrintedPaperNumber.parse(text)
    except InvalidInput:
        return None

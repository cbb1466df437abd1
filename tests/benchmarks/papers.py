"""The demonstration's large archive as documents, and words to look for in it (Übungsdrucksachen)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answers.markup import plain_text
from app.demo.corpus import invented_archive
from inquiries import indexing
from inquiries.parliament.parliaments import Parliament
from inquiries.printed_paper import PrintedPaper
from search_index.document import Document

UNTIL = date(2024, 6, 30)
MINISTRIES = [f"Ministerium {code}" for code in ("STK", "IM", "JM", "FM", "WM", "LM", "EM", "BM", "SM")]


def documents(papers: int) -> Iterator[Document]:
    """Yield the documents of so many papers of 300 to 1,500 words, one a question."""
    parliament = Parliament(code="MV")
    for number, invented in enumerate(invented_archive(papers, until=UNTIL), start=1):
        content = replace(invented.content, ministry=f"Ministerium {invented.ministry}")
        term, serial = map(int, (content.number or "").split("/"))
        paper = PrintedPaper(
            id=number,
            parliament=parliament,
            term=term,
            serial=serial,
            title=content.title,
            snapshot=content.to_snapshot(),
            outcomes=invented.outcomes,
            printed_on=content.printed_on,
        )
        yield from indexing.documents_of(paper, plain_text)

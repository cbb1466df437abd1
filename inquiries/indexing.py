"""Published papers as documents of the public search index: one a question with its answer (Verschlagwortung)."""

from collections.abc import Callable, Iterator
from textwrap import shorten
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.names.table import NameTable
from inquiries.outcome import Outcome
from inquiries.parliament.instruments import Instrument
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper import PrintedPaper, is_latest
from search_index.document import Document

CHUNK: Final = 200
LONGEST_QUESTION: Final = 400
LONGEST_PASSAGE: Final = 20_000  # signs that a snippet is looked for in
NO_GROUP: Final = "fraktionslos"

Plain = Callable[[str], str]


def all_documents(session: Session, plain: Plain = str) -> Iterator[Document]:
    """Yield the documents of every published paper: the whole content of the public index."""
    tables: dict[int, NameTable] = {}
    query = select(PrintedPaper).where(is_latest()).order_by(PrintedPaper.id).execution_options(yield_per=CHUNK)
    for paper in session.scalars(query):
        if paper.parliament_id not in tables:
            tables[paper.parliament_id] = NameTable(session, paper.parliament_id)
        yield from documents_of(paper, plain, tables[paper.parliament_id])


def documents_of(paper: PrintedPaper, plain: Plain = str, names: NameTable | None = None) -> Iterator[Document]:
    """Yield a paper's documents, from its published snapshot alone.

    `plain` takes the markup out of a text; `names` tells under which names a paper is found.
    """
    content = names.applied(paper.content) if names else paper.content
    parent = parent_key(paper)
    for question in content.questions or (PaperQuestion("", ""),):
        yield Document(
            key=f"{parent}#{question.label}",
            parent=parent,
            title=paper.title,
            text="\n\n".join(part for part in _texts(content, question) if part),
            on=paper.printed_on,
            facets=_facets(paper, content, question),
            stored={
                "number": str(paper.number),
                "question": question.label,
                "paper_id": str(paper.id),
                "asked": shorten(plain(_asked(question)), LONGEST_QUESTION, placeholder=" …"),
                "ministry": content.ministry or "",
                "askers": ", ".join(f"{asker.name} ({asker.group or NO_GROUP})" for asker in content.members),
            },
            passage=plain(text_for_snippet(content, question.label))[:LONGEST_PASSAGE],
        )


def parent_key(paper: PrintedPaper) -> str:
    """Return the name under which a paper's documents are gathered, such as „MV 6/4820“."""
    return f"{paper.parliament.code} {paper.number}"


def text_for_snippet(content: ParsedPaper, label: str) -> str:
    """Return the text that a hit's snippet is taken from: the passage that answers the question, else the question."""
    question = next((each for each in content.questions if each.label == label), PaperQuestion(label, ""))
    return "\n\n".join(_answered(content, question)) or _asked(question)


def _texts(content: ParsedPaper, question: PaperQuestion) -> list[str]:
    first = question is content.questions[0] if content.questions else True
    around = [content.preamble or "", content.government_remark or ""] if first else []
    return [_asked(question), *_answered(content, question), *around]


def _asked(question: PaperQuestion) -> str:
    return "\n".join([question.text, *(part.text for part in question.parts)])


def _answered(content: ParsedPaper, question: PaperQuestion) -> list[str]:
    return [answer.text for answer in _answers_to(content, question)]


def _answers_to(content: ParsedPaper, question: PaperQuestion) -> list[PaperAnswer]:
    labels = set(question.labels())
    return [answer for answer in content.answers if labels & set(answer.questions)]


def _facets(paper: PrintedPaper, content: ParsedPaper, question: PaperQuestion) -> dict[str, tuple[str, ...]]:
    groups = dict.fromkeys(asker.group or NO_GROUP for asker in content.members)
    has_table = any(_holds_table(answer.text) for answer in _answers_to(content, question))
    facets = {
        "ministry": (content.ministry,) if content.ministry else (),
        "group": tuple(groups),
        "member": tuple(asker.name for asker in content.members),
        "term": (str(paper.term),),
        "year": (str(paper.printed_on.year),) if paper.printed_on else (),
        "kind": (Instrument.of(content.parliament, major=content.kind == "major_interpellation").name,),
        "table": ("ja" if has_table else "nein",),
        "outcome": _outcomes(paper, question),
        "number": (str(paper.number),),
        "reference": content.references,
    }
    return {name: values for name, values in facets.items() if values}


def _outcomes(paper: PrintedPaper, question: PaperQuestion) -> tuple[str, ...]:
    known = paper.outcomes or {}
    return tuple(dict.fromkeys(Outcome[known[label]["outcome"]].value for label in question.labels() if label in known))


def _holds_table(text: str) -> bool:
    return any(line.startswith("|") for line in text.splitlines())

"""Whatever the order of an archive's files, and however many runs bring them: the papers are the same at the end."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.database import prepare, writing
from inquiries.archive.reader_pool import Reading
from inquiries.foundation import audit
from inquiries.foundation.database import Base
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import Member
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.parsed_paper import Asker, PaperAnswer
from inquiries.printed_paper import PrintedPaper, is_latest
from tests.conftest import AUDIT_KEY
from tests.inquiries.archive.shelves import PAPER, QUESTION_PAPER, Archive

NEW_MEMBERS = (Asker("Max Mustermann", "SPD"), Asker("Lieschen Musterfrau", "Märchenpartei"))
OTHERWISE_READ = replace(PAPER, answers=(PaperAnswer(("1",), "Fünf ."),))
FILES = {
    "6-4820.docx": PAPER,
    "6-4820.pdf": OTHERWISE_READ,
    "frage.txt": QUESTION_PAPER,
    "6-4820 Kopie.docx": PAPER,
    "6-4820.txt": PAPER,
    "a.txt": replace(PAPER, number="6/12", members=NEW_MEMBERS),
    "b.md": replace(PAPER, number="7/3", term=7, answered_by="Der Minister für Märchen", ministry=None),
    "8-1.txt": replace(PAPER, number=None, term=None, members=NEW_MEMBERS[:1]),
    "ohne.txt": replace(PAPER, number=None, term=None),
    "kaputt.pdf": None,
}


def contents(session: Session) -> object:
    """Return all that an import leaves behind, named by what it is instead of by ids."""
    papers = select(PrintedPaper).where(is_latest()).order_by(PrintedPaper.term, PrintedPaper.serial)
    return (
        [(paper.number, paper.title, paper.snapshot, paper.docx_sha256) for paper in session.scalars(papers)],
        session.execute(select(Member.name, Member.verified).order_by(Member.name)).all(),
        session.execute(select(ElectoralTerm.number, ElectoralTerm.last_serial).order_by(ElectoralTerm.number)).all(),
    )


def imported(runs: list[list[str]], *, chunk: int) -> object:
    engine = prepare(create_engine("sqlite://"))
    Base.metadata.create_all(engine)
    with tempfile.TemporaryDirectory() as folder, Session(writing(engine), info={audit.KEY: AUDIT_KEY}) as session:
        found_parliament(session, "MV")
        archive = Archive(Path(folder), session)
        for names in runs:
            readings: list[Reading] = [archive.file(name, FILES[name]) for name in names]
            archive.run_chunks([readings[start : start + chunk] for start in range(0, len(readings), chunk)])
        found = contents(session)
    engine.dispose()
    return found


@cache
def all_at_once() -> object:
    return imported([list(FILES)], chunk=len(FILES))


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(list(FILES)), cut=st.integers(0, len(FILES)), chunk=st.integers(1, len(FILES)))
def test_any_order_and_any_division_into_runs_gives_the_same_papers(order, cut, chunk) -> None:
    assert imported([order[:cut], order[cut:]], chunk=chunk) == all_at_once()

"""How many papers a second come in from an archive, and in how much memory (Einfuhrgeschwindigkeit).

python -m tests.benchmarks.archive_import --kind md --papers 1000 [--database URL]
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from flask import Flask

from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.script import Print
from answers.printing.word import write_word
from app import create_app
from app.config import Settings
from app.demo.archive import invented_inquiries
from app.extensions import db
from inquiries.parsed_paper import PaperAnswer, ParsedPaper

KINDS: dict[str, Callable[[ParsedPaper], bytes]] = {
    "md": lambda paper: write_markdown(paper, layout=load_layout("MV"), which=Print.ANSWER).encode(),
    "docx": lambda paper: write_word(paper, layout=load_layout("MV"), which=Print.ANSWER),
}
PARAGRAPHS = 12  # an answer; a paper then has some 500 words, as most real ones have


def main() -> None:
    """Print one line for a first import and one for a second, in which everything is known."""
    parser = argparse.ArgumentParser(description="speed and memory of papers import")
    parser.add_argument("--kind", choices=KINDS, default="md")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--database", default="", help="an empty PostgreSQL; otherwise SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "archive")
        write_archive(folder, kind=options.kind, count=options.papers)
        app = create_app(Settings(home=Path(place, "home"), database_url=options.database))
        with app.app_context():
            db.create_all()
        for _ in range(2):
            measure(app, folder)


def write_archive(folder: Path, *, kind: str, count: int) -> None:
    """Write so many papers as files of one kind."""
    folder.mkdir()
    for serial, (new, about) in enumerate(invented_inquiries(count), start=1):
        answers = tuple(PaperAnswer(each.questions, "\n\n".join([each.text] * PARAGRAPHS)) for each in about["answers"])
        paper = ParsedPaper(
            parliament="MV",
            number=f"6/{serial}",
            term=6,
            printed_on=new.received_on + timedelta(days=15),
            letter_dated_on=new.received_on + timedelta(days=11),
            answered_by="Der Minister für Inneres und Sport",
            members=new.askers,
            title=new.title,
            preamble=new.preamble,
            questions=new.questions,
            answers=answers,
        )
        (folder / f"6-{serial}.{kind}").write_bytes(KINDS[kind](paper))


def measure(app: Flask, folder: Path) -> None:
    """Import a folder and print what came of it, papers a second by the clock and by each processor's work."""
    clock, work = time.perf_counter(), _work()
    result = app.test_cli_runner().invoke(args=["papers", "import", str(folder), "--json"])
    seconds, worked = time.perf_counter() - clock, _work() - work
    report = json.loads(result.stdout)
    files = sum(report[name] for name in ("created", "updated", "unchanged")) + len(report["refused"])
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(
        f"created {report['created']:6}  unchanged {report['unchanged']:6}  refused {len(report['refused']):4}  "
        f"{files / seconds:6.1f} papers/s by the clock (load {os.getloadavg()[0]:.1f})  "
        f"{files / worked:6.1f} papers a processor second  "
        f"peak {peaks[0]} MB, largest reading process {peaks[1]} MB\n"
    )
    sys.stdout.flush()


def _work() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()

"""How fast papers are printed, in processor time, beside plain python-docx for the same paragraphs (Drucktempo).

python -m tests.benchmarks.printing [--papers 200]
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from io import BytesIO

import docx

from answers.markup import Table, plain_lines, spans_text
from answers.printing.formats import FORMATS
from answers.printing.layout import load_layout
from answers.printing.paper import PrintedPaper, typeset
from answers.printing.pdf import is_available
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper
from tests.answers.printing.papers import seed

_MV = load_layout("MV")
_PROSE = "Die Landesregierung teilt dazu mit, dass die Verfahren in den Landkreisen fortgeführt werden. " * 6
_TABLES, _ROWS = 30, 70


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description="printing speed beside plain python-docx")
    parser.add_argument("--papers", type=int, default=200)
    options = parser.parse_args()
    papers = [replace(seed(), number=f"6/{serial}") for serial in range(1, options.papers + 1)]
    _compare("typical paper as Word", papers)
    _compare("70 pages with 30 tables", [large()])
    _on_two_cores(papers)
    for form in FORMATS if is_available() else set(FORMATS) - {"pdf", "zip"}:
        few = papers[: max(5, options.papers // 20)]
        seconds = _time(partial(_export_all, form, few))
        _say(f"{form}: {1000 * seconds / len(few):.0f} ms a paper")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say(f"most memory: {peak:.0f} MB")


def large() -> ParsedPaper:
    """Return a paper of about 70 pages with 30 tables."""
    rows = "\n".join(
        f"| {1950 + row} | Landkreis Vorpommern-Rügen | {row * 137} | {row * 11},5 |" for row in range(_ROWS)
    )
    table = f"Tabelle 1: Fälle\n\n| Jahr | Landkreis | Fälle | Anteil |\n|---|---|---|---|\n{rows}\n\nQuelle: Amt"
    numbers = [str(number) for number in range(1, _TABLES + 1)]
    return replace(
        seed(),
        questions=tuple(PaperQuestion(number, "Welche Verfahren gab es?") for number in numbers),
        answers=tuple(PaperAnswer((number,), f"{_PROSE}\n\n{table}\n\n{_PROSE}") for number in numbers),
    )


def plainly(printed: PrintedPaper) -> bytes:
    """Write the same paragraphs and tables with python-docx alone, without any style of their own."""
    document = docx.Document()
    for block in printed.all_blocks():
        if isinstance(block.content, Table):
            _plain_table(document, block.content)
            continue
        for line in plain_lines([block.content]):
            document.add_paragraph(f"{block.label} {line}")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _plain_table(document: "docx.document.Document", table: Table) -> None:
    drawn = document.add_table(rows=0, cols=len(table.header))
    for row in (table.header, *table.rows):
        for cell, spans in zip(drawn.add_row().cells, row, strict=True):
            cell.text = spans_text(spans)


def _compare(name: str, papers: list[ParsedPaper]) -> None:
    printed = [typeset(paper, layout=_MV, which=Print.ANSWER) for paper in papers]
    ours = _time(lambda: [_word(paper) for paper in papers])
    plain = _time(lambda: [plainly(paper) for paper in printed])
    rate = f"{len(papers) / ours:.0f} papers/s, " if len(papers) > 1 else ""
    each, beside = ours / len(papers), plain / len(papers)
    _say(f"{name}: {rate}{each:.3f} s each; plain python-docx {beside:.3f} s, ratio {each / beside:.2f}")


def _on_two_cores(papers: list[ParsedPaper]) -> None:
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_word, papers[:4]))
        begin = time.perf_counter()
        list(pool.map(_word, papers, chunksize=10))
        seconds = time.perf_counter() - begin
    _say(f"on two of {os.cpu_count()} cores: {len(papers) / seconds:.0f} papers/s by the clock")


def _word(paper: ParsedPaper) -> bytes:
    return write_word(paper, layout=_MV, which=Print.ANSWER)


def _export_all(form: str, papers: list[ParsedPaper]) -> None:
    for paper in papers:
        FORMATS[form].write(paper, Print.ANSWER)


def _time(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()

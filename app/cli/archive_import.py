"""The command that imports an archive of papers (Altbestand einführen)."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Final

import click

from app.cli.output import acting, as_json, emit, emit_json, of_parliament, say
from app.errors import REFUSED
from app.unit_of_work import unit_of_work
from inquiries.archive.files import files_in
from inquiries.archive.importing import CHUNK, ArchiveImport
from inquiries.archive.reader_pool import ReaderPool, Reading
from inquiries.archive.report import ImportReport
from inquiries.foundation.actor import Actor

LINE_EVERY: Final = 1000


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(exists=True, path_type=Path))
@of_parliament()
@as_json
@acting
def import_papers(*, paths: tuple[Path, ...], parliament: str, as_json: bool, actor: Actor) -> None:
    """Drucksachen aus Dateien und Ordnern veröffentlichen (.docx .pdf .md .txt); bekannte bleiben, wie sie sind."""
    selection = files_in(paths)
    with unit_of_work() as session:
        run = ArchiveImport(session, actor, parliament, files=selection)
    with ReaderPool(run.parliament_code) as pool:
        for chunk in _chunks(_with_progress(pool.read_all(selection.files), len(selection.files))):
            with unit_of_work() as session:
                run.take(session, chunk)
    with unit_of_work() as session:
        run.finish(session)
    _print(run.report, as_json=as_json)
    if run.report.refused and not run.report.published + run.report.unchanged:
        click.get_current_context().exit(REFUSED)


def _chunks(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    iterator = iter(readings)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _with_progress(readings: Iterable[Reading], total: int) -> Iterator[Reading]:
    """Show a bar on a terminal, a line per 1,000 files elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(readings, length=total, label="Drucksachen", file=sys.stderr) as bar:
            yield from bar
        return
    for count, reading in enumerate(readings, start=1):
        yield reading
        if count % LINE_EVERY == 0:
            say(f"{count} von {total} Dateien gelesen.")


def _print(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        emit_json(asdict(report))
        return
    emit(
        f"neu: {report.created}, geändert: {report.updated}, unverändert: {report.unchanged}, "
        f"abgelehnt: {len(report.refused)}"
    )
    for refused in report.refused:
        emit(f"{refused['file']}: {refused['reason']}")
    for code, count in Counter(finding["code"] for finding in report.findings).most_common():
        emit(f"{count:6} × {code}: {next(f['message'] for f in report.findings if f['code'] == code)}")

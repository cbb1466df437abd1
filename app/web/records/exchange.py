"""Records as files: import with a report, export, the published schema (Austausch von Unterlagen)."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from answers.records.exchange import RecordError, RecordsRefused, text_of, write_records
from answers.records.keeping import CREATED, UNCHANGED, UPDATED
from answers.records.queries import record_titles
from answers.records.schema import load
from answers.records.services import ImportReport, Planned, export_records, import_records, preview_import
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.forms.record import german_quotes
from app.web.views.records import changes

bp = Blueprint("exchange", __name__)

LARGEST_FIELD: Final = 400_000  # bytes that a form may carry on to the next page
_OUTCOMES: Final = {"Wird angelegt": CREATED, "Wird geändert": UPDATED, "Bleibt, wie es ist": UNCHANGED}


@bp.get("/unterlagen-importieren")
def upload() -> ResponseReturnValue:
    """Ask for a file."""
    return render_template("pages/records/import.html")


@bp.post("/unterlagen-importieren")
def take_over() -> ResponseReturnValue:
    """Take over a file or the text of one that was looked at, all or nothing, and report what became of each record."""
    return _with_content(_taken_over)


@bp.post("/unterlagen-vorschau")
def preview() -> ResponseReturnValue:
    """Show what an import would do, without doing it."""
    return _with_content(_previewed)


def _with_content(work: Callable[[str, str], ResponseReturnValue]) -> ResponseReturnValue:
    """Hand the sent file's name and text to the work; show what is wrong with them otherwise."""
    file = request.files.get("file")
    has_file = file is not None and bool(file.filename)
    name = file.filename if file and file.filename else request.form.get("filename", "")
    if not has_file and "content" not in request.form:
        missing = "Wählen Sie zuerst eine Datei aus."
        return render_template("pages/records/import.html", missing=missing), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        content = text_of(file.read(), file=name) if file and has_file else request.form["content"]
        return work(name, content)
    except RecordsRefused as refusal:
        errors = [_readable(error) for error in refusal.errors]
        page = render_template("pages/records/import.html", errors=errors, filename=name)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY


def _taken_over(name: str, content: str) -> ResponseReturnValue:
    with unit_of_work() as session:
        report = import_records(session, current_actor(), current_parliament(session), content)
        groups = _reported(session, report)
    return render_template("pages/records/import.html", groups=groups, filename=name)


def _previewed(name: str, content: str) -> ResponseReturnValue:
    session = db.session()
    planned = preview_import(session, current_actor(), current_parliament(session), content)
    groups = [
        (label, [(each.record, _changed(each)) for each in planned if each.outcome == outcome])
        for label, outcome in _OUTCOMES.items()
    ]
    return render_template(
        "pages/records/import_preview.html",
        filename=name,
        groups=[(label, records) for label, records in groups if records],
        content=content if len(content.encode()) <= LARGEST_FIELD else None,
        changes=sum(each.outcome != UNCHANGED for each in planned),
    )


def _changed(planned: Planned) -> str:
    """Name the fields that a new version would change."""
    if planned.before is None:
        return ""
    return ", ".join(change.label for change in changes(planned.before, planned.record))


@bp.get("/unterlagen.json")
def export() -> ResponseReturnValue:
    """Send all records of one's ministry as the file that the import reads."""
    return _json_file(write_records(export_records(db.session(), current_actor())), "Unterlagen.json")


@bp.get("/unterlagen-schema.json")
def schema() -> ResponseReturnValue:
    """Send the published schema of such files, to anybody: it says what records may hold and holds none."""
    return Response(json.dumps(load(), ensure_ascii=False, indent=2) + "\n", mimetype="application/schema+json")


def _reported(session: Session, report: ImportReport) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what became of the records, each as key and title."""
    groups = {"Angelegt": report.created, "Geändert": report.updated, "Unverändert": report.unchanged}
    titles = record_titles(session, current_actor(), [key for keys in groups.values() for key in keys])
    return [(label, [(key, titles[key]) for key in keys]) for label, keys in groups.items() if keys]


def _json_file(text: str, filename: str) -> Response:
    response = Response(text, mimetype="application/json")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


def _readable(error: RecordError) -> RecordError:
    return RecordError(error.file, error.record, error.field, german_quotes(error.sentence))

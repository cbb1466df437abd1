"""Records as files: import with a report, export, the published schema (Austausch von Unterlagen)."""

import json
from http import HTTPStatus

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from answers.records.exchange import RecordError, RecordsRefused, write_records
from answers.records.queries import record_titles
from answers.records.schema import load
from answers.records.services import ImportReport, export_records, import_records
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.record_form import german_quotes

bp = Blueprint("exchange", __name__)


@bp.get("/unterlagen-importieren")
def upload() -> ResponseReturnValue:
    """Ask for a file."""
    return render_template("pages/records/import.html")


@bp.post("/unterlagen-importieren")
def take_over() -> ResponseReturnValue:
    """Take over a file, all or nothing, and report what became of each record."""
    file = request.files.get("file")
    if file is None or not file.filename:
        missing = "Wählen Sie zuerst eine Datei aus."
        return render_template("pages/records/import.html", missing=missing), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with unit_of_work() as session:
            report = import_records(session, current_actor(), current_parliament(session), file.read())
            groups = _reported(session, report)
    except RecordsRefused as refusal:
        errors = [_readable(error) for error in refusal.errors]
        page = render_template("pages/records/import.html", errors=errors, filename=file.filename)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return render_template("pages/records/import.html", groups=groups, filename=file.filename)


@bp.get("/unterlagen.json")
def export() -> ResponseReturnValue:
    """Send all records of one's ministry as the file that the import reads."""
    return _json_file(write_records(export_records(db.session(), current_actor())), "Unterlagen.json")


@bp.get("/unterlagen-schema.json")
def schema() -> ResponseReturnValue:
    """Send the published schema of such files."""
    return _json_file(json.dumps(load(), ensure_ascii=False, indent=2) + "\n", "Unterlagen-Schema.json")


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

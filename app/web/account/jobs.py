"""Long work: what a person asked for, how far it is, and the file that came of it (Aufträge)."""

from collections.abc import Iterator
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from answers.printing.formats import FORMATS
from answers.term_export import start_term_export, terms_with_papers
from app.accounts import current_actor
from app.extensions import db
from app.formats import plural
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from inquiries.foundation import jobs
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.jobs import Job

bp = Blueprint("jobs", __name__, url_prefix="/auftraege")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show the person's jobs and what can be asked for."""
    return _overview({}, request.args.getlist("formats") or ["docx"])


@bp.post("/wahlperiode")
def export_term() -> ResponseReturnValue:
    """Let a whole term be exported."""
    formats = request.form.getlist("formats")
    try:
        with unit_of_work() as session:
            job = start_term_export(
                session,
                current_actor(),
                current_parliament().code,
                term=request.form.get("term", 0, type=int),
                formats=formats,
            )
    except InvalidInput as refusal:
        return _overview({refusal.field or "": refusal.sentence}, formats)
    return redirect(url_for("jobs.show", job_id=job.id), HTTPStatus.SEE_OTHER)


@bp.get("/<int:job_id>")
def show(job_id: int) -> ResponseReturnValue:
    """Show how far a job is; a page that is open asks again and again for its middle part."""
    job = _job(job_id)
    if "HX-Request" in request.headers:
        return render_template("pages/jobs/_state.html", job=job)
    return render_template("pages/jobs/show.html", job=job)


@bp.get("/<int:job_id>/datei")
def download(job_id: int) -> ResponseReturnValue:
    """Send the file, piece by piece."""
    job = _job(job_id)
    pieces = jobs.read_pieces(db.session(), job)
    first = next(pieces)  # a refusal comes before the answer begins
    response = Response(stream_with_context(_all(first, pieces)), mimetype=job.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=job.filename or "Datei")
    response.headers["Content-Length"] = str(job.size)
    return response


@bp.post("/<int:job_id>/abbrechen")
def cancel(job_id: int) -> ResponseReturnValue:
    """Stop a job."""
    with unit_of_work() as session:
        jobs.cancel(session, current_actor(), job_id)
    return redirect(url_for("jobs.show", job_id=job_id), HTTPStatus.SEE_OTHER)


@bp.post("/<int:job_id>/entfernen")
def remove(job_id: int) -> ResponseReturnValue:
    """Take an ended job off the list, its file with it."""
    with unit_of_work() as session:
        jobs.remove(session, current_actor(), job_id)
    flash("Der Auftrag ist entfernt.", "success")
    return redirect(url_for("jobs.overview"), HTTPStatus.SEE_OTHER)


def _job(job_id: int) -> Job:
    return jobs.get_job(db.session(), current_actor(), job_id)


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _overview(errors: dict[str, str], formats: list[str]) -> ResponseReturnValue:
    page = render_template(
        "pages/jobs/overview.html",
        jobs=jobs.list_jobs(db.session(), current_actor()),
        terms=[
            (term, f"{term}. Wahlperiode ({plural(count, 'Drucksache', 'Drucksachen')})")
            for term, count in terms_with_papers(db.session(), current_parliament().code)
        ],
        formats=[(code, form.name) for code, form in FORMATS.items()],
        chosen=formats,
        errors=errors,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

"""The source records of one's ministry: list, one record with its versions (Unterlagen)."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from answers.records.kinds import RecordKind
from answers.records.queries import get_source_record, own_records, used_in
from app.accounts import current_actor
from app.extensions import db
from app.web.record_view import fact_rows

bp = Blueprint("records", __name__, url_prefix="/unterlagen")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the records of one's ministry, narrowed by kind and words as the address says."""
    kind = RecordKind.__members__.get(request.args.get("kind", ""))
    words = request.args.get("text", "").casefold().split()
    records = [
        record
        for record in own_records(db.session(), current_actor())
        if (kind is None or record.kind is kind) and all(word in record.title.casefold() for word in words)
    ]
    return render_template(
        "pages/records/overview.html",
        records=records,
        kinds=[(each.name, each.value) for each in RecordKind],
        kind=kind.name if kind else "",
        text=request.args.get("text", ""),
    )


@bp.get("/<key>")
def show(key: str) -> ResponseReturnValue:
    """Show one record as a version has it, the latest unless the address names another."""
    actor = current_actor()
    source = get_source_record(db.session(), actor, key)
    wanted = request.args.get("version", source.latest_version, type=int)
    version = next((each for each in source.versions if each.number == wanted), source.versions[-1])
    return render_template(
        "pages/records/show.html",
        record=version.record,
        source=source,
        facts=fact_rows(version.record),
        inquiries=used_in(db.session(), actor, source),
    )

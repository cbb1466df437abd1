"""The audit trail for the auditor: read with filters, in pages, as a spreadsheet, and verified (Revision)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import spreadsheets
from app.accounts import current_actor
from app.extensions import db, settings
from app.spreadsheets import Sheet
from app.web.values import typed_line
from app.web.views.acts import act_in_words
from app.web.views.trail import detail_in_words
from inquiries import audit_reading
from inquiries.audit_reading import AuditFilter
from inquiries.foundation import audit, clock
from inquiries.foundation.audit import AuditEntry, Realm

bp = Blueprint("trail", __name__, url_prefix="/protokoll")

COLUMNS: Final = ("Nr.", "Zeitpunkt", "Vorgang", "Wer", "Anmeldung", "Bereich", "Anfrage", "Einzelheiten")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show one page of the trail, as the address says."""
    actor, session, wanted = current_actor(), db.session(), _filter_of_address()
    page = audit_reading.read_trail(session, actor, wanted, page=request.args.get("page", 1, type=int))
    numbers = audit_reading.numbers_of(session, page.entries)
    names = audit_reading.names_of(session, page.entries)
    return render_template(
        "pages/trail.html",
        page=page,
        rows=[_row(entry, numbers, names) for entry in page.entries],
        wanted=wanted,
        actions=_acts(audit_reading.actions_of(session, actor)),
        realms=[(realm.name, realm.value) for realm in Realm],
        is_filtered=wanted != AuditFilter(),
        page_url=lambda number: url_for(".overview", **{**request.args.to_dict(), "page": number}),
        export_url=lambda kind: url_for(".export", **{**request.args.to_dict(), "kind": kind}),
    )


@bp.get("/protokoll.<kind>")
def export(kind: str) -> ResponseReturnValue:
    """Send what the filter leaves as a spreadsheet."""
    session = db.session()
    entries = audit_reading.export_trail(session, current_actor(), _filter_of_address())
    numbers, names = audit_reading.numbers_of(session, entries), audit_reading.names_of(session, entries)
    told = [_row(entry, numbers, names).values() for entry in entries]
    rows = [[*about, "; ".join(map(": ".join, detail))] for *about, detail in told]
    return spreadsheets.send(Sheet("Protokoll", COLUMNS, rows), "xlsx" if kind == "xlsx" else "csv", "protokoll")


@bp.post("/pruefung")
def verify() -> ResponseReturnValue:
    """Verify the whole chain and say what was found."""
    fault = audit.verify(db.session(), settings().key_for("audit"))
    moment = clock.now().astimezone(clock.GERMANY)
    if fault is None:
        flash(f"Das Protokoll ist unversehrt (geprüft am {moment:%d.%m.%Y um %H:%M} Uhr).", "success")
    else:
        flash(f"Das Protokoll ist NICHT unversehrt: {fault} Verständigen Sie den Betrieb.", "danger")
    return redirect(url_for(".overview"), 303)


def _acts(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Return the acts to choose from, by their words."""
    return sorted(((code, act_in_words(code)) for code in codes), key=lambda act: act[1].casefold())


def _filter_of_address() -> AuditFilter:
    return AuditFilter(
        action=typed_line("action")[:80],
        who=typed_line("who")[:120],
        number=typed_line("number")[:20],
        realm=Realm.__members__.get(typed_line("realm")),
        from_on=_day("from_on"),
        to_on=_day("to_on"),
    )


def _day(name: str) -> date | None:
    """Return the day of the address; what is no day narrows nothing."""
    try:
        return date.fromisoformat(typed_line(name))
    except ValueError:
        return None


def _row(entry: AuditEntry, numbers: Mapping[int, str], names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at,
        "what": act_in_words(entry.action),
        "who": entry.actor_name,
        "login": entry.actor_login,
        "realm": entry.realm.value,
        "number": numbers.get(entry.inquiry_id or 0, ""),
        "detail": detail_in_words(entry.detail, names),
    }

"""The desk for names that an archive brought and nobody knows: settle, see what changes, undo (Ungeprüfte Namen)."""

from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.values import LARGEST_ID
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.names.printed import NameKind
from inquiries.names.queries import (
    OpenName,
    find_open_name,
    known_entries,
    open_names,
    papers_naming,
    settlements,
    suggestions,
)
from inquiries.names.services import Verdict, settle_name, undo_settlement
from inquiries.names.settlement import NameAct

TITLE: Final = "Ungeprüfte Namen"
LEAD: Final = "Namen aus alten Drucksachen, die noch keinem Eintrag zugeordnet sind."

bp = Blueprint("names", __name__, url_prefix="/namen")

SHOWN_PAPERS: Final = 10
PLURALS: Final = {
    NameKind.MEMBER: "Mitglieder",
    NameKind.GROUP: "Fraktionen",
    NameKind.MINISTRY: "Ministerien",
}
CONFIRMATIONS: Final = {
    NameKind.MEMBER: ("Als neu bestätigen", "Das Mitglied ist ein eigenes und richtig geschrieben."),
    NameKind.GROUP: ("Als neu bestätigen", "Die Fraktion wird eingetragen und ist in Listen und Filtern zu wählen."),
    NameKind.MINISTRY: (
        "Stehen lassen, wie es gedruckt ist",
        "Ein früheres Ministerium, das keine Anfragen mehr beantwortet. Es bleibt unter seinem Namen zu finden.",
    ),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, as it was typed."""

    act: str = ""
    target: str = ""
    name: str = ""

    @classmethod
    def sent(cls) -> "Form":
        """Take what the request's form holds."""
        return cls(*(request.form.get(field, "") for field in ("act", "target", "name")))

    def verdict(self) -> Verdict:
        """Return what was chosen; raise InvalidInput for nothing."""
        act = NameAct.__members__.get(self.act)
        if act is None:
            raise InvalidInput("Wählen Sie, was mit dem Namen geschehen soll.", field="act")
        target = int(self.target) if self.target.isascii() and self.target.isdigit() else 0
        return Verdict(act, target if target <= LARGEST_ID else 0, self.name)


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the names that nobody has settled, and what the desk settled last."""
    names = open_names(db.session(), current_parliament())
    return render_template(
        "pages/names/overview.html",
        count=len(names),
        kinds=[(PLURALS[kind], kind, list(group)) for kind, group in groupby(names, key=lambda name: name.kind)],
        settled=settlements(db.session(), current_parliament()),
    )


@bp.get("/<kind>")
def show(kind: str) -> ResponseReturnValue:
    """Show one name: where it occurs, whose it may be, and what can be done."""
    return _page(_name(kind, request.args.get("text", "")), Form())


@bp.post("/<kind>/vorschau")
def preview(kind: str) -> ResponseReturnValue:
    """Show what would change; nothing changes yet."""
    name, form = _name(kind, request.form.get("text", "")), Form.sent()
    try:
        verdict = form.verdict()
        target = _target(name, verdict)
    except InvalidInput as refusal:
        return _page(name, form, {refusal.field or "": refusal.sentence})
    return render_template(
        "pages/names/preview.html", name=name, form=form, act=verdict.act, target=target, papers=_papers(name)
    )


@bp.post("/<kind>")
def settle(kind: str) -> ResponseReturnValue:
    """Settle a name."""
    name, form = _name(kind, request.form.get("text", "")), Form.sent()
    try:
        with unit_of_work() as session:
            settlement = settle_name(session, current_actor(), current_parliament(session), name, form.verdict())
    except InvalidInput as refusal:
        return _page(name, form, {refusal.field or "": refusal.sentence})
    flash(f"„{name.text}“ ist geklärt: {settlement.act.value}. Die Suche zieht in Kürze nach.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


@bp.post("/klaerungen/<int:settlement_id>/zuruecknehmen")
def undo(settlement_id: int) -> ResponseReturnValue:
    """Undo an act of the desk."""
    with unit_of_work() as session:
        settlement = undo_settlement(session, current_actor(), current_parliament(session), settlement_id)
    flash(f"Die Klärung von „{settlement.text}“ ist zurückgenommen; der Name ist wieder ungeprüft.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


def _name(kind: str, text: str) -> OpenName:
    found = NameKind.__members__.get(kind.upper())
    name = find_open_name(db.session(), current_parliament(), found, text) if found else None
    if name is None:
        raise NotFound("Diesen Namen gibt es hier nicht, oder er ist schon geklärt.", text=text)
    return name


def _target(name: OpenName, verdict: Verdict) -> str:
    """Return what the name would count as."""
    if verdict.act is NameAct.MERGE:
        entries = {
            entry_id: shown for entry_id, shown, _ in known_entries(db.session(), current_parliament(), name.kind)
        }
        if verdict.target_id not in entries:
            raise InvalidInput(f"Wählen Sie aus, zu welchem Eintrag „{name.text}“ gehört.", field="target")
        return entries[verdict.target_id]
    if verdict.act is NameAct.RENAME:
        if not verdict.name.strip():
            raise InvalidInput("Geben Sie die richtige Schreibweise an.", field="name")
        return " ".join(verdict.name.split())
    return name.text


def _papers(name: OpenName) -> Any:
    return papers_naming(db.session(), current_parliament(), name.kind, name.text, limit=SHOWN_PAPERS)


def _page(name: OpenName, form: Form, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    likely = suggestions(db.session(), current_parliament(), name)
    entries = known_entries(db.session(), current_parliament(), name.kind)
    page = render_template(
        "pages/names/show.html",
        name=name,
        form=form,
        likely=[(each.id, each.name, f"{each.likeness} von 100 ähnlich") for each in likely],
        entries=[(entry_id, shown) for entry_id, shown, _ in entries],
        confirmation=CONFIRMATIONS[name.kind],
        may_rename=name.kind is not NameKind.MINISTRY,
        papers=_papers(name),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK

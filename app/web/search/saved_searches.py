"""Searches that somebody keeps: list, saving, changing, deleting (Meine Suchen)."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.alerts import path_of
from app.extensions import db
from app.search_address import SearchAddress
from app.unit_of_work import unit_of_work
from inquiries import following, saved_searches
from inquiries.foundation.errors import InvalidInput
from inquiries.mail_settings import own_person
from inquiries.notifications import delivery_for
from inquiries.occasions import Delivery, Occasion
from inquiries.saved_searches import LONGEST_NAME, Rhythm

bp = Blueprint("saved_searches", __name__, url_prefix="/meine-suchen")

FINDS_SHOWN: Final = 5
RHYTHMS: Final = [(rhythm.name, rhythm.value) for rhythm in Rhythm]


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show one's own searches with what was found for each."""
    searches = saved_searches.my_searches(db.session(), current_actor())
    rows = [
        {
            "search": search,
            "told": str(SearchAddress.parse(search.address)),
            "url": f"{url_for('search.results')}?{search.address}",
            "finds": [(find, path_of(find)) for find in search.finds[:FINDS_SHOWN]],
            "found": len(search.finds),
        }
        for search in searches
    ]
    followed = [(each, each.inquiry) for each in following.followed_by(db.session(), current_actor())]
    about = {"rows": rows, "rhythms": RHYTHMS, "followed": followed, "gets_no_mail": _gets_no_mail()}
    return render_template("pages/saved_searches/overview.html", **about)


@bp.get("/neu")
def form() -> ResponseReturnValue:
    """Ask for the name and rhythm of a search that is about to be kept."""
    return _form(SearchAddress.of(request.args.items(multi=True)))


@bp.post("/neu")
def save() -> ResponseReturnValue:
    """Keep a search."""
    wanted = SearchAddress.parse(request.form.get("address", ""))
    name, rhythm = request.form.get("name", ""), _rhythm()
    try:
        with unit_of_work() as session:
            saved_searches.save_search(session, current_actor(), name=name, address=wanted.encoded(), rhythm=rhythm)
    except InvalidInput as error:
        return _form(wanted, name=name, rhythm=rhythm.name, error=error.sentence), 422
    flash(f"Die Suche „{name.strip()}“ ist gespeichert.")
    return redirect(url_for("saved_searches.overview"), 303)


@bp.post("/<int:search_id>")
def change(search_id: int) -> ResponseReturnValue:
    """Change a search's name or rhythm."""
    with unit_of_work() as session:
        name = request.form.get("name", "")
        saved_searches.change_search(session, current_actor(), search_id, name=name, rhythm=_rhythm())
    flash("Die Änderung ist gespeichert.")
    return redirect(url_for("saved_searches.overview"), 303)


@bp.post("/<int:search_id>/loeschen")
def delete(search_id: int) -> ResponseReturnValue:
    """Delete a search."""
    with unit_of_work() as session:
        name = saved_searches.delete_search(session, current_actor(), search_id)
    flash(f"Die Suche „{name}“ ist gelöscht.")
    return redirect(url_for("saved_searches.overview"), 303)


def _form(wanted: SearchAddress, **entered: Any) -> str:
    name = str(wanted)[:LONGEST_NAME]
    about: dict[str, Any] = {"name": name, "rhythm": Rhythm.AT_ONCE.name, "error": None} | entered
    about |= {"wanted": wanted, "rhythms": RHYTHMS, "gets_no_mail": _gets_no_mail()}
    return render_template("pages/saved_searches/form.html", **about)


def _gets_no_mail() -> bool:
    """Tell whether somebody chose to hear of new hits in the system alone."""
    person = own_person(db.session(), current_actor())
    return delivery_for(db.session(), person, Occasion.SEARCH_HITS) is Delivery.NONE


def _rhythm() -> Rhythm:
    chosen = request.form.get("rhythm", "")
    if chosen not in Rhythm.__members__:
        raise InvalidInput("Wählen Sie, wie oft Sie Nachricht erhalten möchten.", field="rhythm")
    return Rhythm[chosen]

"""The frame around each page: navigation, user menu, links (Rahmen)."""

from typing import Any, Final

from flask import request, url_for

from app.accounts import current_actor
from app.extensions import db
from app.parliament import find_current_parliament
from inquiries.desks import KEEPERS, Desk
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.mail_settings import count_unread
from inquiries.parliament.instruments import Instrument

NO_GROUP = "fraktionslos"
_DESKS: Final = {Desk.MINISTRY: "desks.ministry", Desk.GOVERNMENT: "desks.government"}


def shell() -> dict[str, Any]:
    """Return what the layouts need to know, for the person who asks."""
    actor, parliament = current_actor(), find_current_parliament()
    return {
        "shell": {
            "parliament": parliament.name if parliament else "",
            "instrument": Instrument.of(parliament.code if parliament else None),
            "home_url": url_for("start.home"),
            "search_url": None if _has_own_box(actor) else url_for("search.results"),
            "suggest_url": url_for("search.suggestions"),
            "navigation": [(label, url, _leads_here(url)) for label, url in _navigation(actor)],
            "user": {"name": actor.name, "role": _role_of(actor)} if actor.roles else None,
            "account_links": _account_links(actor),
            "sign_in_url": url_for("security.login"),
            "sign_out_url": url_for("security.logout"),
            "address": request.url.replace('"', "%22"),  # umlauts stay readable; a quote would end the address
            "today": clock.today(),
        }
    }


def _navigation(actor: Actor) -> list[tuple[str, str]]:
    items = [("Mein Schreibtisch" if actor.roles else "Start", url_for("start.home"))]
    if actor.may(Permission.HAND_IN_INQUIRY):
        items.append(("Meine Anfragen", url_for("own.overview")))
    if actor.may(Permission.FOLLOW_INQUIRIES) or actor.may(Permission.SEE_GOVERNMENT_WORK):
        items.append(("Anfragen", url_for("inquiries.overview")))
    items += [(desk.value, url_for(page)) for desk, page in _DESKS.items() if actor.roles & KEEPERS[desk]]
    if actor.may(Permission.KEEP_RECORDS):
        items.append(("Unterlagen", url_for("records.overview")))
    if actor.may(Permission.READ_AUDIT):
        items.append(("Protokoll", url_for("trail.overview")))
    if actor.may(Permission.RUN_MINISTRY):
        items.append(("Mein Haus", url_for("house.overview")))
    elif actor.may(Permission.SEE_GOVERNMENT_WORK):
        items.append(("Vertretungen", url_for("absences.overview")))
    if actor.may(Permission.ADMINISTER):
        items.append(("Fachadministration", url_for("administration.hub")))
    return [*items, ("Auswertungen", url_for("statistics.overview")), ("Suche", url_for("search.results"))]


def _account_links(actor: Actor) -> list[tuple[str, str]]:
    if not actor.roles or actor.person_id is None:
        return []
    unread = count_unread(db.session(), actor)
    news = f"Nachrichten ({unread} neu)" if unread else "Nachrichten"
    return [
        (news, url_for("notifications.overview")),
        ("Meine Suchen", url_for("saved_searches.overview")),
        ("Aufträge", url_for("jobs.overview")),
        ("Einstellungen", url_for("preferences.show")),
    ]


def _leads_here(url: str) -> bool:
    """Tell whether an address of the navigation is this page's, or that of the room it stands in."""
    return request.path == url or (url != "/" and request.path.startswith(f"{url.rstrip('/')}/"))


def _has_own_box(actor: Actor) -> bool:
    """Tell whether the page has a search box of its own, so that the masthead needs none."""
    return request.endpoint == "search.results" or (request.endpoint == "start.home" and not actor.roles)


def _role_of(actor: Actor) -> str:
    return ", ".join(sorted(role.value for role in actor.roles))


def askers(pairs: tuple[tuple[str, str | None], ...]) -> str:
    """Write who asks in one line: „Peter Ritter (DIE LINKE)“."""
    return ", ".join(f"{name} ({group or NO_GROUP})" for name, group in pairs)

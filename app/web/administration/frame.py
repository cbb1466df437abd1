"""What the Fachadministration's pages share: ways back, pages of lists, the history of an entry (Rahmen)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from flask import request, url_for
from sqlalchemy import Select, func, select

from app.accounts import current_actor
from app.extensions import db
from app.web.views.changes import changes_in_words
from inquiries.administration.entries import Subject, history_of

T = TypeVar("T")

PAGE_SIZE: Final = 50
VERBS: Final = {
    "enter": "Eingetragen",
    "change": "Geändert",
    "seat": "Mitgliedschaft eingetragen",
    "seat_change": "Mitgliedschaft geändert",
    "name": "Name eingetragen",
    "name_change": "Name geändert",
    "subordinate": "Anderem Ministerium nachgeordnet",
    "account": "Zugang angelegt",
    "password": "Kennwort ersetzt",
    "remove": "Entfernt",
    "mail_address": "Mailadresse selbst geändert",
    "mail_choice": "Auswahl der Nachrichten geändert",
    "calendar_created": "Kalender eingerichtet",
    "calendar_revoked": "Kalender geschlossen",
}


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a page of the Fachadministration."""
    return [("Start", url_for("start.home")), ("Fachadministration", url_for("administration.hub")), *more]


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list of entries."""

    rows: Sequence[T]
    number: int
    count: int
    total: int

    @classmethod
    def of(cls, query: Select[T]) -> "ListPage[T]":
        """Cut the page out of a query that the address names; beyond the ends means the nearest page."""
        session = db.session()
        total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
        count = max(1, -(-total // PAGE_SIZE))
        number = min(max(request.args.get("page", 1, type=int), 1), count)
        rows = session.scalars(query.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
        return cls(rows, number, count, total)

    def url(self, number: int) -> str:
        """Return the address of a page of this list, with its filters."""
        address: dict[str, Any] = {**request.args.to_dict(), "page": number}
        return url_for(".overview", **address)


def timeline_of(subject: Subject, entry_id: int) -> list[dict[str, Any]]:
    """Return the history of an entry for the timeline, the newest first."""
    entries = history_of(db.session(), current_actor(), subject, entry_id)
    return [
        {
            "at": entry.at,
            "what": VERBS.get(entry.action.partition(".")[2], entry.action),
            "who": entry.actor_name,
            "reason": changes_in_words(entry.detail.get("changed", {})) or None,
        }
        for entry in reversed(entries)
    ]

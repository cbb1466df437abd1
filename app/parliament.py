"""The parliament that a request is about: that of whoever is signed in, else the first one set up (Landtag)."""

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.extensions import db
from inquiries.foundation.errors import NotReady
from inquiries.parliament.parliaments import Parliament


def find_current_parliament(session: Session | None = None) -> Parliament | None:
    """Return the request's parliament, None in an installation that is not set up yet."""
    if session is not None:
        return _first(session)
    if "parliament" not in g:
        g.parliament = _first(db.session())
    found: Parliament | None = g.parliament
    return found


def current_parliament(session: Session | None = None) -> Parliament:
    """Return the request's parliament; raise NotReady in an installation that is not set up yet."""
    parliament = find_current_parliament(session)
    if parliament is None:
        raise NotReady("Diese Installation ist noch nicht eingerichtet: Es gibt noch kein Parlament.")
    return parliament


def _first(session: Session) -> Parliament | None:
    query = select(Parliament).order_by(Parliament.id)
    if (parliament_id := current_actor().parliament_id) is not None:
        query = query.where(Parliament.id == parliament_id)
    return session.scalars(query).first()

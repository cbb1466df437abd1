"""Searches that somebody keeps, and what was found for them since (Gespeicherte Suchen).

What a Member looks for is the Member's alone: no list of others shows it, and the audit trail does not hold it.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from sqlalchemy import ForeignKey, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.change_log import last_change
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base, Json
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.parliament.people import Person

LONGEST_NAME: Final = 120
LONGEST_ADDRESS: Final = 4_000
MOST: Final = 100


class Rhythm(Enum):
    """How often somebody is told of new hits; the value is what the page says."""

    AT_ONCE = "sofort"
    DAILY = "täglich"
    WEEKLY = "wöchentlich"
    NEVER = "keine Mail"


class SavedSearch(Base):
    """A search by its address; `seen_change` is how far the change log was looked through for it."""

    __tablename__ = "saved_searches"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    rhythm: Mapped[Rhythm]
    seen_change: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
    finds: Mapped[list["SearchFind"]] = relationship(cascade="all, delete-orphan", order_by="SearchFind.id.desc()")


class SearchFind(Base):
    """A published paper that a saved search found, once; `told_at` is when its person was told."""

    __tablename__ = "search_finds"
    __table_args__ = (UniqueConstraint("search_id", "number", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    search_id: Mapped[int] = mapped_column(ForeignKey("saved_searches.id", ondelete="CASCADE"))
    number: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    shown: Mapped[Json]
    found_at: Mapped[datetime]
    told_at: Mapped[datetime | None] = mapped_column(index=True)


def save_search(session: Session, actor: Actor, *, name: str, address: str, rhythm: Rhythm) -> SavedSearch:
    """Keep a search for whoever acts; it looks at what appears from now on."""
    person_id = _person(actor)
    if len(my_searches(session, actor)) >= MOST:
        raise InvalidInput(
            f"Mehr als {MOST} Suchen lassen sich nicht speichern. Löschen Sie eine, die Sie nicht brauchen."
        )
    if is_kept(session, actor, address):
        raise InvalidInput("Diese Suche ist schon gespeichert. Sie finden sie unter „Meine Suchen“.", field="name")
    search = SavedSearch(
        person_id=person_id,
        name=_named(name),
        address=_short(address),
        rhythm=rhythm,
        seen_change=last_change(session),
        created_at=clock.now(),
    )
    session.add(search)
    session.flush()
    return search


def change_search(session: Session, actor: Actor, search_id: int, *, name: str, rhythm: Rhythm) -> SavedSearch:
    """Name a search anew, or let it tell in another rhythm."""
    search = get_search(session, actor, search_id)
    search.name, search.rhythm = _named(name), rhythm
    return search


def delete_search(session: Session, actor: Actor, search_id: int) -> str:
    """Delete a search with all that was found for it; return its name."""
    search = get_search(session, actor, search_id)
    session.delete(search)
    return search.name


def get_search(session: Session, actor: Actor, search_id: int) -> SavedSearch:
    """Return one of the actor's own searches; somebody else's answers as if there were none: NotFound."""
    search = session.get(SavedSearch, search_id)
    if search is None or search.person_id != _person(actor):
        raise NotFound("Diese gespeicherte Suche gibt es nicht.", search_id=search_id)
    return search


def my_searches(session: Session, actor: Actor) -> Sequence[SavedSearch]:
    """Return the actor's own searches by name."""
    query = select(SavedSearch).where(SavedSearch.person_id == _person(actor))
    return session.scalars(query.order_by(func.lower(SavedSearch.name), SavedSearch.id)).all()


def is_kept(session: Session, actor: Actor, address: str) -> bool:
    """Tell whether somebody keeps this search already; the public keeps none."""
    return actor.person_id is not None and any(each.address == address for each in my_searches(session, actor))


def behind(session: Session, cursor: int) -> Sequence[SavedSearch]:
    """Return the searches that have not looked at all changes up to a cursor."""
    return session.scalars(select(SavedSearch).where(SavedSearch.seen_change < cursor).order_by(SavedSearch.id)).all()


def note_find(session: Session, search: SavedSearch, number: str, version: int, shown: Json) -> None:
    """Note that a search found a paper; a second time changes nothing."""
    known = select(SearchFind.id).where(
        SearchFind.search_id == search.id, SearchFind.number == number, SearchFind.version == version
    )
    if session.scalar(known) is None:
        about = {"number": number, "version": version, "shown": shown, "found_at": clock.now()}
        session.add(SearchFind(search_id=search.id, **about))
        session.flush()


def untold(session: Session, rhythm: Rhythm) -> Sequence[tuple[SavedSearch, SearchFind]]:
    """Return what was found and not told yet, by person and search."""
    query = (
        select(SavedSearch, SearchFind)
        .join(SearchFind, SearchFind.search_id == SavedSearch.id)
        .where(SearchFind.told_at.is_(None), SavedSearch.rhythm == rhythm)
        .order_by(SavedSearch.person_id, SavedSearch.id, SearchFind.id)
    )
    return [(search, find) for search, find in session.execute(query)]


def _person(actor: Actor) -> int:
    if actor.person_id is None:
        raise Forbidden("Suchen speichert, wer angemeldet ist.")
    return actor.person_id


def _named(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise InvalidInput("Geben Sie der Suche einen Namen, unter dem Sie sie wiederfinden.", field="name")
    if len(clean) > LONGEST_NAME:
        raise InvalidInput(f"Der Name darf höchstens {LONGEST_NAME} Zeichen haben.", field="name")
    return clean


def _short(address: str) -> str:
    if not address:
        raise InvalidInput(
            "Diese Suche sucht nach nichts. Geben Sie zuerst ein Wort oder eine Eingrenzung an.", field="name"
        )
    if len(address) > LONGEST_ADDRESS:
        raise InvalidInput(
            "Diese Suche ist zu lang, um sie zu speichern. Nehmen Sie Eingrenzungen zurück.", field="name"
        )
    return address

"""Views of a list that a person keeps: a name and the address they stand for (gespeicherte Ansichten)."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound

LONGEST_NAME: Final = 60
MOST: Final = 30


class SavedView(Base):
    """A person's view: `query` is what stands behind the question mark of the list's address."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    query: Mapped[str] = mapped_column(Text)
    is_default: Mapped[bool] = mapped_column(default=False)


def views_of(session: Session, actor: Actor) -> Sequence[SavedView]:
    """Return the actor's views by name."""
    query = select(SavedView).where(SavedView.person_id == actor.person_id).order_by(SavedView.name)
    return session.scalars(query).all()


def default_view(session: Session, actor: Actor) -> SavedView | None:
    """Return the view with which the actor's list opens."""
    return next((view for view in views_of(session, actor) if view.is_default), None)


def save_view(session: Session, actor: Actor, *, name: str, query: str, is_default: bool = False) -> SavedView:
    """Keep a view under a name; a view of the same name gives way to it."""
    if actor.person_id is None:
        raise Forbidden("Ansichten speichert nur, wer angemeldet ist.")
    name, views = _tidied(name), views_of(session, actor)
    view = next((each for each in views if each.name == name), None)
    if view is None and len(views) >= MOST:
        raise InvalidInput(f"Mehr als {MOST} Ansichten lassen sich nicht speichern. Löschen Sie eine.", field="name")
    if view is None:
        view = SavedView(person_id=actor.person_id, name=name, query=query)
        session.add(view)
    view.query = query
    session.flush()
    if is_default:
        choose_default(session, actor, view.id)
    return view


def rename_view(session: Session, actor: Actor, view_id: int, *, name: str) -> SavedView:
    """Give a view another name; raise InvalidInput when another view bears it."""
    view, name = _own(session, actor, view_id), _tidied(name)
    if any(each.name == name and each.id != view.id for each in views_of(session, actor)):
        raise InvalidInput(f"Eine Ansicht „{name}“ haben Sie schon. Wählen Sie einen anderen Namen.", field="name")
    view.name = name
    return view


def choose_default(session: Session, actor: Actor, view_id: int | None) -> None:
    """Let the list open with a view, or with none."""
    chosen = _own(session, actor, view_id) if view_id is not None else None
    for view in views_of(session, actor):
        view.is_default = view is chosen


def delete_view(session: Session, actor: Actor, view_id: int) -> str:
    """Delete a view and return its name."""
    view = _own(session, actor, view_id)
    session.delete(view)
    return view.name


def _own(session: Session, actor: Actor, view_id: int) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None or view.person_id != actor.person_id:
        raise NotFound("Diese Ansicht gibt es nicht oder sie gehört nicht Ihnen.")
    return view


def _tidied(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidInput("Geben Sie der Ansicht einen Namen.", field="name")
    if len(name) > LONGEST_NAME:
        raise InvalidInput(f"Der Name darf höchstens {LONGEST_NAME} Zeichen lang sein.", field="name")
    return name

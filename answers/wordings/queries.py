"""Reads of own wording: it exists only for the people of its ministry (Abfragen)."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from answers.drafting.phrases import Phrase, PhraseBook, standard
from answers.drafting.template_check import faults_of
from answers.records.kinds import RecordKind
from answers.wordings.models import OwnWording
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import Permission


def phrase_book(session: Session, ministry_id: int) -> PhraseBook:
    """Return the phrases that a ministry drafts with: its own where it has some, else the product's."""
    book = standard()
    for wording in _current(session, ministry_id):
        phrase = book.find(wording.kind, wording.name)
        if phrase is not None and wording.text is not None and not faults_of(wording.text, phrase.fit):
            book = book.with_text(phrase, wording.text)
    return book


def get_phrase(kind: RecordKind, name: str) -> Phrase:
    """Return a phrase of the product that can be worded; raise NotFound for any other."""
    phrase = standard().find(kind, name)
    if phrase is None or phrase.verbatim:
        raise NotFound(f"Eine Formulierung „{name}“, die sich ändern lässt, gibt es bei „{kind.value}“ nicht.")
    return phrase


def wording_versions(session: Session, actor: Actor, phrase: Phrase) -> list[OwnWording]:
    """Return the versions of a phrase in the actor's ministry, the newest first."""
    query = _of(own_ministry(actor)).where(OwnWording.kind == phrase.kind, OwnWording.name == phrase.name)
    return list(session.scalars(query.order_by(OwnWording.number.desc())))


def own_wordings(session: Session, actor: Actor) -> list[OwnWording]:
    """Return the wording that the actor's ministry has in place of the product's, in the order of the phrases."""
    places = {(phrase.kind, phrase.name): place for place, phrase in enumerate(standard().phrases)}
    found = [each for each in _current(session, own_ministry(actor)) if each.text is not None]
    return sorted(found, key=lambda each: places.get((each.kind, each.name), len(places)))


def own_ministry(actor: Actor) -> int:
    """Return the ministry whose wording an actor keeps; raise Forbidden for whoever has none."""
    actor.require(Permission.KEEP_RECORDS)
    if actor.ministry_id is None:
        raise Forbidden(
            "Sie gehören zu keinem Ministerium; eigene Formulierungen führt ein Ministerium. "
            "Die Fachadministration kann Sie einem Ministerium zuordnen."
        )
    return actor.ministry_id


def _current(session: Session, ministry_id: int) -> list[OwnWording]:
    """Return the latest version of each phrase of a ministry."""
    rows = session.scalars(_of(ministry_id).order_by(OwnWording.number))
    return list({(row.kind, row.name): row for row in rows}.values())


def _of(ministry_id: int) -> Select[OwnWording]:
    return select(OwnWording).where(OwnWording.ministry_id == ministry_id)

"""What all entries of the Fachadministration share: checks, spans of days, the trail of changes (Einträge)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.permissions import Permission
from inquiries.parliament.parliaments import Parliament

T = TypeVar("T")


class Subject(Enum):
    """What an entry is about; the name in lower case begins its acts in the trail, the value is its German name."""

    TERM = "Wahlperiode"
    GROUP = "Fraktion"
    MEMBER = "Mitglied des Landtages"
    MINISTRY = "Ministerium"
    PERSON = "Person"
    MAILBOX = "Gemeinsames Postfach"
    PARLIAMENT = "Einstellungen"


class Span(Protocol):
    """Something that holds from one day to another, both included; without an end it still holds."""

    valid_from: date
    valid_to: date | None


def ensure(holds: bool, field: str, sentence: str) -> None:
    """Raise InvalidInput with the field and the sentence unless something holds."""
    if not holds:
        raise InvalidInput(sentence, field=field)


def ensure_span(valid_from: date, valid_to: date | None) -> None:
    """Raise InvalidInput when an end lies before its beginning."""
    ensure(
        valid_to is None or valid_from <= valid_to,
        "valid_to",
        f"Das Ende liegt vor dem Beginn ({valid_from:%d.%m.%Y}). Prüfen Sie beide Tage.",
    )


def ensure_apart(valid_from: date, valid_to: date | None, others: Iterable[Span], *, what: str) -> None:
    """Raise InvalidInput when a span of days shares a day with another one; `what` names the other."""
    for other in others:
        begins_before_its_end = other.valid_to is None or valid_from <= other.valid_to
        ends_after_its_beginning = valid_to is None or other.valid_from <= valid_to
        until = f"bis {other.valid_to:%d.%m.%Y}" if other.valid_to else "ohne Ende"
        ensure(
            not (begins_before_its_end and ends_after_its_beginning),
            "valid_from",
            f"Der Zeitraum überschneidet sich mit {what} vom {other.valid_from:%d.%m.%Y} {until}. "
            "Beenden Sie zuerst den anderen Eintrag oder wählen Sie andere Tage.",
        )


def get_entry(session: Session, kind: type[T], entry_id: int, parliament: Parliament) -> T:
    """Return an entry of a parliament; raise NotFound when there is none with this id."""
    found = session.get(kind, entry_id)
    if found is None or getattr(found, "parliament_id", None) != parliament.id:
        raise NotFound("Diesen Eintrag gibt es hier nicht. Vielleicht wurde er inzwischen entfernt.")
    return found


def apply(entry: object, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Set an entry's values and return what changed: the field, before and after as text."""
    changed = {name: (getattr(entry, name), value) for name, value in values.items() if getattr(entry, name) != value}
    for name, (_before, after) in changed.items():
        setattr(entry, name, after)
    return {name: [_text(before), _text(after)] for name, (before, after) in changed.items()}


def record(session: Session, actor: Actor, subject: Subject, verb: str, entry_id: int, **detail: Any) -> None:
    """Write an act of the Fachadministration into the audit trail."""
    audit.record(session, actor, f"{subject.name.lower()}.{verb}", realm=Realm.PARLIAMENT, entry_id=entry_id, **detail)


def history_of(session: Session, actor: Actor, subject: Subject, entry_id: int) -> list[AuditEntry]:
    """Return the acts on an entry, oldest first."""
    actor.require(Permission.ADMINISTER)
    return list(
        session.scalars(
            select(AuditEntry)
            .where(
                AuditEntry.action.startswith(f"{subject.name.lower()}."),
                AuditEntry.detail["entry_id"].as_integer() == entry_id,
            )
            .order_by(AuditEntry.id)
        )
    )


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

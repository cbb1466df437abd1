"""Electoral terms as the Fachadministration keeps them (Wahlperioden)."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inquiries.administration.entries import Subject, apply, ensure, get_entry, record
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament


@dataclass(frozen=True, slots=True)
class TermEntry:
    """What is entered of a term."""

    number: int
    begins_on: date
    ends_on: date | None = None


def terms_of(session: Session, parliament: Parliament) -> list[ElectoralTerm]:
    """Return a parliament's terms, the newest first."""
    query = select(ElectoralTerm).where(ElectoralTerm.parliament_id == parliament.id)
    return list(session.scalars(query.order_by(ElectoralTerm.number.desc())))


def enter_term(session: Session, actor: Actor, parliament: Parliament, entry: TermEntry) -> ElectoralTerm:
    """Enter a term; raise InvalidInput for a number already taken or days that another term has."""
    actor.require(Permission.ADMINISTER)
    _ensure_workable(session, parliament, entry)
    term = ElectoralTerm(parliament_id=parliament.id, **asdict(entry))
    session.add(term)
    session.flush()
    record(session, actor, Subject.TERM, "enter", term.id, number=term.number)
    return term


def change_term(
    session: Session, actor: Actor, parliament: Parliament, term_id: int, entry: TermEntry
) -> ElectoralTerm:
    """Change a term's days, its number only while no inquiry bears it."""
    actor.require(Permission.ADMINISTER)
    term = get_entry(session, ElectoralTerm, term_id, parliament)
    _ensure_workable(session, parliament, entry, term)
    if changed := apply(term, asdict(entry)):
        record(session, actor, Subject.TERM, "change", term.id, changed=changed)
    return term


def _ensure_workable(
    session: Session, parliament: Parliament, entry: TermEntry, term: ElectoralTerm | None = None
) -> None:
    others = [each for each in terms_of(session, parliament) if each is not term]
    ensure(entry.number > 0, "number", "Die Nummer einer Wahlperiode ist eine Zahl ab 1.")
    ensure(
        entry.number not in {each.number for each in others},
        "number",
        f"Die {entry.number}. Wahlperiode ist schon eingetragen.",
    )
    ensure(
        entry.ends_on is None or entry.begins_on <= entry.ends_on,
        "ends_on",
        "Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.",
    )
    for other in others:
        ensure(
            _are_apart(entry, other),
            "begins_on",
            f"Die Tage überschneiden sich mit der {other.number}. Wahlperiode "
            f"({_days(other)}). Beenden Sie zuerst diese.",
        )
    if term is not None:
        _ensure_keeps_inquiries(session, term, entry)


def _are_apart(entry: TermEntry, other: ElectoralTerm) -> bool:
    ends_before = entry.ends_on is not None and entry.ends_on < other.begins_on
    begins_after = other.ends_on is not None and other.ends_on < entry.begins_on
    return ends_before or begins_after


def _days(term: ElectoralTerm) -> str:
    return f"{term.begins_on:%d.%m.%Y} bis " + (f"{term.ends_on:%d.%m.%Y}" if term.ends_on else "auf Weiteres")


def _ensure_keeps_inquiries(session: Session, term: ElectoralTerm, entry: TermEntry) -> None:
    first, last, count = session.execute(
        select(func.min(Inquiry.received_on), func.max(Inquiry.received_on), func.count()).where(
            Inquiry.term_id == term.id
        )
    ).one()
    if not count:
        return
    ensure(
        entry.number == term.number,
        "number",
        f"{count} Anfragen tragen die Nummer dieser Wahlperiode; sie lässt sich nicht mehr ändern.",
    )
    ensure(
        entry.begins_on <= first,
        "begins_on",
        f"Die erste Anfrage dieser Wahlperiode ging am {first:%d.%m.%Y} ein; der Beginn kann nicht später liegen.",
    )
    ensure(
        entry.ends_on is None or last <= entry.ends_on,
        "ends_on",
        f"Die letzte Anfrage dieser Wahlperiode ging am {last:%d.%m.%Y} ein; das Ende kann nicht früher liegen.",
    )

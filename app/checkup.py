"""What `flask doctor` looks at: one finding a subject (Prüfung der Installation)."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from answers.printing import pdf
from app import schema, search, worker
from app.extensions import db, settings
from app.mail import FOLDER
from inquiries import delivery
from inquiries.foundation import audit, clock
from inquiries.foundation.outbox import OutboxMessage
from inquiries.notifications import PostState
from search_index.errors import IndexUnavailable

Looked = tuple["Level", str]

LEAST_DISK: Final = 1024**3
WORKER_SILENCE: Final = timedelta(minutes=2)


class Level(Enum):
    """How a subject is; the value is the word before its line."""

    GOOD = "gut"
    NOTE = "Hinweis"
    FAULT = "FEHLER"


@dataclass(frozen=True, slots=True)
class Finding:
    """A subject, how it is, and a sentence about it."""

    subject: str
    level: Level
    sentence: str


def findings() -> Iterator[Finding]:
    """Look at every subject; one that needs the database says so when there is none."""
    for subject, look in SUBJECTS.items():
        try:
            level, sentence = look()
        except SQLAlchemyError:
            level, sentence = Level.FAULT, "Ohne lesbare Datenbank nicht zu prüfen."
        yield Finding(subject, level, sentence)


def _fault_if(bad: bool) -> Level:
    return Level.FAULT if bad else Level.GOOD


def _settings() -> Looked:
    given = settings()
    return Level.GOOD, f"{given.environment}, Daten in {given.home}"


def _database() -> Looked:
    db.session.execute(select(1))
    return Level.GOOD, f"{db.engine.dialect.name} antwortet."


def _schema() -> Looked:
    present, needed = schema.present(), schema.needed()
    if present == needed:
        return Level.GOOD, f"Stand {present}."
    return Level.FAULT, f"Stand {present or 'leer'}, gebraucht wird {needed}: „flask db upgrade“ ausführen."


def _audit() -> Looked:
    fault = audit.verify(db.session(), settings().key_for("audit"))
    return _fault_if(fault is not None), fault or "Unversehrt."


def _outbox() -> Looked:
    waiting = select(func.count()).where(OutboxMessage.done_at.is_(None))
    late = db.session.scalar(waiting.where(OutboxMessage.attempts > 0)) or 0
    return _fault_if(late > 0), f"{db.session.scalar(waiting)} Aufträge warten, davon {late} nach einem Fehlversuch."


def _mail() -> Looked:
    failed = delivery.count_in(db.session(), PostState.FAILED)
    if failed:
        return Level.FAULT, f"{failed} Mails sind nicht zustellbar: „Post“ in der Fachadministration."
    if not settings().mail_url:
        level = Level.NOTE if settings().is_production else Level.GOOD
        return level, f"Kein Versand (MAIL_URL fehlt); Mails liegen in {settings().home / FOLDER}."
    return Level.GOOD, f"{urlsplit(settings().mail_url).hostname}, {_waiting_mails()} Mails warten auf den Versand."


def _waiting_mails() -> int:
    return delivery.count_in(db.session(), PostState.WAITING)


def _worker() -> Looked:
    file = worker.heartbeat()
    if not file.exists():
        return Level.NOTE, "Lief hier noch nie: „flask worker“ starten."
    silence = datetime.now(UTC) - datetime.fromtimestamp(file.stat().st_mtime, UTC)
    level = Level.GOOD if silence < WORKER_SILENCE else Level.NOTE
    return level, f"Zuletzt vor {int(silence.total_seconds())} Sekunden."


def _search() -> Looked:
    try:
        found = search.public_index().status()
    except IndexUnavailable as error:
        return Level.NOTE, f"{error.sentence} Der Hintergrunddienst baut ihn von selbst."
    return Level.GOOD, f"{found.parents} Drucksachen, {found.engine}."


def _disk() -> Looked:
    free = shutil.disk_usage(settings().home).free
    return _fault_if(free < LEAST_DISK), f"{free / 1024**3:.1f} GiB frei.".replace(".", ",", 1)


def _pdf() -> Looked:
    if pdf.is_available():
        return Level.GOOD, "WeasyPrint und Pango sind da."
    return Level.NOTE, pdf.MISSING


def _clock() -> Looked:
    day = settings().demo_today
    moment = clock.now().astimezone(clock.GERMANY)
    return Level.GOOD, f"{moment:%d.%m.%Y %H:%M}" + (" (Vorführung: der Tag steht fest)" if day else "")


SUBJECTS: Final[dict[str, Callable[[], Looked]]] = {
    "Einstellungen": _settings,
    "Datenbank": _database,
    "Schema": _schema,
    "Protokoll": _audit,
    "Postausgang": _outbox,
    "Mail": _mail,
    "Hintergrunddienst": _worker,
    "Suchindex": _search,
    "Speicherplatz": _disk,
    "PDF": _pdf,
    "Uhr": _clock,
}

"""What `flask doctor` looks at: one finding a subject (Prüfung der Installation)."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from app import schema, worker
from app.extensions import db, settings
from inquiries.foundation import audit, clock
from inquiries.foundation.outbox import OutboxMessage

LEAST_DISK: Final = 1024**3
WORKER_SILENCE: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Finding:
    """A subject, whether it is well, and a sentence about it."""

    subject: str
    well: bool
    sentence: str


def findings() -> Iterator[Finding]:
    """Look at every subject; one that needs the database says so when there is none."""
    for subject, look in SUBJECTS.items():
        try:
            well, sentence = look()
        except SQLAlchemyError:
            well, sentence = False, "Ohne lesbare Datenbank nicht zu prüfen."
        yield Finding(subject, well, sentence)


def _settings() -> tuple[bool, str]:
    given = settings()
    return True, f"{given.environment}, Daten in {given.home}"


def _database() -> tuple[bool, str]:
    db.session.execute(select(1))
    return True, f"{db.engine.dialect.name} antwortet."


def _schema() -> tuple[bool, str]:
    present, needed = schema.present(), schema.needed()
    if present == needed:
        return True, f"Stand {present}."
    return False, f"Stand {present or 'leer'}, gebraucht wird {needed}: „flask db upgrade“ ausführen."


def _audit() -> tuple[bool, str]:
    fault = audit.verify(db.session(), settings().key_for("audit"))
    return fault is None, fault or "Unversehrt."


def _outbox() -> tuple[bool, str]:
    waiting = select(func.count()).where(OutboxMessage.done_at.is_(None))
    late = db.session.scalar(waiting.where(OutboxMessage.attempts > 0)) or 0
    return late == 0, f"{db.session.scalar(waiting)} Aufträge warten, davon {late} nach einem Fehlversuch."


def _worker() -> tuple[bool, str]:
    file = worker.heartbeat()
    if not file.exists():
        return False, "Lief hier noch nie: „flask worker“ starten."
    silence = datetime.now(UTC) - datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return silence < WORKER_SILENCE, f"Zuletzt vor {int(silence.total_seconds())} Sekunden."


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings().home).free
    return free >= LEAST_DISK, f"{free / 1024**3:.1f} GiB frei.".replace(".", ",", 1)


def _clock() -> tuple[bool, str]:
    day = settings().demo_today
    moment = clock.now().astimezone(clock.GERMANY)
    return True, f"{moment:%d.%m.%Y %H:%M}" + (" (Vorführung: der Tag steht fest)" if day else "")


SUBJECTS: Final[dict[str, Callable[[], tuple[bool, str]]]] = {
    "Einstellungen": _settings,
    "Datenbank": _database,
    "Schema": _schema,
    "Protokoll": _audit,
    "Postausgang": _outbox,
    "Hintergrunddienst": _worker,
    "Speicherplatz": _disk,
    "Uhr": _clock,
}

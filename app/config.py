"""The settings of an installation, read once from the environment (Einstellungen)."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from inquiries.foundation.errors import InvalidInput
from search_index.engines import ENGINES

ROOT: Final = Path(__file__).resolve().parent.parent
LEAST_KEY_LENGTH: Final = 32
DATABASE_FILE: Final = "fragerecht.sqlite"
KEY_FILE: Final = "secret-key"
LOGINS_FILE: Final = "logins.json"  # the demonstration's logins with their passwords


def _setting(name: str, meaning: str, shown: str, read: Callable[[str], Any] = str, *, default: Any = "") -> Any:
    """Describe a setting: its name, what it means in German, its default as a person reads it, how it is read."""
    return field(default=default, metadata={"name": name, "meaning": meaning, "shown": shown, "read": read})


def _path(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("erwartet wird eine Zahl ab 0")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("erwartet wird ein Tag wie 2015-11-04") from None


def _key(text: str) -> str:
    if len(text) < LEAST_KEY_LENGTH:
        raise ValueError(f"erwartet werden mindestens {LEAST_KEY_LENGTH} Zeichen")
    return text


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(f"erwartet wird {' oder '.join(choices)}")
        return text

    return read


def _database(text: str) -> str:
    if text.startswith(("sqlite:///", "postgresql+psycopg://")):
        return text
    if text.startswith(("postgresql://", "postgres://")):
        return f"postgresql+psycopg://{text.partition('://')[2]}"
    raise ValueError("erwartet wird postgresql://… oder sqlite:///…")


def _mail_server(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.query not in {"", "starttls"}:
        raise ValueError("erwartet wird smtp://name:kennwort@server:587?starttls oder smtps://server")
    return text


def _sender(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(text)[1]):
        raise ValueError("erwartet wird eine Mailadresse wie „Fragerecht <fragerecht@landtag.example>“")
    return text


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("erwartet wird eine Adresse wie https://fragerecht.example.org")
    return text.rstrip("/")


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """What an installation can set; an empty variable counts as not set."""

    home: Path = _setting(
        "FRAGERECHT_HOME", "Ordner mit allen Daten dieser Installation", "var/ im Projekt", _path, default=ROOT / "var"
    )
    environment: str = _setting(
        "ENVIRONMENT",
        "local: Erprobung auf einem Rechner; production: Betrieb hinter TLS",
        "local",
        _one_of("local", "production"),
        default="local",
    )
    database_url: str = _setting(
        "DATABASE_URL", "Datenbank, SQLite oder PostgreSQL", "fragerecht.sqlite in FRAGERECHT_HOME", _database
    )
    secret_key: str = _setting(
        "SECRET_KEY",
        "geheimer Schlüssel, aus dem Sitzungs- und Formularschlüssel abgeleitet werden",
        "in local erzeugt und in FRAGERECHT_HOME verwahrt; in production erforderlich",
        _key,
    )
    audit_key: str = _setting(
        "AUDIT_KEY",
        "eigener Schlüssel des Protokolls; beim Wechsel von SECRET_KEY der bisherige Wert",
        "wie SECRET_KEY",
        _key,
    )
    search_engine: str = _setting("SEARCH_ENGINE", "Suchmaschine", "whoosh", _one_of(*ENGINES), default="whoosh")
    mail_url: str = _setting(
        "MAIL_URL",
        "Mailserver: smtp://name:kennwort@mail.example.org:587?starttls oder smtps://mail.example.org",
        "kein Versand; Mails liegen als Dateien in FRAGERECHT_HOME/mails",
        _mail_server,
    )
    mail_from: str = _setting(
        "MAIL_FROM",
        "Absender der Mails",
        "Fragerecht <fragerecht@localhost>",
        _sender,
        default="Fragerecht <fragerecht@localhost>",
    )
    public_url: str = _setting(
        "PUBLIC_URL",
        "Adresse dieser Installation, für Verweise in Mails und Kalendern",
        "http://127.0.0.1:8000",
        _address,
        default="http://127.0.0.1:8000",
    )
    trusted_proxies: int = _setting(
        "TRUSTED_PROXIES", "Anzahl der vorgeschalteten Proxys, deren Kopfzeilen gelten", "0", _number, default=0
    )
    demo_today: date | None = _setting(
        "DEMO_TODAY", "Tag, auf dem die Uhr einer Vorführung steht; nicht in production", "heute", _day, default=None
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the settings; raise InvalidInput, with a sentence that names the setting, for an unusable value."""
        given = {item.name: _read(item.metadata, text) for item in fields(cls) if (text := _text(environment, item))}
        settings = cls(**given)
        if settings.is_production:
            settings._ensure_fit_for_production()
        return settings

    @property
    def is_production(self) -> bool:
        """Tell whether this installation is meant for real work."""
        return self.environment == "production"

    @property
    def database(self) -> str:
        """Return the address of the database."""
        return self.database_url or f"sqlite:///{self.home / DATABASE_FILE}"

    def prepare_home(self) -> None:
        """Create the folder of the installation and its database file, closed to other accounts of the machine."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.database_url:
            (self.home / DATABASE_FILE).touch(mode=0o600)

    def key_for(self, purpose: str) -> bytes:
        """Return the key for a purpose, derived from the secret one."""
        secret = self.secret_key or _kept_key(self.home)
        if purpose == "audit" and self.audit_key:
            secret = self.audit_key
        return hmac.digest(secret.encode(), f"fragerecht {purpose}".encode(), hashlib.sha256)

    def _ensure_fit_for_production(self) -> None:
        if not self.secret_key:
            raise InvalidInput("In production muss SECRET_KEY gesetzt sein (z. B. mit „openssl rand -hex 32“ erzeugt).")
        if self.demo_today:
            raise InvalidInput("DEMO_TODAY gilt nur für Vorführungen und darf in production nicht gesetzt sein.")


def described() -> list[tuple[str, str, str]]:
    """Return every setting: name, meaning, default."""
    return [(item.metadata["name"], item.metadata["meaning"], item.metadata["shown"]) for item in fields(Settings)]


def _text(environment: Mapping[str, str], item: Any) -> str:
    return environment.get(item.metadata["name"], "").strip()


def _read(about: Mapping[str, Any], text: str) -> Any:
    try:
        return about["read"](text)
    except ValueError as error:
        raise InvalidInput(f"Die Einstellung {about['name']} ist unbrauchbar: {error}.") from None


def _kept_key(home: Path) -> str:
    """Return the key kept in the installation's folder, made at the first time."""
    path = home / KEY_FILE
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return path.read_text()
    path.write_text(secrets.token_hex(LEAST_KEY_LENGTH))
    return path.read_text()

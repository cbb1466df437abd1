"""Sending mail: by a server, or into a folder where none is set (Mailversand)."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from app.config import Settings

FOLDER: Final = "mails"
SECONDS: Final = 20.0
_PERMANENT: Final = 500
_PORTS: Final = {"smtp": 25, "smtps": 465}


class MailNotSent(Exception):
    """The mail did not leave. `permanent` means that the server will never take it; the text names no person."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Mailer(Protocol):
    """Whatever takes a finished mail over."""

    def send(self, message: EmailMessage) -> None:
        """Hand a mail over; raise MailNotSent unless it was certainly taken."""


@dataclass(frozen=True, slots=True)
class FolderMailer:
    """Puts each mail into a folder as a file that mail programs open; the same mail again is the same file."""

    folder: Path

    def send(self, message: EmailMessage) -> None:
        """Write the mail."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        (self.folder / f"{name}.eml").write_bytes(bytes(message))


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Hands each mail to a server, encrypted and signed in as the address of the server says."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False

    @classmethod
    def from_url(cls, url: str) -> "SmtpMailer":
        """Read smtp://user:password@host:587?starttls or smtps://…, as the settings have checked it."""
        parts = urlsplit(url)
        return cls(
            host=parts.hostname or "",
            port=parts.port or _PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=parts.scheme == "smtps",
            starttls=parts.query == "starttls",
        )

    def send(self, message: EmailMessage) -> None:
        """Hand the mail over. What happens after the server took it, such as a failing farewell, no longer counts."""
        try:
            server = self._connect()
        except (smtplib.SMTPException, OSError) as error:
            raise MailNotSent(f"Der Mailserver ist nicht erreichbar ({_words(error)}).") from None
        try:
            self._introduce(server)
            server.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            raise _refusal(error) from None
        finally:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connect(self) -> smtplib.SMTP:
        if self.tls:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=ssl.create_default_context())
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _introduce(self, server: smtplib.SMTP) -> None:
        if self.starttls:
            server.starttls(context=ssl.create_default_context())
        if self.user:
            server.login(self.user, self.password)


def mailer(settings: Settings) -> Mailer:
    """Return what sends this installation's mail: its server, or its folder where none is set."""
    return SmtpMailer.from_url(settings.mail_url) if settings.mail_url else FolderMailer(settings.home / FOLDER)


def _refusal(error: Exception) -> MailNotSent:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
        return MailNotSent(f"Der Mailserver lehnt die Adresse ab (Code {code}).", permanent=code >= _PERMANENT)
    if isinstance(error, smtplib.SMTPDataError):
        permanent = error.smtp_code >= _PERMANENT
        return MailNotSent(f"Der Mailserver lehnt den Inhalt ab (Code {error.smtp_code}).", permanent=permanent)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return MailNotSent(f"Der Mailserver lehnt die Anmeldung ab (Code {error.smtp_code}).")
    return MailNotSent(f"Der Mailserver nahm die Mail nicht an ({_words(error)}).")


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"Code {error.smtp_code}"
    return type(error).__name__

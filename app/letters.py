"""A notification as a mail: German text and HTML from one template, the same bytes each time (Briefe)."""

import hashlib
import hmac
import textwrap
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy, default
from email.utils import parseaddr
from typing import Any, Final

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from jinja2 import StrictUndefined

from app.config import Settings
from app.extensions import settings
from inquiries.assignment_links import token_of
from inquiries.foundation.errors import NotFound
from inquiries.notifications import Notification
from inquiries.occasions import RULES, Occasion

SUBJECT: Final = "Betreff: "
WIDTH: Final = 76
UNSUBSCRIBE: Final = "/nachrichten/abbestellen/"
SETTINGS: Final = "/einstellungen/"


class _Unfolded(UnstructuredHeader):
    """A header with an address, which mail programs do not read where it is cut or encoded (RFC 2369)."""

    def fold(self, *, policy: Policy) -> str:
        """Return the header as one line, however long."""
        return f"List-Unsubscribe: {self}{policy.linesep}"


_HEADERS: Final = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _Unfolded)  # type: ignore[arg-type]  # the stubs ask for a whole header
_POLICY: Final = default.clone(header_factory=_HEADERS)


def write_letter(notification: Notification) -> EmailMessage:
    """Return the mail of a notification, the same bytes each time.

    Its Message-ID comes from the notification, so that a mail that had to be sent twice is recognised as one.
    """
    given, name = settings(), _name_of(notification)
    message = EmailMessage(_POLICY)
    message["From"] = given.mail_from
    message["To"] = notification.address
    message["Date"] = notification.created_at
    message["Message-ID"] = f"<{name}@{parseaddr(given.mail_from)[1].rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "de"
    if not RULES[notification.occasion].required:
        message["List-Unsubscribe"] = f"<{given.public_url}{UNSUBSCRIBE}{unsubscribe_token(notification)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    _fill(message, notification)
    message.set_boundary(name)
    return message


def _fill(message: EmailMessage, notification: Notification) -> None:
    subject, paragraphs = render(notification)
    path, address = notification.payload.get("path"), settings().public_url
    about = {
        "subject": subject,
        "paragraphs": paragraphs,
        "name": notification.person.name if notification.address == notification.person.mail else None,
        "url": address + path if path else None,
        "settings_url": address + SETTINGS,
        "parliament": notification.person.parliament.name,
    }
    message["Subject"] = subject
    message.set_content(_wrapped(_template("layout.txt").render(about)), cte="quoted-printable")
    message.add_alternative(_template("layout.html").render(about), subtype="html", cte="quoted-printable")


def render(notification: Notification) -> tuple[str, list[str]]:
    """Return a notification's subject and paragraphs; a value that its template misses is an error, not a gap."""
    text = _template(f"{notification.occasion.name.lower()}.txt").render(
        notification.payload, address=settings().public_url, link=_answering_link(notification)
    )
    head, _, body = text.partition("\n")
    paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
    return " ".join(head.removeprefix(SUBJECT).split()), paragraphs


def _answering_link(notification: Notification) -> str | None:
    """Return the link that answers without signing in; it is made here alone and kept nowhere."""
    nonce = notification.payload.get("nonce")
    if nonce is None:
        return None
    return f"{settings().public_url}/zuweisung/{token_of(settings().key_for('audit'), nonce)}"


def unsubscribe_token(notification: Notification) -> str:
    """Return what proves that somebody got this mail and may switch its kind off."""
    token: str | bytes = _serializer(settings()).dumps([notification.person_id, notification.occasion.name])
    return str(token)


def read_token(token: str) -> tuple[int, Occasion]:
    """Return the person and occasion that a token of a mail speaks of; raise NotFound for any other text."""
    try:
        person_id, name = _serializer(settings()).loads(token)
    except BadSignature:
        raise NotFound("Diesen Verweis gibt es nicht. Öffnen Sie ihn bitte unverändert aus der Mail.") from None
    return int(person_id), Occasion[name]


def _serializer(given: Settings) -> URLSafeSerializer:
    return URLSafeSerializer(given.key_for("mail"), salt="unsubscribe")


def _name_of(notification: Notification) -> str:
    what = f"{notification.id} {notification.occasion.name} {notification.about} {notification.person_id}"
    return hmac.new(settings().key_for("mail"), what.encode(), hashlib.sha256).hexdigest()[:32]


def _template(name: str) -> Any:
    return current_app.jinja_env.overlay(undefined=StrictUndefined).get_template(f"mail/{name}")


def _wrapped(text: str) -> str:
    lines = (
        textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for part in lines for line in part) + "\n"

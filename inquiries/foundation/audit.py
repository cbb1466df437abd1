"""The audit trail: append-only, hash-chained with a key outside the database (Protokoll).

Each entry's digest is an HMAC-SHA256 over its content and the digest before it. The chain's head holds the number of
entries and the last digest, sealed with the same key, so that a cut tail is noticed too.
"""

import hashlib
import hmac
import json
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import LargeBinary, String, Text, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit_guards import install
from inquiries.foundation.database import Base, Json

KEY = "audit_key"  # the place of the key in Session.info
CHUNK = 500


class Realm(Enum):
    """Whose history an entry belongs to: the powers are separate."""

    PARLIAMENT = "Landtag"
    GOVERNMENT = "Landesregierung"


class AuditEntry(Base):
    """One act: who did what to which thing, when, with which values."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(80), index=True)
    realm: Mapped[Realm]
    actor_login: Mapped[str] = mapped_column(String(120))
    actor_name: Mapped[str] = mapped_column(String(200))
    inquiry_id: Mapped[int | None] = mapped_column(index=True)  # no foreign key: the trail outlives what it speaks of
    detail: Mapped[Json]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))

    def content(self) -> bytes:
        """Return the canonical bytes that the digest seals."""
        about = [
            self.id,
            self.at.isoformat(),
            self.action,
            self.realm.name,
            self.actor_login,
            self.actor_name,
            self.inquiry_id,
            self.detail,
        ]
        return json.dumps(about, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


event.listen(AuditEntry.__table__, "after_create", lambda _table, connection, **_: install(connection))


class AuditHead(Base):
    """The end of the chain: one row, locked by each writer until its transaction ends."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    entries: Mapped[int] = mapped_column(default=0)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), default=bytes(32))
    seal: Mapped[str] = mapped_column(Text, default="")


def record(
    session: Session,
    actor: Actor,
    action: str,
    *,
    realm: Realm,
    inquiry_id: int | None = None,
    **detail: Any,
) -> AuditEntry:
    """Write an entry in the transaction of the act itself. Dates and enums in `detail` become text.

    Raises KeyError when the session carries no key: nothing is done unrecorded.
    """
    key: bytes = session.info[KEY]
    head = _locked_head(session)
    entry = AuditEntry(
        id=head.entries + 1,
        at=clock.now(),
        action=action,
        realm=realm,
        actor_login=actor.login,
        actor_name=actor.name,
        inquiry_id=inquiry_id,
        detail={name: _plain(value) for name, value in detail.items()},
        digest=b"",
    )
    entry.digest = _digest(key, head.digest, entry.content())
    head.entries, head.digest = entry.id, entry.digest
    head.seal = _seal(key, head)
    session.add(entry)
    session.flush()
    return entry


def verify(session: Session, key: bytes) -> str | None:
    """Return a German sentence about the first bad entry, or None when the whole trail is untouched."""
    query = select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=CHUNK, populate_existing=True)
    before, count = bytes(32), 0
    with session.scalars(query) as entries:
        for entry in entries:
            count += 1
            if entry.id != count:
                return f"Eintrag {count} fehlt."
            before = _digest(key, before, entry.content())
            if not hmac.compare_digest(before, entry.digest):
                return f"Eintrag {entry.id} ({entry.action}) wurde verändert oder gehört nicht hierher."
    return _fault_of_end(session, key, count=count, digest=before)


def _fault_of_end(session: Session, key: bytes, *, count: int, digest: bytes) -> str | None:
    head = session.get(AuditHead, 1)
    if head is None:
        return "Das Ende der Kette fehlt." if count else None
    if not hmac.compare_digest(head.seal, _seal(key, head)):
        return "Das Siegel am Ende der Kette stimmt nicht."
    if (head.entries, head.digest) != (count, digest):
        return f"Nach Eintrag {count} fehlen Einträge; verzeichnet sind {head.entries}."
    return None


def _locked_head(session: Session) -> AuditHead:
    head = session.get(AuditHead, 1, with_for_update=True, populate_existing=True)
    if head is None:
        head = AuditHead(id=1, entries=0, digest=bytes(32), seal="")
        session.add(head)
    return head


def _digest(key: bytes, before: bytes, content: bytes) -> bytes:
    return hmac.digest(key, before + content, hashlib.sha256)


def _seal(key: bytes, head: AuditHead) -> str:
    return hmac.new(key, b"head:%d:%s" % (head.entries, head.digest), hashlib.sha256).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int, bool, dict)):
        return value
    return str(value)

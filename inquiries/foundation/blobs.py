"""Files in the database, named by the SHA-256 of their bytes (Dateien)."""

import hashlib
from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation import clock
from inquiries.foundation.database import Base
from inquiries.foundation.errors import NotFound


class Blob(Base):
    """The bytes of an upload or of a frozen paper; equal bytes are stored once."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    stored_at: Mapped[datetime]


def sha256_of(content: bytes) -> str:
    """Return the name of these bytes: their SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def store(session: Session, content: bytes, *, media_type: str) -> Blob:
    """Keep bytes and return their blob, the one already there when they are known."""
    name = sha256_of(content)
    blob = session.get(Blob, name)
    if blob is None:
        blob = Blob(sha256=name, size=len(content), media_type=media_type, content=content, stored_at=clock.now())
        session.add(blob)
        session.flush()
    return blob


def read(session: Session, sha256: str) -> bytes:
    """Return a blob's bytes; raise NotFound when they are missing or no longer those that the name promises."""
    blob = session.get(Blob, sha256)
    if blob is None or sha256_of(blob.content) != sha256:
        raise NotFound("Diese Datei ist nicht oder nicht unversehrt vorhanden.", sha256=sha256)
    return blob.content

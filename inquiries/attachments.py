"""Files of an inquiry: the one handed in, and what the Landtag's administration puts to it (Dateien zur Anfrage)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath
from typing import Final

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation import audit, blobs, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.blobs import Blob
from inquiries.foundation.database import Base
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.queries import get_inquiry
from inquiries.reading.gate import ensure_harmless
from inquiries.reading.images import JPEG, PNG

LONGEST_NAME: Final = 120
LONGEST_NOTE: Final = 300
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: Final = {
    b"PK": (DOCX, "docx"),
    b"%PDF-": ("application/pdf", "pdf"),
    PNG: ("image/png", "png"),
    JPEG: ("image/jpeg", "jpg"),
    b"": ("text/plain", "txt"),
}


class InquiryFile(Base):
    """A file put to an inquiry, with what it is. Taken out, it is shown no more, but stays in the house."""

    __tablename__ = "inquiry_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(ForeignKey("inquiries.id"), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    note: Mapped[str] = mapped_column(String(LONGEST_NOTE))
    sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    added_by: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    blob: Mapped[Blob] = relationship()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file to load down: its name and bytes."""

    name: str
    content: bytes


def may_see_files(actor: Actor) -> bool:
    """Tell whether an actor sees the files: the administration and the president; they are internal to the Landtag."""
    return actor.may(Permission.REGISTER_INQUIRY) or actor.may(Permission.REJECT_INQUIRY)


def files_of(session: Session, actor: Actor, inquiry: Inquiry) -> Sequence[InquiryFile]:
    """Return the files that an actor may see, the oldest first."""
    if not may_see_files(actor):
        return []
    query = select(InquiryFile).where(InquiryFile.inquiry_id == inquiry.id, InquiryFile.removed_at.is_(None))
    return session.scalars(query.order_by(InquiryFile.id)).all()


def attach_file(
    session: Session, actor: Actor, inquiry_id: int, content: bytes, *, name: str, note: str
) -> InquiryFile:
    """Put a file to an inquiry; raise Unreadable for one that the gate refuses, InvalidInput for a missing note."""
    actor.require(Permission.REGISTER_INQUIRY)
    inquiry = get_inquiry(session, actor, inquiry_id)
    name, note = _tidied(name), " ".join(note.split())
    if not name:
        raise InvalidInput("Wählen Sie eine Datei aus.", field="file")
    if not 0 < len(note) <= LONGEST_NOTE:
        raise InvalidInput(
            f"Schreiben Sie dazu, was die Datei ist, mit höchstens {LONGEST_NOTE} Zeichen.", field="note"
        )
    ensure_harmless(content, filename=name)
    blob = blobs.store(session, content, media_type=kind_of(content)[0])
    file = InquiryFile(
        inquiry_id=inquiry.id, name=name, note=note, sha256=blob.sha256, added_by=actor.name, added_at=clock.now()
    )
    session.add(file)
    session.flush()
    _record(session, actor, "inquiry.attach_file", file)
    return file


def remove_file(session: Session, actor: Actor, inquiry_id: int, file_id: int) -> InquiryFile:
    """Show a file no more; its bytes and the trail of it stay."""
    actor.require(Permission.REGISTER_INQUIRY)
    file = _get_file(session, actor, inquiry_id, file_id)
    file.removed_at = clock.now()
    _record(session, actor, "inquiry.remove_file", file)
    return file


def load_file(session: Session, actor: Actor, inquiry_id: int, file_id: int) -> Loaded:
    """Return a file's bytes; raise NotFound when it does not exist for the actor."""
    file = _get_file(session, actor, inquiry_id, file_id)
    return Loaded(file.name, blobs.read(session, file.sha256))


def load_original(session: Session, actor: Actor, inquiry_id: int) -> Loaded:
    """Return the file that was handed in; raise NotFound where there is none for the actor."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.source_sha256 is None or not may_see_original(actor, inquiry):
        raise NotFound("Zu dieser Anfrage gibt es keine eingereichte Datei.", inquiry_id=inquiry_id)
    content = blobs.read(session, inquiry.source_sha256)
    return Loaded(f"Eingereicht-{inquiry.number}.{kind_of(content)[1]}".replace("/", "-"), content)


def may_see_original(actor: Actor, inquiry: Inquiry) -> bool:
    """Tell whether an actor sees the file that was handed in: who sees the files, and the Members who ask."""
    own = actor.member_id is not None and actor.member_id in {asker.member_id for asker in inquiry.askers}
    return may_see_files(actor) or own


def _get_file(session: Session, actor: Actor, inquiry_id: int, file_id: int) -> InquiryFile:
    inquiry = get_inquiry(session, actor, inquiry_id)
    found = next((file for file in files_of(session, actor, inquiry) if file.id == file_id), None)
    if found is None:
        raise NotFound("Diese Datei gibt es nicht oder sie ist Ihnen nicht zugänglich.", file_id=file_id)
    return found


def _record(session: Session, actor: Actor, action: str, file: InquiryFile) -> None:
    audit.record(session, actor, action, realm=Realm.PARLIAMENT, inquiry_id=file.inquiry_id, sha256=file.sha256)


def kind_of(content: bytes) -> tuple[str, str]:
    """Return the media type of a file that passed the gate, and how its name ends."""
    return next(kind for magic, kind in _KINDS.items() if content.startswith(magic))


def _tidied(name: str) -> str:
    """Return a file's name without folders and signs that no name needs."""
    plain = "".join(sign for sign in PureWindowsPath(name).name if sign.isprintable()).strip()
    return plain[-LONGEST_NAME:]

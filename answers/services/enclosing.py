"""Putting pictures and files to an answer, moving them and taking them out; never commits (Bilder und Dateien)."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from answers import enclosures
from answers.answer import Answer
from answers.printing.pictures import without_traces
from answers.queries import get_answer, get_inquiry_in_drafting
from answers.services.editing import arrange_answer
from answers.services.revising import add_revision, ensure_fresh
from inquiries.attachments import kind_of
from inquiries.foundation import blobs
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import AttachedFile
from inquiries.reading.gate import ensure_harmless

LARGEST_SUM: Final = 50 * 1024 * 1024


def add_picture(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    content: bytes,
    *,
    name: str,
    alt: str,
    place: str,
    revision: int | None = None,
) -> Answer:
    """Show a picture at the end of a passage or annex; `place` is the field of that text in the editor.

    Raises Unreadable or InvalidInput for what is no picture, InvalidInput where nobody says what it shows.
    """
    answer = _open(session, actor, inquiry_id, revision)
    _ensure_room(answer.draft.files, content, name)
    words = enclosures.plain_words(
        alt,
        field="alt",
        missing="Beschreiben Sie das Bild in Worten: Wer es nicht sieht, hört oder liest diese Beschreibung.",
    )
    ensure_harmless(content, filename=name)
    picture = _stored(session, answer, without_traces(content, name), name)
    draft = enclosures.with_picture(answer.draft, place, picture, words)
    add_revision(session, actor, answer, draft, reason=f"Bild hinzugefügt: {picture.name}")
    return answer


def attach_file(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    content: bytes,
    *,
    name: str,
    title: str,
    revision: int | None = None,
) -> Answer:
    """Attach a file, which the list of files names as an annex; raise Unreadable for one that the gate refuses."""
    answer = _open(session, actor, inquiry_id, revision)
    _ensure_room(answer.draft.files, content, name)
    words = enclosures.plain_words(title, field="title", missing="Schreiben Sie, was die Datei ist.")
    ensure_harmless(content, filename=name)
    file = _stored(session, answer, content, name, title=words)
    draft = enclosures.with_attached(answer.draft, file)
    add_revision(session, actor, answer, draft, reason=f"Datei beigefügt: {file.name}")
    return answer


def move_enclosure(
    session: Session, actor: Actor, inquiry_id: int, name: str, *, by: int, revision: int | None = None
) -> Answer:
    """Move a picture within its text, or a file within its list."""
    reason = f"{name} nach {'oben' if by < 0 else 'unten'} verschoben"
    return arrange_answer(
        session,
        actor,
        inquiry_id,
        lambda draft: enclosures.moved(draft, name, by),
        reason=reason,
        revision=revision,
    )


def remove_enclosure(
    session: Session, actor: Actor, inquiry_id: int, name: str, *, revision: int | None = None
) -> Answer:
    """Take a file out, with the pictures that show it; its bytes stay for the revisions that had it."""
    return arrange_answer(
        session,
        actor,
        inquiry_id,
        lambda draft: enclosures.without(draft, name),
        reason=f"Datei entfernt: {name}",
        revision=revision,
    )


def _open(session: Session, actor: Actor, inquiry_id: int, revision: int | None) -> Answer:
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    return answer


def _ensure_room(files: Sequence[AttachedFile], content: bytes, name: str) -> None:
    """Raise InvalidInput where no file was chosen, or the answer has too many already."""
    if not name:
        raise InvalidInput("Wählen Sie eine Datei aus.", field="file")
    if len(files) >= enclosures.MOST_FILES:
        raise InvalidInput(
            f"Mehr als {enclosures.MOST_FILES} Bilder und Dateien sind nicht vorgesehen. Entfernen Sie zuerst andere.",
            field="file",
        )
    if sum(file.size for file in files) + len(content) > LARGEST_SUM:
        raise InvalidInput(
            f"Alle Dateien zusammen dürfen höchstens {LARGEST_SUM // 1024**2} MB haben. Verkleinern Sie diese, "
            "oder entfernen Sie zuerst andere.",
            field="file",
        )


def _stored(session: Session, answer: Answer, content: bytes, name: str, *, title: str = "") -> AttachedFile:
    media_type, ending = kind_of(content)
    blob = blobs.store(session, content, media_type=media_type)
    return AttachedFile(enclosures.free_name(answer.draft, name, ending), media_type, blob.sha256, len(content), title)

"""Files put to an inquiry: through the gate, internal to the Landtag, never lost."""

import pytest
from sqlalchemy import select

from inquiries.attachments import InquiryFile, attach_file, files_of, load_file, load_original, remove_file
from inquiries.foundation import blobs
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, Unreadable
from inquiries.foundation.permissions import Role
from tests.factories import World

TEXT = b"Sehr geehrte Damen und Herren, anbei das Schreiben."


def attached(world: World) -> InquiryFile:
    clerk = world.actor(Role.CLERK)
    return attach_file(world.session, clerk, world.inquiry().id, TEXT, name="C:\\Ablage\\Brief.txt", note=" Schreiben ")


def test_a_file_is_kept_with_its_name_and_note(world: World) -> None:
    file = attached(world)
    assert (file.name, file.note) == ("Brief.txt", "Schreiben")
    loaded = load_file(world.session, world.actor(Role.CLERK), file.inquiry_id, file.id)
    assert (loaded.name, loaded.content) == ("Brief.txt", TEXT)


def test_the_files_are_internal_to_the_landtags_administration(world: World) -> None:
    file = attached(world)
    inquiry = world.forwarded()
    file.inquiry_id = inquiry.id
    world.session.flush()
    assert list(files_of(world.session, world.actor(Role.PRESIDENT), inquiry)) == [file]
    for actor in (world.actor(Role.MEMBER, member=world.member), world.actor(Role.CHANCELLERY)):
        assert list(files_of(world.session, actor, inquiry)) == []
        with pytest.raises(NotFound):
            load_file(world.session, actor, inquiry.id, file.id)
        with pytest.raises(Forbidden):
            attach_file(world.session, actor, inquiry.id, TEXT, name="x.txt", note="x")


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00program", b"\xff\xd8\xff picture", b"PK\x03\x04 broken"])
def test_the_gate_refuses_what_is_no_document(world: World, content: bytes) -> None:
    with pytest.raises(Unreadable):
        attach_file(world.session, world.actor(Role.CLERK), world.inquiry().id, content, name="x", note="x")
    assert list(world.session.scalars(select(InquiryFile))) == []


@pytest.mark.parametrize(
    ("name", "note", "field"), [("", "x", "file"), ("a.txt", " ", "note"), ("a.txt", "x" * 301, "note")]
)
def test_a_file_needs_a_name_and_a_note(world: World, name: str, note: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        attach_file(world.session, world.actor(Role.CLERK), world.inquiry().id, TEXT, name=name, note=note)
    assert refusal.value.field == field


def test_a_file_taken_out_is_shown_no_more_and_its_bytes_stay(world: World) -> None:
    file, clerk = attached(world), world.actor(Role.CLERK)
    remove_file(world.session, clerk, file.inquiry_id, file.id)
    with pytest.raises(NotFound):
        load_file(world.session, clerk, file.inquiry_id, file.id)
    assert blobs.read(world.session, file.sha256) == TEXT
    actions = [entry.action for entry in world.session.scalars(select(AuditEntry))]
    assert actions[-2:] == ["inquiry.attach_file", "inquiry.remove_file"]


def test_the_handed_in_file_is_for_the_administration_and_the_member(world: World) -> None:
    inquiry = world.inquiry()
    clerk = world.actor(Role.CLERK)
    with pytest.raises(NotFound):
        load_original(world.session, clerk, inquiry.id)
    inquiry.source_sha256 = blobs.store(world.session, TEXT, media_type="text/plain").sha256
    world.session.flush()
    for actor in (clerk, world.actor(Role.MEMBER, member=world.member)):
        loaded = load_original(world.session, actor, inquiry.id)
        assert (loaded.name, loaded.content) == (f"Eingereicht-{inquiry.number}.txt".replace("/", "-"), TEXT)

"""What the Fachadministration settles where a parliament's rules leave it open (Einstellungen)."""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from inquiries.administration.entries import Subject, apply, record
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.parliament.parliaments import Parliament


@dataclass(frozen=True, slots=True)
class SettingsEntry:
    """What is set: None leaves a value to the rules."""

    saturdays_count: bool | None = None
    asker_names_ministry: bool | None = None


def settings_of(parliament: Parliament) -> SettingsEntry:
    """Return what is set for a parliament."""
    return SettingsEntry(parliament.saturdays_count, parliament.asker_names_ministry)


def change_settings(session: Session, actor: Actor, parliament: Parliament, entry: SettingsEntry) -> Parliament:
    """Change what is set; due days already reckoned stay until the clerk takes a fresh reckoning over."""
    actor.require(Permission.ADMINISTER)
    if changed := apply(parliament, asdict(entry)):
        record(session, actor, Subject.PARLIAMENT, "change", parliament.id, changed=changed)
    return parliament

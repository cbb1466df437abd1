"""The page of what is settled where the rules of procedure leave it open (Einstellungen)."""

from dataclasses import asdict
from typing import Any, Final

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.parliament import current_parliament
from app.web.administration.forms import Field, Form, Kind
from app.web.administration.frame import crumbs, timeline_of
from inquiries.administration.entries import Subject
from inquiries.administration.settings import SettingsEntry, change_settings, settings_of
from inquiries.parliament.parliaments import Parliament

TITLE: Final = "Einstellungen"
LEAD: Final = "Was gilt, wo die Geschäftsordnung eine Frage offen lässt: Samstage, Benennung eines Ministeriums."
YES, NO = "ja", "nein"
_VALUES: Final = {YES: True, NO: False}
_OPTIONS: Final = ((YES, "Ja"), (NO, "Nein"))
FIELDS: Final = (
    Field(
        "saturdays_count",
        "Zählen Samstage als Werktage?",
        Kind.CHOICE,
        optional=True,
        options=_OPTIONS,
        empty="Wie die Geschäftsordnung; ist sie offen, nein",
        hint="Gilt für neue Fristen. Laufende rechnen Sie unter „Fristen nachrechnen“ neu.",
    ),
    Field(
        "asker_names_ministry",
        "Darf das fragende Mitglied ein Ministerium benennen?",
        Kind.CHOICE,
        optional=True,
        options=_OPTIONS,
        empty="Wie die Geschäftsordnung; ist sie offen, nein",
        hint="Der Wunsch steht beim Vorschlag der Federführung als Grund. Es entscheidet die Staatskanzlei.",
    ),
)

bp = Blueprint("settings", __name__, url_prefix="/einstellungen")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show what is set, with its history."""
    return _form().page()


@bp.post("/")
def change() -> ResponseReturnValue:
    """Change what is set."""

    def store(session: Session, values: dict[str, Any]) -> Parliament:
        entry = SettingsEntry(**{name: _VALUES.get(str(value)) for name, value in values.items()})
        return change_settings(session, current_actor(), current_parliament(session), entry)

    return _form().save(store, done="Die Einstellungen sind gespeichert.", next_url=lambda _: url_for(".overview"))


def _form() -> Form:
    parliament = current_parliament()
    words = {value: word for word, value in _VALUES.items()}
    return Form(
        title=TITLE,
        lead=LEAD,
        fields=FIELDS,
        back_url=url_for("administration.hub"),
        breadcrumbs=crumbs(),
        values={name: words.get(value) for name, value in asdict(settings_of(parliament)).items()},
        history=timeline_of(Subject.PARLIAMENT, parliament.id),
    )

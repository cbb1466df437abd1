"""What an entry of the audit trail tells beside its act, in words (Einzelheiten)."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from app.web.views.changes import changes_in_words
from inquiries.foundation.permissions import Role
from inquiries.workflow import Stage

LABELS: Final = {
    "act": "Entscheidung",
    "address": "Adresse",
    "agreed_by": "zugestimmt hat",
    "answer_revision": "Fassung der Antwort",
    "askers": "Fragende",
    "category": "Grund",
    "changed": "geändert",
    "chosen": "Auswahl",
    "code": "Kürzel",
    "contribution": "Zulieferung Nr.",
    "delivered_on": "zugestellt am",
    "deputy": "Vertretung",
    "due_on": "fällig am",
    "ended_on": "beendet am",
    "entry_id": "Eintrag Nr.",
    "files": "Dateien",
    "from_on": "von",
    "grounds": "Gründe",
    "in_time": "fristgerecht",
    "is_consent": "Schweigen gilt als Mitzeichnung",
    "key": "Schlüssel",
    "keys": "Unterlagen",
    "kind": "Art",
    "letter_dated_on": "Schreiben vom",
    "login": "Anmeldename",
    "ministry": "Ministerium",
    "name": "Name",
    "notification_id": "Nachricht Nr.",
    "number": "Nummer",
    "officer_id": "Person",
    "on": "am",
    "parliament": "Parlament",
    "person": "Person",
    "phrase": "Formulierung",
    "printed_on": "ausgegeben am",
    "proposed": "vorgeschlagen",
    "question": "Frage",
    "reached": "Benachrichtigte",
    "reason": "Grund",
    "received_on": "Eingang",
    "revision": "Fassung",
    "roles": "Rollen",
    "sha256": "Prüfsumme",
    "stage": "Stufe",
    "step": "Schritt",
    "steps": "Schritte",
    "target": "Ziel",
    "title": "Titel",
    "to_on": "bis",
    "valid_from": "gültig ab",
    "version": "Fassung",
    "via": "auf dem Weg",
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def detail_in_words(detail: dict[str, Any], names: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return each detail with its German label; what is unknown here keeps its name, and nothing is left out.

    `names` are the names of the people that details speak of, by their id.
    """
    return [(LABELS.get(name, name), _words(name, value, names)) for name, value in detail.items() if value is not None]


def _words(name: str, value: Any, names: Mapping[int, str]) -> str:
    if name == "officer_id" and value in names:
        return names[value]
    if name in _READ:
        return _READ[name](value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, str):
        return f"{date.fromisoformat(value):%d.%m.%Y}" if _DAY.fullmatch(value) else value
    return json.dumps(value, ensure_ascii=False)


def _name(of: type[Enum], code: str) -> str:
    return str(of[code].value) if code in of.__members__ else code


_READ: Final[dict[str, Callable[[Any], str]]] = {
    "changed": changes_in_words,
    "roles": lambda codes: ", ".join(_name(Role, code) for code in codes),
    "stage": lambda codes: " → ".join(_name(Stage, code) for code in codes),
}

"""What an entry of the audit trail tells beside its act, in words (Einzelheiten)."""

import json
import re
from datetime import date
from typing import Any, Final

from inquiries.workflow import Stage

LABELS: Final = {
    "answer_revision": "Fassung der Antwort",
    "askers": "Fragende",
    "delivered_on": "zugestellt am",
    "due_on": "fällig am",
    "grounds": "Gründe",
    "in_time": "fristgerecht",
    "keys": "Unterlagen",
    "kind": "Art",
    "letter_dated_on": "Schreiben vom",
    "ministry": "Ministerium",
    "number": "Nummer",
    "officer_id": "Person",
    "on": "am",
    "printed_on": "ausgegeben am",
    "reason": "Grund",
    "received_on": "Eingang",
    "sha256": "Prüfsumme",
    "stage": "Stufe",
    "title": "Titel",
    "version": "Fassung",
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def detail_in_words(detail: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each detail with its German label; what is unknown here keeps its name, and nothing is left out."""
    return [(LABELS.get(name, name), _words(name, value)) for name, value in detail.items() if value is not None]


def _words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if name == "stage" and isinstance(value, list):
        return " → ".join(Stage[code].value if code in Stage.__members__ else str(code) for code in value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, str):
        return f"{date.fromisoformat(value):%d.%m.%Y}" if _DAY.fullmatch(value) else value
    return json.dumps(value, ensure_ascii=False)

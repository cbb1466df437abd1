"""The audit trail of an inquiry in words (Verlauf)."""

from collections.abc import Iterable
from typing import Any, Final

from inquiries.foundation.audit import AuditEntry
from inquiries.workflow import Event

WORDS: Final = {
    **{f"inquiry.{event.name.lower()}": event.value for event in Event},
    "inquiry.register": "Erfasst",
    "inquiry.hand_in": "Eingereicht",
    "inquiry.forward": "Der Landesregierung zugeleitet",
    "inquiry.assign": "Federführung zugewiesen",
    "inquiry.accept": "Zuweisung angenommen",
    "inquiry.return": "Zuweisung zurückgegeben",
    "inquiry.submit": "Zur Freigabe gegeben",
    "inquiry.send_back": "Zur Überarbeitung zurückgegeben",
    "inquiry.clear": "Freigegeben",
    "inquiry.answered": "Antwort dem Landtag zugeleitet",
    "inquiry.publish": "Drucksache veröffentlicht",
    "inquiry.withdraw": "Zurückgezogen",
    "inquiry.reject": "Zurückgewiesen",
    "inquiry.reopen": "Zurückweisung aufgehoben",
    "inquiry.ask_back": "Rückfrage an das Mitglied",
    "inquiry.resume": "Prüfung fortgesetzt",
    "inquiry.correct": "Angaben berichtigt",
    "answer.revise": "Neue Fassung der Antwort",
    "record.link": "Unterlage verknüpft",
    "record.unlink": "Unterlage gelöst",
}


def history_entries(entries: Iterable[AuditEntry]) -> list[dict[str, Any]]:
    """Return a history for the timeline, the newest first."""
    return [
        {
            "at": entry.at,
            "what": WORDS.get(entry.action, entry.action),
            "who": entry.actor_name,
            "reason": entry.detail.get("reason"),
        }
        for entry in sorted(entries, key=lambda entry: -entry.id)
    ]

"""The audit trail of an inquiry in words (Verlauf)."""

from collections.abc import Iterable
from datetime import date
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
    "inquiry.decline": "Zuweisung abgelehnt",
    "inquiry.transfer": "Federführung abgegeben",
    "inquiry.told_again": "Erneut um Annahme gebeten",
    "inquiry.handed_over": "Bearbeitung übergeben",
    "inquiry.involve": "Ministerium beteiligt",
    "inquiry.officers": "Bearbeitung verteilt",
    "inquiry.ask_co_signatures": "Um Mitzeichnung gebeten",
    "inquiry.co_sign": "Mitgezeichnet",
    "inquiry.ask_change": "Änderung erbeten",
    "inquiry.recall": "Aus der Mitzeichnung zurückgeholt",
    "inquiry.endorse": "Freigabeschritt gezeichnet",
    "inquiry.hand_down": "An einen früheren Freigabeschritt zurückgegeben",
    "inquiry.bypass": "Freigabeschritt übersprungen",
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
    "contribution.ask": "Um Zulieferung gebeten",
    "contribution.deliver": "Zulieferung eingegangen",
    "contribution.ask_once_more": "Zulieferung zur Ergänzung zurückgegeben",
    "contribution.take_over": "Zulieferung in die Antwort übernommen",
    "inquiry.demand": "Antwort nachgefordert",
    "inquiry.amended": "Nachtrag dem Landtag zugeleitet",
    "inquiry.amendment_published": "Nachtrag veröffentlicht",
    "answer.amend": "Nachtrag geschrieben",
    "answer.amendment_cleared": "Nachtrag freigegeben",
    "inquiry.answer_clarification": "Rückfrage beantwortet",
    "inquiry.object": "Einspruch gegen die Zurückweisung",
    "inquiry.uphold": "Einspruch vom Landtag zurückgewiesen",
    "inquiry.lapse": "Durch Ablauf der Wahlperiode erledigt",
    "inquiry.extend": "Frist verlängert",
    "inquiry.set_due_day": "Fälligkeit festgesetzt",
    "inquiry.note_interim_report": "Zwischenbericht eingegangen",
    "inquiry.request_oral_answer": "Mündliche Beantwortung verlangt",
    "inquiry.reckon_anew": "Neu berechnete Frist übernommen",
    "inquiry.keep_due_day": "Bisherige Frist beibehalten",
    "inquiry.attach_file": "Datei hinzugefügt",
    "inquiry.remove_file": "Datei entfernt",
    "paper.question": "Anfrage als Drucksache veröffentlicht",
    "paper.version": "Neue Fassung der Drucksache veröffentlicht",
    "paper.version_discarded": "Neue Fassung verworfen",
    "inquiry.remind": "Landesregierung an die Antwort erinnert",
    "answer.revise": "Neue Fassung der Antwort",
    "record.link": "Unterlage verknüpft",
    "record.unlink": "Unterlage gelöst",
}


def history_entries(entries: Iterable[AuditEntry]) -> list[dict[str, Any]]:
    """Return a history for the timeline, the newest first."""
    return [
        {
            "at": entry.at,
            "what": WORDS.get(entry.action, entry.action) + _until(entry.detail),
            "who": ", ".join(part for part in (entry.actor_name, entry.detail.get("via")) if part),
            "reason": _reason(entry),
        }
        for entry in sorted(entries, key=lambda entry: -entry.id)
    ]


def _reason(entry: AuditEntry) -> str | None:
    """Return what stands below an act: the step, the ministry or the category it concerns, then the reason."""
    about = [entry.detail.get(name) for name in ("step", "category", "ministry", "reason")]
    return ": ".join(str(each) for each in about if each) or None


def _until(detail: dict[str, Any]) -> str:
    """Return the due day that an entry speaks of, to stand after what happened."""
    return f": {date.fromisoformat(detail['due_on']):%d.%m.%Y}" if detail.get("due_on") else ""

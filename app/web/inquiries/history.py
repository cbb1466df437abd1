"""The audit trail of an inquiry in words (Verlauf)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.web.views.acts import act_in_words
from inquiries.foundation.audit import AuditEntry


def history_entries(entries: Iterable[AuditEntry]) -> list[dict[str, Any]]:
    """Return a history for the timeline, the newest first."""
    return [
        {
            "at": entry.at,
            "what": act_in_words(entry.action) + _until(entry.detail),
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

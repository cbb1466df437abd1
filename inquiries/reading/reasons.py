"""Why questions are answered together, where the announcing sentence says so (Sachzusammenhang)."""

import re
from typing import Final

_REASON: Final = re.compile(
    r"\b((?:wegen|aufgrund|auf Grund)\s[^.?!:]{3,80}?)\s+"
    r"(?:gemeinsam|zusammen|zusammenhängend|zusammengefasst|einheitlich)\b"
)


def reason_in(announcement: str) -> str | None:
    """Return the reason that an announcement gives („wegen des Sachzusammenhangs“), None for one that gives none."""
    match = _REASON.search(" ".join(announcement.split()))
    return match[1] if match else None

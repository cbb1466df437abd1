"""Days as papers print them (Datumsangaben)."""

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
DAY: Final = rf"\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{'|'.join(MONTHS)})\s*\d{{4}}"

_PARTS: Final = re.compile(rf"(\d{{1,2}})\.\s*(?:(\d{{1,2}})\.|({'|'.join(MONTHS)}))\s*(\d{{4}})")


def parse_day(text: str) -> date | None:
    """Return the day that a text such as „10. Dezember 2015“ or „15.12.2015“ names; None when there is none such."""
    if not (match := _PARTS.fullmatch(text.strip())):
        return None
    day, month, name, year = match.groups()
    try:
        return date(int(year), int(month) if month else MONTHS.index(name) + 1, int(day))
    except ValueError:
        return None

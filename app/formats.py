"""How days, numbers and sizes are written on pages and in mails (Schreibweisen)."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment

from inquiries.foundation.clock import GERMANY
from inquiries.foundation.sizes import file_size

NOTHING: Final = "–"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"

_LOCALE: Final = "de_DE"
_BELONGS_TOGETHER: Final = re.compile(
    r"(?:(?<=\b[zduio]\.) (?=[aBehhCU]\.)"  # z. B., d. h., u. a., i. d. R.
    r"|(?<=[§]) (?=\d)|(?<=\bAbs\.) (?=\d)|(?<=\bArt\.) (?=\d)|(?<=\bArtikel) (?=\d)|(?<=\bAbsatz) (?=\d)"
    r"|(?<=\bNr\.) (?=\d)|(?<=\bDrs\.) (?=\d)|(?<=\bDrucksache) (?=\d)|(?<=\bFrage) (?=\d)|(?<=\bSeite) (?=\d)"
    r"|(?<=\d\.) (?=Wahlperiode|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
    r"|(?<=\d) (?=%|€|Euro\b|Uhr\b|km\b|ha\b|Prozent\b|Werktag))"
)


def day(value: date | None) -> str:
    """Write a day in full: 4. Mai 2015."""
    return NOTHING if value is None else str(format_date(value, f"d.{NO_BREAK}MMMM y", locale=_LOCALE))


def day_short(value: date | None) -> str:
    """Write a day in figures: 04.05.2015."""
    return NOTHING if value is None else f"{value:%d.%m.%Y}"


def moment(value: datetime | None) -> str:
    """Write a moment as Germany's clocks show it: 04.05.2015, 14:30 Uhr."""
    return NOTHING if value is None else f"{value.astimezone(GERMANY):%d.%m.%Y, %H:%M}{NO_BREAK}Uhr"


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number with German separators: 1.234 or, with one decimal, 3,5."""
    if value is None:
        return NOTHING
    return str(format_decimal(round(value, decimals), format=_pattern(decimals), locale=_LOCALE))


def percent(share: float | None, decimals: int = 0) -> str:
    """Write a share from 0 to 1 as per cent: 97 %."""
    if share is None:
        return NOTHING
    return str(format_percent(share, format=f"{_pattern(decimals)}{NO_BREAK}%", locale=_LOCALE))


def _pattern(decimals: int) -> str:
    return f"#,##0.{'0' * decimals}".rstrip(".")


def plural(count: int, one: str, many: str) -> str:
    """Write a count with its noun: 1 Anfrage, 1.234 Anfragen, keine Anfragen."""
    if count == 0:
        return f"keine {many}"
    return f"{number(count)}{NO_BREAK}{one if count == 1 else many}"


def working_days_left(days: int) -> str:
    """Say how near a due day is: noch 5 Werktage, heute fällig, seit 1 Werktag überfällig."""
    if days == 0:
        return "heute fällig"
    if days < 0:
        return f"seit {-days}{NO_BREAK}{'Werktag' if days == -1 else 'Werktagen'} überfällig"
    return f"noch {plural(days, 'Werktag', 'Werktage')}"


def no_break(text: str) -> str:
    """Keep together what no line may part: § 64, Art. 40, z. B., Drs. 6/4820, 5 Prozent."""
    return _BELONGS_TOGETHER.sub(NO_BREAK, text)


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    function.__name__: function
    for function in (day, day_short, file_size, moment, no_break, number, percent, plural, working_days_left)
}


def register(environment: Environment) -> None:
    """Give a Jinja environment these filters, under the functions' names."""
    environment.filters.update(FILTERS)

"""How the size of a file is written (Dateigröße)."""

from typing import Final

from babel.numbers import format_decimal

_UNITS: Final = ("Byte", "KB", "MB", "GB")


def file_size(size: int) -> str:
    """Write the size of a file, a thousand bytes being a kilobyte: 1,2 MB."""
    value, unit = float(size), 0
    while round(value) >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    form = "#,##0.0" if unit and value < 10 else "#,##0"
    return f"{format_decimal(round(value, 1), format=form, locale='de_DE')}\N{NO-BREAK SPACE}{_UNITS[unit]}"

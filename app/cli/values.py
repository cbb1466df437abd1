"""What comes with `--with NAME=VALUE`: texts, days, lengths of time (Angaben zu einem Schritt)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.rules import TimeLimit, Unit

Values = Mapping[str, str]

_LIMIT: Final = re.compile(r"(\d{1,3}) *(working_days|days|weeks|months)")


def pairs_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return what the options say; raise InvalidInput for one that is no pair."""
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not (sign and name.strip()):
            raise InvalidInput(f"„{pair}“ hat nicht die Form NAME=WERT.")
        values[name.strip()] = value
    return values


def needed(values: Values, name: str) -> str:
    """Return a value that the step cannot do without."""
    if not values.get(name):
        raise InvalidInput(f"Der Schritt braucht --with {name}=….", field=name)
    return values[name]


def day_of(values: Values, name: str) -> date | None:
    """Return a day, None where it is not given; raise InvalidInput for what is none."""
    return parse_day(values[name], name) if name in values else None


def parse_day(text: str, name: str) -> date:
    """Return a day; raise InvalidInput for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"„{text}“ ist kein Tag (erwartet wird z. B. 2015-11-02).", field=name) from None


def limit_of(values: Values, name: str) -> TimeLimit | None:
    """Return a length of time such as „2 weeks“, None where it is not given; raise InvalidInput for what is none."""
    if name not in values:
        return None
    if not (match := _LIMIT.fullmatch(values[name].strip())):
        raise InvalidInput(
            f"„{values[name]}“ ist keine Dauer (erwartet wird z. B. „2 weeks“ oder „10 working_days“).", field=name
        )
    return TimeLimit(int(match[1]), Unit(match[2]))

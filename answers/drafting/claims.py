"""What a text claims in figures: numbers with what they count, days, cells of tables (Angaben im Text)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel.dates import get_month_names

from answers.drafting.wording import in_words
from answers.drafting.words import words_of
from answers.records.partial_date import PartialDate
from inquiries.foundation.errors import InvalidInput

_MONTHS: Final = {str(name): number for number, name in get_month_names("wide", locale="de").items()}
_MONTH: Final = "|".join(_MONTHS)
_DATE: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\. ?)?(?P<month>{_MONTH}) (?P<year>\d{{4}})\b"
    r"|\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"
    r"|\b(?P<quarter>ersten|zweiten|dritten|vierten) Quartal (?P<of>\d{4})\b"
)
_YEAR: Final = re.compile(r"(?i:\w*jahr(?:e[ns]?|es)?|haushalt|seit|und|bis|stand:) (\d{4})\b(?!/)|\b(\d{4})/\d{2,4}\b")
_QUARTERS: Final = {"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4}
_NUMBER: Final = re.compile(
    r"(?P<about>(?i:circa|rund|etwa|ca\.|knapp|fast|gut|mindestens|über|mehr als))?\s*\b"
    r"(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s+(?P<scale>Millionen|Mio\.|Milliarden|Tausend)?\s*"
    r"(?P<noun>(?:[a-zäöüß]+(?:e|en|er|es)\s+)?[A-ZÄÖÜ][\w-]+)"
)
_SCALES: Final = {"Millionen": 10**6, "Mio.": 10**6, "Milliarden": 10**9, "Tausend": 10**3}
_PEOPLE: Final = re.compile(r"Teilnehm|teilnehm|Person|Gäst|Besucher|Mensch|Anwesend", re.IGNORECASE)
_MONEY: Final = re.compile(r"Euro|EUR|€")
_AT_LEAST: Final = frozenset({"mindestens", "über", "mehr als"})
_ABOUT: Final = frozenset({"circa", "rund", "etwa", "ca.", "knapp", "fast", "gut"})
_NEAR: Final = 0.05  # by how much of the larger a rounded figure may differ from another
_WORDS: Final = {in_words(number): number for number in range(2, 13)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts; `shown` is how the text says it."""

    unit: str
    value: float
    shown: str
    at_least: bool = False
    about: bool = False

    def agrees_with(self, other: "Figure") -> bool:
        """Tell whether both may be true at once: „mindestens 75“ and 80 may."""
        if self.at_least or other.at_least:
            lower, upper = (self, other) if self.at_least else (other, self)
            return upper.value >= lower.value or upper.at_least
        apart = abs(self.value - other.value)
        return apart == 0 or ((self.about or other.about) and apart <= _NEAR * max(self.value, other.value))


def figures_of(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text with what they count; days and years are none."""
    for match in _NUMBER.finditer(_DATE.sub(" ", text)):
        noun = match["noun"]
        value = number_of(match["number"]) * _SCALES.get(match["scale"] or "", 1)
        said = (match["about"] or "").lower()
        about = said in _ABOUT or match["scale"] is not None
        yield Figure(_unit(noun), value, match[0].strip(), at_least=said in _AT_LEAST, about=about)


def number_of(text: str) -> float:
    """Return the number that a text is: „1.200,5“, „zwölf“; raise ValueError for anything else."""
    return float(_WORDS[text] if text in _WORDS else text.replace(".", "").replace(",", "."))


def years_of(text: str) -> list[PartialDate]:
    """Return the years that a text names as such: „im Jahr 2012“, „Schuljahr 2012/2013“."""
    return [PartialDate(int(match[1] or match[2])) for match in _YEAR.finditer(_DATE.sub(" ", text))]


def dates_of(text: str) -> list[PartialDate]:
    """Return the days, months and quarters that a text names."""
    return [date for match in _DATE.finditer(text) if (date := _date(match))]


def overlap(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates may mean the same day: „März 2015“ and „10. März 2015“ may."""
    return one.first_day() <= other.last_day() and other.first_day() <= one.last_day()


def cells_of(text: str) -> dict[tuple[str, str], str]:
    """Return the cells of the pipe tables in a text by row and column; the first column names the row."""
    found: dict[tuple[str, str], str] = {}
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            head = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not head:
            head = cells
        elif not all(set(cell) <= set("-: ") for cell in cells):
            found |= {(cells[0], column): cell for column, cell in zip(head[1:], cells[1:], strict=False)}
    return found


def _date(match: re.Match[str]) -> PartialDate | None:
    try:
        if match["quarter"]:
            return PartialDate.parse(f"{match['of']}-Q{_QUARTERS[match['quarter']]}")
        if match["y"]:
            return PartialDate.parse(f"{match['y']}-{match['m']:0>2}-{match['d']:0>2}")
        day = f"-{match['day']:0>2}" if match["day"] else ""
        return PartialDate.parse(f"{match['year']}-{_MONTHS[match['month']]:02}{day}")
    except InvalidInput:
        return None


@cache
def _unit(noun: str) -> str:
    if _PEOPLE.search(noun):
        return "people"
    if _MONEY.search(noun):
        return "euro"
    stems = list(words_of(noun))
    return stems[-1] if stems else noun.casefold()

"""A parliament's wording, kept as data (Sprachprofil)."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.wording_files import read_wording
from inquiries.reading.dates import DAY
from inquiries.reading.labels import LABELS


@dataclass(frozen=True, slots=True)
class Profile:
    """The wording of one parliament's papers. Patterns are regular expressions; {day} in them stands for a day."""

    parliament: str
    kind: re.Pattern[str]
    answer: re.Pattern[str]
    askers: re.Pattern[str]
    between_askers: re.Pattern[str]
    number: re.Pattern[str]
    term: re.Pattern[str]
    printed_on: re.Pattern[str]
    due: re.Pattern[str]
    letter: re.Pattern[str]
    letter_office: re.Pattern[str]
    letter_unsigned: re.Pattern[str]
    letter_day: re.Pattern[str]
    furniture: tuple[re.Pattern[str], ...]
    remark: re.Pattern[str]
    preamble: re.Pattern[str]
    announcement: re.Pattern[str]
    heading: re.Pattern[str]
    annex: re.Pattern[str]
    reference: re.Pattern[str]
    masculine: str
    groups: tuple[str, ...]
    group_prefix: re.Pattern[str]
    ministries: tuple[tuple[re.Pattern[str], str], ...]
    wrong_articles: re.Pattern[str]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Return the profile that a TOML table describes."""
        patterns = {name: _compiled(text) for name, text in data["patterns"].items()}
        return cls(
            parliament=data["parliament"],
            furniture=tuple(_compiled(text) for text in data["furniture"]),
            groups=tuple(sorted(data["groups"], key=len, reverse=True)),
            masculine=data["masculine"],
            ministries=tuple((_compiled(item["office"]), item["ministry"]) for item in data["ministries"]),
            **patterns,
        )


@cache
def profile_of(parliament: str) -> Profile:
    """Return a parliament's profile, the neutral one if it has none; raise InvalidInput for an unknown one."""
    data = read_wording(files("inquiries.reading") / "profiles", parliament, quoted=_as_pattern)
    if data is None:
        raise InvalidInput(
            f"Für das Parlament „{parliament}“ ist nicht hinterlegt, wie seine Drucksachen lauten. "
            "Prüfen Sie das Kürzel; bekannt sind die Kürzel der Länder und BT.",
            parliament=parliament,
        )
    return Profile.from_data(data)


def _as_pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("{day}", DAY).replace("{labels}", LABELS), re.VERBOSE)

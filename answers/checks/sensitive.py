"""Personal data that should be looked at, and classified text that has no place here (Schutz von Angaben)."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from answers.checks.finding import CheckedText, CheckFinding
from answers.checks.personal_data import personal_data
from answers.drafting.draft import Draft

PERSONAL: Final = "personal-data"
_KINDS: Final = {
    "name": "der Name einer dritten Person",
    "address": "eine Anschrift",
    "phone": "eine Telefonnummer",
    "mail": "eine E-Mail-Adresse",
    "iban": "eine Bankverbindung",
    "birth": "ein Geburtsdatum",
}


def personal_hints(texts: Iterable[CheckedText], draft: Draft, public_names: frozenset[str]) -> Iterator[CheckFinding]:
    """Yield each piece of personal data once; one that an officer answered stops no longer but shows the reason."""
    reasons = {seen.words: seen.reason for seen in draft.seen if seen.code == PERSONAL}
    told: set[str] = set()
    for each in texts:
        for hint in personal_data(each.text, public_names):
            if hint.words in told:
                continue
            told.add(hint.words)
            reason = reasons.get(hint.words, "")
            yield CheckFinding(
                code=PERSONAL,
                sentence=f"„{hint.words}“ ist vielleicht {_KINDS[hint.kind]}.",
                place=each.place,
                remedy="Streichen oder anonymisieren Sie die Angabe, oder vermerken Sie, warum sie bleiben darf.",
                anchor=each.anchor,
                stops=not reason,
                words=hint.words,
                reason=reason,
            )


def markings(texts: Iterable[CheckedText]) -> Iterator[CheckFinding]:
    """Yield each text with the marking of a classified document: it stops, whatever the reason."""
    for each in texts:
        for words in marks_in(each.text):
            yield CheckFinding(
                code="marking",
                sentence=f"Der Text trägt eine Einstufung als Verschlusssache („{words}“). Fragerecht ist für "
                "eingestufte Inhalte nicht zugelassen.",
                place=each.place,
                remedy="Nehmen Sie den eingestuften Inhalt heraus, hinterlegen Sie ihn bei der Geheimschutzstelle des "
                "Landtages und verweisen Sie hier nur darauf. Verständigen Sie die Geheimschutzbeauftragte oder den "
                "Geheimschutzbeauftragten Ihres Hauses: Auch frühere Fassungen enthalten den Text.",
                anchor=each.anchor,
                words=words,
            )


def marks_in(text: str) -> list[str]:
    """Return the markings of classified documents that a text holds, each once."""
    found = (match[0] for pattern in _markings() for match in pattern.finditer(text))
    return list(dict.fromkeys(" ".join(words.split()) for words in found))


@cache
def _markings() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((files(__package__) / "marking.toml").read_text("utf-8"))
    return tuple(re.compile(text) for text in data["patterns"])

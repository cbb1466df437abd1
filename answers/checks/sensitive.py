"""Personal data that should be looked at (Schutz von Angaben)."""

from collections.abc import Iterable, Iterator
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

"""Kinds of records in addresses: „frühere Antwort“ is `fruehere-antwort` (Arten)."""

import re
import unicodedata
from typing import Final

from answers.records.kinds import RecordKind
from inquiries.foundation.errors import NotFound

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def kind_of(text: str) -> RecordKind:
    """Return the kind that an address names; raise NotFound for any other."""
    for kind in RecordKind:
        if slug(kind.value) == text:
            return kind
    raise NotFound("Diese Art von Unterlage gibt es nicht. Wählen Sie eine aus der Liste.", kind=text)


def slug(text: str) -> str:
    """Return text in small letters, digits and hyphens: „Fachtag für Bürger“ → „fachtag-fuer-buerger“."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UMLAUTS))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(re.findall(r"[a-z0-9]+", letters))

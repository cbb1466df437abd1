"""Plausible papers in any number, always the same ones (Übungsdrucksachen)."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search_index.document import Document

MINISTRIES = [f"Ministerium für {name}" for name in ("Inneres", "Finanzen", "Bildung", "Soziales", "Justiz", "Umwelt")]
GROUPS = ["Fraktion A", "Fraktion B", "Fraktion C", "Fraktion D", "Fraktion E"]
FRAMES = (
    "Die Landesregierung hat für {0} im Jahr {y} insgesamt {n} Euro in {1} bereitgestellt.",
    "Wie viele {0} wurden seit {y} im Zusammenhang mit {1} und {2} erfasst?",
    "Im Rahmen der {0} wird {1} durch das Ministerium geprüft, sofern {2} betroffen ist.",
    "Welche Maßnahmen zur Förderung von {0} und {1} sind nach § {p} vorgesehen?",
    "Nach Angaben der Landkreise und kreisfreien Städte lagen {n} Anträge zu {0} vor, davon {1} und {2}.",
    "Zur {0} liegen der Landesregierung keine Erkenntnisse über {1} vor, die über {2} hinausgehen.",
    "Auf die Antwort der Landesregierung auf die Kleine Anfrage auf Drucksache {t}/{n} zu {0} wird verwiesen.",
)
_MEMBERS, _VOCABULARY, _FIRST_DAY = 120, 30_000, date(2011, 10, 4)


@cache
def nouns() -> list[str]:
    """Return nouns from the frequent to the rare."""
    words = DefaultDictionaryFactory().get_dictionary("de")
    known = sorted({base for base in words.values() if base.isalpha() and base[0].isupper() and 4 <= len(base) <= 24})
    return random.Random(7).sample(known, _VOCABULARY)


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (rank + 8) for rank in range(_VOCABULARY)))


def some_nouns(chance: random.Random, count: int) -> list[str]:
    """Return nouns, frequent ones more often."""
    return chance.choices(nouns(), cum_weights=_weights(), k=count)


def documents(papers: int) -> Iterator[Document]:
    """Yield the documents of so many papers of 300 to 1,500 words, one a question."""
    for serial in range(1, papers + 1):
        yield from _paper(serial, random.Random(serial))


def _paper(serial: int, chance: random.Random) -> Iterator[Document]:
    term, questions = 6 + serial % 3, chance.randint(1, 5)
    on = _FIRST_DAY + timedelta(days=chance.randrange(4_000))
    title = f"{' und '.join(some_nouns(chance, 2))} in {chance.choice(nouns()[:2_000])}"
    facets = {
        "ministry": (chance.choice(MINISTRIES),),
        "group": (chance.choice(GROUPS),),
        "member": (f"Mitglied {chance.randrange(_MEMBERS)}",),
        "term": (str(term),),
        "year": (str(on.year),),
    }
    for place in range(1, questions + 1):
        text = " ".join(_sentence(chance) for _ in range(chance.randint(300, 1_500) // 16 // questions + 1))
        key = f"MV {term}/{serial}"
        yield Document(f"{key}#{place}", key, title, text, on, facets, {"question": str(place)}, text)


def _sentence(chance: random.Random) -> str:
    words = some_nouns(chance, 3)
    numbers = {"y": chance.randint(2011, 2022), "n": chance.randint(2, 9_999), "p": chance.randint(1, 140)}
    return chance.choice(FRAMES).format(*words, t=chance.randint(4, 8), **numbers)

"""German noun phrases: gender, number and case of ministries, partners, concepts (Grammatik).

What the list of nouns does not know is printed as it is, without article: never a guessed gender.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, Final, Self


class Case(Enum):
    """The four cases; the value is the German name."""

    NOMINATIVE = "Nominativ"
    GENITIVE = "Genitiv"
    DATIVE = "Dativ"
    ACCUSATIVE = "Akkusativ"


DEFINITE: Final = {
    "masculine": ("der", "des", "dem", "den"),
    "feminine": ("die", "der", "der", "die"),
    "neuter": ("das", "des", "dem", "das"),
    "plural": ("die", "der", "den", "die"),
}
INDEFINITE: Final = {
    "masculine": ("ein", "eines", "einem", "einen"),
    "feminine": ("eine", "einer", "einer", "eine"),
    "neuter": ("ein", "eines", "einem", "ein"),
    "plural": ("", "", "", ""),
}
RELATIVE: Final = {
    "masculine": ("der", "dessen", "dem", "den"),
    "feminine": ("die", "deren", "der", "die"),
    "neuter": ("das", "dessen", "dem", "das"),
    "plural": ("die", "deren", "denen", "die"),
}
_WEAK: Final = {
    "masculine": ("e", "en", "en", "en"),
    "feminine": ("e", "en", "en", "e"),
    "neuter": ("e", "en", "en", "e"),
    "plural": ("en", "en", "en", "en"),
}
_MIXED: Final = {
    "masculine": ("er", "en", "en", "en"),
    "feminine": ("e", "en", "en", "e"),
    "neuter": ("es", "en", "en", "es"),
    "plural": ("e", "er", "en", "e"),
}
_CONTRACTIONS: Final = {
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
    ("in", "dem"): "im",
    ("an", "dem"): "am",
    ("von", "dem"): "vom",
    ("bei", "dem"): "beim",
}
_ADJECTIVE: Final = re.compile(r"\w{2,}(?:e|er|es|en)")
_CASES: Final = list(Case)


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun with its forms; `gender` is „plural“ where the name is one."""

    text: str
    gender: str
    genitive: str
    plural: str = ""
    bends: bool = False

    def form(self, case: Case, ending: str) -> str:
        """Return the noun in a case; one that bends like an adjective, „Landesbeauftragter“, with its ending."""
        if self.bends:
            return _stem_of(self.text) + ending
        is_weak = self.gender == "masculine" and self.genitive == self.plural != self.text and self.plural.endswith("n")
        if is_weak and case is not Case.NOMINATIVE:
            return self.genitive  # „des, dem, den Präsidenten“, but „dem Workshop“
        if case is Case.GENITIVE:
            return self.genitive
        if case is Case.DATIVE and self.gender == "plural" and not self.text.endswith(("n", "s")):
            return f"{self.text}n"
        return self.text


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A name that the grammar knows: words before the noun that bend, the noun, and what follows unbent."""

    adjectives: tuple[str, ...]
    noun: _Noun
    before: str
    after: str

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """Return the phrase of a name given in the nominative; None where the noun is not known."""
        words = _without_article(name).split(" ")
        for place, word in enumerate(words):
            noun = _noun(word.rstrip(","), plural_only=_means_plural(words[:place]))
            if noun is not None and not word.endswith("-"):
                bent = tuple(each for each in words[:place] if _ADJECTIVE.fullmatch(each))
                before = " ".join(words[len(bent) : place])
                after = " ".join(words[place + 1 :])
                return cls(bent, noun, before, f", {after}" if word.endswith(",") else after)
            if not (_ADJECTIVE.fullmatch(word) or word.endswith("-") or word == "und"):
                return None
        return None

    @property
    def is_title(self) -> bool:
        """Tell whether the noun says what a paper is: „Konzeption zur …“, but not „Gute Nachbarschaft 2020“."""
        return self.noun.text.lower().endswith(tuple(_lexicon()["titles"]["heads"]))

    @property
    def is_plural(self) -> bool:
        """Tell whether the name is a plural, such as „kreisfreie Städte“."""
        return self.noun.gender == "plural"

    def definite(self, case: Case) -> str:
        """Return the phrase with its definite article: „des Ministeriums für …“."""
        article = DEFINITE[self.noun.gender][_CASES.index(case)]
        return f"{article} {self._bent(case, _WEAK)}"

    def indefinite(self, case: Case, *adjectives: str) -> str:
        """Return the phrase with its indefinite article and further adjectives: „eine weitere Veranstaltung“."""
        article = INDEFINITE[self.noun.gender][_CASES.index(case)]
        more = [adjective + _MIXED[self.noun.gender][_CASES.index(case)] for adjective in adjectives]
        return " ".join(part for part in (article, *more, self._bent(case, _MIXED)) if part)

    def bare(self, case: Case) -> str:
        """Return the phrase without an article: „kreisfreien Städten“."""
        return self._bent(case, _MIXED)

    def many(self, case: Case) -> str:
        """Return the phrase of a singular in its plural, without an article: „landesweite Fachtage“."""
        noun = _Noun(self.noun.plural, "plural", self.noun.plural)
        adjectives = tuple(_bent_adjective(each, "e", self.noun.gender) for each in self.adjectives)
        return replace(self, noun=noun, adjectives=adjectives).bare(case)

    def _bent(self, case: Case, endings: Mapping[str, tuple[str, ...]]) -> str:
        ending = endings[self.noun.gender][_CASES.index(case)]
        adjectives = [_bent_adjective(adjective, ending, self.noun.gender) for adjective in self.adjectives]
        parts = [part for part in (*adjectives, self.before, self.noun.form(case, ending)) if part]
        tail = self.after if self.after.startswith(",") or not self.after else f" {self.after}"
        return " ".join(parts) + tail


def definite(name: str, case: Case) -> str:
    """Return a name with its definite article in a case; an unknown one as it is."""
    phrases = _coordinated(name)
    if not phrases:
        return name
    first, *others = phrases
    return listed([first.definite(case), *(_weak_plural(other, case) for other in others)])


def bare(name: str, case: Case) -> str | None:
    """Return a plural without article in a case: „aktuellen Fragen der Integration“; None for anything else."""
    phrases = _coordinated(name)
    if not phrases or not all(phrase.is_plural for phrase in phrases):
        return None
    return listed([phrase.bare(case) for phrase in phrases])


def is_plural(name: str) -> bool:
    """Tell whether a name asks for a verb in the plural: „Landkreise“, „Kammern und Verbände“."""
    phrases = _coordinated(name)
    return len(phrases) > 1 or any(phrase.is_plural for phrase in phrases)


def definite_list(names: Sequence[str], case: Case) -> str:
    """Return names in a case: plurals share one article, others have their own."""
    known = [_coordinated(name) for name in names]
    phrases = [phrase for each in known for phrase in each]
    if phrases and all(known) and all(phrase.is_plural for phrase in phrases):
        first, *others = phrases
        return listed([first.definite(case), *(_weak_plural(other, case) for other in others)])
    return listed([definite(name, case) for name in names])


def listed(items: Iterable[str]) -> str:
    """Return „a, b und c“; where an item holds an „und“ or a comma itself, „sowie“ comes before the last."""
    every = list(items)
    if len(every) <= 1:
        return "".join(every)
    nested = any(" und " in item or ", " in item for item in every)
    return f"{', '.join(every[:-1])} {'sowie' if nested else 'und'} {every[-1]}"


def contracted(preposition: str, phrase: str) -> str:
    """Return preposition and phrase, run together where German does: „zu der“ → „zur“."""
    article, _, rest = phrase.partition(" ")
    if short := _CONTRACTIONS.get((preposition, article)):
        return f"{short} {rest}"
    return f"{preposition} {phrase}"


def _coordinated(name: str) -> list[NounPhrase]:
    """Return the phrases of a name: several only where each is a plural, as in „Landkreise und kreisfreie Städte“."""
    parts = re.split(r", | und ", name)
    phrases = [phrase for phrase in map(NounPhrase.parse, parts) if phrase is not None]
    if len(parts) > 1 and len(phrases) == len(parts) and all(each.is_plural and not each.after for each in phrases):
        return phrases
    whole = NounPhrase.parse(name)
    return [whole] if whole else []


def _weak_plural(phrase: NounPhrase, case: Case) -> str:
    return phrase.definite(case).partition(" ")[2]


def _without_article(name: str) -> str:
    article, _, rest = name.partition(" ")
    return rest if article in {"der", "die", "das", "Der", "Die", "Das"} and rest else name


def _means_plural(words: Sequence[str]) -> bool:
    """Tell that nothing before the noun speaks for a singular: „freie Träger“, „Träger“, but „freier Träger“."""
    return not any(word.endswith(("er", "es")) for word in words)


def _bent_adjective(adjective: str, ending: str, gender: str) -> str:
    if adjective.endswith("er") and (gender != "masculine" or not adjective.lower().endswith(_strong_endings())):
        return adjective
    return _stem_of(adjective) + ending


def _stem_of(adjective: str) -> str:
    return adjective[:-2] if adjective.endswith(("er", "es", "en")) else adjective[:-1]


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))
    return data


@cache
def _strong_endings() -> tuple[str, ...]:
    return tuple(_lexicon()["adjectives"]["strong"])


@cache
def _endings() -> dict[str, list[tuple[str, str, str]]]:
    """Return for each ending of a noun what it may be: (gender, ending of the genitive, of the plural)."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for gender in ("masculine", "feminine", "neuter"):
        for singular, forms in _lexicon()[gender].items():
            genitive, plural = forms.split(", ")
            found.setdefault(plural, []).append(("plural", plural, plural))
            found.setdefault(singular, []).append((gender, genitive, plural))
    return found


def _noun(word: str, *, plural_only: bool) -> _Noun | None:
    lower = word.lower()
    if not word[:1].isupper() or len(lower) != len(word):
        return None
    if lower.endswith(tuple(_lexicon()["adjectives"]["nouns"])):
        return _Noun(word, "masculine" if lower.endswith("er") else "feminine", word, bends=True)
    for length in range(len(lower), 2, -1):
        ending = lower[-length:]
        if readings := _endings().get(ending):
            plural = [reading for reading in readings if reading[0] == "plural"]
            gender, *forms = (plural if plural_only and plural else readings[::-1])[0]
            start = len(word) - length
            genitive, many = (
                word[:start] + (form[0].upper() + form[1:] if word[start].isupper() else form) for form in forms
            )
            return _Noun(word, gender, genitive, many)
    return None

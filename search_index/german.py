"""One analysis of German for every engine: words as they are found, whole and in parts (Sprachanalyse)."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from typing import NamedTuple

from search_index.compounds import Compound, take_apart
from search_index.data import all_bytes, read_lines, read_table
from search_index.lexicon import base_form, fold, is_adjective, is_noun
from search_index.tokens import TOKEN, without_soft_signs

_STEPS = 2  # raise it with every change of the steps below, so that older indexes are noticed
_SHORTEST_ADJECTIVE = 5
_MOST_KNOWN = 400_000  # words, kept with their terms; some 100 MB
_GENDER_SIGN = re.compile(r"[:*_·/(]-?(in|inn)(?:\)?(en))?\)?(?=$|-)", re.IGNORECASE)
_ENDINGS = ".,;:?!"
_HYPHEN = re.compile("[-\u2010\u2011]")
_SIGNS = re.compile("[-\u2010\u2011:*_·()]|(?<=[a-zß])/(?=-?in)|\\s")
_SECTION = re.compile(r"(?:§+|paragra\w+)\s*(\d+\w?)", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20)\d\d)/(\d\d(?:\d\d)?)")
_TO_31 = re.compile("[1-9]|[12][0-9]|3[01]")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Term(NamedTuple):
    """A word as an index keeps it: the term of the whole, those of its parts, and the folded spelling."""

    whole: str
    parts: tuple[str, ...]
    surface: str
    start: int
    end: int


class _KnownWords(dict[str, tuple[str, str, tuple[str, ...]]]):
    """The surface, whole term and parts of every word met so far; one that tells nothing has no terms."""

    def __missing__(self, token: str) -> tuple[str, str, tuple[str, ...]]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        plain = without_soft_signs(token)
        surface = fold_surface(plain)
        self[token] = found = ("", "", ()) if surface in _stop_words() else (surface, *terms_of(plain))
        return found


KNOWN_WORDS = _KnownWords()


def analyse(text: str) -> Iterator[Term]:
    """Yield a text's terms in order, without words that tell nothing; places count in the NFC form of the text."""
    before = ("", "")
    for match in TOKEN.finditer(unicodedata.normalize("NFC", text)):
        surface, whole, parts = KNOWN_WORDS[match[0]]
        if whole:
            if len(whole) == 4 and whole.isdigit():
                parts += _written_day(*before, whole)
            yield Term(whole, parts, surface, *match.span())
            before = (before[1], whole)


def words_in(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return surface, whole and parts of what `analyse` yields, without places and without days in several words."""
    if known := KNOWN_WORDS.get(text.rstrip(_ENDINGS)):
        return [known] if known[1] else []
    return [word for token in TOKEN.findall(unicodedata.normalize("NFC", text)) if (word := KNOWN_WORDS[token])[1]]


def written_days(wholes: Sequence[str]) -> list[str]:
    """Return the terms of the days that stand in a text in several words."""
    before = zip(("", "", *wholes), ("", *wholes), wholes, strict=False)
    years = [words for words in before if len(words[2]) == 4 and words[2].isdigit()]
    return [day for words in years for day in _written_day(*words)]


def _written_day(day: str, month: str, year: str) -> tuple[str, ...]:
    """Return the term of a day such as 23. Oktober 2015 for its last word."""
    if month not in read_months() or not _TO_31.fullmatch(day):
        return ()
    return (_day(year, read_months().index(month) + 1, day),)


def _day(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"


@lru_cache(maxsize=65_536)
def terms_of_text(text: str) -> frozenset[str]:
    """Return the terms of a short text, such as a name, without their order."""
    return frozenset(term.whole for term in analyse(text))


def fold_surface(token: str) -> str:
    """Return a word's spelling as an index keeps it for prefixes: folded, without hyphens and gender signs."""
    return fold(_SIGNS.sub("", token))


def terms_of(token: str) -> tuple[str, tuple[str, ...]]:
    """Return the term of a word and those of its parts."""
    if section := _SECTION.fullmatch(token):
        return f"§{section[1].lower()}", ()
    if token[0].isdigit() or not (token[-1].isalpha() or token[-1] == ")"):
        return _number_terms(token)
    joined, *pieces = _unhyphenated(_GENDER_SIGN.sub(r"\1\2", token))
    whole, parts = _word_terms(joined, pieces)
    return whole, tuple(dict.fromkeys(part for part in parts if part != whole))


@cache
def fingerprint() -> str:
    """Return what identifies this analysis; an index that was built with another one is outdated."""
    said = f"{_STEPS} {version('simplemma')} {unicodedata.unidata_version}".encode()
    return hashlib.sha256(said + all_bytes()).hexdigest()[:16]


def _number_terms(token: str) -> tuple[str, tuple[str, ...]]:
    if (day := _DAY.fullmatch(token)) and 1 <= int(day[2]) <= 12:
        month = read_months()[int(day[2]) - 1]
        return _day(day[3], int(day[2]), day[1]), (str(int(day[1])), month, day[3])
    if years := _YEARS.fullmatch(token):
        return token, (years[1], years[2] if len(years[2]) == 4 else years[1][:2] + years[2])
    if _HYPHEN.search(token):
        pieces = _HYPHEN.split(token)
        return fold("".join(pieces)), tuple(fold(piece) for piece in pieces)
    return fold("".join(token.split())), ()


@cache
def read_months() -> tuple[str, ...]:
    """Return the terms of the months in order."""
    return tuple(_synonym(fold(name)) for name in read_lines("months.txt"))


@cache
def read_month_terms() -> frozenset[str]:
    """Return the terms of the months."""
    return frozenset(read_months())


def _unhyphenated(token: str) -> list[str]:
    """Return a word without hyphens and spaces, followed by its pieces where it had any."""
    pieces = [piece for piece in re.split(rf"{_HYPHEN.pattern}|\s+", token) if piece]
    return ["".join(pieces), *(pieces if len(pieces) > 1 else ())]


def _word_terms(joined: str, pieces: list[str]) -> tuple[str, list[str]]:
    base = base_form(joined)
    compound = None if pieces else _compound(joined, base)
    parts = [_synonym(fold(part)) for part in (compound.parts if compound else ())]
    for piece in pieces:
        whole, inner = terms_of(piece)
        parts += [whole, *inner]
    if base is None and pieces:
        base = "".join(pieces[:-1]) + (base_form(pieces[-1]) or _without_genitive(pieces[-1]))
    elif compound and (base is None or base[0].islower()):
        base = compound.before + compound.last
    if compound and parts[0] in _synonyms():  # Kraftfahrzeugsteuer as Kfz-Steuer
        return parts[0] + fold(compound.last), parts
    return _synonym(fold(base or _without_genitive(joined))), parts


def _compound(joined: str, base: str | None) -> Compound | None:
    """Take a noun or an unknown word apart, and an adjective only before a longer known one."""
    if base is None or base[0].isupper():
        return take_apart(base or joined)
    compound = take_apart(base) or take_apart(joined)
    known = is_adjective(base) or is_noun(joined)
    return compound if known and compound and len(compound.last) >= _SHORTEST_ADJECTIVE else None


def _without_genitive(word: str) -> str:
    """Return an unknown word, which mostly is a name, without the s of a genitive."""
    return word[:-1] if len(word) > 4 and re.search(r"[^sßxz']s$", word) else word


def _synonym(term: str) -> str:
    return _synonyms().get(term, term)


@cache
def _synonyms() -> dict[str, str]:
    groups = read_table("synonyms.toml")["groups"]
    return {_plain(word): _plain(group[0]) for group in groups for word in group}


def _plain(word: str) -> str:
    return fold(_HYPHEN.sub("", word))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for line in read_lines("stop_words.txt") for word in line.split())

"""Words that phrases ask for: counts, amounts, verbs, and names behind a preposition (Wortlaut)."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

from babel import Locale
from babel.numbers import format_decimal

from answers.drafting import days
from answers.drafting.grammar import (
    RELATIVE,
    Case,
    NounPhrase,
    bare,
    contracted,
    definite,
    definite_list,
    is_plural,
    listed,
)
from answers.records.schema import choice_labels

_GERMAN: Final = Locale("de")
_ACCURACY: Final = {"exact": "", "about": "circa ", "at_least": "mindestens "}
_ENDINGS: Final = {"der": "er", "die": "e", "das": "es", "des": "es", "dem": "em", "den": "en"}
_WORDS: Final = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]
_FEW: Final = 2  # labels that are listed even where they follow one another
MOST_DECIMALS: Final = 3
_SHORT_SUBJECT: Final = 3  # words that may stand without quotation marks


def people(count: int, accuracy: str | None = None) -> str:
    """Return participants in the dative: „circa 80 Teilnehmerinnen und Teilnehmern“."""
    said = "einer teilnehmenden Person" if count == 1 else f"{number(count)} Teilnehmerinnen und Teilnehmern"
    return f"{_ACCURACY[accuracy or 'exact']}{said}"


def persons(count: int, accuracy: str | None = None) -> str:
    """Return „circa 80 Personen“, „eine Person“, „keine Person“."""
    if count == 0:
        return "keine Person"
    return f"{_ACCURACY[accuracy or 'exact']}{'eine Person' if count == 1 else f'{number(count)} Personen'}"


def number(value: float, decimals: int = 0) -> str:
    """Return a number as German prints it, with at least so many decimals: „12.500“, „7,5“, „7,0“."""
    pattern = f"#,##0.{'0' * decimals}{'#' * (MOST_DECIMALS - decimals)}"
    return str(format_decimal(value, format=pattern, locale=_GERMAN))


def in_words(value: float) -> str:
    """Return a whole number up to twelve as a word, „drei“; a larger one in digits, „13“ (Duden)."""
    return _WORDS[int(value)] if value in range(len(_WORDS)) else number(value)


def counted(count: int, noun: str, case: str = "nominative") -> str:
    """Return „drei Fachtage“, „eine Auftaktveranstaltung“, „13 Projektgruppen“; `noun` comes in its singular."""
    phrase = NounPhrase.parse(noun)
    if phrase is None:
        return f"{counted(count, 'Veranstaltung', case)} („{noun}“)"
    if count == 0:
        return f"k{phrase.indefinite(Case[case.upper()])}"
    return (
        phrase.indefinite(Case[case.upper()]) if count == 1 else f"{in_words(count)} {phrase.many(Case[case.upper()])}"
    )


def verb(subject: float | str | Sequence[str], singular: str, plural: str, kind: str = "") -> str:
    """Return the verb as its subject asks: „nahm“ for 1, „nahmen“ for 80; „werden“ for „Leitlinien zur …“.

    With a kind, the subject is a name as `named` says it: „die Konzeption „Gute Nachbarschaften““ is one.
    """
    if isinstance(subject, int | float):
        return singular if subject in {0, 1} else plural
    if isinstance(subject, str):
        phrase = NounPhrase.parse(subject)
        is_name = bool(kind) and not (phrase and phrase.is_title)
        return plural if is_plural(subject) and not is_name else singular
    return plural if len(subject) > 1 or any(map(is_plural, subject)) else singular


def euros(value: float) -> str:
    """Return „12.500 Euro“, with cents only where there are any: „12.500,50 Euro“."""
    pattern = "#,##0" if value == int(value) else "#,##0.00"
    return f"{format_decimal(value, format=pattern, locale='de')} Euro"


def named(name: str, kind: str, case: str = "accusative") -> str:
    """Return „die Konzeption zur …“, „den Aktionsplan …“; a title without such a noun as „die Konzeption „…““."""
    phrase = NounPhrase.parse(name)
    if phrase and phrase.is_title:
        return phrase.definite(Case[case.upper()])
    return f"{definite(kind, Case[case.upper()])} „{name}“"


def on_behalf(name: str) -> str:
    """Return „seitens des Finanzministeriums“; „durch …“ where the gender is not known."""
    phrase = definite(name, Case.GENITIVE)
    return f"seitens {phrase}" if phrase != name else f"durch {name}"


def of(name: str) -> str:
    """Return „des Finanzministeriums“, „der Fraktion …“; „von …“ where the gender is not known."""
    phrase = definite(name, Case.GENITIVE)
    return phrase if phrase != name else f"von {name}"


def under_lead_of(name: str) -> str:
    """Return „unter Federführung des Ministeriums …“."""
    return f"unter Federführung {of(name)}"


def with_names(names: Sequence[str]) -> str:
    """Return „mit den Landkreisen und kreisfreien Städten“."""
    return f"mit {definite_list(names, Case.DATIVE)}"


def the_names(names: Sequence[str], case: str = "nominative") -> str:
    """Return names with their articles in a case: „die Landkreise und kreisfreien Städte“."""
    return definite_list(names, Case[case.upper()])


def before(name: str) -> str:
    """Return the place of a report: „im Sozialausschuss des Landtages“, „in der Konferenz …“."""
    phrase = definite(name, Case.DATIVE)
    return contracted("in", phrase) if phrase != name else f"im Gremium „{name}“"


def about(subject: str) -> str:
    """Return „zu aktuellen Fragen der Integration“, „zur Lage …“; „zum Thema „…““ where the noun is not known."""
    if plural := bare(subject, Case.DATIVE):
        return f"zu {plural}"
    phrase = definite(subject, Case.DATIVE)
    return contracted("zu", phrase) if phrase != subject else topic(subject)


def topic(subject: str) -> str:
    """Return „zum Thema Integration“; a longer subject, or one that would have to bend, in quotation marks."""
    return f"zum Thema {subject}" if _stands_alone(subject) else f"zum Thema „{subject}“"


def own_name(title: str) -> str:
    """Return the name that a title gives a thing, „„Ehrenamt““ of „Fachtag „Ehrenamt““; empty where it gives none."""
    match = re.fullmatch(r"[\w-]+ („[^„“]+“)", title.strip())
    return match[1] if match else ""


def _stands_alone(subject: str) -> bool:
    """Tell whether a subject needs no quotation marks: „Häfen und Werften“, but „Moore schützen“ does."""
    others = subject.split()[1:]
    if not others or "„" in subject:
        return "„" not in subject
    phrase = NounPhrase.parse(subject)
    short = len(others) < _SHORT_SUBJECT and not others[-1].islower()
    return short and phrase is not None and not phrase.adjectives


def a(noun: str, case: str, *adjectives: str) -> str:
    """Return „eine Auftaktveranstaltung“, „einer gemeinsamen Projektgruppe“; an unknown kind as „eine Veranstaltung“.

    Adjectives come without their endings.
    """
    if phrase := NounPhrase.parse(noun):
        return phrase.indefinite(Case[case.upper()], *adjectives)
    return f"{a('Veranstaltung', case, *adjectives)} („{noun}“)"


def the(noun: str, case: str = "nominative") -> str:
    """Return „die Auftaktveranstaltung“, „des Beirates“; an unknown kind as „die Veranstaltung („…“)“."""
    if phrase := NounPhrase.parse(noun):
        return phrase.definite(Case[case.upper()])
    return f"{the('Veranstaltung', case)} („{noun}“)"


def this(noun: str, case: str = "nominative") -> str:
    """Return „diese Projektgruppe“, „dieses Beirates“."""
    article, _, rest = the(noun, case).partition(" ")
    return f"dies{_ENDINGS[article]} {rest}"


def which(noun: str, case: str = "nominative") -> str:
    """Return the pronoun of a relative clause: „die“ for a Projektgruppe, „dessen“ for a Beirat in the genitive."""
    gender = phrase.noun.gender if (phrase := NounPhrase.parse(noun)) else "feminine"
    return RELATIVE[gender][list(Case).index(Case[case.upper()])]


def at(noun: str) -> str:
    """Return „an der Auftaktveranstaltung“, „am Fachtag“."""
    return contracted("an", the(noun, "dative"))


def to(noun: str) -> str:
    """Return „zur Auftaktveranstaltung“, „zum Fachtag“."""
    return contracted("zu", the(noun, "dative"))


def led_by(name: str) -> str:
    """Return „beim Finanzministerium“, „bei der Staatskanzlei“."""
    return contracted("bei", definite(name, Case.DATIVE))


def reporter(name: str) -> str:
    """Return a name with its article in the nominative: „das Finanzministerium“."""
    return definite(name, Case.NOMINATIVE)


def label(code: str) -> str:
    """Return the German word of a choice, such as „Projektgruppe“ for `project_group`."""
    return choice_labels()[code]


def questions(labels: Sequence[str]) -> str:
    """Return „zu Frage 3“, „zu den Fragen 1 und 2“, „zu den Fragen 1 bis 4“."""
    if len(labels) == 1:
        return f"zu Frage {labels[0]}"
    in_a_row = len(labels) > _FEW and _follow_one_another(labels)
    return f"zu den Fragen {f'{labels[0]} bis {labels[-1]}' if in_a_row else listed(labels)}"


def _follow_one_another(labels: Sequence[str]) -> bool:
    return all(map(str.isdecimal, labels)) and all(int(b) == int(a) + 1 for a, b in pairwise(labels))


def filters() -> dict[str, Callable[..., Any]]:
    """Return what phrases may use, by name."""
    helpers: tuple[Callable[..., Any], ...] = (
        *days.HELPERS, people, persons, number, in_words, counted, euros, verb, named, on_behalf, of, under_lead_of,
        with_names, the_names, before, about, topic, own_name, a, the, this, which, at, to, led_by, reporter, label,
        questions, listed,
    )  # fmt: skip
    return {each.__name__: each for each in helpers}

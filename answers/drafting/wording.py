"""Words that phrases ask for: days, counts, amounts, and names behind a preposition (Wortlaut)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from answers.drafting.grammar import Case, NounPhrase, bare, contracted, definite, definite_list, listed
from answers.records.partial_date import PartialDate
from answers.records.schema import choice_labels

_GERMAN: Final = Locale("de")  # read once: to look it up by name at each date takes longer than the sentence
_ORDINALS: Final = ("ersten", "zweiten", "dritten", "vierten")
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
_SHORT_SUBJECT: Final = 3  # words that may stand without quotation marks


def day(value: PartialDate) -> str:
    """Return a date as it stands in a sentence: „10. Juni 2015“, „März 2015“, „ersten Quartal 2015“, „Jahr 2015“."""
    if value.quarter:
        return f"{_ORDINALS[value.quarter - 1]} Quartal {value.year}"
    if value.month is None:
        return f"Jahr {value.year}"
    pattern = "d. MMMM y" if value.day else "MMMM y"
    return format_date(date(value.year, value.month, value.day or 1), pattern, locale=_GERMAN)


def on(value: PartialDate) -> str:
    """Return „am 10. Juni 2015“, „im März 2015“, „im ersten Quartal 2015“, „im Jahr 2015“."""
    return f"{'am' if value.day else 'im'} {day(value)}"


def on_in_digits(value: PartialDate) -> str:
    """Return „am 23.10.2015“; a date that is not known to the day as `on` says it."""
    return f"am {value.first_day():%d.%m.%Y}" if value.day else on(value)


def since(value: PartialDate) -> str:
    """Return „seit dem 10. Juni 2015“, „seit März 2015“, „seit dem Jahr 2015“."""
    return f"seit {_with_article(value, 'dem')}"


def until(value: PartialDate) -> str:
    """Return „bis zum 10. Juni 2015“, „bis März 2015“, „bis zum Jahr 2015“."""
    return f"bis {_with_article(value, 'zum')}"


def due(value: PartialDate) -> str:
    """Return „für den 10. Juni 2015“, „für März 2015“, „für das erste Quartal 2015“, „für das Jahr 2015“."""
    if value.quarter:
        return f"für das {_ORDINALS[value.quarter - 1][:-1]} Quartal {value.year}"
    return f"für {_with_article(value, 'den' if value.day else 'das')}"


def as_of(value: PartialDate) -> str:
    """Return „Stand: 31. Dezember 2014“, „Stand: 2014“."""
    if value.quarter:
        return f"Stand: {value.quarter}. Quartal {value.year}"
    return f"Stand: {day(value).removeprefix('Jahr ')}"


def people(count: int, accuracy: str | None = None) -> str:
    """Return participants in the dative: „circa 80 Teilnehmerinnen und Teilnehmern“."""
    noun = "teilnehmenden Person" if count == 1 else "Teilnehmerinnen und Teilnehmern"
    return f"{_ACCURACY[accuracy or 'exact']}{number(count)} {noun}"


def persons(count: int, accuracy: str | None = None) -> str:
    """Return „circa 80 Personen“, „1 Person“."""
    return f"{_ACCURACY[accuracy or 'exact']}{number(count)} {'Person' if count == 1 else 'Personen'}"


def number(value: float) -> str:
    """Return a number as German prints it: „12.500“, „7,5“."""
    return str(format_decimal(value, locale=_GERMAN))


def in_words(value: float) -> str:
    """Return a whole number up to twelve as a word, „drei“; a larger one in digits, „13“ (Duden)."""
    return _WORDS[int(value)] if value in range(len(_WORDS)) else number(value)


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
    """Return „zum Thema Integration“; a longer subject in quotation marks."""
    plain = len(subject.split()) <= _SHORT_SUBJECT and "„" not in subject
    return f"zum Thema {subject}" if plain else f"zum Thema „{subject}“"


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


def at(noun: str) -> str:
    """Return „an der Auftaktveranstaltung“, „am Fachtag“."""
    return contracted("an", the(noun, "dative"))


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
    """Return „zu Frage 3“, „zu den Fragen 1 und 2“."""
    return f"zu Frage {labels[0]}" if len(labels) == 1 else f"zu den Fragen {listed(labels)}"


def _with_article(value: PartialDate, article: str) -> str:
    bare_month = value.month is not None and value.day is None
    return day(value) if bare_month else f"{article} {day(value)}"


def filters() -> dict[str, Callable[..., Any]]:
    """Return what phrases may use, by name."""
    return {
        each.__name__: each
        for each in (
            on, on_in_digits, since, until, due, day, as_of, people, persons, number, in_words, euros, named,
            on_behalf, of,
            under_lead_of, with_names, before, about, topic, a, the, this, at, led_by, reporter, label, questions,
            listed,
        )
    }  # fmt: skip

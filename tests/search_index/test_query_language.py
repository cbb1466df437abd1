"""What a person may type, and what is understood."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.expression import All, Any, Dated, FacetValue, Not, Phrase, Prefix, Word, as_typed, wanted_texts
from search_index.plan import plan_for
from search_index.query_language import parse
from tests.search_index.corpus import FIELDS


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("Kita Personal", "Kita und Personal"),
        ("Kita UND Personal", "Kita und Personal"),
        ('"frühe Förderung" -Schwerin', "„frühe Förderung“ ohne Schwerin"),
        ("„frühe Förderung“", "„frühe Förderung“"),
        ("Kita ODER Krippe Rostock", "(Kita oder Krippe) und Rostock"),
        ("a ODER b ODER c", "a oder b oder c"),
        ("ODER Kita ODER", "Kita"),
        ("Kita -(Rostock ODER Wismar)", "Kita ohne (Rostock oder Wismar)"),
        ("integr*", "integr*"),
        ("i*", "i"),
        ("6/48*", "6/48*"),
        ("Migrant*innen", "Migrant*innen"),
        ("a*b*c*", "a"),
        ("ab*b*c*", "ab*"),
        ("* - -- () ((", ""),
        ('"', ""),
        ('"offene Wortfolge', "„offene Wortfolge“"),
        ('titel:Kita titel:Ki* titel:"Kita und Hort"', "Titel: Kita und Titel: Ki* und Titel: „Kita und Hort“"),
        ("Ministerium:Inneres", "Ministerium: Inneres"),
        ('ministerium:"Inneres und Sport"', "Ministerium: Inneres und Sport"),
        ("von:2015 bis:2015", "ab 01.01.2015 und bis 31.12.2015"),
        ("von:2.2016 bis:2.2016", "ab 01.02.2016 und bis 29.02.2016"),
        ("von:3.2.2016 bis:2016-02-03", "ab 03.02.2016 und bis 03.02.2016"),
        (
            "von:31.02.2015 von:gestern bis:0000 bis:2015-13",
            "von:31.02.2015 und von:gestern und bis:0000 und bis:2015-13",
        ),
        ("unbekannt:wert", "unbekannt:wert"),
        ('unbekannt:"ein Wert"', "„unbekannt ein Wert“"),
        ("ministerium: Inneres", "ministerium: und Inneres"),
        ("§ 64 GO LT", "§ 64 und GO LT"),
        ("Kita, Hort; Schule?", "Kita und Hort und Schule"),
        ("Ki\x00ta\x1b", "Ki und ta"),
        ("Kita Kita Hort Kita", "Kita und Hort"),
        ("Kita Kita ODER Hort", "Kita und (Kita oder Hort)"),
        ("Kita ODER Kita ODER Hort", "Kita oder Hort"),
        ("Kita ODER Kita", "Kita"),
        ("Kita oder Hort und Schule", "(Kita oder Hort) und Schule"),
        ("-Kita Oder", "ohne Kita und Oder"),
    ],
)
def test_a_search_prints_as_it_was_understood(text: str, understood: str) -> None:
    assert str(parse(text, FIELDS)) == understood


def test_a_facets_label_is_what_was_typed() -> None:
    assert parse("drs:6/4820", FIELDS) == FacetValue("number", "6/4820", label="drs")


@pytest.mark.parametrize(
    "text",
    ["x " * 10_000, "(" * 50_000, "((a ODER b) " * 5_000, "-" * 50_000, '"' * 50_000, "a:" * 50_000, "a*b*c*" * 9_000],
)
def test_a_hostile_search_is_cut_short(text: str) -> None:
    assert len(list(wanted_texts(parse(text, FIELDS)))) <= 64


def test_brackets_are_closed_at_the_end_and_deep_ones_are_flattened() -> None:
    assert str(parse("a (b ODER (c d", {})) == "a und (b oder (c und d))"
    assert str(parse("(" * 20 + "a" + ")" * 20 + " b", {})) == "a und b"
    assert str(parse("a) b", {})) == "a und b"


_pieces = st.sampled_from(
    [
        *'()"„“-*:|',
        " ",
        "ODER ",
        "UND ",
        "Kita",
        "titel:",
        "von:",
        "2015",
        "ministerium:",
        "Sch*",
        "§ 64",
        "\x00",
        "\ud800",
    ]
)


@settings(max_examples=300)
@given(st.lists(_pieces, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_understood_somehow(text: str) -> None:
    expression = parse(text, FIELDS)
    assert plan_for(expression, lambda _: ["Ministerium für Inneres"])
    assert isinstance(str(expression), str)


_words = st.sampled_from(["Kita", "Hort", "Schule"])
_leaves = st.one_of(
    st.builds(Word, _words, st.booleans()),
    st.builds(Phrase, st.just("Kita und Hort"), st.booleans()),
    st.builds(Prefix, st.just("Ki"), st.booleans()),
    st.builds(FacetValue, st.just("ministry"), st.just("Inneres und Sport"), label=st.just("ministerium")),
    st.builds(Dated, since=st.dates(date(1990, 1, 1))),
    st.builds(Dated, until=st.dates(date(1990, 1, 1))),
)
_parts = _leaves | st.builds(Not, _leaves)
_alternatives = st.lists(_parts, min_size=2, max_size=3, unique=True).map(lambda parts: Any(tuple(parts)))
_together = st.lists(_parts | _alternatives, min_size=2, max_size=4, unique=True).map(lambda parts: All(tuple(parts)))


@given(_parts | _together)
def test_a_search_written_out_is_understood_as_the_same(expression: Word) -> None:
    assert parse(as_typed(expression), FIELDS) == expression

"""The small Markdown of answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.markup import (
    Caption,
    ItemList,
    Note,
    Paragraph,
    Span,
    Table,
    clean,
    parse,
    parse_leniently,
    plain_text,
    spans_text,
)
from answers.markup.rules import with_rules_of
from inquiries.foundation.errors import InvalidInput


def said(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def test_blank_lines_part_paragraphs_and_line_ends_do_not() -> None:
    assert parse("Eins\nzwei.  \ndrei\\\nvier\n\nfünf") == (said("Eins zwei. drei vier"), said("fünf"))


def test_emphasis_may_be_strong_and_nested() -> None:
    assert parse("Das *ist **sehr** klar* und **fest**.")[0] == Paragraph(
        (
            Span("Das "),
            Span("ist ", italic=True),
            Span("sehr", bold=True, italic=True),
            Span(" klar", italic=True),
            Span(" und "),
            Span("fest", bold=True),
            Span("."),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "Teilnehmer*innen und Schüler*innen",
        "5* und 6*",
        "Müller & Söhne &amp; Co.",
        "siehe [Anlage] und [1]: dort",
        "3 < 4 und 5 > 4",
        "10. Juni 2015 war ein Mittwoch.",
        "1. Bauabschnitt",
        "~~gestrichen~~",
    ],
)
def test_what_only_looks_like_markup_is_text(text: str) -> None:
    assert parse(text) == (said(text),) == parse_leniently(text)


def test_lists_have_dashes_or_numbers_and_may_be_nested() -> None:
    dashes, numbers = parse("- a\n  - b\n- c\n\n3) drei\n4) vier")

    assert dashes == ItemList(((said("a"), ItemList(((said("b"),),))), (said("c"),)))
    assert numbers == ItemList(((said("drei"),), (said("vier"),)), 3, ")")


def test_numbers_that_do_not_grow_by_one_are_no_list() -> None:
    first, listed, date = parse("7. erst\n1. eins\n2. zwei\n10. Juni 2015")

    assert [spans_text(block.spans) for block in (first, date) if isinstance(block, Paragraph)] == [
        "7. erst",
        "10. Juni 2015",
    ]
    assert listed == ItemList(((said("eins"),), (said("zwei"),)), 1)


def test_a_lone_number_before_a_list_or_nothing_stands_for_itself() -> None:
    assert parse("5. - a") == (said("5."), ItemList(((said("a"),),)))
    assert parse("5.") == (said("5."),)
    assert parse("1.\n2. b") == (ItemList(((Paragraph(()),), (said("b"),)), 1),)


def test_tables_have_a_header_and_alignments() -> None:
    (table,) = parse("| Jahr | Art \\| Weise | Zahl |\n|:--|:-:|--:|\n| 2014 | *neu* | |\n")

    assert table == Table(
        header=((Span("Jahr"),), (Span("Art | Weise"),), (Span("Zahl"),)),
        rows=(((Span("2014"),), (Span("neu", italic=True),), ()),),
        alignments=("left", "center", "right"),
    )


def test_captions_and_notes_are_told_by_their_table() -> None:
    blocks = parse(
        "Tabelle 2: Fälle\n\n| a |\n|---|\n| 1 |\n\n*) Stichtag\n\nQuelle: Amt\n\nAnmerkung ohne Punkt\n\nQuelle: x"
    )

    assert [type(block) for block in blocks] == [Caption, Table, Note, Note, Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Titel", ("Zeile 1", "Überschrift", "ohne #")),
        ("a\n\nTitel\n---", ("Zeile 3", "Überschrift")),
        ("a\n\n---", ("Zeile 3", "Trennlinie", "Leerzeile")),
        ("> Zitat", ("Zeile 1", "Zitat", "„…“")),
        ("```\nx\n```", ("Zeile 1", "Programmcode-Block", "Entfernen")),
        ("<div>x</div>", ("Zeile 1", "HTML", "spitzen Klammern")),
        ("a\nb <b>x</b>", ("Zeile 2", "HTML")),
        ("- a\n- `x`", ("Zeile 2", "Programmcode")),
        ("[x](https://example.org)", ("Zeile 1", "Verweis", "gewöhnlichen Text")),
        ("<https://example.org>", ("Zeile 1", "Verweis")),
        ("Text ![x](y.png)", ("Zeile 1", "Bild")),
        ("- a\n  - b\n    - c\n      - d", ("Zeile 4", "tief", "3 Ebenen")),
        ("- a\n\n  | x |\n  |---|\n  | 1 |", ("Zeile 3", "Tabelle in einer Liste")),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ("Zeile 3", "3 statt 2 Zellen")),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nQuelle: Amt", ("Zeile 4", "1 statt 2", "Leerzeile")),
        ("| a | b |\n|---|\n| 1 | 2 |", ("Zeile 1", "Strichzeile")),
        ("x\n\n| a | b |\n| 1 | 2 |", ("Zeile 3", "Strichzeile")),
        ("a\nb\x07c", ("Zeile 2", "Steuerzeichen")),
    ],
)
def test_anything_else_is_refused_with_place_and_remedy(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse(text)

    assert all(word in refusal.value.sentence for word in words), refusal.value.sentence
    assert f"Zeile {refusal.value.about['line']}" in refusal.value.sentence


@pytest.mark.parametrize(
    "text", ["# Titel", "> Zitat", "`x`", "<b>x</b>", "[x](y)", "![x](y)", "<https://example.org>", "---", "~~~ x"]
)
def test_a_lenient_reading_takes_the_unknown_literally(text: str) -> None:
    assert parse_leniently(text) == (said(text),)


def test_a_lenient_reading_loses_no_cell_of_an_uneven_table() -> None:
    uneven = "| a | b |\n|---|---|\n| 1 | 2 | 3 |"

    assert plain_text(uneven) == uneven


def test_a_lenient_reading_takes_tables_in_lists() -> None:
    assert plain_text("- a\n\n  | x |\n  |---|\n  | 1 |\n") == "a\nx\n1"


def test_plain_text_has_a_line_for_each_paragraph_item_and_row() -> None:
    text = "**Es** gilt:\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nQuelle: Amt"

    assert plain_text(text) == "Es gilt:\na\nb\nx y\n1 2\nQuelle: Amt"


def test_cleaning_leaves_ordinary_spaces_and_line_ends() -> None:
    assert clean("a\r\nb\u2028c\td\u00a0e\u200bf\u00adg\ufeff") == "a\nb\nc d efg"
    assert clean("u\u0308ber") == "über"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\ud800", "\ufffe", "\U0001ffff"])
def test_what_cannot_be_printed_is_refused_or_dropped(char: str) -> None:
    with pytest.raises(InvalidInput, match="Zeile 2 enthält ein Steuerzeichen"):
        clean(f"a\nb{char}")
    assert clean(f"a{char}b", refuse=False) == "ab"


@given(st.text(alphabet=st.sampled_from("ab 1.*_|-#>`[]()<>!&\\\n~+:=") | st.characters(), max_size=60))
def test_every_text_is_read_or_refused_in_german(text: str) -> None:
    refused = ""
    try:
        parse(text)
    except InvalidInput as refusal:
        refused = refusal.sentence
    assert not refused or refused.startswith("Zeile ")


@given(st.lists(st.text(alphabet=st.characters(categories=("L", "N")), min_size=1, max_size=8), min_size=1, max_size=8))
def test_a_lenient_reading_keeps_every_word(words: list[str]) -> None:
    text = clean(" ".join(words), refuse=False)

    for before in ("", "# ", "> ", "- ", "<i>", "`", "[", "3. "):
        assert all(word in plain_text(f"{before}{text}") for word in text.split())


LINE = st.text(alphabet=st.sampled_from("aB1 .)-+#>=~|*_`[]<&!„“ß§"), min_size=1, max_size=12)


@given(LINE)
def test_an_unmarked_line_reads_alone_as_it_reads_among_others(line: str) -> None:
    read = parse_leniently(line)
    among_others = parse_leniently(f"{line}\n\nEnde.")
    assert (*read, *parse_leniently("Ende.")) == among_others or not read


def test_a_table_that_comes_back_is_aligned_as_it_was() -> None:
    before = "Text.\n\n| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |"
    back = "Text.\n\n| Jahr | Zahl |\n|---|---|\n| 2014 | 4 |\n\n| A | B |\n|---|---|\n| 1 | 2 |"
    assert with_rules_of(before, back) == back.replace("|---|---|", "| --- | ---: |", 1)
    assert with_rules_of("", back) == back

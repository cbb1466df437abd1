"""Snippets: the passage that shows why a text was found."""

from hypothesis import given
from hypothesis import strategies as st

from search_index.query_language import parse
from search_index.snippet import Wanted, snippet

TEXT = (
    "Die Landesregierung nimmt zur Anfrage Stellung. " * 8
    + "In Schwerin leben Migrantinnen und Migranten in einer Flüchtlingsunterkunft. "
    + "Weitere Angaben liegen nicht vor. " * 8
    + "Eine Unterkunft ist geplant."
)


def marked(query: str, text: str = TEXT) -> list[str]:
    return [piece.text for piece in snippet(text, Wanted.by(parse(query, {}))) if piece.marked]


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    assert marked("Unterkunft Migrant Schwerin") == ["Schwerin", "Migrantinnen", "Migranten", "Flüchtlingsunterkunft"]


def test_prefixes_and_phrases_are_marked_and_excluded_words_are_not() -> None:
    assert marked('flüchtl* "Schwerin leben" -Migranten') == ["Schwerin", "leben", "Flüchtlingsunterkunft"]


def test_a_passage_from_the_middle_begins_and_ends_with_dots_between_words() -> None:
    pieces = snippet(TEXT, Wanted.by(parse("Schwerin", {})), length=100)
    text = "".join(piece.text for piece in pieces)
    assert text.startswith("…")
    assert text.endswith("…")
    assert text.strip("…") in TEXT
    assert f" {text.strip('…')}" in TEXT


def test_without_a_word_to_mark_the_beginning_is_shown() -> None:
    text = "".join(piece.text for piece in snippet(TEXT, Wanted()))
    assert text.startswith("Die Landesregierung nimmt")
    assert len(text) <= 251


def test_a_short_text_is_shown_whole_and_in_one_line() -> None:
    assert [piece.text for piece in snippet("Eine\n\n Kita.", Wanted())] == ["Eine Kita."]
    assert snippet("", Wanted()) == ()


def test_a_word_longer_than_the_passage_is_still_shown() -> None:
    assert "".join(piece.text for piece in snippet("x" * 50, Wanted(), length=20)).startswith("xxx")


@given(st.text(max_size=400), st.sampled_from(["Kita", "sch*", "", '"a b"']), st.integers(20, 300))
def test_any_text_has_a_snippet_of_bounded_length(text: str, query: str, length: int) -> None:
    pieces = snippet(text, Wanted.by(parse(query, {})), length)
    assert sum(len(piece.text) for piece in pieces) <= length + 2

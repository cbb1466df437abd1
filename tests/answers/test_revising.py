"""What stays of the sources when an officer edits the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.drafting.draft import Citation, Draft, Gap, Origin, Paragraph, Passage, Sentence
from answers.revising import with_gap_filled, with_passage_text
from inquiries.foundation.errors import InvalidInput


def cited(text: str, record: str = "konzept") -> Sentence:
    return Sentence(text, (Citation(record, 1, "titel", text),))


FIRST = cited("Das Konzept gilt seit dem Jahr 2011 im ganzen Land.", "konzept")
SECOND = cited("Im März 2015 fand eine Veranstaltung mit circa 80 Gästen statt.", "veranstaltung")
THIRD = cited("Die Projektgruppe „Integration“ wurde am 23.10.2015 vereinbart.", "gruppe")
DRAFT = Draft(
    passages=(Passage(("1", "2"), (Paragraph((FIRST,)), Paragraph((SECOND, THIRD)))),),
    gaps=(Gap(("2",), "[Termin der Unterrichtung]"), Gap(("3",), "[Kosten]")),
)


def sentences(draft: Draft) -> list[Sentence]:
    return list(draft.sentences())


def test_an_unchanged_text_changes_nothing() -> None:
    assert with_passage_text(DRAFT, 0, DRAFT.passages[0].text) == DRAFT


def test_line_ends_and_spaces_of_a_form_change_nothing() -> None:
    typed = DRAFT.passages[0].text.replace("\n", "\r\n").replace("Konzept gilt", "Konzept  gilt")
    assert with_passage_text(DRAFT, 0, typed) == DRAFT


def test_a_changed_sentence_keeps_its_sources_and_says_so() -> None:
    typed = DRAFT.passages[0].text.replace("circa 80 Gästen", "rund 80 Gästen")
    changed = sentences(with_passage_text(DRAFT, 0, typed))[1]
    assert changed.origin is Origin.CHANGED
    assert changed.citations == SECOND.citations


def test_a_new_sentence_is_the_officers_own() -> None:
    typed = DRAFT.passages[0].text + " Näheres ist noch offen."
    *kept, own = sentences(with_passage_text(DRAFT, 0, typed))
    assert kept == [FIRST, SECOND, THIRD]
    assert (own.text, own.origin, own.citations) == ("Näheres ist noch offen.", Origin.OWN, ())


def test_a_removed_sentence_is_gone() -> None:
    assert sentences(with_passage_text(DRAFT, 0, f"{FIRST.text}\n\n{THIRD.text}")) == [FIRST, THIRD]


def test_sentences_may_change_places() -> None:
    assert sentences(with_passage_text(DRAFT, 0, f"{THIRD.text}\n\n{FIRST.text} {SECOND.text}")) == [
        THIRD,
        FIRST,
        SECOND,
    ]


def test_two_sentences_made_one_keep_the_sources_of_both() -> None:
    joined = FIRST.text.rstrip(".") + "; " + SECOND.text.replace("Im März", "im März")
    [merged, third] = sentences(with_passage_text(DRAFT, 0, f"{joined}\n\n{THIRD.text}"))
    assert merged.citations == FIRST.citations + SECOND.citations
    assert third == THIRD


def test_the_same_sentence_twice_is_cited_once() -> None:
    first, second, *_ = sentences(with_passage_text(DRAFT, 0, f"{FIRST.text} {FIRST.text}"))
    assert (first, second.origin) == (FIRST, Origin.OWN)


@pytest.mark.parametrize("text", ["", "  \n \n "])
def test_a_passage_cannot_be_emptied(text: str) -> None:
    with pytest.raises(InvalidInput, match="Frage 1, 2 ist leer"):
        with_passage_text(DRAFT, 0, text)


def test_a_passage_that_was_empty_may_stay_so_while_its_gap_is_filled() -> None:
    empty = Draft((Passage(("1",), ()),), (Gap(("1",), "[Zahl]"),))
    assert with_passage_text(empty, 0, " ") == empty
    filled = with_gap_filled(empty, 0, "Es sind zehn.")
    assert [passage.text for passage in filled.passages] == ["Es sind zehn."]


def test_a_filled_gap_joins_the_passage_of_its_question() -> None:
    filled = with_gap_filled(DRAFT, 0, " Der Termin steht noch nicht fest. ")
    assert [gap.text for gap in filled.gaps] == ["[Kosten]"]
    assert filled.passages[0].paragraphs[-1].text == "Der Termin steht noch nicht fest."
    assert sentences(filled)[-1].origin is Origin.OWN


def test_a_gap_without_a_passage_gets_one() -> None:
    filled = with_gap_filled(DRAFT, 1, "Kosten sind nicht entstanden.")
    assert filled.passages[-1].questions == ("3",)


def test_a_gap_is_not_filled_with_nothing() -> None:
    with pytest.raises(InvalidInput, match="noch leer"):
        with_gap_filled(DRAFT, 0, "  ")


@given(st.text(alphabet="abc äöü.,\n\r|*[]", max_size=200))
def test_no_word_that_was_typed_is_lost(text: str) -> None:
    typed = f"{FIRST.text} {text}"
    assert with_passage_text(DRAFT, 0, typed).passages[0].text.split() == typed.split()


def test_each_own_sentence_stands_by_itself_and_a_list_stays_whole() -> None:
    gap = Gap(("1",), "[Ort: …]")
    draft = Draft((Passage(("1",), ()),), (gap,))
    filled = with_gap_filled(draft, 0, "Das steht nicht fest. Am 3. Mai wird entschieden.")
    [paragraph] = filled.passages[0].paragraphs
    assert [each.text for each in paragraph.sentences] == ["Das steht nicht fest.", "Am 3. Mai wird entschieden."]
    [listed] = with_gap_filled(draft, 0, "- Eins. Zwei.\n- Drei.").passages[0].paragraphs
    assert len(listed.sentences) == 1

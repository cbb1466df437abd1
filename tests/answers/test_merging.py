"""Two texts of one answer beside each other: nothing typed is dropped."""

from hypothesis import given
from hypothesis import strategies as st

from answers.drafting.draft import Draft, Gap, Paragraph, Passage, Sentence
from answers.merging import AnswerText, Decision, MergeState, merges, resolved

GAP = Gap(("2",), "[Termin]")


def text(*passages: tuple[str, str], gaps: tuple[Gap, ...] = (), remark: str = "") -> AnswerText:
    return AnswerText(Draft(tuple(passage(*each) for each in passages), gaps), remark)


def passage(labels: str, words: str) -> Passage:
    return Passage(tuple(labels.split()), (Paragraph((Sentence(words),)),) if words else ())


BASE = text(("1", "Eins."), ("2", "Zwei."), gaps=(GAP,))


def states(saved: AnswerText, **mine: str) -> list[tuple[str, MergeState]]:
    named = {name.replace("_", "-", 1) if name != "government_remark" else name: each for name, each in mine.items()}
    return [(each.field, each.state) for each in merges(BASE, saved, named)]


def test_it_is_told_who_changed_what() -> None:
    saved = text(("1", "Eins."), ("2", "Zwei, ergänzt."), gaps=(GAP,))
    assert states(saved, passage_0="Eins, neu.", passage_1="Zwei.") == [
        ("passage-0", MergeState.CHANGED),
        ("passage-1", MergeState.UNCHANGED),
    ]
    assert states(saved, passage_1="Zwei, anders.") == [("passage-1", MergeState.BOTH)]
    assert states(saved, passage_1="Zwei, ergänzt.") == [("passage-1", MergeState.UNCHANGED)]


def test_line_breaks_and_spaces_are_no_change() -> None:
    assert states(BASE, passage_0="  Eins.\r\n") == [("passage-0", MergeState.UNCHANGED)]


def test_a_text_follows_its_questions_to_another_place() -> None:
    moved = text(("2", "Zwei."), ("1", "Eins."))
    assert states(moved, passage_0="Eins, neu.") == [("passage-1", MergeState.CHANGED)]


def test_a_text_whose_place_is_gone_is_homeless_unless_it_says_nothing_new() -> None:
    gone = text(("3", "Drei."))
    assert states(gone, passage_0="Eins, neu.") == [("", MergeState.HOMELESS)]
    assert states(gone, passage_0="Eins.") == [("", MergeState.UNCHANGED)]
    assert states(gone, passage_9="Irgendwo.") == [("", MergeState.HOMELESS)]


def test_words_for_a_gap_are_new_while_it_is_open_and_homeless_once_it_is_closed() -> None:
    assert states(BASE, gap_0="Im Mai.") == [("gap-0", MergeState.NEW)]
    assert states(text(("1", "Eins.")), gap_0="Im Mai.", gap_7="Auch.") == [("", MergeState.HOMELESS)] * 2
    assert states(BASE, gap_0=" ") == []


def test_the_remark_is_compared_too() -> None:
    assert states(BASE, government_remark="Vorab.") == [("government_remark", MergeState.NEW)]


def test_a_new_text_in_an_empty_passage_is_new() -> None:
    empty = text(("1", ""))
    [found] = merges(empty, empty, {"passage-0": "Eins."})
    assert found.state is MergeState.NEW


def test_what_is_decided_becomes_the_fields_to_save() -> None:
    saved = {"passage-0": "Gespeichert."}
    decisions = [
        Decision("passage-0", "both", "Meins."),
        Decision("passage-0", "both", "Noch eins."),
        Decision("passage-1", "theirs", "Weg."),
        Decision("", "both", "Nirgends."),
        Decision("gap-0", "mine", "Im Mai."),
    ]
    assert resolved(saved, decisions) == {"passage-0": "Gespeichert.\n\nMeins.\n\nNoch eins.", "gap-0": "Im Mai."}


WORDS = st.sampled_from(["", "Eins.", "Zwei.", "Drei.", "Vier und fünf."])
TEXTS = st.lists(st.tuples(st.sampled_from(["1", "2", "3", "1 2", "2 3"]), WORDS), max_size=3).map(
    lambda passages: text(*passages)
)


@given(TEXTS, TEXTS, st.dictionaries(st.sampled_from([f"passage-{n}" for n in range(5)]), WORDS, max_size=5))
def test_every_typed_text_that_says_something_new_is_shown(
    base: AnswerText, saved: AnswerText, mine: dict[str, str]
) -> None:
    shown = [each.mine for each in merges(base, saved, mine) if each.state is not MergeState.UNCHANGED]
    known = {at.text for each in (base, saved) for at in each.draft.passages}
    assert all(typed in shown for typed in mine.values() if typed and typed not in known)

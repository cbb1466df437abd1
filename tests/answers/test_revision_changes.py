"""Text that stands in another passage than before is still the same text."""

from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.revision_changes import came_from

SPORT = "Im Jahr 2014 gab es 12 Sportfeste mit 800 Personen."
MONEY = "Die Kosten betrugen 4.000 Euro."


def draft(**texts: str | tuple[str, ...]) -> Draft:
    """Return a draft of passages by their questions: `q34` answers 3 and 4."""
    return Draft(
        tuple(
            Passage(tuple(name[1:]), tuple(Paragraph((Sentence(text),)) for text in (paragraphs or ())))
            for name, paragraphs in texts.items()
        )
    )


def test_a_split_passage_is_compared_part_by_part() -> None:
    before = draft(q34=(SPORT, MONEY))
    assert came_from(before, draft(q3=(SPORT,), q4=(MONEY.replace("4.000", "5.000"),))) == ([SPORT, MONEY], [])


def test_merged_passages_are_compared_as_one() -> None:
    before = draft(q3=(SPORT,), q4=(MONEY,))
    assert came_from(before, draft(q34=(SPORT, MONEY))) == ([f"{SPORT}\n\n{MONEY}"], [])


def test_the_same_questions_stay_together_whatever_became_of_the_text() -> None:
    assert came_from(draft(q1=(SPORT,), q2=(MONEY,)), draft(q1=(MONEY,), q2=(SPORT,))) == ([SPORT, MONEY], [])


def test_a_passage_for_other_questions_is_found_by_its_text_or_is_gone() -> None:
    texts, gone = came_from(draft(q1=(SPORT,), q2=(MONEY,)), draft(q5=(MONEY,)))
    assert texts == [MONEY]
    assert [(each.questions, each.text) for each in gone] == [(("1",), SPORT)]

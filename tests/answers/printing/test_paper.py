"""The blocks of a print."""

from dataclasses import replace
from itertools import pairwise

from answers.markup import Paragraph, Span, Table
from answers.printing.layout import load_layout
from answers.printing.paper import typeset
from answers.printing.script import Part, Print
from inquiries.parsed_paper import Annex, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from tests.answers.printing.papers import long_paper, seed

MV = load_layout("MV")


def parts(paper: ParsedPaper, which: Print = Print.ANSWER) -> list[Part]:
    return [block.part for block in typeset(paper, layout=MV, which=which).blocks]


def test_the_answer_runs_as_the_landtag_prints_it() -> None:
    paper = replace(seed(), government_remark="Vorab.")

    assert parts(paper) == [
        *(Part.KIND, Part.ASKERS, Part.TITLE, Part.CONNECTIVE, Part.KIND, Part.CONNECTIVE),
        *(Part.REMARK_HEADING, Part.REMARK, Part.PREAMBLE, Part.QUESTION, Part.QUESTION, Part.ANSWER_HEADING),
        *([Part.ANSWER] * 5),
    ]


def test_the_question_has_its_term_and_nothing_of_the_government() -> None:
    paper = replace(seed(), government_remark="Vorab.", annexes=(Annex("Anlage", "x"),))
    printed = typeset(paper, layout=MV, which=Print.QUESTION)

    assert parts(paper, Print.QUESTION) == [
        *(Part.KIND, Part.ASKERS, Part.TITLE, Part.PREAMBLE, Part.QUESTION, Part.QUESTION, Part.DUE)
    ]
    assert printed.blocks[-1].content == Paragraph(
        (Span("(Termin zur Beantwortung gemäß §\u00a064 Absatz\u00a01 GO LT: 16.11.2015)"),)
    )
    assert (printed.forwarding, printed.annexes) == (None, ())


def test_what_is_unknown_is_left_out() -> None:
    bare = ParsedPaper("MV", questions=(PaperQuestion("", "Wer?", (QuestionPart("a", "Wo?"),)),))
    printed = typeset(bare, layout=MV, which=Print.QUESTION)

    assert printed.head == (("LANDTAG MECKLENBURG-VORPOMMERN", ""),)
    assert printed.running_head == ("", "Landtag Mecklenburg-Vorpommern")
    assert printed.name == "Kleine Anfrage"
    assert [(block.part, block.label) for block in printed.blocks[1:]] == [
        (Part.QUESTION, ""),
        (Part.SUBQUESTION, "a)"),
    ]


def test_an_empty_text_leaves_no_gap_but_a_number_stays() -> None:
    paper = replace(seed(), preamble=" ", questions=(PaperQuestion("1", ""),), answers=(PaperAnswer(("1",), ""),))
    printed = typeset(paper, layout=MV, which=Print.ANSWER)

    assert [(block.part, block.label) for block in printed.blocks[6:]] == [(Part.QUESTION, "1.")]


def test_a_question_goes_on_under_its_number() -> None:
    printed = typeset(long_paper(), layout=MV, which=Print.ANSWER)

    fifth = next(place for place, block in enumerate(printed.blocks) if block.label == "5.")
    assert [block.part for block in printed.blocks[fifth : fifth + 3]] == [
        *(Part.QUESTION, Part.QUESTION_MORE, Part.SUBQUESTION)
    ]


def test_nothing_that_speaks_of_what_follows_is_left_behind() -> None:
    blocks = typeset(long_paper(), layout=MV, which=Print.ANSWER).blocks

    for block, after in pairwise(blocks):
        if block.part.heads or (block.part.asks and not after.part.asks):
            assert block.stays, block
    introduction = next(place for place, block in enumerate(blocks) if isinstance(block.content, Table)) - 2
    assert blocks[introduction].stays
    assert not blocks[-1].stays


def test_questions_in_a_row_may_part() -> None:
    blocks = typeset(seed(), layout=MV, which=Print.QUESTION).blocks

    assert [block.stays for block in blocks if block.part is Part.QUESTION] == [False, True]


def test_old_texts_with_foreign_markup_are_printed_as_they_are() -> None:
    paper = replace(seed(), answers=(PaperAnswer(("1", "2"), "> 50 Fälle\n\n# 1 ist <b>frei</b>"),))
    printed = typeset(paper, layout=MV, which=Print.ANSWER)

    assert [block.content for block in printed.blocks[-2:]] == [
        Paragraph((Span("> 50 Fälle"),)),
        Paragraph((Span("# 1 ist <b>frei</b>"),)),
    ]


def test_annexes_have_a_heading_even_without_a_label() -> None:
    paper = replace(seed(), annexes=(Annex("", "Text"),))
    (annex,) = typeset(paper, layout=MV, which=Print.ANSWER).annexes

    assert [block.content for block in annex.blocks] == [Paragraph((Span("Anlage"),)), Paragraph((Span("Text"),))]
    assert not annex.landscape

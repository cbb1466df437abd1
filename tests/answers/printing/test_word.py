"""Writing a paper as Word.

`LINTED_PAPERS=1000 pytest tests/answers/printing/test_word.py` looks through a thousand papers.
"""

import os
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from answers.printing.word.linter import lint
from answers.printing.word.package import from_flat
from inquiries.parsed_paper import Annex, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.reading.child import answer
from tests.answers.printing.papers import long_paper, papers, seed

MV = load_layout("MV")
LINTED = int(os.environ.get("LINTED_PAPERS", "10"))


def written(paper: ParsedPaper, which: Print = Print.ANSWER) -> Document:
    return docx.Document(BytesIO(write_word(paper, layout=MV, which=which)))


def in_style(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


@settings(max_examples=LINTED, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_paper_is_well_made_and_always_the_same(paper: ParsedPaper) -> None:
    content = write_word(paper, layout=MV, which=Print.ANSWER)

    assert lint(content) == []
    assert write_word(paper, layout=MV, which=Print.ANSWER) == content


@pytest.mark.parametrize("which", Print)
@pytest.mark.parametrize("parliament", ["MV", "BY"])
def test_long_papers_are_well_made(which: Print, parliament: str) -> None:
    assert lint(write_word(long_paper(), layout=load_layout(parliament), which=which)) == []


def test_each_part_has_its_named_style() -> None:
    document = written(seed())

    assert in_style(document, "DS Kopf") == [
        "LANDTAG MECKLENBURG-VORPOMMERN\tDrucksache\u00a06/4711",
        "6.\u00a0Wahlperiode\t20.11.2015",
    ]
    assert in_style(document, "DS Art") == ["KLEINE ANFRAGE", "ANTWORT"]
    assert in_style(document, "DS Urheber") == ["des Abgeordneten Peter Ritter, Fraktion DIE LINKE"]
    assert in_style(document, "DS Titel") == ["Konzeption zur Integration von Migrantinnen und Migranten"]
    assert [text[:2] for text in in_style(document, "DS Frage")] == ["1.", "2."]
    assert in_style(document, "DS Zu") == ["Zu\u00a01 und 2"]
    assert len(in_style(document, "DS Antwort")) == 5
    assert len(in_style(document, "DS Einleitung")) == 1


def test_the_question_block_is_narrower_by_35_mm() -> None:
    question, part = (written(seed()).styles[name].paragraph_format for name in ("DS Frage", "DS Unterfrage"))

    block = question.left_indent + question.first_line_indent + question.right_indent
    assert block / Mm(1) == pytest.approx(35, abs=0.1)
    assert (part.left_indent - question.left_indent) / Mm(1) == pytest.approx(6, abs=0.1)


def test_a_single_question_without_number_begins_where_numbers_stand() -> None:
    asked = "Wann wird der Bericht über die Haltestellen vorgelegt, und was folgt daraus für die Landkreise? " * 2
    paper = replace(seed(), questions=(PaperQuestion("", asked.strip()),), answers=(PaperAnswer(("",), "Bald."),))
    [form] = [each.paragraph_format for each in written(paper).paragraphs if each.style.name == "DS Frage"]

    assert (form.first_line_indent, round(form.left_indent.mm, 1)) == (0, 17.5)
    assert answer(write_word(paper, layout=MV, which=Print.ANSWER), "MV")["paper"]["questions"][0]["label"] == ""


def test_the_letter_stands_at_the_foot_of_page_1_alone() -> None:
    section = written(seed()).sections[0]

    assert section.different_first_page_header_footer
    foot = section.first_page_footer.paragraphs[0]
    assert foot.style.name == "DS Zuleitung"
    assert foot.text.replace("\u00a0", " ") == (
        "Die Ministerin für Arbeit, Gleichstellung und Soziales hat namens der Landesregierung die Kleine Anfrage "
        "mit Schreiben vom 17. November 2015 beantwortet."
    )
    assert section.first_page_header.paragraphs[0].text == ""


def test_running_heads_mirror_each_other_and_numbers_stand_outside() -> None:
    section = written(seed()).sections[0]

    number, house = "Drucksache\u00a06/4711", "Landtag Mecklenburg-Vorpommern - 6.\u00a0Wahlperiode"
    assert section.even_page_header.paragraphs[0].text == f"{number}\t{house}"
    assert section.header.paragraphs[0].text == f"{house}\t{number}"
    edges = [foot.paragraphs[0].alignment.name for foot in (section.even_page_footer, section.footer)]
    assert edges == ["LEFT", "RIGHT"]


def test_properties_speak_of_the_paper_alone() -> None:
    properties = written(seed()).core_properties

    assert properties.title == "Konzeption zur Integration von Migrantinnen und Migranten (Drucksache 6/4711)"
    assert properties.author == "Landtag Mecklenburg-Vorpommern"
    assert properties.created.date() == properties.modified.date() == date(2015, 11, 20)
    assert properties.last_modified_by == ""


def test_an_undated_draft_tells_no_moment() -> None:
    draft = replace(seed(), printed_on=None, letter_dated_on=None, number=None, term=None)

    content = write_word(draft, layout=MV, which=Print.ANSWER)
    with ZipFile(BytesIO(content)) as archive:
        assert b"created" not in archive.read("docProps/core.xml")
    assert lint(content) == []


def test_a_paper_without_an_answering_office_has_an_empty_foot() -> None:
    draft = replace(seed(), answered_by=None, letter_dated_on=None)

    assert written(draft).sections[0].first_page_footer.paragraphs[0].text == ""


def test_a_wide_annex_lies_across_and_the_next_stands_upright() -> None:
    widths = [round(section.page_width.mm) for section in written(long_paper()).sections]

    assert widths == [210, 297, 210]


def test_every_annex_begins_at_the_same_height() -> None:
    annexes = tuple(Annex(f"Anlage {number}", "| a |\n|---|\n| 1 |") for number in (1, 2))
    document = written(replace(seed(), annexes=annexes))

    headings = [each.paragraph_format for each in document.paragraphs if each.style.name == "DS Anlage"]
    assert [form.space_before for form in headings] == [None, None]


def test_headings_and_announcements_stay_with_what_follows() -> None:
    document = written(long_paper())
    announced = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Die Fragen"))

    assert announced.text.replace("\u00a0", " ") == "Die Fragen 2 bis 4 werden zusammenhängend beantwortet."
    assert announced.paragraph_format.keep_with_next
    assert document.styles["DS Zu"].paragraph_format.keep_with_next
    assert document.styles["DS Anlage"].paragraph_format.page_break_before


def test_numbered_lists_begin_anew_each_time() -> None:
    answers = tuple(PaperAnswer((label,), "1. eins\n2. zwei\n   - tief\n\n   noch zwei") for label in "12")
    document = written(replace(seed(), answers=answers))

    numbers = [
        paragraph.paragraph_format.element.xpath("w:pPr/w:numPr/w:numId/@w:val") for paragraph in document.paragraphs
    ]
    used = [number[0] for number in numbers if number]
    assert used[0] == used[1] != used[3] == used[4]
    assert used[2] == used[5] == "1"


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |",
        "- eins\n\n  | a |\n  |---|\n  | 1 |",
        "- 1. eins\n  2. zwei",
        "3) drei\n4) vier",
        "| a |\n|---|",
    ],
)
def test_unusual_texts_make_sound_files(text: str) -> None:
    paper = replace(seed(), annexes=(Annex("", text),), answers=(PaperAnswer(("1", "2"), text),), preamble=text)

    assert lint(write_word(paper, layout=MV, which=Print.ANSWER)) == []


def test_a_question_that_begins_with_a_table_keeps_its_number() -> None:
    question = replace(seed().questions[0], text="| a |\n|---|\n| 1 |")

    document = written(replace(seed(), questions=(question,), answers=()))
    assert in_style(document, "DS Frage") == ["1.\t"]


def test_the_template_is_a_package_without_anything_foreign() -> None:
    flat = b'<p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage"></p:package>'

    with ZipFile(BytesIO(from_flat(flat))) as archive:
        assert archive.namelist() == ["[Content_Types].xml"]

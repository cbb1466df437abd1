"""A working copy keeps every text in a content control and is read back as it was written."""

from io import BytesIO

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.merging import is_same
from answers.printing.layout import load_layout
from answers.printing.word.working_copy import WorkingText, outside_of, write_working_copy
from inquiries.reading.docx_return import read_returned
from inquiries.reading.returned import Returned, ReturnTag
from tests.answers.printing.gallery import chart

TEXTS = (
    "Erster Satz. Zweiter **fetter** Satz.\n\nZweiter Absatz.",
    "",
    "- eins\n- zwei\n\n| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |",
    "| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |\n\nQuelle: eigene Erhebung",
    "1. erstens\n2. zweitens",
    "Vorher.\n\n![Fünf Säulen](saeulen.png)\n\nNachher.",
    "![Nie hochgeladen](fehlt.png)",
)


def copy_of(*texts: str) -> tuple[bytes, list[WorkingText]]:
    made = [
        WorkingText(ReturnTag(12, 3, "passage", place), f"Zu {place + 1}", (f"{place + 1}. Was?",), text)
        for place, text in enumerate(texts)
    ]
    content = write_working_copy(
        made, title="Arbeitskopie", notes=("Hinweis.",), layout=load_layout("MV"), files={"saeulen.png": chart()}
    )
    return content, made


def test_each_text_has_a_content_control_with_its_tag() -> None:
    document = docx.Document(BytesIO(copy_of(*TEXTS)[0]))
    tags = [str(tag.get(qn("w:val"))) for tag in document.element.iter(qn("w:tag"))]
    assert tags == [f"fr/12/3/passage/{place}" for place in range(len(TEXTS))]


def test_the_same_texts_give_the_same_bytes() -> None:
    assert copy_of(*TEXTS)[0] == copy_of(*TEXTS)[0]


def test_what_went_out_comes_back_in_its_place() -> None:
    content, made = copy_of(*TEXTS)
    found = read_returned(content)
    assert found.outside == outside_of(made, title="Arbeitskopie", notes=("Hinweis.",))
    assert list(found.texts) == [each.tag for each in made]
    assert all(is_same(found.texts[each.tag], each.text) for each in made)
    assert Returned.from_json(found.to_json()) == found
    assert found.texts == Returned.from_json(found.to_json()).texts


WORD = st.sampled_from(["Haltestelle", "**fett**", "*kursiv*", "§ 3", "2014", "(bis zu)", "80 %", "„so“", "z. B."])
PARAGRAPH = st.lists(WORD, min_size=1, max_size=5).map(lambda words: f"Es {' '.join(words)}.")
TEXT = st.lists(PARAGRAPH, max_size=3).map("\n\n".join)


@given(st.lists(TEXT, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_any_text_survives_the_way_through_word(texts: list[str]) -> None:
    content, made = copy_of(*texts)
    found = read_returned(content)
    assert [is_same(found.texts[each.tag], each.text) for each in made] == [True] * len(texts)


def edited(content: bytes, change) -> Returned:
    document = docx.Document(BytesIO(content))
    change(document)
    target = BytesIO()
    document.save(target)
    return read_returned(target.getvalue())


def test_text_typed_between_the_answers_is_told_apart() -> None:
    content, made = copy_of("Eins.", "Zwei.")

    def type_over_a_heading(document) -> None:
        document.paragraphs[0].insert_paragraph_before("Woanders getippt.")

    assert "Woanders getippt." in edited(content, type_over_a_heading).outside
    assert edited(content, type_over_a_heading).texts[made[0].tag] == "Eins."


def test_a_paragraph_behind_a_control_still_belongs_to_its_answer() -> None:
    content, made = copy_of("Eins.", "Zwei.")

    def type_behind(document) -> None:
        [heading] = [each for each in document.paragraphs if each.text == "Zu 2"]
        heading.insert_paragraph_before("Noch etwas.")

    assert edited(content, type_behind).texts[made[0].tag] == "Eins.\n\nNoch etwas."


def test_an_emptied_answer_is_empty_and_a_removed_one_is_missing() -> None:
    content, made = copy_of("Eins.", "Zwei.")

    def empty_and_remove(document) -> None:
        first, second = document.element.body.iter(qn("w:sdt"))
        [*_, last] = first.iter(qn("w:p"))
        last.getparent().remove(last)
        second.getparent().remove(second)

    found = edited(content, empty_and_remove).texts
    assert found == {made[0].tag: ""}


def test_without_tags_the_bookmarks_tell_the_place() -> None:
    content, made = copy_of(*TEXTS)

    def drop_controls(document) -> None:
        for control in list(document.element.body.iter(qn("w:sdt"))):
            for child in list(control.find(qn("w:sdtContent"))):
                control.addprevious(child)
            control.getparent().remove(control)

    found = edited(content, drop_controls).texts
    assert all(is_same(found[each.tag], each.text) for each in made)


def test_a_file_without_marks_holds_no_text_of_an_answer() -> None:
    target = BytesIO()
    docx.Document().save(target)
    assert read_returned(target.getvalue()).texts == {}

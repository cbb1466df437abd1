"""Annexes go out to Word and come back, each told apart; the last way leads through LibreOffice itself."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from inquiries.parsed_paper import Annex
from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import OWN, Desk
from tests.app.web.drafting.test_word_copy import converted, upload, working_copy
from tests.app.web.forms import send, tree, values, words

TABLE = "| Kreis | Stellen |\n| --- | ---: |\n| Rügen | 3 |\n| Parchim | 12 |"
FIRST = Annex("Anlage 1: Beratungsstellen", f"Erhoben zum Jahresende.\n\n{TABLE}")
SECOND = Annex("Anlage 2: Hinweise", "Die Angaben beruhen auf Meldungen der Kreise.\n\n- eins\n- zwei")


@pytest.fixture
def desk(house: Installation) -> Desk:
    desk = Desk(house).drafted()
    typed = {f"annex-label-{place}": each.label for place, each in enumerate((FIRST, SECOND))}
    typed |= {f"annex-{place}": each.text for place, each in enumerate((FIRST, SECOND))}
    assert send(desk.officer, desk.page(), desk.path, **typed, **{"gap-0": OWN}).status_code == 303
    assert desk.answer().draft.annexes == (FIRST, SECOND)
    return desk


def edited(content: bytes, change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(BytesIO(content))
    change(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def control(document: docx.document.Document, kind: str, place: int):
    """Return the content of a text's control."""
    [tag] = [each for each in document.element.iter(qn("w:tag")) if each.get(qn("w:val")).endswith(f"{kind}/{place}")]
    return tag.getparent().getparent().find(qn("w:sdtContent"))


def write(document: docx.document.Document, kind: str, place: int, text: str) -> None:
    """Type over the last paragraph of a control."""
    paragraph = Paragraph(list(control(document, kind, place).iter(qn("w:p")))[-1], document._body)
    paragraph.text = text


def by_officer(document: docx.document.Document) -> None:
    """Change a cell of the first annex, the label of the second, write a third, and something under the end."""
    [table] = control(document, "annex", 0).iter(qn("w:tbl"))
    Table(table, document._body).cell(1, 1).text = "4"
    write(document, "annexlabel", 1, "Anlage 2: Erläuterungen")
    write(document, "annexlabel", 2, "Anlage 3: Quellen")
    write(document, "annex", 2, "Eigene Erhebung.")
    document.add_paragraph("Wohin damit?")


def told(page) -> dict[str, str]:
    """Return what the page says of each text: heading and state."""
    heads = [words(each) for each in tree(page).iter("h2")]
    states = ("von beiden geändert", "geändert", "neu", "nicht zuzuordnen")
    return {head.removesuffix(state).strip(): state for head in heads for state in states if head.endswith(state)}


def test_untouched_annexes_come_back_unchanged(desk: Desk) -> None:
    page = upload(desk, working_copy(desk))
    assert told(page) == {}
    [alike] = [line for line in (words(each) for each in tree(page).iter("p")) if line.startswith("Ohne Unterschied")]
    assert FIRST.label in alike
    assert SECOND.label in alike


def test_changed_new_and_homeless_text_of_annexes_is_told_apart_and_saved(desk: Desk) -> None:
    page = upload(desk, edited(working_copy(desk), by_officer))
    check_and_save(desk, page)


@pytest.mark.rendering
def test_annexes_that_libreoffice_opened_and_saved_come_back_the_same_way(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(working_copy(desk))
    untouched = converted(converted(tmp_path / "copy.docx", "odt"), "docx").read_bytes()
    assert told(upload(desk, untouched)) == {}
    (tmp_path / "changed.docx").write_bytes(edited(working_copy(desk), by_officer))
    check_and_save(desk, upload(desk, converted(converted(tmp_path / "changed.docx", "odt"), "docx").read_bytes()))


def check_and_save(desk: Desk, page) -> None:
    assert told(page) == {
        FIRST.label: "geändert",
        f"{SECOND.label}: Bezeichnung": "geändert",
        "Weitere Anlage": "neu",
        "Weitere Anlage: Bezeichnung": "neu",
        "Text": "nicht zuzuordnen",
    }
    fields = values(page, f"{desk.path}abgleich")
    [stray] = [name for name, texts in fields.items() if texts == ["Wohin damit?"]]
    saved = send(desk.officer, page, f"{desk.path}abgleich", **{stray.replace("mine", "field"): "annex-1"})
    assert saved.status_code == 303
    first, second, third = desk.answer().draft.annexes
    assert first == Annex(FIRST.label, FIRST.text.replace("| Rügen | 3 |", "| Rügen | 4 |"))
    assert (second.label, third) == ("Anlage 2: Erläuterungen", Annex("Anlage 3: Quellen", "Eigene Erhebung."))
    assert second.text.endswith("Wohin damit?")


def test_a_label_without_an_annex_is_shown_and_not_dropped(desk: Desk) -> None:
    page = upload(desk, edited(working_copy(desk), lambda copy: write(copy, "annexlabel", 2, "Anlage 3: später")))
    assert told(page) == {"Text": "nicht zuzuordnen"}
    assert "Anlage 3: später" in page.text

"""Annexes from the editor to the printed paper, through side draft, revision and clearance."""

from io import BytesIO

import docx
import pytest

from inquiries.parsed_paper import Annex
from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import OWN, Desk
from tests.app.web.forms import send, tree, words

TABLE = "| Kreis | Stellen |\n| --- | ---: |\n| Rügen | 3 |"
TYPED = {"annex-label-0": "Anlage 1: Beratungsstellen", "annex-0": TABLE}


@pytest.fixture
def desk(house: Installation) -> Desk:
    desk = Desk(house).drafted()
    assert send(desk.officer, desk.page(), desk.path, **TYPED, **{"gap-0": OWN}).status_code == 303
    return desk


def test_an_annex_goes_from_the_editor_to_preview_word_and_clearance(desk: Desk) -> None:
    assert desk.answer().draft.annexes == (Annex("Anlage 1: Beratungsstellen", TABLE),)
    assert "Anlage 1: Beratungsstellen" in words(tree(desk.officer.get(f"{desk.path}vorschau")))
    printed = docx.Document(BytesIO(desk.officer.get(f"{desk.path}antwort.docx").data))
    assert "Anlage 1: Beratungsstellen" in [paragraph.text.replace("\xa0", " ") for paragraph in printed.paragraphs]
    assert "Rügen" in [cell.text for table in printed.tables for row in table.rows for cell in row.cells]
    assert desk.post("abgeben").status_code == 303
    read = tree(desk.house.browser("hausleitung").get(f"/anfragen/{desk.inquiry_id}/freigabe/"))
    assert "Anlage 1: Beratungsstellen" in [words(each) for each in read.iter("h2")]
    assert "Rügen" in [words(each) for each in read.iter("td")]


def test_a_new_draft_keeps_the_annexes(desk: Desk) -> None:
    assert desk.post("neu", {"revision": "2"}).status_code == 303
    assert len(desk.answer().draft.annexes) == 1


def test_an_annex_is_removed_by_its_button_and_comes_back_with_its_revision(desk: Desk) -> None:
    assert send(desk.officer, desk.page(), desk.path, drop_annex="0").status_code == 303
    assert desk.answer().draft.annexes == ()
    compared = tree(desk.officer.get(f"{desk.path}fassungen/3"))
    assert "Rügen" in " ".join(words(each) for each in compared.iter("del"))
    send(desk.officer, desk.officer.get(f"{desk.path}fassungen/2"), f"{desk.path}fassungen/2")
    assert desk.answer().draft.annexes[0].text == TABLE


def test_an_annex_without_text_is_refused_beside_its_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    refused = send(desk.officer, desk.page(), desk.path, **{"annex-label-1": "Anlage 2", "government_remark": "Vorab."})
    assert (refused.status_code, 'id="annex-1-fehler"' in refused.text) == (422, True)
    assert 'value="Anlage 2"' in refused.text
    assert desk.answer().draft.annexes == (Annex("Anlage 1: Beratungsstellen", TABLE),)


def test_broken_markup_in_an_annex_stops_the_answer_with_its_place(desk: Desk) -> None:
    send(desk.officer, desk.page(), desk.path, **{"annex-0": "| a | b |\n| c | d |"})
    stopped = desk.post("abgeben")
    assert (stopped.status_code, 'href="#anlage-0"' in stopped.text) == (409, True)


def test_an_annex_that_is_being_typed_is_offered_again(desk: Desk) -> None:
    typed = {"revision": "2", "annex-label-1": "Anlage 2", "annex-1": "Noch im Entstehen."}
    assert desk.post("zwischenstand/", typed).status_code == 200
    shown = words(tree(desk.officer.get(f"{desk.path}zwischenstand/")))
    assert "Bezeichnung der Anlage" in shown
    assert "Noch im Entstehen." in shown
    assert desk.post("zwischenstand/uebernehmen").status_code == 303
    assert [annex.label for annex in desk.answer().draft.annexes] == ["Anlage 1: Beratungsstellen", "Anlage 2"]


def test_whoever_saves_an_annex_second_is_shown_both(desk: Desk) -> None:
    page, second = desk.page(), desk.house.browser("referat2")
    send(second, desk.page(second), desk.path, **{"annex-0": "Anders."})
    shown = send(desk.officer, page, desk.path, **{"annex-0": "Meine.", "annex-label-1": "Neue", "annex-1": "Text."})
    assert shown.status_code == 409
    assert send(desk.officer, shown, f"{desk.path}abgleich").status_code == 303
    assert desk.answer().draft.annexes == (
        Annex("Anlage 1: Beratungsstellen", "Anders.\n\nMeine."),
        Annex("Neue", "Text."),
    )

"""A Member's assistant finds what was answered, follows it by mail, takes the list along; also by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser


def test_an_assistant_finds_follows_and_exports(somebody) -> None:
    assistant: Person = somebody("buero")
    assistant.open("/suche")
    assistant.page.get_by_role("combobox", name="Anfragen und Drucksachen durchsuchen").first.fill("Haltestellen")
    assistant.page.keyboard.press("Enter")
    assistant.page.wait_for_url("**q=Haltestellen**")
    assistant.look()
    assistant.sees("Treffer für Haltestellen")
    before = assistant.page.locator("ol.hits > li").count()

    box = assistant.page.locator("#eingrenzen input[name=year]").first
    box.check()
    assistant.page.wait_for_url("**year=**")
    assistant.look()
    assert 0 < assistant.page.locator("ol.hits > li").count() <= before
    expect(assistant.page.locator("#eingrenzen input[name=year]:checked")).to_have_count(1)

    with assistant.page.expect_download() as download:
        assistant.page.get_by_role("link", name="Liste als Excel").click()
    assert download.value.suggested_filename == "Treffer.xlsx"

    assistant.follow("Suche speichern")
    assistant.page.get_by_label("Name der Suche").fill("Haltestellen im Land")
    assistant.page.get_by_label("täglich").check()
    assistant.picture("suche-speichern")
    assistant.press("Suche speichern")
    assistant.sees("Haltestellen im Land")
    assistant.picture("meine-suchen")
    assistant.follow("Haltestellen im Land")
    assistant.sees("Aufheben")


def test_the_search_box_completes_what_is_typed(somebody) -> None:
    reader: Person = somebody()
    reader.open("/")
    box = reader.page.get_by_role("main").get_by_role("combobox", name="Anfragen und Drucksachen durchsuchen")
    with reader.page.expect_response("**/suche/vorschlaege**"):
        box.press_sequentially("Haltest", delay=30)
    expect(reader.page.locator("main datalist option").first).to_have_attribute("value", "Haltestellen")


def test_without_scripts_the_facets_are_sent_by_a_button(somebody) -> None:
    reader: Person = somebody(java_script_enabled=False)
    reader.visit("/suche?q=Haltestellen")
    reader.page.locator("#eingrenzen input[name=year]").first.check()
    reader.page.get_by_role("button", name="Eingrenzen").click()
    reader.page.wait_for_url("**year=**")
    reader.sees("Treffer für Haltestellen, ")


def test_by_keyboard_alone_a_hit_is_reached_and_a_facet_chosen(somebody) -> None:
    reader: Person = somebody()
    reader.open("/suche?q=Haltestellen")
    reader.page.locator("#suche-haupt").focus()
    reached = set()
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        reached.add(
            reader.page.evaluate("document.activeElement.id || document.activeElement.closest('.hit') && 'hit'")
        )
    assert "hit" in reached
    assert any(str(name).startswith("year-") for name in reached)

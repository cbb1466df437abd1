"""An officer at work: by keyboard, without JavaScript, through a crash, beside a colleague, through Word."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Installation, Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]

TITLE = "Ehrenamt im ländlichen Raum"
TABLE = "Die Zahlen:\n\n| Jahr | Anzahl |\n| ---: | ---: |\n| 2013 | 17 |\n| 2014 | 21 |\n\n"
WORD = (
    "<html><body><!--StartFragment--><table class='MsoTableGrid'><tr><td><p class='MsoNormal'><b>Jahr</b></p></td>"
    "<td><p>Anzahl</p></td></tr><tr><td><p>2013</p></td><td><p>17<o:p></o:p></p></td></tr>"
    "<tr><td><p>2014</p></td><td><p>21</p></td></tr></table><!--EndFragment--></body></html>"
)
PASTE = """([id, text, kind]) => {
  const clipboard = new DataTransfer();
  clipboard.setData(kind, text);
  document.getElementById(id).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""


def open_inquiry(officer: Person) -> None:
    officer.open("/")
    officer.follow(TITLE)
    officer.follow("Antwort entwerfen")


def enter(officer: Person, name: str) -> None:
    """Press the tab key until the button with this name has the focus, then the enter key."""
    for _ in range(120):
        officer.page.keyboard.press("Tab")
        if officer.page.evaluate("document.activeElement.innerText || ''").strip().startswith(name):
            with officer.page.expect_navigation():
                officer.page.keyboard.press("Enter")
            officer.look()
            return
    raise AssertionError(f"{name} is not reached by keyboard")


def kept(officer: Person) -> None:
    """Wait until what was typed is kept."""
    expect(officer.page.locator("[data-state]")).to_contain_text("Zwischenstand gesichert", timeout=20_000)


def test_an_answer_is_begun_written_and_saved_by_keyboard_alone(somebody: Somebody) -> None:
    officer = somebody("referat")
    open_inquiry(officer)
    enter(officer, "Von Hand beginnen")
    officer.sees("Die Antwort ist angelegt")
    fields = officer.page.get_by_label("Text der Antwort")
    for place in range(fields.count()):
        fields.nth(place).focus()
        officer.page.keyboard.type("Dazu liegen keine Angaben vor.")
    kept(officer)
    expect(officer.page.locator(".preview").first).to_contain_text("Dazu liegen keine Angaben vor.", timeout=20_000)
    officer.picture("von-hand", at="Antwort, Fassung 1")
    enter(officer, "Speichern")
    officer.sees("Gespeichert als Fassung 2")


def opened(officer: Person) -> None:
    """Open the first passage's field, if it is not open."""
    field = officer.page.locator("#passage-0")
    if not field.is_visible():
        officer.page.get_by_text("Text bearbeiten").first.click()


def test_a_table_from_excel_or_word_becomes_one_of_the_answer_and_a_crash_loses_nothing(
    somebody: Somebody, installation: Installation
) -> None:
    officer = somebody("referat")
    open_inquiry(officer)
    opened(officer)
    for kind, text in (("text/html", WORD), ("text/plain", "Jahr\tAnzahl\n2013\t17\n2014\t21\n")):
        officer.page.locator("#passage-0").fill("Die Zahlen:")
        officer.page.evaluate(PASTE, ["passage-0", text, kind])
        expect(officer.page.locator("#passage-0")).to_have_value(TABLE)
    expect(officer.page.locator(".preview table")).to_be_visible(timeout=20_000)
    kept(officer)
    officer.look()
    officer.picture("tabelle", at="Zu 1")
    installation.kill(installation.server)
    installation.start_server()
    open_inquiry(officer)
    officer.sees("Nicht gespeicherter Zwischenstand")
    officer.look()
    officer.picture("zwischenstand")
    officer.follow("Vergleichen")
    officer.sees("2013")
    officer.press("Zwischenstand übernehmen")
    officer.sees("Ihr Zwischenstand ist übernommen")
    expect(officer.page.get_by_role("cell", name="2013").first).to_be_visible()
    officer.follow("Vorschau")
    officer.sees("KLEINE ANFRAGE")


def test_two_at_once_see_each_other_and_keep_both_texts(somebody: Somebody) -> None:
    first, second = somebody("referat"), somebody("referat2")
    open_inquiry(first)
    opened(first)
    second.open(first.page.url.removeprefix(first.installation.address))
    expect(second.page.locator("[data-others]")).to_contain_text("Rolf Entwurf", timeout=30_000)
    opened(second)
    second.page.locator("#passage-0").fill("Von Rosa.")
    second.press("Speichern")
    first.page.locator("#passage-0").fill("Von Rolf.")
    first.press("Speichern")
    first.sees("Jemand anderes hat inzwischen gespeichert")
    first.sees("Rosa Vertretung")
    first.picture("zusammenfuehren")
    first.press("Zusammenführen und speichern")
    first.sees("Von Rosa.")
    first.sees("Von Rolf.")
    first.follow("Fassungen")
    first.press("Vergleichen")
    first.sees("im Vergleich")
    first.picture("fassungen")


def test_everything_works_without_javascript(somebody: Somebody, browser: Browser) -> None:
    officer = somebody("referat")
    open_inquiry(officer)
    address, state = officer.page.url, officer.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state, locale="de-DE")
    page = context.new_page()
    page.goto(address)
    page.locator("#passage-1").locator("xpath=ancestor::details").locator("summary").first.click()
    page.locator("#passage-1").fill("Ohne Skript geschrieben.")
    page.get_by_role("main").get_by_role("button", name="Speichern", exact=True).last.click()
    expect(page.get_by_text("Ohne Skript geschrieben.").first).to_be_visible()
    page.get_by_role("link", name="Vorschau").click()
    expect(page.get_by_text("Ohne Skript geschrieben.").first).to_be_visible()
    page.get_by_role("link", name="Zurück zum Entwurf").click()
    page.get_by_role("link", name="In Word bearbeiten").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Arbeitskopie laden").click()
    page.get_by_label("Word-Datei").set_input_files(download.value.path())
    page.get_by_role("button", name="Datei ansehen").click()
    expect(page.get_by_text("Zurück aus Word")).to_be_visible()
    expect(page.get_by_text("Ohne Unterschied")).to_be_visible()
    context.close()


def test_the_way_through_word_is_explained(somebody: Somebody) -> None:
    officer = somebody("referat")
    open_inquiry(officer)
    officer.follow("In Word bearbeiten")
    officer.picture("word")


def test_a_finished_answer_is_submitted_by_keyboard_alone(somebody: Somebody) -> None:
    officer = somebody("referat")
    open_inquiry(officer)
    enter(officer, "Zur Freigabe geben")
    officer.sees("liegt zur Freigabe")

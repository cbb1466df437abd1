"""Three ways to work with a page: with a mouse and axe, by keyboard alone, without JavaScript (Bedienweisen)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Person

MOST_TABS: Final = 250


class Hand:
    """Somebody at a browser who knows labels and names, not places; without JavaScript it works just so."""

    options: ClassVar[dict[str, object]] = {"java_script_enabled": False}

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def page(self) -> Page:
        return self.person.page

    def go(self, path: str) -> None:
        """Open an address of the product."""
        self.page.goto(self.person.installation.address + path)
        self.look()

    def sign_in(self, login: str) -> None:
        """Sign in on the page that asks for it."""
        self.go("/anmelden")
        self.fill("Anmeldename", login)
        self.fill("Kennwort", self.person.installation.logins[login])
        self.press("Anmelden")

    def press(self, name: str) -> None:
        """Press a button that leads to another page."""
        self.lead_on(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow a link of the page's content."""
        self.lead_on(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def fill(self, label: str, text: str) -> None:
        """Write into a field."""
        self.write(self.field(label), text)

    def upload(self, label: str, path: Path) -> None:
        """Choose a file; the system's own dialog is nobody's to press."""
        self.field(label).set_input_files(path)

    def load(self, name: str) -> bytes:
        """Return the file behind a link of the page's content."""
        with self.page.expect_download() as fetched:
            self.activate(self.page.get_by_role("main").get_by_role("link", name=name).first, key="Enter")
        return Path(fetched.value.path()).read_bytes()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.select(self.field(label), option)

    def field(self, label: str) -> Locator:
        """Return the field with a label, whether it may stay empty or not."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \(freiwillig\))?$")).first

    def tick(self, label: str, *, within: str) -> None:
        """Tick a box of a group."""
        box = self.page.get_by_role("group", name=within).get_by_label(label, exact=True)
        self.activate(box, key="Space")
        expect(box).to_be_checked()

    def pick(self, label: str, *, within: str) -> None:
        """Pick one of a group's options."""
        self.page.get_by_role("group", name=within).get_by_label(label, exact=True).click()

    def unfold(self, summary: str) -> None:
        """Open what is folded."""
        self.activate(self.page.locator("summary").filter(has_text=summary).first, key="Enter")

    def sees(self, text: str) -> None:
        """Expect a text on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def lead_on(self, place: Locator) -> None:
        """Activate something and wait for the page that follows."""
        with self.page.expect_navigation():
            self.activate(place, key="Enter")
        self.look()

    def activate(self, place: Locator, *, key: str) -> None:
        """Activate a link, a button or a box; `key` is what does it on a keyboard."""
        del key
        place.click()

    def write(self, place: Locator, text: str) -> None:
        """Put a text into a field."""
        place.fill(text)

    def select(self, place: Locator, option: str) -> None:
        """Put a list on one of its options."""
        place.select_option(label=option)

    def look(self) -> None:
        """Look at a page that opened."""


class Mouse(Hand):
    """Somebody with a mouse; axe judges each page."""

    options: ClassVar[dict[str, object]] = {}

    def look(self) -> None:
        """Let axe judge the page."""
        self.page.wait_for_load_state()
        self.person.look()


class Keyboard(Hand):
    """Somebody who has nothing but a keyboard: each place is reached by Tab, as the page orders them."""

    options: ClassVar[dict[str, object]] = {}

    def activate(self, place: Locator, *, key: str) -> None:
        """Go there and press the key."""
        self.reach(place)
        self.page.keyboard.press(key)

    def write(self, place: Locator, text: str) -> None:
        """Go there and type."""
        self.reach(place)
        if place.get_attribute("type") == "date":
            self.type_day(place, text)
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def type_day(self, place: Locator, text: str) -> None:
        """Type a day part by part, in the order that this browser has: day or month first."""
        year, month, day = text.split("-")
        self.page.keyboard.type(day + month + year)
        if place.input_value() != text:
            self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.type(month + day + year)
        expect(place).to_have_value(text)

    def select(self, place: Locator, option: str) -> None:
        """Go there and move down until the option shows."""
        self.reach(place)
        for _ in range(place.locator("option").count()):
            if place.evaluate("field => field.selectedOptions[0].label") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{option!r} is not to be reached by keyboard")

    def pick(self, label: str, *, within: str) -> None:
        """Go to the group, which Tab enters at one option alone, and move on to the wanted one."""
        options = self.page.get_by_role("group", name=within).get_by_role("radio")
        picked = options.and_(self.page.locator(":checked"))
        self.reach((picked if picked.count() else options).first)
        self.page.keyboard.press("Space")
        wanted = self.page.get_by_role("group", name=within).get_by_label(label, exact=True)
        for _ in range(options.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label!r} is not to be reached by keyboard")

    def reach(self, place: Locator) -> None:
        """Press Tab until the place has the focus, which must be visible there."""
        expect(place).to_be_visible()
        for _ in range(MOST_TABS):
            if place.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        name = re.sub(r"\s+", " ", place.inner_text())[:60]
        raise AssertionError(f"no Tab leads to {name!r} on {self.page.url}")


HANDS: Final[dict[str, type[Hand]]] = {"axe": Mouse, "keyboard": Keyboard, "without-javascript": Hand}


def signed_in(somebody: Callable[..., Person], way: str, login: str) -> Hand:
    """Return somebody who works in one of the ways and has signed in."""
    hand = HANDS[way](somebody(**HANDS[way].options))
    hand.sign_in(login)
    return hand

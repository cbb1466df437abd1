"""The look: every component valid, readable by everybody, and from this house alone."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.app.style_guide import make_style_guide
from tests.page_checks import check_page

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
STATIC = Path(__file__).parents[2] / "app" / "static"
PATHS = ["/", "/fehler"]


@pytest.mark.parametrize("path", PATHS)
def test_every_component_makes_a_good_page(path: str) -> None:
    check_page(make_style_guide().test_client().get(path).get_data(as_text=True), url=path)


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda sheet: sheet.name)
def test_style_sheets_load_only_files_of_this_house(sheet: Path) -> None:
    for address in re.findall(r"url\(\"?([^)\"]+)\"?\)", sheet.read_text("utf-8")):
        assert (sheet.parent / address).is_file(), address


def test_every_icon_that_a_page_names_is_there() -> None:
    page = make_style_guide().test_client().get("/").get_data(as_text=True)
    sheets = "".join(sheet.read_text("utf-8") for sheet in STATIC.rglob("*.css"))
    assert [name for name in set(re.findall(r"kern-icon--[a-z-]+", page)) if f".{name}" not in sheets] == []


@pytest.fixture
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, make_style_guide(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_every_component(browser: Browser, address: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if "Content Security" in line.text else None)
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE.read_text("utf-8"))
    findings = page.evaluate("axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))")
    page.close()
    assert findings == []
    assert refused == []

"""A running installation and a real browser for the journeys."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect

from app.config import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text()
PICTURES = ROOT / "docs" / "bilder"
PICTURE: ViewportSize = {"width": 1080, "height": 760}
PATIENCE = 90  # seconds until a server that does not answer counts as broken


@dataclass
class Installation:
    """A demonstration of its own: folder, address, logins, and the processes that serve it."""

    home: Path
    port: int
    logins: dict[str, str] = field(default_factory=dict)
    server: "subprocess.Popen[bytes] | None" = None
    worker: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
        return kept | {"FRAGERECHT_HOME": str(self.home), "DEMO_TODAY": "2015-11-04", "PYTHONUNBUFFERED": "1"}

    def flask(self, *arguments: str) -> str:
        """Run a command of the product and return what it prints."""
        command = [sys.executable, "-m", "flask", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def register(self, paper: str) -> str:
        """Let an inquiry come in and be forwarded; return its number."""
        file = self.home / "anfrage.md"
        file.write_text(paper)
        number = self.flask("inquiries", "register", str(file), "--received", "2015-11-02").split()[0]
        self.advance(number, "forward", "on=2015-11-02")
        return number

    def advance(self, number: str, event: str, value: str) -> None:
        """Take a step with an inquiry."""
        self.flask("inquiries", "advance", number, event, "--with", value)

    def load(self) -> None:
        """Set the demonstration up, the seed left to be entered by hand."""
        self.flask("db", "upgrade")
        self.logins = json.loads(self.flask("demo", "load", "--seed-stage", "none", "--papers", "30", "--json"))[
            "logins"
        ]

    def start_server(self) -> None:
        """Start the web server and wait until it answers."""
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            "1",
            "--threads",
            "4",
        ]
        self.server = self._start([*command, "wsgi:app"], "server.log")
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < deadline, (self.home / "server.log").read_text()
            time.sleep(0.1)

    def start_worker(self) -> None:
        """Start the worker."""
        self.worker = self._start([sys.executable, "-m", "flask", "worker"], "worker.log")

    def kill(self, process: "subprocess.Popen[bytes] | None") -> None:
        """End a process and its children without any warning, as a power cut would."""
        assert process is not None
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        """End whatever still runs."""
        for process in (self.server, self.worker):
            if process is not None and process.poll() is None:
                self.kill(process)

    def _start(self, command: list[str], log: str) -> "subprocess.Popen[bytes]":
        with (self.home / log).open("ab") as output:
            return subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=output, stderr=output, start_new_session=True
            )

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status == HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Load the demonstration once a run; each module works with a copy of its own."""
    installation = Installation(tmp_path_factory.mktemp("loaded"), 0)
    installation.load()
    return installation


@pytest.fixture(scope="module")
def installation(loaded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Lend a demonstration that runs with server and worker."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("installation")
    shutil.copytree(loaded.home, home, dirs_exist_ok=True)
    installation = Installation(home, port, loaded.logins)
    try:
        installation.start_server()
        installation.start_worker()
        yield installation
    finally:
        installation.end()


@dataclass
class Person:
    """Somebody at a browser of their own."""

    installation: Installation
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the product and look at the page."""
        self.page.goto(self.installation.address + path)
        self.look()

    def visit(self, path: str) -> None:
        """Go to an address with a browser that runs no scripts, where axe cannot look."""
        self.page.goto(self.installation.address + path)

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button and look at the page that follows."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str, *, exact: bool = False) -> None:
        """Follow a link of the page's content and look at the page that follows."""
        self.page.get_by_role("main").get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.look()

    def sees(self, text: str) -> None:
        """Expect a text on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def sign_in(self, login: str) -> None:
        """Sign in; how that page looks, one test of its own sees to."""
        self.visit("/anmelden")
        self.page.get_by_label("Anmeldename").fill(login)
        self.page.get_by_label("Kennwort").fill(self.installation.logins[login])
        self.page.get_by_role("button", name="Anmelden").first.click()
        self.page.wait_for_load_state()

    def look(self) -> None:
        """Let axe judge the page; it must have nothing to say, and the browser no error."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        faults = [
            f"{self.page.url}: {each['id']}: {each['help']}: {node['html'][:150]}"
            for each in found["violations"]
            for node in each["nodes"]
        ]
        assert not faults + self.faults, "\n".join(faults + self.faults)

    def picture(self, name: str, *, at: str | None = None) -> None:
        """Find the page's top or a heading's place, and keep a small picture of it when pictures are asked for."""
        place = self.page.get_by_role("heading", name=at).first if at else self.page.locator("body")
        expect(place).to_be_visible()
        if os.environ.get("PICTURES") != "1":
            return
        before = self.page.viewport_size
        self.page.set_viewport_size(PICTURE)
        place.evaluate("element => element.scrollIntoView({block: 'start', behavior: 'instant'})")
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
        if before:
            self.page.set_viewport_size(before)


def is_fault(message: ConsoleMessage) -> bool:
    """Tell whether the browser complains; a refusal's own status is none of it."""
    refused = "the server responded with a status of 4" in message.text
    return message.type == "error" and not refused


@pytest.fixture
def somebody(installation: Installation, browser: Browser) -> Iterator[type]:
    """Lend people at browsers: call with a login, or without one for the public."""
    contexts: list[BrowserContext] = []

    def come(login: str | None = None, **options: object) -> Person:
        context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        person = Person(installation, context, page)
        page.on("console", lambda message: person.faults.append(message.text) if is_fault(message) else None)
        page.on("pageerror", lambda error: person.faults.append(str(error)))
        if login is not None:
            person.sign_in(login)
        return person

    yield come
    for context in contexts:
        context.close()

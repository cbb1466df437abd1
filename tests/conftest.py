"""What every test may ask for: databases, sessions, the application, a browser-like client and a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from flask import Flask
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from playwright import sync_api
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from app import create_app
from app.config import Settings
from app.database import prepare, writing
from app.extensions import db
from inquiries.foundation import audit
from tests.client import Browser
from tests.databases import Cluster, Databases, programs
from tests.factories import World, make_world

AUDIT_KEY = b"a key for tests only"
FAST_PASSWORDS = {"argon2__rounds": 1, "argon2__memory_cost": 64}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CLUSTER = pytest.StashKey[Cluster]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the run one PostgreSQL, which its workers share."""
    given = getattr(config, "workerinput", {}).get("cluster")
    config.stash[CLUSTER] = Cluster(Path(given)) if given else Cluster.in_new_folder()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the run's PostgreSQL lives."""
    node.workerinput["cluster"] = str(node.config.stash[CLUSTER].folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the run's PostgreSQL."""
    if not hasattr(config, "workerinput") and CLUSTER in config.stash:
        config.stash[CLUSTER].end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, the journeys and the table of who sees what: no worker shall end alone with it."""
    items.sort(key=lambda item: ("journeys" not in item.path.parts, item.path.name != "test_visibility.py"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    """Measure no line twice: the second database and generated examples run the same code, at twice the cost."""
    measuring = Coverage.current()
    if measuring is None or not runs_measured_code_again(item):
        return (yield)
    leave = os._exit
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()
        os._exit = leave  # each start wraps it once more, until a forked child can't leave for all the wrappings


def runs_measured_code_again(item: pytest.Item) -> bool:
    """Tell whether a test repeats on PostgreSQL or on generated examples what others run under measurement."""
    return "[postgresql" in item.name or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Return the source of fresh databases."""
    return Databases(pytestconfig.stash[CLUSTER], tmp_path_factory.mktemp("templates"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Lend a fresh database with all tables; the test runs once on each kind."""
    if request.param == "sqlite":
        yield databases.sqlite(tmp_path)
        return
    need_postgresql()
    with databases.postgresql() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Lend an engine with the product's manners."""
    engine = prepare(create_engine(database_url))
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Lend a session that may write, and record in the audit trail."""
    with Session(writing(engine), info={audit.KEY: AUDIT_KEY}) as session:
        yield session


@pytest.fixture
def world(session: Session) -> World:
    """Lend the parliament of Mecklenburg-Vorpommern with its people made on demand."""
    return make_world(session)


def need_postgresql() -> None:
    """Skip the test where PostgreSQL's programs are missing; in CI they may not be."""
    if programs() is None:
        message = "PostgreSQL (initdb, pg_ctl) ist hier nicht installiert."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Return the settings of an installation that is all the test's own."""
    return Settings(
        home=tmp_path / "home", database_url=database_url, secret_key="a secret for tests only, 32 and more"
    )


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Return what spares each application of the run the compiling of all templates anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def make_app(compiled_templates: BytecodeCache) -> Iterator[Callable[[Settings], Flask]]:
    """Lend a function that makes applications with CSRF on and fast passwords."""
    made = []

    def make(settings: Settings) -> Flask:
        app = create_app(settings, TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=FAST_PASSWORDS)
        app.test_client_class = Browser
        app.jinja_env.bytecode_cache = compiled_templates
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def app(settings: Settings, make_app: Callable[[Settings], Flask]) -> Flask:
    """Return an application over the test's database."""
    return make_app(settings)


@pytest.fixture
def client(app: Flask) -> Browser:
    """Return a client that checks each page it fetches."""
    client = app.test_client()
    assert isinstance(client, Browser)
    return client


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    """Lend a real Chromium; in CI it must be there."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        message = "Chromium ist hier nicht installiert."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()

"""The demonstration as an installation of each test's own: all roles, two ministries, an inquiry in every stage."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app import create_app, schema, worker
from app.accounts import create_account
from app.config import Settings
from app.demo import archive, loader, stages
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import Person
from inquiries.publication import publish_archive
from inquiries.workflow import Stage
from tests.client import PASSWORD, Browser
from tests.conftest import FAST_PASSWORDS, need_postgresql
from tests.databases import Cluster, Databases

TODAY = date(2015, 11, 4)
PAPERS = 24


@dataclass
class Installation:
    """A running demonstration: browsers for its people, its inquiries by stage."""

    app: Flask
    home: Path
    browsers: dict[str, Browser] = field(default_factory=dict)

    def browser(self, login: str = "") -> Browser:
        """Return the browser of somebody signed in, or without a login of the public."""
        if login not in self.browsers:
            client = self.app.test_client()
            assert isinstance(client, Browser)
            if login:
                assert client.sign_in(login).status_code == 302
            self.browsers[login] = client
        return self.browsers[login]

    def read(self, question: Callable[[Any], Any]) -> Any:
        """Ask the database something in a session of its own."""
        with self.app.app_context(), unit_of_work() as session:
            return question(session)

    def inquiry(self, stage: Stage, *, ministry: str | None = None) -> int:
        """Return the id of the first inquiry in a stage, the seed's left aside."""
        query = select(Inquiry).where(Inquiry.stage == stage, Inquiry.title != loader.SEED_TITLE).order_by(Inquiry.id)
        rows = self.read(lambda session: [(row.id, _code(row)) for row in session.scalars(query)])
        return next(inquiry_id for inquiry_id, code in rows if ministry in (None, code))

    def stage(self, inquiry_id: int) -> Stage:
        """Return where an inquiry stands."""
        return Stage(self.read(lambda session: session.get_one(Inquiry, inquiry_id).stage))

    def seed(self) -> int:
        """Return the id of the seed's inquiry, which lies on the officer's desk."""
        return int(self.read(lambda session: loader.find_seed(session).id))

    def flask(self, *arguments: str, **kwargs: Any) -> Result:
        """Run a command."""
        return self.app.test_cli_runner().invoke(args=list(arguments), **kwargs)

    def work(self) -> None:
        """Let the worker do what is to be done."""
        with self.app.app_context():
            worker.drain(worker.HANDLERS)


def _code(inquiry: Inquiry) -> str | None:
    return inquiry.lead_ministry.code if inquiry.lead_ministry else None


@dataclass(frozen=True)
class Template:
    """A loaded demonstration that installations are copied from; its database is a file in its home unless named."""

    home: Path
    cluster: Cluster | None = None
    database: str = ""

    @contextmanager
    def copied(self, folder: Path) -> Iterator[Settings]:
        """Lend the settings of a copy that is removed afterwards."""
        home = folder / "home"
        shutil.copytree(self.home, home)
        if self.cluster is None:
            yield settings_of(home)
            return
        name = f"house_{uuid.uuid4().hex}"
        self.cluster.execute(f"CREATE DATABASE {name} TEMPLATE {self.database}")
        yield settings_of(home, self.cluster.url(name))
        self.cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def settings_of(home: Path, database_url: str = "") -> Settings:
    return Settings(
        home=home, database_url=database_url, demo_today=TODAY, secret_key="a secret for tests only, 32 and more"
    )


def start(settings: Settings) -> Flask:
    app = create_app(settings, TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=FAST_PASSWORDS)
    app.test_client_class = Browser
    return app


def load(app: Flask) -> None:
    with app.app_context(), clock.pinned_to(TODAY):
        schema.upgrade()
        with unit_of_work() as session:
            parliament = loader.load_people(session)
            loader.load_records(session, parliament)
            publish_archive(session, parliament, archive.invented_papers(session, parliament, PAPERS))
            stages.load_open_business(session, parliament)
            loader.load_seed(session, parliament)
            for person in session.scalars(select(Person)):
                create_account(session, person, PASSWORD)
        worker.drain(worker.HANDLERS)
        db.engine.dispose()


LOADED: dict[str, Template] = {}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Template:
    """Load the demonstration once a worker and kind of database; each installation is a copy."""
    kind: str = request.param
    if kind not in LOADED:
        home = tmp_path_factory.mktemp(kind) / "home"
        LOADED[kind] = in_postgresql(home, databases.cluster) if kind == "postgresql" else in_sqlite(home)
    return LOADED[kind]


def in_sqlite(home: Path) -> Template:
    load(start(settings_of(home)))
    return Template(home)


def in_postgresql(home: Path, cluster: Cluster) -> Template:
    need_postgresql()
    cluster.start()
    name = f"demonstration_{uuid.uuid4().hex}"
    cluster.execute(f"CREATE DATABASE {name}")
    load(start(settings_of(home, cluster.url(name))))
    return Template(home, cluster, name)


@contextmanager
def running(template: Template, folder: Path) -> Iterator[Installation]:
    with template.copied(folder) as settings:
        app = start(settings)
        yield Installation(app, settings.home)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def house(template: Template, tmp_path: Path) -> Iterator[Installation]:
    """Lend an installation that the test may change."""
    with running(template, tmp_path) as installation:
        yield installation


@pytest.fixture(scope="module")
def showroom(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Lend an installation that the tests of a module only look at."""
    with running(template, tmp_path_factory.mktemp("showroom")) as installation:
        yield installation

"""Fresh databases for the tests: SQLite files and a temporary PostgreSQL (Testdatenbanken)."""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

import app.models
from app.database import prepare
from inquiries.foundation.database import Base

assert app.models.__doc__  # imported for the tables that it declares

OWNER = "fragerecht"
PLACES = (
    *(Path(place) for place in os.get_exec_path()),
    *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
)
FAST = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


def programs() -> Path | None:
    """Return the folder that holds PostgreSQL's server programs, or None."""
    return next((place for place in PLACES if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


class Cluster:
    """A PostgreSQL of one test run, started by the first test that needs it; workers share it by its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name  # never as root

    @classmethod
    def in_new_folder(cls) -> "Cluster":
        """Return a cluster that is not yet started, in a folder of its own."""
        return cls(Path(tempfile.mkdtemp(prefix="fragerecht-")))

    def start(self) -> None:
        """Create and start the server unless another worker has done so."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self.data.exists():
                return
            shutil.chown(self.folder, self.user)
            self._run("initdb", "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "--no-sync")
            self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", f"-k {self.folder} {FAST}")

    def end(self) -> None:
        """Stop the server, if it was ever started, and remove all it left."""
        if self.data.exists():
            self._run("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        """Return the address of a database of this server."""
        address = URL.create("postgresql+psycopg", username=OWNER, database=database, query={"host": str(self.folder)})
        return address.render_as_string(hide_password=False)

    def execute(self, statement: str) -> None:
        """Run a statement outside of any transaction in the server's own database."""
        engine = create_engine(self.url("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))

    def _run(self, program: str, *arguments: str) -> None:
        folder = programs()
        assert folder is not None
        identity = {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}
        subprocess.run(
            [folder / program, "-D", self.data, *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server lives
            **(identity if os.geteuid() == 0 else {}),
        )


class Databases:
    """Hands out copies of a database that holds every table and no row."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.cluster = cluster
        self.folder = folder
        self._templates: dict[str, str] = {}

    @contextmanager
    def sqlite(self, folder: Path, *, empty: bool = False) -> Iterator[str]:
        """Lend the address of a fresh SQLite file in a folder; an empty one has no tables."""
        path = folder / "test.sqlite"
        if not empty:
            shutil.copy(self._template("sqlite"), path)
        yield f"sqlite:///{path}"

    @contextmanager
    def postgresql(self, *, empty: bool = False) -> Iterator[str]:
        """Lend the address of a fresh PostgreSQL database and drop it afterwards; an empty one has no tables."""
        template = "template0" if empty else self._template("postgresql")
        name = f"test_{uuid.uuid4().hex}"
        self.cluster.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.cluster.url(name)
        finally:
            self.cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _template(self, kind: str) -> str:
        if kind not in self._templates:
            self._templates[kind] = self._sqlite_template() if kind == "sqlite" else self._postgresql_template()
        return self._templates[kind]

    def _sqlite_template(self) -> str:
        path = self.folder / "template.sqlite"
        _create_tables(f"sqlite:///{path}")
        return str(path)

    def _postgresql_template(self) -> str:
        self.cluster.start()
        name = f"template_{os.getpid()}"
        self.cluster.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        _create_tables(self.cluster.url(name))
        return name


def _create_tables(url: str) -> None:
    engine = prepare(create_engine(url, poolclass=NullPool))
    Base.metadata.create_all(engine)
    engine.dispose()

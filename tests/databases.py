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
DISCONNECT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
DELETE_ALL_ROWS = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;  -- no triggers, no foreign keys
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', name);
    END LOOP;
END $$"""


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

    def execute(self, statement: str, *, database: str = "postgres", **values: str) -> None:
        """Run a statement outside of any transaction."""
        engine = create_engine(self.url(database), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement), values)

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
    """Hands out databases that hold every table and no row."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.cluster = cluster
        self.template = folder / "template.sqlite"
        self.name = f"test_{os.getpid()}"  # emptied after each test: a copy of a template takes ten times as long
        self._made = False

    def sqlite(self, folder: Path) -> str:
        """Return the address of a fresh SQLite file in a folder."""
        if not self.template.exists():
            _create_tables(f"sqlite:///{self.template}")
        shutil.copy(self.template, folder / "test.sqlite")
        return f"sqlite:///{folder / 'test.sqlite'}"

    @contextmanager
    def postgresql(self) -> Iterator[str]:
        """Lend the address of an empty PostgreSQL database with all tables."""
        if not self._made:
            self.cluster.start()
            self.cluster.execute(f"CREATE DATABASE {self.name}")
            _create_tables(self.cluster.url(self.name))
            self._made = True
        yield self.cluster.url(self.name)
        self.cluster.execute(DISCONNECT, name=self.name)
        self.cluster.execute(DELETE_ALL_ROWS, database=self.name)

    @contextmanager
    def postgresql_without_tables(self) -> Iterator[str]:
        """Lend the address of a database that is dropped afterwards, for migrations and restored backups."""
        self.cluster.start()
        name = f"empty_{uuid.uuid4().hex}"
        self.cluster.execute(f"CREATE DATABASE {name}")
        yield self.cluster.url(name)
        self.cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _create_tables(url: str) -> None:
    engine = prepare(create_engine(url, poolclass=NullPool))
    Base.metadata.create_all(engine)
    engine.dispose()

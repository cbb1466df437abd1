"""Web server and worker start together and end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

from app.config import ROOT

PATIENCE = 60
MAILS = "mails/*.eml"


def test_pages_and_worker_are_there_until_the_signal(tmp_path: Path) -> None:
    environment = os.environ | {"FRAGERECHT_HOME": str(tmp_path), "DEMO_TODAY": "2015-11-04", "PYTHONUNBUFFERED": "1"}
    for name in ("DATABASE_URL", "PUBLIC_URL"):
        environment.pop(name, None)
    flask = [sys.executable, "-m", "flask"]
    for command in (["db", "upgrade"], ["demo", "load", "--seed-stage", "none", "--papers", "1"]):
        subprocess.run([*flask, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    (tmp_path / "worker-heartbeat").unlink()  # the demo had a worker of its own
    told = set(tmp_path.glob(MAILS))
    serve = partial(subprocess.Popen[str], [*flask, "serve"], cwd=ROOT, env=environment, text=True)
    with first_port_taken(), serve(stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            match = re.fullmatch(r"http://(127\.0\.0\.1:8\d{3})/", address)
            assert match
            assert match[1] != "127.0.0.1:8000"
            assert "Anmelden" in page(match[1], "/anmelden")
            assert "gesucht wurde mit den ersten 500 Zeichen" in page(match[1], f"/suche?q={'Deich+' * 10_000}")
            assert "Bitte geben Sie weniger Suchbegriffe ein." in page(match[1], f"/suche?q={'Deich+' * 100_000}")
            wait_for(tmp_path, "worker-heartbeat")
            mail = message_from_bytes(wait_for(tmp_path, MAILS, told).read_bytes(), policy=policy.default)
            assert f"{address}einstellungen/" in mail.get_body(("plain",)).get_content()
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0


@contextmanager
def first_port_taken() -> Iterator[None]:
    """Hold the port that the server tries first, if nobody else does."""
    with socket.socket() as holder:
        with suppress(OSError):
            holder.bind(("127.0.0.1", 8000))
            holder.listen()
        yield


def page(host: str, path: str) -> str:
    for _ in range(PATIENCE * 5):
        connection = HTTPConnection(host)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except ConnectionError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise AssertionError("no answer")


def wait_for(folder: Path, pattern: str, known: Set[Path] = frozenset()) -> Path:
    """Return a file that comes into being, beside those that are known."""
    for _ in range(PATIENCE * 5):
        if fresh := set(folder.glob(pattern)) - known:
            return fresh.pop()
        time.sleep(0.2)
    raise AssertionError(f"{pattern} is missing")

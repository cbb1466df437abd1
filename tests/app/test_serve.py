"""Web server and worker start together and end together."""

import os
import re
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from app.config import ROOT

PATIENCE = 60


def test_pages_and_worker_are_there_until_the_signal(tmp_path: Path) -> None:
    environment = os.environ | {"FRAGERECHT_HOME": str(tmp_path), "DEMO_TODAY": "2015-11-04", "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    flask = [sys.executable, "-m", "flask"]
    subprocess.run([*flask, "db", "upgrade"], cwd=ROOT, env=environment, check=True)
    with subprocess.Popen([*flask, "serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            match = re.fullmatch(r"http://(127\.0\.0\.1:8\d{3})/", address)
            assert match
            assert "Anmelden" in page(match[1], "/anmelden")
            wait_for(tmp_path / "worker-heartbeat")
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0


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


def wait_for(file: Path) -> None:
    for _ in range(PATIENCE * 5):
        if file.exists():
            return
        time.sleep(0.2)
    raise AssertionError(f"{file.name} is missing")

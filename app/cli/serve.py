"""The command that runs web server and worker together (Dienst)."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import Final

import click

from app.cli.output import Command, emit, say
from app.config import LOGINS_FILE, ROOT
from app.extensions import settings
from inquiries.foundation.errors import NotReady

FIRST_PORT: Final = 8000
PORTS_TRIED: Final = 100
LONGEST_STOP: Final = 15.0


@click.command("serve", cls=Command)
@click.option("--port", type=int, help="Statt des ersten freien Ports ab 8000.")
@click.pass_context
def serve(context: click.Context, *, port: int | None) -> None:
    """Webseiten und Hintergrunddienst auf diesem Rechner starten; beide enden zusammen (Strg+C)."""
    port = port or _free_port()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    place = f"127.0.0.1:{port}"
    address = f"http://{place}"
    environment = {"PUBLIC_URL": address} | os.environ  # mails and calendars lead where the pages are
    children = [
        _start(
            environment, "gunicorn", "--workers=2", "--threads=4", "--no-control-socket", "--bind", place, "wsgi:app"
        ),
        _start(environment, "flask", "worker"),
    ]
    _announce(address)
    while not stop.wait(0.5) and all(child.poll() is None for child in children):
        pass
    ended_alone = not stop.is_set()
    for child in children:
        _end(child)
    if ended_alone:
        say("Ein Dienst ist unerwartet beendet; darum endet auch der andere.")
        context.exit(1)


def _start(environment: dict[str, str], module: str, *arguments: str) -> subprocess.Popen[bytes]:
    # a session of its own: Ctrl+C reaches this process alone, which then ends each child once
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(LONGEST_STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _can_bind(port):
            return port
    raise NotReady(f"Zwischen {FIRST_PORT} und {FIRST_PORT + PORTS_TRIED - 1} ist kein Port frei.")


def _can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _announce(address: str) -> None:
    emit(f"{address}/")
    file = settings().home / LOGINS_FILE
    for login, password in json.loads(file.read_text()).items() if file.exists() else ():
        say(f"  {login:<24} {password}")

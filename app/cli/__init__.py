"""The command line: a module a family of commands (Befehle)."""

from flask import Flask

from app.cli import accounts, audit, backup, doctor, serve, worker

COMMANDS = (accounts.group, audit.group, backup.group, doctor.doctor, serve.serve, worker.worker)


def init_app(app: Flask) -> None:
    """Hang the commands under `flask`."""
    for command in COMMANDS:
        app.cli.add_command(command)

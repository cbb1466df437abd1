"""The command that looks whether an installation is well (Prüfung)."""

import dataclasses

import click

from app import checkup
from app.cli.output import Command, as_json, emit, emit_json
from app.config import described
from app.errors import REFUSED


@click.command("doctor", cls=Command)
@click.option("--settings", "only_settings", is_flag=True, help="Alle Einstellungen erklären.")
@as_json
@click.pass_context
def doctor(context: click.Context, *, only_settings: bool, as_json: bool) -> None:
    """Die Installation prüfen, eine Zeile je Gegenstand; Status 1 bei einem Fehler."""
    if only_settings:
        _explain_settings(as_json=as_json)
        return
    found = list(checkup.findings())
    if as_json:
        emit_json([dataclasses.asdict(finding) | {"level": finding.level.value} for finding in found])
    for finding in [] if as_json else found:
        emit(f"{finding.level.value:<8} {finding.subject:<18} {finding.sentence}")
    if any(finding.level is checkup.Level.FAULT for finding in found):
        context.exit(REFUSED)


def _explain_settings(*, as_json: bool) -> None:
    rows = described()
    if as_json:
        emit_json([{"name": name, "meaning": meaning, "default": default} for name, meaning, default in rows])
        return
    for name, meaning, default in rows:
        emit(f"{name}\n    {meaning}\n    Vorgabe: {default}")

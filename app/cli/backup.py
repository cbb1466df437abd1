"""Commands on backups (Sicherung)."""

from pathlib import Path

import click

from app import backup
from app.cli.output import Group, emit, say
from app.extensions import db, settings
from app.schema import upgrade
from inquiries.foundation.errors import StepNotAllowed


@click.group("backup", cls=Group)
def group() -> None:
    """Die Datenbank sichern und zurückspielen."""


@group.command("create")
@click.argument("file", type=click.Path(path_type=Path))
def create(file: Path) -> None:
    """Alles, auch Dateien, im laufenden Betrieb nach FILE sichern."""
    backup.create(settings().database, file)
    emit(str(file))
    say("Bewahren Sie SECRET_KEY getrennt davon auf; ohne ihn lässt sich das Protokoll nicht prüfen.")


@group.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Den jetzigen Inhalt der Datenbank ersetzen.")
def restore(file: Path, *, yes: bool) -> None:
    """FILE zurückspielen; vorher Webdienst und Hintergrunddienst anhalten."""
    if not yes and db.inspect(db.engine).get_table_names():
        raise StepNotAllowed("Die Datenbank ist nicht leer. Mit --yes wird ihr Inhalt durch die Sicherung ersetzt.")
    db.engine.dispose()
    backup.restore(settings().database, file)
    upgrade()
    emit("Zurückgespielt.")

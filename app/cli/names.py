"""Commands on names that an archive brought and nobody knows (Ungeprüfte Namen)."""

from dataclasses import asdict

import click

from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.names.printed import NameKind
from inquiries.names.queries import find_open_name, known_entries, open_names
from inquiries.names.services import Verdict, ensure_may_settle, settle_name, undo_settlement
from inquiries.names.settlement import NameAct
from inquiries.parliament.parliaments import get_parliament

KINDS = [kind.name.lower() for kind in NameKind]


@click.group("names", cls=Group)
def group() -> None:
    """Ungeprüfte Namen aus dem Altbestand klären."""


@group.command("list")
@of_parliament()
@as_json
@acting
def show(*, parliament: str, as_json: bool, actor: Actor) -> None:
    """Die ungeprüften Namen mit der Zahl ihrer Drucksachen und Anfragen."""
    ensure_may_settle(actor)
    names = open_names(db.session(), get_parliament(db.session(), parliament))
    if as_json:
        emit_json([asdict(name) | {"kind": name.kind.name} for name in names])
        return
    for name in names:
        emit(f"{name.kind.value}: {name.text} ({name.papers} Drucksachen, {name.inquiries} Anfragen)")


@group.command("settle")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("text")
@click.option("--merge", metavar="NAME", help="Der bekannte Eintrag, zu dem der Name gehört.")
@click.option("--rename", metavar="NAME", help="Die richtige Schreibweise.")
@click.option("--confirm", is_flag=True, help="Als neu bestätigen.")
@of_parliament()
@as_json
@acting
def settle(
    *,
    kind: str,
    text: str,
    merge: str | None,
    rename: str | None,
    confirm: bool,
    parliament: str,
    as_json: bool,
    actor: Actor,
) -> None:
    """Einen Namen klären."""
    if [merge is not None, rename is not None, confirm].count(True) != 1:
        raise InvalidInput("Geben Sie genau eines an: --merge, --rename oder --confirm.")
    with unit_of_work() as session:
        found = get_parliament(session, parliament)
        name = find_open_name(session, found, NameKind[kind.upper()], text)
        if name is None:
            raise NotFound(f"„{text}“ ist hier kein ungeprüfter Name.", text=text)
        verdict = Verdict(NameAct.RENAME, name=rename) if rename else Verdict(NameAct.CONFIRM)
        if merge is not None:
            verdict = Verdict(NameAct.MERGE, _entry(known_entries(session, found, name.kind), merge))
        settlement = settle_name(session, actor, found, name, verdict)
        shown = {"id": settlement.id, "name": text, "act": settlement.act.name, "target": settlement.target_name}
    emit_json(shown) if as_json else emit(f"{text}: {settlement.act.value} ({shown['target']}), Klärung {shown['id']}")


@group.command("undo")
@click.argument("settlement", type=int)
@of_parliament()
@acting
def undo(*, settlement: int, parliament: str, actor: Actor) -> None:
    """Eine Klärung zurücknehmen."""
    with unit_of_work() as session:
        undone = undo_settlement(session, actor, get_parliament(session, parliament), settlement)
    emit(f"„{undone.text}“ ist wieder ungeprüft.")


def _entry(entries: list[tuple[int, str, list[str]]], text: str) -> int:
    for entry_id, _, names in entries:
        if text.casefold() in {name.casefold() for name in names}:
            return entry_id
    raise InvalidInput(f"Einen Eintrag „{text}“ gibt es hier nicht.", field="merge")

"""Commands on the versions of a published paper: list them, publish a further one (Fassungen)."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from answers import new_version
from answers.new_version import AMENDING, VersionEntry
from app.cli.output import acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper, versions_of

KINDS: Final = {kind.name.lower(): kind for kind in AMENDING}


@click.command("versions")
@click.argument("number")
@of_parliament()
@as_json
def versions(*, number: str, parliament: str, as_json: bool) -> None:
    """Die Fassungen einer Drucksache, die jüngste zuerst."""
    wanted = PrintedPaperNumber.parse(number)
    get_paper(db.session(), parliament, wanted)
    rows = [describe(version) for version in versions_of(db.session(), parliament, wanted)]
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        emit(f"{row['version']}  {row['kind']}  {row['printed_on'] or '–'}  {row['sha256'] or '–'}  {row['reason']}")


@click.command("amend")
@click.argument("number")
@click.option("--kind", type=click.Choice(list(KINDS)), required=True)
@click.option("--reason", required=True, help="Anlass; er steht öffentlich bei den Fassungen.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Ausgabetag; sonst heute.")
@click.option("--title", help="Der neue Titel.")
@click.option("--answer", "pairs", multiple=True, metavar="PLACE=FILE", help="Text einer Antwort, 1 ist die erste.")
@click.option("--supplement", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Text der Ergänzung.")
@of_parliament()
@as_json
@acting
def amend(*, number: str, kind: str, on: Any, parliament: str, as_json: bool, actor: Actor, **changes: Any) -> None:
    """Eine weitere Fassung veröffentlichen; die bisherigen bleiben, wie sie sind."""
    wanted = PrintedPaperNumber.parse(number)
    with unit_of_work() as session:
        paper = get_paper(session, parliament, wanted)
        printed_on = on.date() if on else clock.today()
        entry = _entry(paper.content, KINDS[kind], printed_on, changes)
        new_version.save_version(session, actor, paper, entry)
        shown = describe(new_version.publish_prepared(session, actor, paper))
    emit_json(shown) if as_json else emit(f"{number}: {shown['version']}. Fassung, {shown['kind']}, {shown['sha256']}")


def describe(version: PrintedPaper) -> dict[str, Any]:
    """Return what the commands print of a version."""
    return {
        "number": str(version.number),
        "version": version.version,
        "kind": version.kind.value,
        "printed_on": version.printed_on,
        "reason": version.reason or "",
        "sha256": version.docx_sha256,
    }


def _entry(content: ParsedPaper, kind: VersionKind, printed_on: date, changes: dict[str, Any]) -> VersionEntry:
    texts = [answer.text for answer in content.answers]
    for pair in changes["pairs"]:
        place, sign, name = pair.partition("=")
        if not (sign and place.isascii() and place.isdigit() and 1 <= int(place) <= len(texts)):
            raise InvalidInput(f"„{pair}“ hat nicht die Form PLATZ=DATEI mit einem Platz von 1 bis {len(texts)}.")
        texts[int(place) - 1] = _text_of(Path(name))
    return VersionEntry(
        kind=kind,
        reason=changes["reason"],
        printed_on=printed_on,
        title=changes["title"] or content.title or "",
        government_remark=content.government_remark or "",
        answers=tuple(texts),
        supplement=_text_of(changes["supplement"]) if changes["supplement"] else "",
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InvalidInput(f"„{path}“ ist keine lesbare Textdatei (UTF-8).") from None

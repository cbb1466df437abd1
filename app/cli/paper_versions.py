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

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
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
@click.option("--question", "asked", multiple=True, metavar="LABEL=FILE", help="Text einer Frage, z. B. 1 oder 2a.")
@click.option("--preamble", type=_FILE, help="Einleitender Text des Mitgliedes.")
@click.option("--remark", type=_FILE, help="Vorbemerkung der Landesregierung.")
@click.option("--answer", "pairs", multiple=True, metavar="PLACE=FILE", help="Text einer Antwort, 1 ist die erste.")
@click.option("--supplement", type=_FILE, help="Text der Ergänzung.")
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
    answers = [(str(place), answer.text) for place, answer in enumerate(content.answers, start=1)]
    questions = new_version.question_texts(content)
    return VersionEntry(
        kind=kind,
        reason=changes["reason"],
        printed_on=printed_on,
        title=changes["title"] or content.title or "",
        government_remark=_text_of(changes["remark"]) if changes["remark"] else content.government_remark or "",
        answers=_replaced(answers, changes["pairs"]),
        preamble=_text_of(changes["preamble"]) if changes["preamble"] else None,
        questions=_replaced(questions, changes["asked"]) if changes["asked"] else None,
        supplement=_text_of(changes["supplement"]) if changes["supplement"] else "",
    )


def _replaced(texts: list[tuple[str, str]], pairs: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts, each by its label, with those that files replace; „=“ names the one question without a label."""
    new = dict(texts)
    for pair in pairs:
        label, sign, name = pair.partition("=")
        if not sign or label not in new:
            known = ", ".join(each or "(ohne Nummer)" for each, _ in texts)
            raise InvalidInput(f"„{pair}“ hat nicht die Form STELLE=DATEI mit einer dieser Stellen: {known}.")
        new[label] = _text_of(Path(name))
    return tuple(new.values())


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InvalidInput(f"„{path}“ ist keine lesbare Textdatei (UTF-8).") from None

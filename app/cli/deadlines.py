"""Commands on deadlines: a due day with its reasons, the rules of all parliaments (Fristen)."""

from datetime import date

import click

from app.cli.output import Group, as_json, emit, emit_json, of_parliament
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament import rule_wording
from inquiries.parliament.deadlines import Deadline, due_day
from inquiries.parliament.rules import profiles, rule_for


@click.group("deadlines", cls=Group)
def group() -> None:
    """Fristen nachrechnen und ihre Regeln zeigen."""


@group.command("explain")
@of_parliament()
@click.option("--event-on", metavar="TAG", required=True, help="Tag, der die Frist auslöst, z. B. 2015-05-04.")
@click.option("--rule", "rule_id", metavar="REGEL", help="Nach dieser Regel rechnen, auch wenn sie da nicht galt.")
@click.option("--saturdays/--no-saturdays", default=None, help="Samstage als Werktage mitzählen oder nicht.")
@as_json
def explain(*, parliament: str, event_on: str, rule_id: str | None, saturdays: bool | None, as_json: bool) -> None:
    """Sagen, wann eine Antwort fällig ist und warum."""
    day = _day(event_on)
    deadline = due_day(rule_for(parliament, day, rule_id=rule_id), day, saturdays=saturdays)
    if as_json:
        emit_json(deadline.to_json())
    else:
        emit(_text(deadline))


@group.command("rules")
@as_json
def rules(*, as_json: bool) -> None:
    """Alle bekannten Regeln zeigen, mit dem, was an ihnen offen oder unsicher ist."""
    known = [rule for profile in profiles().values() for rule in profile.rules]
    if as_json:
        emit_json([rule.to_json() for rule in known])
    else:
        emit(rule_wording.table(known).rstrip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(f"„{text}“ ist kein Tag (erwartet wird z. B. 2015-05-04).", field="event_on") from None


def _text(deadline: Deadline) -> str:
    rule = deadline.rule
    law = f"Regel {rule.id}: {rule.law}, {rule_wording.validity(rule)}"
    return "\n".join([deadline.explanation, law, *(f"Hinweis: {note}" for note in deadline.notes)])

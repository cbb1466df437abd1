"""The commands that draft and check an answer (Antworten)."""

import click

from answers import services
from app.cli.output import Group, acting, as_json, emit, emit_json
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.queries import get_inquiry_by_number


@click.group("answers", cls=Group)
def group() -> None:
    """Antworten entwerfen und prüfen."""


@group.command("draft")
@click.argument("number")
@as_json
@acting
def draft(*, number: str, as_json: bool, actor: Actor) -> None:
    """Die Antwort aus den verknüpften Unterlagen entwerfen; jede neue Fassung lässt die frühere stehen."""
    with unit_of_work() as session:
        inquiry = get_inquiry_by_number(session, actor, PrintedPaperNumber.parse(number))
        drafted = services.draft_answer(session, actor, inquiry.id).draft
    if as_json:
        emit_json(drafted.to_json())
        return
    for passage in drafted.passages:
        emit(f"Zu {', '.join(passage.questions)}:\n{passage.text}\n")
    for gap in drafted.gaps:
        emit(f"Lücke zu {', '.join(gap.questions)}: {gap.text}")


@group.command("check")
@click.argument("number")
@as_json
@acting
def check(*, number: str, as_json: bool, actor: Actor) -> None:
    """Die Antwort prüfen wie vor der Freigabe: Stelle, Befund, Abhilfe. Befunde sind kein Fehler."""
    session = db.session()
    inquiry = get_inquiry_by_number(session, actor, PrintedPaperNumber.parse(number))
    findings = services.findings_on(session, actor, inquiry.id)
    if as_json:
        found = [finding.to_json() for finding in findings]
        emit_json({"inquiry": number, "clear": not any(finding.stops for finding in findings), "findings": found})
        return
    for finding in findings:
        emit(f"{'Verhindert die Freigabe' if finding.stops else 'Hinweis'} – {finding}")
    if not findings:
        emit("Nichts steht der Freigabe entgegen.")

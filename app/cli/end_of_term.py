"""Commands on the end of a term and on due days that changed (Ablauf der Wahlperiode, Nachrechnung)."""

import click

from app.cli import deadlines, inquiries
from app.cli.output import acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.parliament.parliaments import get_parliament
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.proceedings.end_of_term import lapse_inquiries, term_of, would_lapse
from inquiries.proceedings.letter import rejection_letter
from inquiries.proceedings.recheck import accept_proposals, proposals
from inquiries.proceedings.rejection import rejections_of
from inquiries.queries import card_of, get_inquiry_by_number

deadlines_group = deadlines.group  # with what this module adds


@inquiries.group.command("lapse")
@click.option("--term", "number", type=int, required=True, metavar="N", help="Nummer der Wahlperiode.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was sich erledigen würde.")
@of_parliament()
@as_json
@acting
def lapse(*, number: int, dry_run: bool, parliament: str, as_json: bool, actor: Actor) -> None:
    """Alle unbeantworteten Anfragen einer abgelaufenen Wahlperiode erledigen (Diskontinuität)."""
    with unit_of_work() as session:
        term = term_of(session, get_parliament(session, parliament), number)
        found = would_lapse(session, actor, term) if dry_run else lapse_inquiries(session, actor, term)
        cards = [card_of(each, actor) for each in found]
    shown = {
        "term": number,
        "dry_run": dry_run,
        "inquiries": [{"number": str(each.number), "title": each.title, "stage": each.stage.name} for each in cards],
    }
    if as_json:
        emit_json(shown)
        return
    for each in cards:
        emit(f"{each.number} {each.title}: {each.stage.value}")
    if len(cards) == 1:
        emit("Eine Anfrage würde sich erledigen." if dry_run else "Eine Anfrage ist erledigt.")
    else:
        emit(f"{len(cards)} Anfragen {'würden sich erledigen' if dry_run else 'sind erledigt'}.")


@inquiries.group.command("letter")
@click.argument("number")
@acting
def letter(*, number: str, actor: Actor) -> None:
    """Das Schreiben zur letzten Zurückweisung einer Anfrage ausgeben."""
    session = db.session()
    inquiry = get_inquiry_by_number(session, actor, PrintedPaperNumber.parse(number))
    for rejection in rejections_of(session, actor, inquiry.id)[:1]:
        emit("\n\n".join(rejection_letter(rejection)))


@deadlines.group.command("recheck")
@click.option("--accept", is_flag=True, help="Alle Vorschläge übernehmen; ohne dies wird nichts geändert.")
@as_json
@acting
def recheck(*, accept: bool, as_json: bool, actor: Actor) -> None:
    """Offene Fristen nachrechnen und zeigen, welche heute anders ausfielen."""
    found = proposals(db.session(), actor)
    if accept:
        with unit_of_work() as session:
            accept_proposals(session, actor, {each.inquiry.id: each.fresh.due_on for each in found})
    if as_json:
        emit_json(
            [
                {
                    "number": str(each.inquiry.number),
                    "due_on": each.before,
                    "proposed": each.fresh.due_on,
                    "why": each.why,
                    "explanation": each.fresh.explanation,
                }
                for each in found
            ]
        )
        return
    for each in found:
        emit(f"{each.inquiry.number}: {each.before:%d.%m.%Y} → {each.fresh.due_on:%d.%m.%Y}. {each.why}")
    outcome = f"{len(found)} {'Vorschlag' if len(found) == 1 else 'Vorschläge'}{' übernommen' if accept else ''}."
    emit(outcome if found else "Alle Fristen stimmen.")

"""Commands on unsent inquiries: draft, ask others to join, hand in (Einreichung)."""

from pathlib import Path
from typing import Any

import click

from app.cli.inquiries import describe, group
from app.cli.output import acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.formal_check import findings_of
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.handing_in import queries, services
from inquiries.handing_in.draft import InquiryDraft
from inquiries.parliament.members import Member, find_member
from inquiries.parliament.parliaments import get_parliament
from inquiries.parliament.rules import rule_to_follow
from inquiries.reading import read_paper
from inquiries.wording import Wording

__all__ = ["group"]


@group.command("draft")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--member", metavar="NAME", help="In wessen Namen, wenn das System handelt.")
@of_parliament()
@as_json
@acting
def draft(*, file: Path, member: str | None, parliament: str, as_json: bool, actor: Actor) -> None:
    """Eine Anfrage aus einer Datei als Entwurf anlegen; nur das Mitglied und sein Büro sehen sie."""
    paper = read_paper(file.read_bytes(), filename=file.name, parliament=parliament)
    wording = Wording(paper.title or "", paper.preamble, paper.questions)
    with unit_of_work() as session:
        found = find_member(session, get_parliament(session, parliament), member) if member else None
        begun = services.begin_draft(session, actor, wording, member_id=found.id if found else None)
        shown = _describe(begun)
    emit_json(shown) if as_json else emit(f"{shown['key']} {shown['title']}")


@group.command("drafts")
@as_json
@acting
def drafts(*, as_json: bool, actor: Actor) -> None:
    """Die eigenen Entwürfe zeigen, dazu die fremden, zu denen um Zustimmung gebeten wird."""
    session = db.session()
    asked = [] if actor.is_system else queries.requests_to_join(session, actor)
    shown = [_describe(each) for each in [*queries.list_drafts(session, actor).drafts, *asked]]
    if as_json:
        emit_json(shown)
        return
    for each in shown:
        emit(f"{each['key']}  {each['member']}: {each['title'] or 'Entwurf ohne Titel'}")


@group.command("ask-to-join")
@click.argument("key")
@click.argument("member")
@as_json
@acting
def ask_to_join(*, key: str, member: str, as_json: bool, actor: Actor) -> None:
    """Ein weiteres Mitglied bitten, die Anfrage mit einzureichen."""
    with unit_of_work() as session:
        found = _member(session, queries.own_draft(session, actor, key), member)
        shown = _describe(services.ask_to_join(session, actor, key, member_id=found.id))
    emit_json(shown) if as_json else emit(f"{member} ist gefragt.")


@group.command("join")
@click.argument("key")
@click.option("--decline", is_flag=True, help="Ablehnen statt zusagen.")
@acting
def join(*, key: str, decline: bool, actor: Actor) -> None:
    """Einer Bitte um Zustimmung antworten."""
    with unit_of_work() as session:
        services.answer_request(session, actor, key, joins=not decline)
    emit("Abgelehnt." if decline else "Zugesagt.")


@group.command("hand-in")
@click.argument("key")
@as_json
@acting
def hand_in(*, key: str, as_json: bool, actor: Actor) -> None:
    """Einen Entwurf einreichen; die Anfrage erhält ihre Nummer."""
    with unit_of_work() as session:
        inquiry = services.hand_in(session, actor, key)
        shown = describe(session, actor, inquiry)
    emit_json(shown) if as_json else emit(f"{shown['number']} {shown['title']}")


@group.command("discard")
@click.argument("key")
@acting
def discard(*, key: str, actor: Actor) -> None:
    """Einen Entwurf löschen."""
    with unit_of_work() as session:
        services.delete_draft(session, actor, key)
    emit("Der Entwurf ist gelöscht.")


def _member(session: Any, own: InquiryDraft, name: str) -> Member:
    member = find_member(session, own.parliament, name)
    if member is None:
        raise InvalidInput(f"Ein Mitglied „{name}“ gibt es hier nicht. Prüfen Sie die Schreibweise.", field="member")
    return member


def _describe(shown: InquiryDraft) -> dict[str, Any]:
    rule = rule_to_follow(shown.parliament.code, clock.today())
    return {
        "key": shown.key,
        "stage": "DRAFT",
        "member": shown.member.name,
        "co_askers": [{"name": each.member.name, "consent": each.consent.name} for each in shown.co_askers],
        **shown.content,
        "findings": [
            {"code": each.code, "severity": each.severity.value, "message": each.message, "place": each.place}
            for each in findings_of(shown.wording, rule)
        ],
        "changed_at": shown.changed_at,
        "changed_by": shown.changed_by,
    }

"""The list of inquiries as a page needs it: columns, choices, ways on (Liste der Anfragen)."""

from collections.abc import Sequence
from typing import Any, Final

from flask import request, url_for
from sqlalchemy import select

from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.web.inquiries.filter import ListAddress
from inquiries.bulk import MOST, steps_for
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import InquiryKind
from inquiries.listing import NO_GROUP, PAGE_SIZES, list_inquiries
from inquiries.parliament.deadlines import working_days_left
from inquiries.parliament.members import ParliamentaryGroup, members_on
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.queries import InquiryCard
from inquiries.saved_views import views_of
from inquiries.workflow import CLOSED, HANDED_OVER, WITH_GOVERNMENT, Stage

COLUMNS: Final[list[dict[str, Any]]] = [
    {"label": "Nummer", "key": "number"},
    {"label": "Titel", "key": "title"},
    {"label": "Eingang", "key": "received"},
    {"label": "Stufe"},
    {"label": "Liegt bei", "key": "since"},
    {"label": "Fällig", "key": "due"},
]


def days_left(card: InquiryCard) -> int | None:
    """Return the working days until the due day, None when nothing is due any more."""
    if card.due_on is None or card.stage in CLOSED | HANDED_OVER:
        return None
    return working_days_left(clock.today(), card.due_on, current_parliament().code)


def list_context(address: ListAddress) -> dict[str, Any]:
    """Return what the list's page shows for an address."""
    actor, parliament = current_actor(), current_parliament()
    page = list_inquiries(
        db.session(), actor, address.wanted, page=request.args.get("page", 1, type=int), size=address.size
    )
    choices = filter_choices(actor, parliament)
    return {
        "page": page,
        "address": address,
        "sort": ("-" if address.wanted.descending else "") + address.wanted.sort,
        "columns": COLUMNS,
        "choices": choices,
        "member_names": [membership.member.name for membership in members_on(db.session(), parliament, clock.today())],
        "chips": [(text, f"{url_for('inquiries.overview')}?{query or 'view=all'}") for text, query in chips(address)],
        "sizes": [(size, list_url(address, size=size)) for size in PAGE_SIZES],
        "views": views_of(db.session(), actor),
        "sort_url": lambda key: list_url(address, sort=key),
        "page_url": lambda number: list_url(address, page=number),
        "days_left": days_left,
        "steps": [(step.name, step.value) for step in steps_for(actor)],
        "most": MOST,
        "sees_government": actor.is_government,
        "may_register": actor.may(Permission.REGISTER_INQUIRY),
    }


def chips(address: ListAddress) -> list[tuple[str, str]]:
    """Return each filter in words with the query that is without it."""
    choices = filter_choices(current_actor(), current_parliament())
    return address.in_words({name: {str(code): text for code, text in pairs} for name, pairs in choices.items()})


def list_url(address: ListAddress, **changes: Any) -> str:
    """Return the list's address with some values changed."""
    return f"{url_for('inquiries.overview')}?{address.changed(**changes)}"


def filter_choices(actor: Actor, parliament: Parliament) -> dict[str, Sequence[tuple[Any, str]]]:
    """Return what each filter offers to choose from."""
    session = db.session()
    terms = (
        select(ElectoralTerm.number)
        .where(ElectoralTerm.parliament_id == parliament.id)
        .order_by(ElectoralTerm.number.desc())
    )
    groups = select(ParliamentaryGroup.name).where(ParliamentaryGroup.parliament_id == parliament.id)
    ministries = ministries_of(session, parliament)
    return {
        "stage": [(stage.name, stage.value) for stage in stages_shown_to(actor)],
        "kind": [(kind.name, kind.called_in(parliament.code)) for kind in InquiryKind],
        "term": [(number, f"{number}. Wahlperiode") for number in session.scalars(terms)],
        "ministry": [(ministry.id, ministry.named_on(clock.today()).name) for ministry in ministries],
        "group": [(name, name) for name in [*sorted(session.scalars(groups)), NO_GROUP]],
    }


def stages_shown_to(actor: Actor) -> list[Stage]:
    """Return the stages that exist for an actor: the Landtag knows none inside the government."""
    return [stage for stage in Stage if actor.is_government or stage not in WITH_GOVERNMENT - {Stage.FORWARDED}]

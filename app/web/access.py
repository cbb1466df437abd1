"""Who may call which address: the written permission matrix; what has no row is closed (Zugriffstafel).

A row says who may come to an endpoint at all. Whether a person may see this inquiry or that draft is decided by the
services and queries behind it.
"""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.accounts import current_actor
from app.errors import SENTENCES, respond, wants_json
from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import Permission

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Access:
    """What an endpoint asks of a person: nothing, to be signed in, or one of some permissions."""

    signed_in: bool = True
    any_of: frozenset[Permission] = frozenset()
    hidden: bool = False  # refused, it answers as if there were no such thing


def needs(*any_of: Permission, hidden: bool = False) -> Access:
    """Return the access of people who hold one of these permissions."""
    return Access(any_of=frozenset(any_of), hidden=hidden)


PUBLIC: Final = Access(signed_in=False)
SIGNED_IN: Final = Access()
_STAFF: Final = needs(Permission.FOLLOW_INQUIRIES, Permission.SEE_GOVERNMENT_WORK)
_INQUIRY: Final = needs(Permission.FOLLOW_INQUIRIES, Permission.SEE_GOVERNMENT_WORK, hidden=True)
_DRAFT: Final = needs(Permission.DRAFT_ANSWER, hidden=True)
_CLEARANCE: Final = needs(Permission.CLEAR_ANSWER, Permission.DRAFT_ANSWER, hidden=True)
_OWN: Final = needs(Permission.HAND_IN_INQUIRY)
_UNSENT: Final = needs(Permission.HAND_IN_INQUIRY, hidden=True)
_FOR_ASKER: Final = needs(Permission.ACT_FOR_ASKER, hidden=True)
_REGISTER: Final = needs(Permission.REGISTER_INQUIRY)
_PUBLISH: Final = needs(Permission.PUBLISH_PAPER, hidden=True)
_RECORDS: Final = needs(Permission.KEEP_RECORDS)
_RECORD: Final = needs(Permission.KEEP_RECORDS, Permission.CLEAR_ANSWER, hidden=True)

ACCESS: Final[dict[str, Access]] = {
    "static": PUBLIC,
    "security.login": PUBLIC,
    "security.logout": PUBLIC,
    "security.verify": SIGNED_IN,
    "start.home": PUBLIC,
    "papers.*": PUBLIC,
    "paper_versions.*": PUBLIC,
    "jobs.*": SIGNED_IN,
    "search.*": PUBLIC,
    "search_files.*": PUBLIC,
    "search_files.export": SIGNED_IN,
    "saved_searches.*": SIGNED_IN,
    "inner_search.*": needs(Permission.DRAFT_ANSWER, Permission.CLEAR_ANSWER, Permission.ACCEPT_ASSIGNMENT),
    "inquiries.overview": _STAFF,
    "lists.*": _STAFF,
    "bulk.*": needs(Permission.FOLLOW_INQUIRIES, hidden=True),
    "register.*": _STAFF,
    "inquiries.show": _INQUIRY,
    "inquiries.question_docx": _INQUIRY,
    "intake.*": _REGISTER,
    "own.*": _OWN,
    "handing_in.*": _UNSENT,
    "following.*": needs(Permission.FOLLOW_INQUIRIES, hidden=True),
    "steps.forward": needs(Permission.FORWARD_INQUIRY, hidden=True),
    "steps.assign": needs(Permission.ASSIGN_MINISTRY, hidden=True),
    "steps.accept": needs(Permission.ACCEPT_ASSIGNMENT, hidden=True),
    "answering_links.*": PUBLIC,
    "amendments.*": _INQUIRY,
    "amendments.demand": _PUBLISH,
    "amendments.prepare": _PUBLISH,
    "amendments.docx": _PUBLISH,
    "amendments.pdf": _PUBLISH,
    "amendments.publish": _PUBLISH,
    "amendments.write": _DRAFT,
    "amendments.hand_over": needs(Permission.CLEAR_ANSWER, hidden=True),
    "house.*": needs(Permission.RUN_MINISTRY, hidden=True),
    "chain.*": needs(Permission.RUN_MINISTRY, hidden=True),
    "handing_over.*": needs(Permission.RUN_MINISTRY, hidden=True),
    "trail.*": needs(Permission.READ_AUDIT, hidden=True),
    "absences.*": needs(Permission.SEE_GOVERNMENT_WORK),
    "steps.tell_again": needs(Permission.ASSIGN_MINISTRY, hidden=True),
    "steps.involve": needs(Permission.ASSIGN_MINISTRY, Permission.ASK_CO_SIGNATURE, hidden=True),
    "steps.name_officers": needs(Permission.ACCEPT_ASSIGNMENT, hidden=True),
    "steps.ask_reason": _INQUIRY,
    "steps.take": _INQUIRY,
    "deadline_review.*": needs(Permission.KEEP_DEADLINES),
    "end_of_term.*": needs(Permission.CLOSE_TERM),
    "proceedings.*": needs(Permission.KEEP_DEADLINES, hidden=True),
    "proceedings.clarification": _FOR_ASKER,
    "proceedings.answer_clarification": _FOR_ASKER,
    "proceedings.objection": _FOR_ASKER,
    "proceedings.object_to_rejection": _FOR_ASKER,
    "proceedings.oral_answer": _FOR_ASKER,
    "proceedings.request_oral_answer": _FOR_ASKER,
    "proceedings.rejection": needs(Permission.REJECT_INQUIRY, hidden=True),
    "proceedings.reject": needs(Permission.REJECT_INQUIRY, hidden=True),
    "proceedings.letter": needs(Permission.FOLLOW_INQUIRIES, hidden=True),
    "drafts.*": _DRAFT,
    "drafts.docx": _CLEARANCE,
    "drafts.preview": _CLEARANCE,
    "enclosures.*": _DRAFT,
    "enclosures.file": needs(Permission.SEE_GOVERNMENT_WORK, Permission.PUBLISH_PAPER, hidden=True),
    "merging.*": _DRAFT,
    "revisions.*": _DRAFT,
    "revisions.compare": _CLEARANCE,
    "side_drafts.*": _DRAFT,
    "word_copy.*": _DRAFT,
    "clearance.show": _CLEARANCE,
    "clearance.speaking_note": _CLEARANCE,
    "clearance.clear": needs(Permission.CLEAR_ANSWER, hidden=True),
    "clearance.pass_on": needs(Permission.CLEAR_ANSWER, hidden=True),
    "contributions.*": needs(Permission.ASK_CO_SIGNATURE, Permission.CO_SIGN, hidden=True),
    "contributions.ask": needs(Permission.ASK_CO_SIGNATURE, hidden=True),
    "contributions.ask_once_more": needs(Permission.ASK_CO_SIGNATURE, hidden=True),
    "contributions.take_over": _DRAFT,
    "contributions.deliver": needs(Permission.CO_SIGN, hidden=True),
    "co_signing.show": needs(Permission.ASK_CO_SIGNATURE, Permission.CO_SIGN, hidden=True),
    "co_signing.ask": needs(Permission.ASK_CO_SIGNATURE, hidden=True),
    "co_signing.sign": needs(Permission.CO_SIGN, hidden=True),
    "co_signing.submit": _DRAFT,
    "release.*": _PUBLISH,
    "new_version.*": _PUBLISH,
    "names.*": needs(Permission.PUBLISH_PAPER, Permission.ADMINISTER),
    "attachments.original": _INQUIRY,
    "attachments.load": needs(Permission.FOLLOW_INQUIRIES, hidden=True),
    "attachments.*": needs(Permission.REGISTER_INQUIRY, hidden=True),
    "records.*": _RECORDS,
    "records.exchange.schema": PUBLIC,  # it holds no record
    "records.show": _RECORD,
    "records.compare": _RECORD,
    "administration.*": needs(Permission.ADMINISTER),
    "desks.ministry": needs(Permission.ACCEPT_ASSIGNMENT, Permission.CLEAR_ANSWER),
    "desks.accept": needs(Permission.ACCEPT_ASSIGNMENT),
    "desks.remind_ministry": needs(Permission.ACCEPT_ASSIGNMENT, Permission.CLEAR_ANSWER),
    "desks.government": needs(Permission.ASSIGN_MINISTRY),
    "desks.assign": needs(Permission.ASSIGN_MINISTRY),
    "desks.remind_government": needs(Permission.ASSIGN_MINISTRY),
    "statistics.*": PUBLIC,
    "preferences.*": SIGNED_IN,
    "notifications.*": SIGNED_IN,
    "notifications.ask_unsubscribe": PUBLIC,
    "notifications.unsubscribe": PUBLIC,
    "calendars.feed": PUBLIC,
}


def access_of(endpoint: str) -> Access | None:
    """Return an endpoint's row: its own, or else its blueprint's („papers.*“); None when it has none."""
    return ACCESS.get(endpoint) or ACCESS.get(f"{endpoint.partition('.')[0]}.*")


def init_app(app: Flask) -> None:
    """Let the matrix judge every request before its view."""
    app.before_request(_guard)


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:  # no such address, or not with this method: Flask says so
        return None
    access = access_of(request.endpoint)
    if access is None:
        return _closed(request.endpoint)
    if access.signed_in and not current_user.is_authenticated:
        return _ask_to_sign_in()
    _ensure_allowed(access)
    return None


def _closed(endpoint: str) -> ResponseReturnValue:
    if current_app.testing:
        raise RuntimeError(f"{endpoint} has no row in app/web/access.py")
    log.error("no row in the permission matrix: %s", endpoint)
    abort(HTTPStatus.NOT_FOUND)


def _ensure_allowed(access: Access) -> None:
    actor = current_actor()
    if not access.any_of or any(actor.may(permission) for permission in access.any_of):
        return
    if access.hidden:
        raise NotFound(SENTENCES[HTTPStatus.NOT_FOUND])
    raise Forbidden(SENTENCES[HTTPStatus.FORBIDDEN])


def _ask_to_sign_in() -> ResponseReturnValue:
    if wants_json():
        return respond(HTTPStatus.UNAUTHORIZED, SENTENCES[HTTPStatus.UNAUTHORIZED])
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("security.login", next=back), HTTPStatus.SEE_OTHER)

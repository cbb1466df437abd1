"""Every module that declares tables, imported once so that the metadata is whole (Tabellen)."""

from answers import amendment, answer, clearance_chain, co_signature, side_draft
from answers.contributions import models as contributions
from answers.records import models as records
from answers.wordings import models as wordings
from app import accounts, attempts
from inquiries import (
    assignment,
    assignment_links,
    attachments,
    calendar_feed,
    change_log,
    following,
    inquiry,
    mailboxes,
    notifications,
    printed_paper,
    saved_searches,
    saved_views,
    version_draft,
)
from inquiries.foundation import audit, blobs, jobs, outbox
from inquiries.handing_in import draft
from inquiries.names import printed, settlement
from inquiries.parliament import absences, members, ministries, parliaments, people
from inquiries.proceedings import models as proceedings

__all__ = [
    "absences",
    "accounts",
    "amendment",
    "answer",
    "assignment",
    "assignment_links",
    "attachments",
    "attempts",
    "audit",
    "blobs",
    "calendar_feed",
    "change_log",
    "clearance_chain",
    "co_signature",
    "contributions",
    "draft",
    "following",
    "inquiry",
    "jobs",
    "mailboxes",
    "members",
    "ministries",
    "notifications",
    "outbox",
    "parliaments",
    "people",
    "printed",
    "printed_paper",
    "proceedings",
    "records",
    "saved_searches",
    "saved_views",
    "settlement",
    "side_draft",
    "version_draft",
    "wordings",
]

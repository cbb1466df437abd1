"""Every module that declares tables, imported once so that the metadata is whole (Tabellen)."""

from answers import answer, side_draft
from answers.records import models as records
from answers.wordings import models as wordings
from app import accounts, attempts
from inquiries import calendar_feed, inquiry, mailboxes, notifications, printed_paper
from inquiries.foundation import audit, blobs, jobs, outbox
from inquiries.handing_in import draft
from inquiries.parliament import members, ministries, parliaments, people

__all__ = [
    "accounts",
    "answer",
    "attempts",
    "audit",
    "blobs",
    "calendar_feed",
    "draft",
    "inquiry",
    "jobs",
    "mailboxes",
    "members",
    "ministries",
    "notifications",
    "outbox",
    "parliaments",
    "people",
    "printed_paper",
    "records",
    "side_draft",
    "wordings",
]

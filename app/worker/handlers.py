"""What is done for each topic of the outbox (Aufträge)."""

from collections.abc import Mapping
from typing import Final

from app import search
from app.worker import post
from inquiries.foundation.outbox import Handler
from inquiries.notifications import SEND
from inquiries.publication import ARCHIVED, PUBLISHED

HANDLERS: Final[Mapping[str, Handler]] = {
    PUBLISHED: search.index_paper,
    ARCHIVED: search.index_everything,
    SEND: post.send,
}

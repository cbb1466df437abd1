"""What is done for each topic of the outbox (Aufträge)."""

from collections.abc import Mapping
from typing import Final

from inquiries.foundation.outbox import Handler

HANDLERS: Final[Mapping[str, Handler]] = {}

"""The ministries that a Member may name, for a form; none where the parliament has no such choice (Wunsch)."""

from datetime import date

from app.extensions import db
from app.parliament import current_parliament
from inquiries.wishing import to_choose_from


def ministries_to_name(on: date) -> list[tuple[int, str]]:
    """Return id and name of each, as it is called on a day."""
    chosen = to_choose_from(db.session(), current_parliament(), on)
    return [(each.id, each.named_on(on).name) for each in chosen]

"""What changed between two wordings of an inquiry, row by row for a table (Vergleich des Wortlauts)."""

from itertools import zip_longest

from app.web.forms.inquiry import as_typed
from inquiries.wording import Wording

Change = dict[str, str | None]


def wording_changes(before: Wording, after: Wording) -> list[Change]:
    """Return what differs, a row each for title, preamble and every question."""
    rows = [("Titel", before.title, after.title), ("Einleitender Text", before.preamble, after.preamble)]
    pairs = zip_longest(before.questions, after.questions)
    rows += [
        (f"Frage {index}", as_typed(old) if old else None, as_typed(new) if new else None)
        for index, (old, new) in enumerate(pairs, start=1)
    ]
    return [{"label": label, "before": old or None, "after": new or None} for label, old, new in rows if old != new]

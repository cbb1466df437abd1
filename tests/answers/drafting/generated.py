"""Any records that the schema allows, and any questions."""

from typing import Any

from hypothesis import strategies as st

from answers.drafting.propose import DraftQuestion
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import Field, fields_of

WORDS = st.sampled_from(
    [
        "Integration",
        "Fachtag",
        "Ministerium für Inneres",
        "Wolf & Co.",
        "freie Träger",
        "A*b_c",
        "<b>",
        "2015",
        "und",
        "Œ",
    ]
)
SIGNS = st.text("aÄß*_`<>[]|\\#-1.& „“", min_size=1, max_size=8).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | SIGNS
DATES = st.sampled_from(["2015", "2014-Q3", "2015-03", "2015-06-10", "2016-02-29", "2099"])
COLUMNS = st.just([{"name": "Jahr"}, {"name": "Zahl", "unit": "Euro"}])
CELLS = LINES | st.integers(-(10**6), 10**6) | st.floats(-(10.0**6), 10.0**6) | st.none()
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "line": LINES,
    "reference": LINES,
    "text": LINES,
    "date": DATES,
    "date_or_open": DATES | st.just("open"),
    "count": st.integers(0, 10**9),
    "money": st.floats(0, 10.0**12) | st.integers(0, 10**12),
    "paper": st.just("6/4820"),
    "names": st.lists(LINES, min_size=1, max_size=3, unique=True),
    "boolean": st.booleans(),
    "year": st.integers(1900, 2199),
    "sitting": st.integers(1, 9999),
    "questions": st.just(["1", "2a"]),
    "columns": COLUMNS,
    "rows": st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3),
}
QUESTIONS = st.lists(
    st.sampled_from(
        [
            "Wie ist der Stand der Integration?", "Wann und wo fand der Fachtag statt?", "Warum?",
            "Wie viele Personen nahmen daran teil?", "Welche Kosten sind entstanden?", "Wer ist beteiligt?", "", "…",
            "Bis wann wird der Landtag unterrichtet?", "Wie bewertet die Landesregierung den Wolf?",
            "Welche Maßnahmen wurden ergriffen?", "Wie hat der Landtag entschieden?", "Welche Ergebnisse gibt es?",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda texts: [DraftQuestion(str(place), text) for place, text in enumerate(texts, 1)])  # fmt: skip


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Return values that a field may hold."""
    if field.choices:
        return st.sampled_from(sorted(field.choices))
    return VALUES[field.name] if field.name in VALUES else VALUES[field.type]


@st.composite
def records(draw: st.DrawFn, kind: RecordKind | None = None) -> Record:
    """Return a record of a kind with all that it must hold and some of what it may."""
    kind = kind or draw(st.sampled_from(RecordKind))
    facts = {field.name: draw(values_of(field)) for field in fields_of(kind) if field.required or draw(st.booleans())}
    if "ended_on" in facts:
        facts["ended_on"] = "2099"
    key = f"unterlage-{draw(st.integers(0, 99))}"
    return Record(key, kind, draw(LINES), "Finanzministerium", facts, version=draw(st.integers(1, 3)))


LINKED = st.lists(records(), max_size=5, unique_by=lambda record: record.key)

"""The written cases and the records they name."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion, propose
from answers.records.exchange import read_records
from answers.records.record import Record

DATA = Path(__file__).with_name("data")
TODAY = date(2015, 12, 1)
SEED = (
    "konzeption-integration-2011",
    "auftaktveranstaltung-integration-2015-03",
    "veranstaltung-integration-2015-06-10",
    "sprachregelung-fortschreibung-beitraege",
    "sprachregelung-fluechtlingssituation",
    "projektgruppe-integration",
    "berichtspflicht-sozialausschuss",
)
SEED_QUESTIONS = (
    DraftQuestion(
        "1",
        "Wie ist der aktuelle Stand der Fortschreibung der Konzeption zur Integration von Migrantinnen und Migranten?",
    ),
    DraftQuestion(
        "2",
        "Wann beabsichtigt die Landesregierung, den Landtag über Fortschreibung der Konzeption zu unterrichten?",
    ),
)


@cache
def pool() -> dict[str, Record]:
    """Return the demonstration's records and the tests' own, by key."""
    demo = read_records(files("app.demo.data").joinpath("records.json").read_bytes())
    own = read_records((DATA / "pool.json").read_bytes())
    return {record.key: record for record in (*demo, *own)}


def records_of(*keys: str) -> list[Record]:
    """Return records by key, „seed“ standing for all of the seed's."""
    return [pool()[key] for name in keys for key in (SEED if name == "seed" else (name,))]


def seed_draft() -> Draft:
    """Return the draft of the seed's answer."""
    return propose(SEED_QUESTIONS, records_of("seed"), today=TODAY)


def written_cases() -> list[dict[str, Any]]:
    """Return the cases of the data file."""
    cases: list[dict[str, Any]] = tomllib.loads((DATA / "cases.toml").read_text("utf-8"))["case"]
    return cases


def draft_of(case: dict[str, Any]) -> Draft:
    """Return what is drafted for a case."""
    asked = [item if isinstance(item, list) else [str(place), item] for place, item in enumerate(case["questions"], 1)]
    return propose([DraftQuestion(*each) for each in asked], records_of(*case["records"]), today=TODAY)


def text_of(draft: Draft) -> str:
    """Return all that the passages say."""
    return "\n\n".join(passage.text for passage in draft.passages)

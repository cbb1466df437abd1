"""The held-out cases: written before the engine met them; their figures stand in docs/qualitaet.md."""

import tomllib
from dataclasses import dataclass
from typing import Any

from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion, propose
from answers.records.record import Record
from answers.records.schema import record_errors
from tests.answers.drafting.cases import DATA, TODAY, text_of
from tests.answers.drafting.support import unsupported


@dataclass(frozen=True, slots=True)
class Result:
    """What a draft holds of what a case asks for."""

    name: str
    text: str
    lost: list[str]
    slipped_in: list[str]
    unnamed: list[str]
    unheld: list[str]


def held_out_cases() -> list[dict[str, Any]]:
    """Return the cases of the data file."""
    cases: list[dict[str, Any]] = tomllib.loads((DATA / "held_out.toml").read_text("utf-8"))["case"]
    return cases


def judged(case: dict[str, Any]) -> Result:
    """Draft a case and compare; a fact may be written „one form|another form“."""
    draft = _draft_of(case)
    text = text_of(draft)
    return Result(
        case["name"],
        text,
        lost=[fact for fact in case.get("must", []) if not any(form in text for form in _forms(fact))],
        slipped_in=[fact for fact in case.get("must_not", []) if fact in text],
        unnamed=[f"{label}: {word}" for label, word in case.get("gaps", []) if not _names(draft, label, word)],
        unheld=unsupported(draft),
    )


def _forms(fact: str) -> list[str]:
    return [fact] if fact.startswith("| ") else fact.split("|")


def _names(draft: Draft, label: str, word: str) -> bool:
    return any(label in gap.questions and word in gap.text for gap in draft.gaps)


def _draft_of(case: dict[str, Any]) -> Draft:
    asked = [item if isinstance(item, list) else [str(place), item] for place, item in enumerate(case["questions"], 1)]
    records = [_record(place, item) for place, item in enumerate(case["records"], 1)]
    return propose([DraftQuestion(*each) for each in asked], records, today=TODAY)


def _record(place: int, item: dict[str, Any]) -> Record:
    data = {"key": f"unterlage-{place}", "ministry": "Ministerium für Inneres und Sport"} | item
    assert record_errors(data) == []
    return Record.from_json(data)

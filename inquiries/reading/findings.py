"""What strikes the reader about a paper, in sentences kept as data (Auffälligkeiten)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from inquiries.parsed_paper import Finding, Severity


def finding(code: str, *, place: str | None = None, **values: object) -> Finding:
    """Return the finding of a code, its German sentence filled with values; raises KeyError for an unknown code."""
    entry = catalogue()[code]
    return Finding(code, entry["message"].format(**values), place, Severity(entry["severity"]))


@cache
def catalogue() -> dict[str, Any]:
    """Return severity and sentence of every code."""
    return tomllib.loads((files("inquiries.reading") / "findings.toml").read_text("utf-8"))


def question_place(label: str) -> str:
    """Return how a question is named to people: „Frage 2a“, or „die Frage“ where it has no number."""
    return f"Frage {label}" if label else "Frage"

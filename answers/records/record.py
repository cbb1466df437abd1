"""A source record as it is at one version: the facts that answers are drafted from (Unterlage)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from answers.records.kinds import RecordKind
from inquiries.foundation.database import Json


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a record. `facts` holds the fields of its kind in their JSON form, relations as names.

    `related` holds for a relation such as `feeds` the key of the record that is meant.
    """

    key: str
    kind: RecordKind
    title: str
    ministry: str
    facts: Mapping[str, Any] = field(hash=False)
    valid_from: date | None = None
    valid_to: date | None = None
    file_reference: str | None = None
    version: int = 1
    related: Mapping[str, str] = field(default_factory=dict, hash=False)

    def value_of(self, name: str) -> Any:
        """Return a fact or head field in its JSON form; None where the record does not hold it."""
        return self.facts[name] if name in self.facts else self.head().get(name)

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the record's facts may be used on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def head(self) -> Json:
        """Return what the record holds beside its facts, in its JSON form."""
        return {
            "key": self.key,
            "kind": self.kind.code,
            "title": self.title,
            "ministry": self.ministry,
            "valid_from": self.valid_from and self.valid_from.isoformat(),
            "valid_to": self.valid_to and self.valid_to.isoformat(),
            "file_reference": self.file_reference,
        }

    def to_json(self) -> Json:
        """Return the record's form in a file; the version is the system's own and stays out."""
        references = {name: {"record": key, "name": self.facts[name]} for name, key in self.related.items()}
        return {**self.head(), "facts": {**self.facts, **references}}

    @classmethod
    def from_json(cls, data: Json, *, version: int = 1) -> Self:
        """Return the record that a checked JSON form describes."""
        references = {name: value for name, value in data["facts"].items() if isinstance(value, dict)}
        names = {name: value.get("name", value["record"]) for name, value in references.items()}
        return cls(
            key=data["key"],
            kind=RecordKind[data["kind"].upper()],
            title=data["title"],
            ministry=data["ministry"],
            facts={**data["facts"], **names},
            valid_from=_day(data.get("valid_from")),
            valid_to=_day(data.get("valid_to")),
            file_reference=data.get("file_reference"),
            version=version,
            related={name: value["record"] for name, value in references.items()},
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

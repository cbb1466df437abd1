"""What an import did with each file, told to the person who started it (Einfuhrbericht)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inquiries.archive.files import shown
from inquiries.parsed_paper import Finding


@dataclass(slots=True)
class ImportReport:
    """Counts of papers, the files that were refused with their reasons, and what struck in the others."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[dict[str, str]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, path: Path, reason: str) -> None:
        """Note why a file was not taken."""
        self.refused.append({"file": shown(path), "reason": reason})

    @property
    def published(self) -> int:
        """Return how many papers or versions are new."""
        return self.created + self.updated

    def count(self, version: int) -> None:
        """Count a published version: the first is a new paper."""
        if version == 1:
            self.created += 1
        else:
            self.updated += 1

    def note(self, path: Path | None, number: str | None, findings: Iterable[Finding]) -> None:
        """Note what struck in a file's paper, or in none in particular."""
        self.findings += [
            {
                "file": shown(path) if path else None,
                "number": number,
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "place": finding.place,
            }
            for finding in findings
        ]

    def counts(self) -> dict[str, int]:
        """Return how many files came to what."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": len(self.refused),
        }

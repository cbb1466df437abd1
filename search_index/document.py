"""What is indexed: one document a question with its answer, gathered under its paper (Dokument)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One findable unit. The engine knows no domain: facets and stored values are the caller's.

    `key` is unique in the index; `parent` names the whole it belongs to, which is replaced as one. `passage` is the
    plain text that a hit's snippet is cut from.
    """

    key: str
    parent: str
    title: str
    text: str
    on: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stored: Mapping[str, str] = field(default_factory=dict)
    passage: str = ""

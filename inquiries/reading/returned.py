"""Texts that come back from Word: each found by its content control, or by its bookmark (Rücklauf)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

END_MARK: Final = "fr_end"
_TAG: Final = re.compile(
    r"fr[/_](\d{1,9})[/_](\d{1,6})[/_](passage|gap|remark|annex|annexlabel)[/_](\d{1,4})", re.ASCII
)


@dataclass(frozen=True, slots=True, order=True)
class ReturnTag:
    """The name of a text in a working copy: of which inquiry and revision it is, and which text."""

    inquiry_id: int
    revision: int
    kind: str
    place: int

    def __str__(self) -> str:
        """Return the tag of the content control."""
        return f"fr/{self.inquiry_id}/{self.revision}/{self.kind}/{self.place}"

    @property
    def bookmark(self) -> str:
        """Return the name of the bookmark before the text; Word allows letters, digits and underscores."""
        return str(self).replace("/", "_")

    @property
    def end(self) -> str:
        """Return the name of the bookmark on the heading over the text, which ends the text before it."""
        return f"{END_MARK}_{self.kind}_{self.place}"

    @property
    def field(self) -> str:
        """Return the field of the editor that the text belongs to."""
        if self.kind == "remark":
            return "government_remark"
        return f"annex-label-{self.place}" if self.kind == "annexlabel" else f"{self.kind}-{self.place}"

    @classmethod
    def find(cls, text: str) -> Self | None:
        """Return the tag that a control's tag or a bookmark's name is, None for anything else."""
        match = _TAG.fullmatch(text)
        return cls(int(match[1]), int(match[2]), match[3], int(match[4])) if match else None


@dataclass(frozen=True, slots=True)
class Returned:
    """What a working copy holds when it comes back: its texts by their tags, and what stands outside of them."""

    texts: Mapping[ReturnTag, str] = field(hash=False)
    outside: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the form in which the child process hands it over."""
        return {"texts": [[str(tag), text] for tag, text in self.texts.items()], "outside": list(self.outside)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what `to_json` wrote; raises KeyError or ValueError for anything else."""
        texts = {tag: text for name, text in data["texts"] if (tag := ReturnTag.find(name))}
        return cls(texts, tuple(data["outside"]))

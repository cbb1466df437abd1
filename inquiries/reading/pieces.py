"""Pieces: the body of a paper in its order, each piece told what it is (Bausteine)."""

from dataclasses import dataclass
from enum import Enum, auto

from inquiries.parsed_paper import Announcement


class Kind(Enum):
    """What a piece of the body is."""

    REMARK = auto()
    PREAMBLE = auto()
    QUESTION = auto()
    PART = auto()
    QUESTION_MORE = auto()
    ANNOUNCEMENT = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the body. `label` is a question's number, a part's letter or an announcement's list of labels."""

    kind: Kind
    text: str = ""
    label: str = ""
    announced: Announcement = Announcement.NONE
    reason: str | None = None

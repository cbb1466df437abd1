"""How a parliament numbers inquiries and their papers, as its profile has it (Nummern).

Every number comes from a counter of the electoral term by one statement, so that none is ever given twice.
"""

from dataclasses import dataclass
from typing import Self

from inquiries.parliament import data
from inquiries.parliament.rules import Rule


@dataclass(frozen=True, slots=True)
class Numbering:
    """Whether an inquiry has a number of its own, how many its papers share, and when its question is printed.

    With `question_at_forwarding` the question's paper appears at the forwarding, before the answer's.
    """

    inquiry_number: bool = False
    papers: int = 1
    question_at_forwarding: bool = False

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """Return a rule's numbering; where that is open, question and answer share one number."""
        return cls(**data.load("numbering")[rule.numbering]) if rule.numbering else cls()

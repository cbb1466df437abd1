"""The line under the head of a pipe table, by which columns are aligned and which Word drops (Ausrichtung)."""

import re
from itertools import pairwise
from typing import Final

_DASHES: Final = re.compile(r":?-+:?")


def with_rules_of(before: str, text: str) -> str:
    """Return a text whose tables are aligned as those with the same head were before."""
    rules = {_cells(head): rule for head, rule in pairwise(before.splitlines()) if _is_rule(rule)}
    lines = text.splitlines()
    for place in range(1, len(lines)):
        if _is_rule(lines[place]):
            lines[place] = rules.get(_cells(lines[place - 1]), lines[place])
    return "\n".join(lines)


def _is_rule(line: str) -> bool:
    return line.startswith("|") and all(map(_DASHES.fullmatch, _cells(line)))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))

"""Questions that the same records answer share a passage („Zu 1 und 2“)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def grouped(replies: Sequence[T], keys_of: Callable[[T], frozenset[str]]) -> list[list[T]]:
    """Return runs of neighbouring replies whose records are the same, or all among those of the others.

    An unrelated question between two ends a run: nothing is grouped across it.
    """
    groups: list[tuple[list[T], frozenset[str]]] = []
    for reply in replies:
        keys = keys_of(reply)
        if groups and _belong_together(groups[-1][1], keys):
            group, before = groups.pop()
            groups.append(([*group, reply], before | keys))
        else:
            groups.append(([reply], keys))
    return [group for group, _ in groups]


def _belong_together(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and (one <= other or other <= one)

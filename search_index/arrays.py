"""Posting lists as arrays (Felder)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

TEXT_START = 1 << 20  # places before it are in the title, all others in the text
NOWHERE = 0xFFFFFFFF  # the place of a term that is only a part of words

Numbers: TypeAlias = NDArray[np.int32]
Weights: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term, its weight in each, and its places as packed numbers, block by block."""

    documents: Numbers
    weights: Weights
    places: Sequence[Sequence[bytes]] = ()

    def keys(self) -> NDArray[np.int64]:
        """Return each place as one number: the document above, the place in it below."""
        places = list(chain.from_iterable(self.places))
        flat = np.frombuffer(b"".join(places), np.uint32).astype(np.int64)
        counts = np.fromiter(map(len, places), np.int64, count=len(places)) // 4
        keys = (np.repeat(self.documents.astype(np.int64), counts) << 32) | flat
        known: NDArray[np.int64] = keys[flat != NOWHERE]
        return known


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


def begins(*columns: NDArray[Any]) -> Mask:
    """Mark the rows that differ from the one before: a parent's documents stand side by side, so each counts once."""
    new = np.ones(len(columns[0]), np.bool_)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def joined(arrays: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    """Return arrays one after another; none make an empty one."""
    return np.concatenate(arrays) if arrays else np.empty(0, kind)

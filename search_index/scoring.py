"""How much an occurrence is worth, alike in every engine (Gewichtung)."""

TITLE, TEXT = 3.0, 1.0
SATURATION, LENGTH_SHARE = 1.2, 0.75  # BM25's k1 and b
_PART, _MOST_PARTS = 0.1, 3


def part_weight(count: int) -> float:
    """Return what a word is worth as a part of others: always less than as a word of its own."""
    return min(count, _MOST_PARTS) * _PART

"""How much an occurrence is worth, alike in every engine (Gewichtung)."""

TITLE, TEXT, PART = 3.0, 1.0, 0.15
SATURATION, LENGTH_SHARE = 1.2, 0.75  # BM25's k1 and b

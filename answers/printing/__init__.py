"""Printing: a paper becomes a Word file and its other formats (Drucklegung)."""

"""The source records of a ministry (Unterlagen)."""

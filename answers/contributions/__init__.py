"""Contributions of other houses to an answer: asked, delivered, taken over with their source (Zulieferung)."""

"""Drafting: linked records become cited passages of an answer (Entwurf)."""

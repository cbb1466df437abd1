"""A ministry's own wording of phrases: kept in versions, checked, exchanged (eigene Formulierungen)."""

"""The demonstration: an invented parliament's people and records around one real paper (Vorführung)."""

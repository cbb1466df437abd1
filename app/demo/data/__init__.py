"""The demonstration's data (Vorführdaten)."""

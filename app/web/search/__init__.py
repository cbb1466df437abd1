"""The search, and what people keep of it (Suche)."""

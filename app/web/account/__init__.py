"""A person's own settings, messages and long work (Konto)."""

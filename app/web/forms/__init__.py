"""What people typed, kept whatever happens, and turned into typed values (Formulare)."""

"""Published papers, their release and their versions (Drucksachen)."""

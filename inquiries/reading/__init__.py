"""Reading existing papers: a file becomes a ParsedPaper (Einlesen)."""

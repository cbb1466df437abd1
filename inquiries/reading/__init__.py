"""Reading existing papers: a file becomes blocks, blocks become a ParsedPaper (Einlesen)."""

from inquiries.reading.gate import read_paper

__all__ = ["read_paper"]

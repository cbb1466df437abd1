"""The search engine behind one protocol: documents, queries, hits and German text analysis (Suche)."""

"""What pages show of answers, papers and records, ready for a template (Ansichten)."""

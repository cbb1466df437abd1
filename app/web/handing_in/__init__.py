"""What a Member writes and hands in, and the own inquiries (Einreichung)."""

"""The inquiries: lists, one inquiry, its steps, intake (Anfragen)."""

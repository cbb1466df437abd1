"""What can be counted about inquiries and their answers, for each side no more than it may know (Auswertungen)."""

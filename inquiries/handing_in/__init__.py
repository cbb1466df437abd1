"""What a Member does before the receipt: draft, ask others to join, hand in."""

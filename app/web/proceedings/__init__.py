"""Beside the way: clarification, rejection, due days, end of term (Verfahren)."""

"""Measurements of speed, each beside a plain alternative in the same run (Messungen)."""

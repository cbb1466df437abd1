"""Checks before clearance: each finding names the place and the way to mend it."""

from answers.checks.all_checks import ANSWERABLE, Surroundings, check_answer
from answers.checks.finding import CheckFinding
from answers.checks.papers import mentioned_papers

__all__ = ["ANSWERABLE", "CheckFinding", "Surroundings", "check_answer", "mentioned_papers"]

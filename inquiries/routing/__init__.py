"""Which ministry should answer: suggestions from several kinds of evidence, each with its reasons (Zuständigkeit)."""

from inquiries.routing.suggesting import EarlierQuestion, Similar, Suggestion, suggest_ministries

__all__ = ["EarlierQuestion", "Similar", "Suggestion", "suggest_ministries"]

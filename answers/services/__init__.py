"""The verbs of the government's side: draft, edit, submit, clear; never commit."""

from answers.services.checking import checked, findings_on, stale_in
from answers.services.citing import cite_sentence
from answers.services.clearance import clear_answer, send_back_answer, submit_answer
from answers.services.editing import (
    AnswerEdit,
    arrange_answer,
    begin_answer,
    draft_answer,
    edit_answer,
    restore_revision,
)
from answers.services.hints import acknowledge
from answers.services.revising import draft_questions
from answers.services.staleness import keep_stale, take_over_stale

__all__ = [
    "AnswerEdit",
    "acknowledge",
    "arrange_answer",
    "begin_answer",
    "checked",
    "cite_sentence",
    "clear_answer",
    "draft_answer",
    "draft_questions",
    "edit_answer",
    "findings_on",
    "keep_stale",
    "restore_revision",
    "send_back_answer",
    "stale_in",
    "submit_answer",
    "take_over_stale",
]

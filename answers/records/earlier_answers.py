"""An answer that is published becomes a record: its number, its questions, its passage (frühere Antwort)."""

from collections.abc import Sequence
from typing import Final

from inquiries.foundation.database import Json
from inquiries.foundation.errors import NotFound
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper

LONGEST_TITLE: Final = 200
LONGEST_KEY: Final = 120


def answers_of(paper: ParsedPaper) -> list[tuple[str, tuple[str, ...]]]:
    """Return the passages of a paper that may become records: how a page names each, and its questions."""
    return [(_named(answer.questions), answer.questions) for answer in paper.answers if answer.text.strip()]


def earlier_answer(paper: ParsedPaper, questions: Sequence[str], *, key: str, ministry: str) -> Json:
    """Return the record of a published passage in its JSON form; raise NotFound where the paper has no such passage."""
    wanted = tuple(questions)
    answer = next((each for each in paper.answers if each.questions == wanted and each.text.strip()), None)
    if answer is None or not paper.number:
        raise NotFound("Diese Stelle gibt es in der Drucksache nicht.")
    facts = {
        "paper": paper.number,
        "questions": [label for label in answer.questions if label],
        "asked": _asked(paper.questions, answer),
        "passage": answer.text.strip(),
        "subject": _line(paper.title or ""),
        "answered_on": paper.letter_dated_on.isoformat() if paper.letter_dated_on else "",
    }
    return {
        "key": key,
        "kind": "earlier_answer",
        "title": earlier_answer_title(paper, answer.questions),
        "ministry": ministry,
        "facts": {name: value for name, value in facts.items() if value},
    }


def earlier_answer_title(paper: ParsedPaper, questions: Sequence[str]) -> str:
    """Return the title under which the record is found: „Drs. 6/812, Frage 2: Ehrenamt“."""
    named = _named(questions)
    return _line(f"Drs. {paper.number}{f', {named}' if named else ''}: {paper.title or 'ohne Titel'}")[:LONGEST_TITLE]


def _asked(questions: Sequence[PaperQuestion], answer: PaperAnswer) -> str:
    """Return what was asked: a part behind its question's own text, one below the other."""
    texts = []
    for question in questions:
        own, *parts = question.labels()
        named = [part.text for label, part in zip(parts, question.parts, strict=True) if label in answer.questions]
        if own in answer.questions or named:
            texts += [question.text, *named]
    return "\n".join(texts).strip()


def _named(questions: Sequence[str]) -> str:
    labels = [label for label in questions if label]
    return f"{'Frage' if len(labels) == 1 else 'Fragen'} {', '.join(labels)}" if labels else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def earlier_answer_key(paper: ParsedPaper, questions: Sequence[str], ministry: str) -> str:
    """Return the key of a ministry's record of a passage: the same passage twice is one record."""
    parts = ("drs", *(paper.number or "").split("/"), *filter(None, questions), ministry.lower())
    return "-".join(parts)[:LONGEST_KEY].rstrip("-")

"""The count of questions and parts: what repeats a number goes on with the question before (Zählung prüfen)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from inquiries.parsed_paper import Finding
from inquiries.reading.findings import finding, question_place
from inquiries.reading.pieces import Kind, Piece


def counted(pieces: Iterable[Piece], findings: list[Finding]) -> Iterator[Piece]:
    """Yield pieces in which no question and no part bears a label twice; gaps and repetitions become findings."""
    numbers: list[str] = []
    letters: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.QUESTION:
            fresh = not numbers or (piece.label and piece.label not in numbers)
            if fresh:
                findings.extend(_gap(numbers, piece.label))
                numbers.append(piece.label)
                letters = []
            yield piece if fresh else _going_on(piece, f"{piece.label}. ", findings)
        elif piece.kind is Kind.PART:
            fresh = bool(numbers) and bool(piece.label) and piece.label not in letters
            letters.append(piece.label)
            yield piece if fresh else _going_on(piece, f"{piece.label}) ", findings)
        else:
            yield piece


def _gap(numbers: list[str], label: str) -> Iterator[Finding]:
    before = numbers[-1] if numbers else "0"
    if label.isdecimal() and before.isdecimal() and int(label) != int(before) + 1:
        yield finding("number-skipped", before=before, after=label, place=question_place(label))


def _going_on(piece: Piece, number: str, findings: list[Finding]) -> Piece:
    """Return a piece whose number says nothing new as a further paragraph, its number kept in the text."""
    if not piece.label:
        return replace(piece, kind=Kind.QUESTION_MORE)
    findings.append(finding("number-repeated", text=number.strip()))
    return Piece(Kind.QUESTION_MORE, number + piece.text)

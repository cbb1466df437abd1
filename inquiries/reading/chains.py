"""Chains: which numbers or letters in a text count its questions and which stand there by chance (Zählung)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inquiries.reading.blocks import GAP
from inquiries.reading.dates import MONTHS
from inquiries.reading.sentences import ASKS

_NUMBER: Final = re.compile(
    rf"(?:^|(?<=\s))(?:(?:Frage\s+(?P<named>\d{{1,2}})\s?[.:)])|(?P<number>\d{{1,2}}|l)[.)])\s+"
    rf"(?!(?:{'|'.join(MONTHS)})\b)(?=\S)"
)
_LETTER: Final = re.compile(r"(?:^|(?<=\s))(?P<letter>[a-z])\)\s+(?=\S)")
_PART: Final = re.compile(rf"{GAP}(?P<letter>[a-z])\)\s")
_WINDOW: Final = 1500
_SKIP: Final = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number or letter that may begin a question; `position` counts from 1."""

    start: int
    end: int
    position: int
    misread: bool = False


def numbers(text: str, *, masked: Sequence[tuple[int, int]], strict: bool) -> list[Candidate]:
    """Return the numbers that begin questions: the most plausible run from 1 on.

    Nothing in a masked span counts. Where not `strict` a numbered paragraph needs no question mark.
    """
    found = []
    for match in _NUMBER.finditer(text):
        number = match["named"] or match["number"]
        if not _is_masked(match.start(), masked) and (_at_start(text, match) or _opens_a_sentence(text, match.end())):
            found.append(Candidate(match.start(), match.end(), 1 if number == "l" else int(number), number == "l"))
    scores = [_number_score(text, one, _stop(text, found, index, masked), strict) for index, one in enumerate(found)]
    return _best_run(found, scores)


def letters(text: str, span: tuple[int, int], *, masked: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the letters that begin the parts of the question in a span: the most plausible run from a on."""
    found = [
        Candidate(match.start(), match.end(), ord(match["letter"]) - ord("a") + 1)
        for match in _LETTER.finditer(text, *span)
        if not _is_masked(match.start(), masked)
    ]
    places = [*(one.start for one in found), span[1]]
    scores = [_letter_score(text[start + 2 : stop], last=stop == span[1]) for start, stop in pairwise(places)]
    run = _best_run(found, scores)
    return run if run and _is_asked(text, span[0], run) else []


def _number_score(text: str, candidate: Candidate, stop: int, strict: bool) -> int:
    """Return how much speaks for a question here; a question mark in the same paragraph speaks most clearly."""
    window = _without_later_parts(text[candidate.end : stop])
    score = 2 if _at_start(text, candidate) else 1 if _ends_a_sentence(text, candidate.start) else -2
    asks = bool(ASKS.match(window))
    marked = "?" in window
    if not asks and not marked:
        return score - (4 if strict else 1)
    return score + 2 * asks + 2 * marked + ("?" in window.partition(GAP)[0])


def _without_later_parts(window: str) -> str:
    """Return what may belong to a number: a „b)“ without an „a)“ before goes on with the question before it."""
    first = _PART.search(window)
    return window[: first.start()] if first and first["letter"] != "a" else window


def _letter_score(chunk: str, *, last: bool) -> int:
    if "?" in chunk:
        return 3
    runs_on = chunk.rstrip().endswith((",", ";", " und", " oder", " sowie", " bzw."))
    return 1 if runs_on and not last else -3


def _is_asked(text: str, start: int, run: Sequence[Candidate]) -> bool:
    """Tell whether a run of letters belongs to the question: its stem is open, or each part asks for itself."""
    stem = text[start : run[0].start].rstrip()
    after = stem[stem.rfind("?") + 1 :].strip()
    is_open = "?" not in stem or not after or bool(ASKS.match(after))
    return is_open or "?" in text[run[0].end : run[1].start if len(run) > 1 else run[0].end + _WINDOW]


def _best_run(found: Sequence[Candidate], scores: Iterable[int]) -> list[Candidate]:
    """Return the run of growing positions with the highest total; a position left out costs dear."""
    runs: dict[int, tuple[int, list[Candidate]]] = {}
    for candidate, score in zip(found, scores, strict=True):
        before = [(0, [])] if candidate.position == 1 else _runs_before(runs, candidate.position)
        for total, run in before:
            if candidate.position not in runs or total + score > runs[candidate.position][0]:
                runs[candidate.position] = (total + score, [*run, candidate])
    total, best = max(runs.values(), key=lambda entry: (entry[0], len(entry[1])), default=(0, []))
    return best if total > 0 else []


def _runs_before(runs: dict[int, tuple[int, list[Candidate]]], position: int) -> list[tuple[int, list[Candidate]]]:
    near = [runs[position - 1]] if position - 1 in runs else []
    far = [(runs[position - 2][0] - _SKIP, runs[position - 2][1])] if position - 2 in runs else []
    return near + far


def _stop(text: str, found: Sequence[Candidate], index: int, masked: Sequence[tuple[int, int]]) -> int:
    """Return where the text of a candidate ends at the latest."""
    end = found[index].end
    stops = [min(len(text), end + _WINDOW)]
    if index + 1 < len(found):
        stops.append(found[index + 1].start)
    place = bisect_left(masked, (end, 0))
    if place < len(masked):
        stops.append(max(end, masked[place][0]))
    return min(stops)


def _is_masked(place: int, masked: Sequence[tuple[int, int]]) -> bool:
    index = bisect_left(masked, (place + 1, 0)) - 1
    return index >= 0 and masked[index][0] <= place < masked[index][1]


def _at_start(text: str, at: "Candidate | re.Match[str]") -> bool:
    start = at.start if isinstance(at, Candidate) else at.start()
    return start == 0 or text[max(0, start - len(GAP)) : start] == GAP


def _opens_a_sentence(text: str, place: int) -> bool:
    return text[place].isupper() or text[place] in '„("'


def _ends_a_sentence(text: str, place: int) -> bool:
    return text[max(0, place - 8) : place].rstrip()[-1:] in ".?!:)“"

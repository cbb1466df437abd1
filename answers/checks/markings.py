"""Classified text: the marking of a document stops, the mention of a grade is asked about (Verschlusssachen)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from answers.checks.finding import MENTION, CheckedText, CheckFinding
from answers.drafting.draft import Draft

_SENTENCE_ENDS: Final = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?<!\bStr\.) (?=[„A-ZÄÖÜ*])")
_MARKUP: Final = re.compile(r"^[\s>#*_+\-–—=·|]+|[\s*_\-–—=·]+$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_BESIDE: Final = 6  # words that may stand beside a grade in the head of a page
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade of classification that a text names: as its own marking, or in a sentence about something."""

    grade: str
    sentence: str
    is_marking: bool


def markings(texts: Iterable[CheckedText], draft: Draft) -> Iterator[CheckFinding]:
    """Yield each text with the marking of a classified document, which stops, and each mention, which asks."""
    reasons = {seen.words: seen.reason for seen in draft.seen if seen.code == MENTION}
    for each in texts:
        for mark in marks_in(each.text):
            yield _marking(mark, each) if mark.is_marking else _mention(mark, each, reasons.get(mark.sentence, ""))


def marks_in(text: str) -> list[Mark]:
    """Return the grades that a text names, each once a sentence.

    A grade is a marking where it stands for itself: in a line of its own, as a heading, before or behind a text. Within
    a sentence it is a mention (§ 20 VSA: the marking stands at the head and foot of a page).
    """
    return list(dict.fromkeys(mark for line in text.splitlines() for mark in _marks_in_line(line)))


def _marks_in_line(line: str) -> Iterator[Mark]:
    bare = _MARKUP.sub("", line)
    if any(re.fullmatch(rf"{stamp}[.!]?", bare) for stamp in _data()["stamps"]):
        yield Mark(bare, bare, is_marking=True)
        return
    for unit in _units(line.strip() if line.lstrip().startswith("|") else bare):
        grades = [" ".join(match[0].split()) for each in _grades() for match in each.finditer(unit)]
        if grades:
            yield Mark(grades[0], _shortened(unit), is_marking=_stands_for_itself(unit))


def _units(line: str) -> Iterator[str]:
    """Yield the sentences of a line; a grade in front of one, a head that was copied along, is a unit of its own."""
    for sentence in _SENTENCE_ENDS.split(line):
        head = next((match[0] for each in _grades() if (match := each.match(sentence))), "")
        rest = sentence[len(head) :].strip()
        if head and len(_WORD.findall(rest)) > _MOST_BESIDE and rest[:1].isupper():
            yield head
            yield rest
        else:
            yield sentence


def _stands_for_itself(unit: str) -> bool:
    """Tell whether nothing but a grade and what stands beside it in the head of a page is there."""
    rest = unit
    for each in _grades():
        rest = each.sub(" ", rest)
    words = _WORD.findall(rest)
    is_list = unit.startswith("|") or any(each.match(unit) and re.match(r"\W*:", rest) for each in _grades())
    return (
        not is_list
        and len(words) <= _MOST_BESIDE
        and all(word[0].isupper() or word.lower() in _data()["beside"] for word in words)
    )


def _marking(mark: Mark, text: CheckedText) -> CheckFinding:
    return CheckFinding(
        code="marking",
        sentence=f"Der Text trägt eine Einstufung als Verschlusssache („{mark.grade}“). Fragerecht ist für "
        "eingestufte Inhalte nicht zugelassen.",
        place=text.place,
        remedy="Nehmen Sie den eingestuften Inhalt heraus, hinterlegen Sie ihn bei der Geheimschutzstelle des "
        "Landtages und verweisen Sie hier nur darauf. Verständigen Sie die Geheimschutzbeauftragte oder den "
        "Geheimschutzbeauftragten Ihres Hauses: Auch frühere Fassungen enthalten den Text.",
        anchor=text.anchor,
        words=mark.grade,
    )


def _mention(mark: Mark, text: CheckedText, reason: str) -> CheckFinding:
    return CheckFinding(
        code=MENTION,
        sentence=f"Der Text nennt eine Einstufung als Verschlusssache („{mark.grade}“).",
        place=text.place,
        remedy="Prüfen Sie, ob nur von einer Einstufung die Rede ist. Steht der eingestufte Inhalt selbst hier, nehmen "
        "Sie ihn heraus; sonst vermerken Sie, warum der Satz stehen bleiben darf.",
        anchor=text.anchor,
        stops=not reason,
        words=mark.sentence,
        reason=reason,
    )


def _shortened(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rsplit(' ', 1)[0]} …"


@cache
def _grades() -> Sequence[re.Pattern[str]]:
    return tuple(re.compile(text) for text in _data()["grades"])


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads((files(__package__) / "marking.toml").read_text("utf-8"))
    return data

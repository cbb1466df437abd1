"""The set phrases of a paper: who asks, which questions an answer is for, who answered (Formeln)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from answers.printing.layout import Layout
from inquiries.parsed_paper import Announcement, Asker, PaperAnswer, PaperQuestion, ParsedPaper

SHORTEST_RANGE: Final = 3

_MONTHS: Final = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def long_day(day: date) -> str:
    """Return a day as sentences say it: 10. Dezember 2015."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return a day as the head prints it: 07.01.2015."""
    return f"{day:%d.%m.%Y}"


def askers_line(askers: Sequence[Asker], layout: Layout) -> str:
    """Return „des Abgeordneten Peter Ritter, Fraktion DIE LINKE“, or its form for a woman or for several."""
    named = []
    for group, members in groupby(askers, lambda asker: asker.printed_group or layout.group(asker.group)):
        named.append(f"{listing([asker.name for asker in members])}, {group}")
    between = f", {layout.phrases['and']} "
    return f"{_article(askers, layout)} {between.join(named)}"


def forwarding_line(paper: ParsedPaper, layout: Layout) -> str | None:
    """Return the sentence about the letter that brought the answer, as far as office and day are known."""
    kind = layout.kind(paper.kind).name
    day = long_day(paper.letter_dated_on) if paper.letter_dated_on else None
    if paper.answered_by and day:
        return layout.phrase("forwarding", office=paper.answered_by, kind=kind, day=day)
    if paper.answered_by:
        return layout.phrase("forwarding_undated", office=paper.answered_by, kind=kind)
    return layout.phrase("forwarding_unsigned", kind=kind, day=day) if day else None


def announcement(answer: PaperAnswer, questions: Iterable[PaperQuestion], layout: Layout) -> str | None:
    """Return the sentence or heading that says which questions an answer is for; one question needs no sentence."""
    heading = answer.announced is Announcement.HEADING
    named = name_questions(answer.questions, questions, within_one=heading)
    if not named or answer.announced is Announcement.NONE:
        return None
    if heading:
        return layout.phrase("heading", questions=named)
    if len(answer.questions) == 1:
        return None
    return layout.phrase("joint_reason" if answer.reason else "joint", questions=named, reason=answer.reason)


def name_questions(labels: Iterable[str], questions: Iterable[PaperQuestion], *, within_one: bool) -> str:
    """Return labels in words: 1 und 2; 2, a) und b); 1 bis 4.

    Parts alone carry their question's number (1 a) und b)), unless `within_one`: a heading stands at its question.
    """
    places = {
        label: (question.label, letter)
        for question in questions
        for label, letter in zip(question.labels(), ("", *(part.label for part in question.parts)), strict=True)
    }
    named = [places[label] for label in labels if label in places]
    if not any(letter for _, letter in named):
        return listing(_with_ranges([number for number, _ in named if number]))
    at_home = within_one and all(letter for _, letter in named) and len({number for number, _ in named}) == 1
    return listing(_with_letters(named, at=named[0][0] if at_home else ""))


def listing(words: Sequence[str]) -> str:
    """Return words as German lists them: a, b und c."""
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _article(askers: Sequence[Asker], layout: Layout) -> str:
    if len(askers) > 1:
        return layout.phrases["several"]
    return layout.phrases[{True: "feminine", False: "masculine", None: "unknown"}[askers[0].feminine]]


def _with_letters(named: Iterable[tuple[str, str]], *, at: str) -> list[str]:
    words: list[str] = []
    for number, letter in named:
        if not letter:
            words.append(number)
        elif number == at:
            words.append(f"{letter})")
        else:
            words.append(f"{number} {letter})")
        at = number
    return [word for word in words if word]


def _run(place_and_number: tuple[int, str]) -> object:
    """Return what numbers of one run have in common."""
    place, number = place_and_number
    return int(number) - place if number.isdecimal() else number


def _with_ranges(numbers: Sequence[str]) -> list[str]:
    words: list[str] = []
    for _, run in groupby(enumerate(numbers), _run):
        members = [number for _, number in run]
        words.extend([f"{members[0]} bis {members[-1]}"] if len(members) >= SHORTEST_RANGE else members)
    return words

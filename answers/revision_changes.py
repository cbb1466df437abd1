"""From which earlier text each passage of a revision comes, though some were split or merged (Fassungsvergleich)."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from answers.drafting.draft import Draft, Paragraph, Passage

ALIKE: Final = 0.5  # a paragraph that keeps at least this share of its words is the same one, changed


def came_from(before: Draft, after: Draft) -> tuple[list[str], list[Passage]]:
    """Return the earlier text of each passage of `after`, and what of `before` has no place in it any more.

    A passage for the same questions stays what it is; of one that was split, merged or given other questions, each
    paragraph goes where its text is found again.
    """
    found: list[list[str]] = [[] for _ in after.passages]
    gone: list[Passage] = []
    for passage in before.passages:
        left: list[Paragraph] = []
        for paragraph in passage.paragraphs:
            place = _place_of(passage, paragraph, after.passages)
            if place is None:
                left.append(paragraph)
            else:
                found[place].append(paragraph.text)
        if left:
            gone.append(replace(passage, paragraphs=tuple(left)))
    return ["\n\n".join(each) for each in found], gone


def _place_of(passage: Passage, paragraph: Paragraph, passages: tuple[Passage, ...]) -> int | None:
    """Return where a paragraph is found again: for the same questions, else where most of its words are."""
    same = [place for place, each in enumerate(passages) if each.questions == passage.questions]
    if same:
        return same[0]
    related = {place for place, each in enumerate(passages) if set(each.questions) & set(passage.questions)}
    if len(related) == 1:
        return related.pop()
    likeness = [max(_likenesses(paragraph, each), default=0.0) for each in passages]
    places = sorted(related or range(len(passages)), key=lambda place: -likeness[place])
    if places and (related or likeness[places[0]] >= ALIKE):
        return places[0]
    return None


def _likenesses(paragraph: Paragraph, passage: Passage) -> Iterator[float]:
    words = paragraph.text.split()
    return (SequenceMatcher(None, words, each.text.split(), autojunk=False).ratio() for each in passage.paragraphs)

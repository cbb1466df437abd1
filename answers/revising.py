"""Taking over an edited text: what stayed keeps its sources, what changed says so (Überarbeitung)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from answers.drafting.draft import Draft, Gap, Origin, Paragraph, Passage, Sentence
from answers.drafting.sentences import parted
from inquiries.foundation.errors import InvalidInput

ALIKE: Final = 0.5  # a rewritten sentence keeps at least this share of its source's characters …
RUN: Final = 6  # … counted in runs of at least so many


def with_passage_text(draft: Draft, index: int, text: str) -> Draft:
    """Return the draft with one passage's text replaced, paragraphs parted by blank lines.

    Sentences found again keep citations and origin. Other text that still holds much of a lost sentence is that
    sentence, changed, and keeps its citations; anything else is the officer's own.
    """
    passage = draft.passages[index]
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if chunk.strip()]
    if not chunks and not passage.paragraphs:
        return draft  # nothing was there: whoever fills only a gap leaves this field empty
    if not chunks:
        raise InvalidInput(
            f"Die Antwort zu Frage {', '.join(passage.questions)} ist leer. "
            "Ändern Sie den Text oder verwerfen Sie Ihre Änderung.",
            field=f"passage-{index}",
        )
    before = [sentence for paragraph in passage.paragraphs for sentence in paragraph.sentences]
    passages = list(draft.passages)
    passages[index] = replace(passage, paragraphs=_recognised(chunks, before))
    return replace(draft, passages=tuple(passages))


def with_gap_filled(draft: Draft, index: int, text: str) -> Draft:
    """Return the draft with a gap closed by an officer's own words, added where the gap's question is answered."""
    if not (words := text.strip()):
        raise InvalidInput("Die Lücke ist noch leer. Tragen Sie ein, was zu antworten ist.", field=f"gap-{index}")
    gap = draft.gaps[index]
    own = Paragraph(tuple(_own(words)))
    gaps = (*draft.gaps[:index], *draft.gaps[index + 1 :])
    return replace(draft, passages=_with_paragraph(draft.passages, gap, own), gaps=gaps)


def _with_paragraph(passages: tuple[Passage, ...], gap: Gap, own: Paragraph) -> tuple[Passage, ...]:
    wanted = set(gap.questions)
    for index, passage in enumerate(passages):
        if wanted & set(passage.questions):
            longer = replace(passage, paragraphs=(*passage.paragraphs, own))
            return (*passages[:index], longer, *passages[index + 1 :])
    return (*passages, Passage(gap.questions, (own,)))


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence found again at a place of a chunk."""

    start: int
    end: int
    sentence: Sentence


def _recognised(chunks: list[str], before: list[Sentence]) -> tuple[Paragraph, ...]:
    lost = list(before)
    found = [_find(chunk, lost) for chunk in chunks]
    return tuple(Paragraph(tuple(_sentences(chunk, places, lost))) for chunk, places in zip(chunks, found, strict=True))


def _find(chunk: str, lost: list[Sentence]) -> list[_Found]:
    """Find the sentences of `lost` in a chunk, take them out of `lost`, and return their places in order."""
    places: list[_Found] = []
    for sentence in sorted(lost, key=lambda each: -len(each.text)):
        pattern = re.compile(r"\s+".join(re.escape(word) for word in sentence.text.split()))
        for match in pattern.finditer(chunk):
            if all(match.end() <= place.start or place.end <= match.start() for place in places):
                places.append(_Found(match.start(), match.end(), sentence))
                lost.remove(sentence)
                break
    return sorted(places, key=lambda place: place.start)


def _sentences(chunk: str, places: list[_Found], lost: list[Sentence]) -> Iterator[Sentence]:
    position = 0
    for place in places:
        yield from _other(chunk[position : place.start].strip(), lost)
        yield place.sentence
        position = place.end
    yield from _other(chunk[position:].strip(), lost)


def _other(text: str, lost: list[Sentence]) -> Iterator[Sentence]:
    if not text:
        return
    sources = [sentence for sentence in lost if _share_kept(sentence.text, text) >= ALIKE]
    for sentence in sources:
        lost.remove(sentence)
    if citations := Paragraph(tuple(sources)).citations:
        yield Sentence(text, citations, Origin.CHANGED)
    else:
        yield from _own(text)


def _own(text: str) -> Iterator[Sentence]:
    """Yield an officer's own sentences, so that each is seen by itself."""
    return (Sentence(each, origin=Origin.OWN) for each in parted(text))


def _share_kept(old: str, new: str) -> float:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= RUN) / len(old)

"""Arranging an answer by hand: begin, split, merge and move passages, add an offered sentence (Gliederung)."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from answers.drafting.draft import Draft, Paragraph, Passage
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.parsed_paper import PaperQuestion


def blank(questions: Sequence[PaperQuestion]) -> Draft:
    """Return an answer without any text: a passage a question, with its parts."""
    return Draft(tuple(Passage(question.labels(), ()) for question in questions))


def merged(draft: Draft, index: int, other: int) -> Draft:
    """Return the draft with another passage joined to one: its questions and its text follow in the paper's order."""
    first, second = sorted((_at(draft, index), _at(draft, other)))
    if first == second:
        raise InvalidInput("Wählen Sie einen anderen Abschnitt zum Zusammenlegen.")
    one, two = draft.passages[first], draft.passages[second]
    joined = Passage((*one.questions, *two.questions), (*one.paragraphs, *two.paragraphs))
    rest = [passage for place, passage in enumerate(draft.passages) if place != second]
    rest[first] = joined
    return replace(draft, passages=tuple(rest))


def split(draft: Draft, index: int, *, labels: Collection[str], paragraphs: Collection[int] = ()) -> Draft:
    """Return the draft in which some questions of a passage have one of their own, with the paragraphs for it."""
    passage = draft.passages[_at(draft, index)]
    taken = tuple(label for label in passage.questions if label in labels)
    kept = tuple(label for label in passage.questions if label not in labels)
    if not taken or not kept:
        raise InvalidInput(
            "Wählen Sie die Fragen, die einen eigenen Abschnitt bekommen sollen; mindestens eine muss bleiben.",
            field=f"split-{index}",
        )
    stays = tuple(each for place, each in enumerate(passage.paragraphs) if place not in paragraphs)
    goes = tuple(each for place, each in enumerate(passage.paragraphs) if place in paragraphs)
    two = (Passage(kept, stays), Passage(taken, goes))
    return replace(draft, passages=(*draft.passages[:index], *two, *draft.passages[index + 1 :]))


def moved(draft: Draft, index: int, by: int) -> Draft:
    """Return the draft with a passage moved up (by -1) or down (by 1); at an end it stays where it is."""
    target = min(max(_at(draft, index) + by, 0), len(draft.passages) - 1)
    passages = list(draft.passages)
    passages.insert(target, passages.pop(index))
    return replace(draft, passages=tuple(passages))


def with_offered(draft: Draft, place: int, index: int) -> Draft:
    """Return the draft with an offered sentence added to the end of a passage, its citations with it."""
    if not 0 <= place < len(draft.offered):
        raise StaleRevision("Diesen Satz bietet der Entwurf nicht mehr an. Laden Sie die Seite neu.", place=place)
    sentence = draft.offered[place]
    passage = draft.passages[_at(draft, index)]
    longer = replace(passage, paragraphs=(*passage.paragraphs, Paragraph((sentence,))))
    passages = (*draft.passages[:index], longer, *draft.passages[index + 1 :])
    return replace(draft, passages=passages, offered=(*draft.offered[:place], *draft.offered[place + 1 :]))


def _at(draft: Draft, index: int) -> int:
    if not 0 <= index < len(draft.passages):
        raise StaleRevision("Diesen Abschnitt gibt es nicht mehr. Laden Sie die Seite neu.", index=index)
    return index

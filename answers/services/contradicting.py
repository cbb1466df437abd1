"""Where an answer differs from what is published already, found through a search that is handed in (Widersprüche)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from answers.answer import Answer
from answers.checks import CheckFinding
from answers.checks.finding import CONTRADICTION, anchor_of, place_of
from answers.drafting.contradictions import Contradiction, Published, contradictions, published_of
from answers.drafting.draft import Draft, Passage
from answers.records.record import Record

MOST_SEARCHES: Final = 12  # a page must not wait for more
Search = Callable[[str], Sequence[Published]]


def contradictions_in(answer: Answer, records: Sequence[Record], search: Search) -> list[Contradiction]:
    """Return where an answer says another figure or day than an earlier answer to a similar question.

    `records` are those of the ministry: what an answer cites, and earlier answers that it keeps.
    """
    by_key = {record.key: record for record in records}
    kept = published_of(records)
    found = [each for text in islice(_texts(answer, by_key), MOST_SEARCHES) for each in search(text)]
    published = {(each.paper, each.text): each for each in (*found, *kept)}
    return contradictions(answer.draft, records, list(published.values()))


def as_findings(draft: Draft, found: Iterable[Contradiction]) -> list[CheckFinding]:
    """Return contradictions as findings that stop nothing: figures may have changed since.

    One that an officer answered shows the reason, as long as both sides say what they said then.
    """
    reasons = {seen.words: seen.reason for seen in draft.seen if seen.code == CONTRADICTION}
    return [
        CheckFinding(
            code=CONTRADICTION,
            sentence=each.description,
            place=place_of(*each.questions),
            remedy="Prüfen Sie, welche Angabe gilt. Hat sie sich seither geändert, sagen Sie das in der Antwort.",
            anchor=anchor_of(draft, each.questions[0]),
            stops=False,
            words=each.words,
            reason=reasons.get(each.words, ""),
        )
        for each in found
    ]


def _texts(answer: Answer, by_key: dict[str, Record]) -> Iterator[str]:
    """Yield what similar questions would hold: what a passage is asked, then what its records are called."""
    cited = [(passage, keys) for passage in answer.draft.passages if (keys := _cited(passage))]
    for passage, _ in cited:
        yield " ".join(question.text for question in answer.inquiry.questions if question.label in passage.questions)
    for key in dict.fromkeys(key for _, keys in cited for key in keys):
        if key in by_key:
            yield by_key[key].title


def _cited(passage: Passage) -> list[str]:
    cited = (citation.record for paragraph in passage.paragraphs for citation in paragraph.citations)
    return list(dict.fromkeys(cited))

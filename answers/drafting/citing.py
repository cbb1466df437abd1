"""An officer says what a sentence written by hand rests on (Belegen)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from answers.drafting.draft import Citation, Draft, Origin, Sentence
from answers.records.record import Record
from inquiries.foundation.errors import InvalidInput


def own_sentences(draft: Draft) -> list[Sentence]:
    """Return the sentences without a source, each once, in the order of the answer."""
    return list(dict.fromkeys(each for each in draft.sentences() if each.origin is Origin.OWN))


def sources_of(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """Yield what records hold: each with the name of a fact."""
    for record in records:
        for name in record.facts:
            yield record, name


def with_source(draft: Draft, text: str, record: Record, field: str) -> Draft:
    """Return the draft in which an own sentence rests on a fact of a record; its words stay the officer's.

    Raises InvalidInput for a sentence that the draft does not hold any more, and for a fact that the record lacks.
    """
    wanted = text.split()  # a form turns the line ends of a list
    if wanted not in [each.text.split() for each in own_sentences(draft)]:
        raise InvalidInput("Wählen Sie den Satz, zu dem Sie einen Beleg nennen.", field="cited-sentence")
    if field not in record.facts:
        raise InvalidInput("Diese Angabe enthält die Unterlage nicht.", field="cited-source")
    citation = Citation(record.key, record.version, field, record.facts[field])

    def cite(sentence: Sentence) -> Sentence:
        if sentence.origin is not Origin.OWN or sentence.text.split() != wanted:
            return sentence
        return replace(sentence, citations=(citation,), origin=Origin.CHANGED)

    return draft.with_sentences(cite)

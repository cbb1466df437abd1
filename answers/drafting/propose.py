"""From questions and linked records to a draft: a pure function (Entwurf aus Unterlagen)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase
from typing import Final

from answers.drafting.assembly import Choice, assemble, say
from answers.drafting.draft import Draft, Gap, Passage, Sentence
from answers.drafting.grouping import grouped
from answers.drafting.periods import Years, years_asked
from answers.drafting.phrases import PhraseBook, standard
from answers.drafting.relevance import Topic, speaks_of, topics_of
from answers.drafting.wants import DEFAULT, Want, default_want, wants_of
from answers.records.kinds import RecordKind
from answers.records.record import Record

_STORY: Final = frozenset({"state", "measures", "view"})
_OF_A_YEAR: Final = frozenset({"number", "cost", "participants", "events"})  # a figure of another year is no answer
_ACTS: Final = frozenset({"measures", "time.event"})  # an event of another year is no answer
_NEAREST_ONLY: Final = frozenset({"number", "cost", "time.when", "who.leads"})  # those of something else mislead


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question, or with a label such as „1a“ a part of one."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class _Reply:
    """What linked records can say to a question, and what none of them holds."""

    label: str
    topic: Topic
    choices: tuple[Choice, ...] = ()
    missing: tuple[Want, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The records that answer the question or that it is about."""
        return frozenset(record.key for record in self.topic.about) | {choice.record.key for choice in self.choices}


def propose(
    questions: Sequence[DraftQuestion],
    records: Sequence[Record],
    phrases: PhraseBook | None = None,
    *,
    today: date,
    subject: str = "",
) -> Draft:
    """Return the draft of an answer: passages of cited sentences, gaps, and sentences that may be added.

    Every question has its passage, if an empty one. `subject` is the inquiry's title, for questions that name none.
    """
    book = phrases or standard()
    usable = [record for record in records if record.is_valid_on(today)]
    topics = topics_of([_with_head(question, questions) for question in questions], usable, subject=subject)
    replies = [
        _reply(
            question,
            topic,
            book,
            is_head=_has_parts(question, questions),
            years=years_asked(_with_head(question, questions)),
        )
        for question, topic in zip(questions, topics, strict=True)
    ]
    groups = grouped(replies, lambda reply: reply.keys)
    passages = tuple(_passage(group, usable, today) for group in groups)
    gaps = tuple(gap for group in groups for gap in _gaps(group))
    draft = Draft(passages, gaps)
    return replace(draft, offered=tuple(_offers(draft, usable, book, today=today)))


def _reply(question: DraftQuestion, topic: Topic, book: PhraseBook, *, is_head: bool, years: Years | None) -> _Reply:
    """Return what the records say to a question; one that only leads to its parts need not be answered itself."""
    wants = wants_of(question.text) or ([] if is_head else [default_want(question.text)])
    found = {want: [each for each in _choices(want, topic, book) if _is_of(years, want, each)] for want in wants}
    choices = tuple(choice for each in found.values() for choice in each)
    missing = tuple(_of_years(want, years) for want, each in found.items() if not each)
    return _Reply(question.label, topic, choices, missing)


def _is_of(years: Years | None, want: Want, choice: Choice) -> bool:
    """Tell whether a choice may answer: figures and events be of the years asked for, a table of the thing."""
    if want.thing and choice.record.kind is RecordKind.DATA_TABLE and not speaks_of(choice.record, want.thing):
        return False
    is_dated = want.name in _OF_A_YEAR or (choice.record.kind is RecordKind.EVENT and _is_dated(want))
    return years is None or not is_dated or years.hold(choice.record)


def _of_years(want: Want, years: Years | None) -> Want:
    """Return what is missing with the years that it is asked for: „Kosten im Jahr 2016“."""
    is_of_years = want.name in _OF_A_YEAR | _ACTS or bool(want.thing)
    return replace(want, gap=f"{want.gap} {years}") if years and is_of_years else want


def _is_dated(want: Want) -> bool:
    """Tell whether a want is of the years asked for; how things stand is told by earlier events too."""
    return want.name != DEFAULT or bool(want.thing)


def _choices(want: Want, topic: Topic, book: PhraseBook) -> list[Choice]:
    """Return what answers a want: a story is told by the whole subject, a fact by what was asked about."""
    for records in _circles(want, topic):
        fitting = [Choice(record, phrase) for record in records for phrase in book.fitting(record)]
        if choices := [choice for choice in fitting if want.name in choice.phrase.answers_for(choice.record)]:
            return choices
    return []


def _circles(want: Want, topic: Topic) -> tuple[Sequence[Record], ...]:
    """Return where to look for an answer, first to last; figures and mere days only among what was asked about."""
    if want.name in _STORY:
        return (topic.whole,)
    if want.name == "events":
        return topic.nearest, topic.about
    return (topic.nearest,) if want.name in _NEAREST_ONLY else (topic.nearest, topic.about, topic.around)


def _head_of(label: str) -> str:
    return label.rstrip(ascii_lowercase)


def _has_parts(question: DraftQuestion, questions: Sequence[DraftQuestion]) -> bool:
    return any(_head_of(other.label) == question.label for other in questions if other is not question)


def _with_head(question: DraftQuestion, questions: Sequence[DraftQuestion]) -> str:
    """Return a question's text behind that of the question it is a part of."""
    heads = [other.text for other in questions if other.label == _head_of(question.label) and other is not question]
    return " ".join([*heads, question.text])


def _passage(group: Sequence[_Reply], records: Sequence[Record], today: date) -> Passage:
    choices = [choice for reply in group for choice in reply.choices]
    return Passage(tuple(reply.label for reply in group), assemble(choices, records, today=today))


def _gaps(group: Sequence[_Reply]) -> Iterator[Gap]:
    labels: dict[str, list[str]] = {}
    for reply in group:
        for want in reply.missing:
            labels.setdefault(want.gap_text, []).append(reply.label)
    for text, asking in labels.items():
        yield Gap(tuple(asking), text)


def _offers(draft: Draft, records: Sequence[Record], book: PhraseBook, *, today: date) -> Iterator[Sentence]:
    """Yield what linked records could say beside what was asked: facts that the draft does not cite yet."""
    cited = {(citation.record, citation.field) for sentence in draft.sentences() for citation in sentence.citations}
    for record in records:
        for phrase in book.fitting(record):
            sentences = say(Choice(record, phrase), (), today=today)
            facts = {(each.record, each.field) for sentence in sentences for each in sentence.citations}
            if {(record.key, name) for name in phrase.needs} - cited if phrase.needs else facts - cited:
                cited |= facts
                yield from sentences

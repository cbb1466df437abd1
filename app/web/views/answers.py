"""An answer as pages show it: passages with their questions, sentences with their sources (Ansicht)."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from textwrap import shorten
from typing import Any, Final

from flask import request, url_for

from answers.answer import Answer
from answers.composition import answerable, printed_text
from answers.contributions.models import Contribution
from answers.drafting.citing import own_sentences, sources_of
from answers.drafting.draft import Citation, Draft, Origin, Passage, Sentence
from answers.drafting.stale import stale_citations
from answers.markup import picture_in
from answers.printing.wording import name_questions
from answers.records.record import Record
from answers.revision_changes import came_from
from app.web.views.papers import text_view
from app.web.views.records import shown_fact
from inquiries.foundation import clock
from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, QuestionOutcome
from inquiries.parsed_paper import PaperQuestion

_WORD: Final = re.compile(r"\S+|(?:[^\S\n]*\n)+")  # a word, or the breaks between two lines


def passage_views(
    answer: Answer, records: Sequence[Record], *, given: Mapping[str, Contribution] | None = None, own: bool = True
) -> list[dict[str, Any]]:
    """Return the passages of the latest text, each with its questions and its sentences' sources.

    These are records and, in `given`, contributions. Who reads the draft of another ministry is shown what a source
    says, but no way to it.
    """
    sources: dict[str, Record | Contribution] = {record.key: record for record in records}
    sources |= given or {}
    stale = [(each.sentence, each.description) for each in stale_citations(answer.draft, records)] if own else []
    inquiry, questions = answer.inquiry, answer.inquiry.paper_questions()
    labels = answerable(questions)
    return [
        {
            "anchor": f"abschnitt-{index}",
            "heading": _heading(questions, passage.questions),
            "starts": [(at, _start(paragraph.text)) for at, paragraph in enumerate(passage.paragraphs)],
            "labels": [(label, f"Frage {label}") for label in passage.questions],
            "outcomes": outcome_views(labels, answer.draft, passage, {}),
            "asked": asked(inquiry, passage),
            "of_outcomes": text_view(printed_text(passage, answer.draft).removeprefix(passage.text).strip()),
            "paragraphs": [
                [sentence_view(sentence, sources, stale, own=own) for sentence in paragraph.sentences]
                for paragraph in passage.paragraphs
            ],
        }
        for index, passage in enumerate(answer.draft.passages)
    ]


def _start(text: str) -> str:
    """Return how a paragraph begins, to choose it by."""
    return shorten(text.replace("|", " "), 60, placeholder=" …")


def heading(inquiry: Inquiry, passage: Passage) -> str:
    """Return how a page names a passage: „Zu 1 und 2“."""
    return _heading(inquiry.paper_questions(), passage.questions)


def _heading(questions: Sequence[PaperQuestion], labels: tuple[str, ...]) -> str:
    named = name_questions(labels, questions, within_one=True)
    return f"Zu {named}" if named else "Zur Frage"


def heading_of(inquiry: Inquiry, labels: tuple[str, ...]) -> str:
    """Return how a page names the answer to some questions."""
    return heading(inquiry, Passage(labels, ()))


def asked(inquiry: Inquiry, passage: Passage) -> list[str]:
    """Return the questions that a passage answers, with their labels."""
    return [
        f"{question.label}. {question.text}".lstrip(". ")
        for question in inquiry.questions
        if question.label in passage.questions
    ]


def stale_views(answer: Answer, own: Sequence[Record]) -> list[dict[str, Any]]:
    """Return the citations whose records have changed, each with its sentence and where it stands."""
    return [
        {
            "place": place,
            "anchor": f"beleg-{place}",
            "field": f"reason-{place}",
            "description": each.description,
            "text": each.sentence.text,
        }
        for place, each in enumerate(stale_citations(answer.draft, own))
    ]


def offered_views(answer: Answer, own: Sequence[Record]) -> list[dict[str, Any]]:
    """Return the sentences that the draft offers beside what was asked, with their sources."""
    records = {record.key: record for record in own}
    return [sentence_view(sentence, records) for sentence in answer.draft.offered]


def citing_views(answer: Answer, linked: Sequence[Record]) -> dict[str, list[tuple[str, str]]]:
    """Return the sentences without a source and the facts that one may rest on, each as value and words."""
    sentences = [each.text for each in own_sentences(answer.draft) if picture_in(each.text) is None]
    if not sentences:
        return {"sentences": [], "sources": []}
    facts = ((record, name, shown_fact(record.kind, name, record.facts[name])) for record, name in sources_of(linked))
    sources = [
        (f"{record.key}/{name}", f"{record.title} – {label}: {_start(str(value))}")
        for record, name, (label, value) in facts
    ]
    return {"sentences": [(text, _start(text)) for text in sentences], "sources": sources}


def outcome_views(
    labels: Sequence[str], draft: Draft, passage: Passage, typed: Mapping[str, QuestionOutcome]
) -> list[dict[str, Any]]:
    """Return what became of each of some questions that a passage answers, as typed or as it stands."""
    with_gap = {label for gap in draft.gaps for label in gap.questions}
    return [
        _outcome(label, typed.get(label) or draft.outcomes.get(label, QuestionOutcome()), has_gap=label in with_gap)
        for label in labels
        if label in passage.questions
    ]


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """Return what changed between two texts, word by word: (kept | removed | added, words with their line breaks)."""
    old, new = _words(before), _words(after)
    changes: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = _joined(old[i1:i2]), _joined(new[j1:j2])
        if tag == "equal":
            changes.append(("kept", removed))
            continue
        if removed.strip():
            changes.append(("removed", removed))
        if added:
            changes.append(("added" if added.strip() else "kept", added))
    return changes


def _words(text: str) -> list[str]:
    """Return words and line breaks; a paragraph's end is one break, however many blank lines it has."""
    found = (word if word.strip() else "\n" * min(word.count("\n"), 2) for word in _WORD.findall(text.strip()))
    return list(found)


def _joined(words: Sequence[str]) -> str:
    return "".join(word if word.isspace() else f"{word} " for word in words).replace(" \n", "\n").rstrip(" ")


def compared(inquiry: Inquiry, before: Draft, after: Draft) -> list[dict[str, Any]]:
    """Return the passages and outcomes of a revision with what changed since another one."""
    texts, gone = came_from(before, after)
    pairs = [(heading(inquiry, each), old, each.text) for old, each in zip(texts, after.passages, strict=True)]
    pairs += [(heading(inquiry, each), each.text, "") for each in gone]
    for label in dict.fromkeys([*before.outcomes, *after.outcomes]):
        old, new = (_outcome_text(each.outcomes.get(label, QuestionOutcome())) for each in (before, after))
        pairs.append((f"Ergebnis zu Frage {label}" if label else "Ergebnis", old, new))
    return [{"heading": name, "changes": word_changes(old, new)} for name, old, new in pairs]


def _outcome_text(outcome: QuestionOutcome) -> str:
    """Return an outcome with ground, reasons and paper as a text, a line each."""
    told = {
        "Grund": outcome.ground.value if outcome.ground else "",
        "Begründung": outcome.reasons.strip(),
        "Verweis auf Drucksache": outcome.paper.strip(),
    }
    return "\n".join([outcome.outcome.value, *(f"{name}: {text}" for name, text in told.items() if text)])


def _outcome(label: str, outcome: QuestionOutcome, *, has_gap: bool) -> dict[str, Any]:
    is_answered = outcome.outcome is Outcome.ANSWERED
    return {
        "label": label,
        "name": "noch offen" if is_answered and has_gap else outcome.outcome.value,
        "outcome": outcome.outcome.name,
        "ground": outcome.ground.name if outcome.ground else "",
        "ground_name": outcome.ground.value if outcome.ground else "",
        "reasons": outcome.reasons,
        "paper": outcome.paper,
        "is_open": bool(outcome.missing),
        "tells": not is_answered,
    }


def sentence_view(
    sentence: Sentence,
    records: Mapping[str, Record | Contribution],
    stale: Sequence[tuple[Sentence, str]] = (),
    *,
    own: bool = True,
) -> dict[str, Any]:
    """Return a sentence for the page, with the sources that it rests on and what has changed in them."""
    return {
        "html": text_view(sentence.text),
        "stale": [description for each, description in stale if each is sentence],
        "origin": Origin.DRAFTED.name if picture_in(sentence.text) else sentence.origin.name,
        "asks_for_source": picture_in(sentence.text) is None,
        "sources": [_source(citation, records.get(citation.record), own=own) for citation in sentence.citations],
    }


def _source(citation: Citation, record: Record | Contribution | None, *, own: bool) -> dict[str, Any]:
    """Return a citation for the page; to a record of another ministry no way leads."""
    if isinstance(record, Contribution):
        return _contribution(citation, record, own=own)
    label, value = (
        shown_fact(record.kind, citation.field, citation.value) if record else (citation.field, citation.value)
    )
    return {
        "title": record.title if record else citation.record,
        "url": _record_url(citation.record, citation.version, root=request.script_root) if own else None,
        "field": label,
        "value": value,
        "version": citation.version,
    }


def _contribution(citation: Citation, contribution: Contribution, *, own: bool) -> dict[str, Any]:
    errand = contribution.errand
    page = url_for("contributions.show", inquiry_id=errand.inquiry_id, contribution_id=contribution.id)
    return {
        "title": f"Zulieferung {errand.ministry.named_on(clock.today()).abbreviation}",
        "url": page if own else None,
        "field": "Text",
        "value": citation.value,
        "version": citation.version,
    }


@lru_cache(maxsize=10_000)
def _record_url(key: str, version: int, *, root: str) -> str:
    """Return the address of a record's version: made once, not for each of a thousand citations of a page."""
    del root  # it only tells apart the places where the product may hang
    return url_for("records.show", key=key, version=version)

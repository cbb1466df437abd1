"""The formal check of a wording: what a reader should look at again, each with its place (Formale Prüfung).

Findings, never refusals: the words are heuristics kept as data, and the Member or the clerk decides.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from inquiries.parliament import data
from inquiries.parliament.rules import Rule
from inquiries.parsed_paper import Finding, PaperQuestion, Severity
from inquiries.wording import Wording
from search_index.german import analyse

FEWEST_WORDS: Final = 5  # a shorter question („Wann folgen die übrigen?“) leans on the one before


def findings_of(wording: Wording, rule: Rule) -> list[Finding]:
    """Return what to look at in a wording, under the rule in force."""
    return [
        *_too_many_questions(wording, rule),
        *_no_question_mark(wording),
        *_too_long(wording),
        *_judgemental(wording),
        *_personal_data(wording),
        *_other_subject(wording),
    ]


def _too_many_questions(wording: Wording, rule: Rule) -> Iterator[Finding]:
    asked = sum(1 + (len(question.parts) if rule.sub_questions_count else 0) for question in wording.questions)
    if rule.max_questions is not None and asked > rule.max_questions:
        message = f"Die Anfrage stellt {asked} Fragen; nach {rule.law} sind höchstens {rule.max_questions} vorgesehen."
        yield Finding("too-many-questions", message)


def _no_question_mark(wording: Wording) -> Iterator[Finding]:
    for place, question in _questions(wording):
        texts = [(place, question.text)] if not question.parts else []
        texts += [(f"{place} {part.label})", part.text) for part in question.parts]
        for where, text in texts:
            if "?" not in text and not (question.parts and "?" in question.text):
                message = f"{where} enthält kein Fragezeichen. Prüfen Sie, ob etwas fehlt."
                yield Finding("no-question-mark", message, where)


def _too_long(wording: Wording) -> Iterator[Finding]:
    usual = _content()["usual_length"]
    texts = [
        ("Der Titel", wording.title, usual["title"]),
        ("Der einleitende Text", wording.preamble or "", usual["preamble"]),
    ]
    texts += [(place, _whole(question), usual["question"]) for place, question in _questions(wording)]
    for place, text, longest in texts:
        if len(text) > longest:
            message = (
                f"{place} hat {len(text)} Zeichen, üblich sind höchstens {longest}. Prüfen Sie, ob es kürzer geht."
            )
            yield Finding("long-text", message, place, Severity.NOTE)


def _judgemental(wording: Wording) -> Iterator[Finding]:
    for place, text in _texts(wording):
        if words := _judging_words(text):
            named = ", ".join(f"„{word}“" for word in words)
            message = f"{place}: {named} kann als wertend gelten. Anfragen sollen sachlich gefasst sein."
            yield Finding("judgemental", message, place)


def _judging_words(text: str) -> list[str]:
    return list(dict.fromkeys(text[term.start : term.end] for term in analyse(text) if term.whole in _judging_terms()))


def _personal_data(wording: Wording) -> Iterator[Finding]:
    for place, text in _texts(wording):
        for what, pattern in _personal_patterns():
            if pattern.search(text):
                message = (
                    f"{place} enthält offenbar {what}. Anfragen werden veröffentlicht; nennen Sie niemanden, "
                    "wenn es ohne geht."
                )
                yield Finding("personal-data", message, place)


def _other_subject(wording: Wording) -> Iterator[Finding]:
    """Point out a question among several that shares no word, nor part of one, with the title or any other one."""
    terms = [_terms(_whole(question)) for question in wording.questions]
    about = _terms(wording.title)
    for index, (place, _) in enumerate(_questions(wording)):
        others = about.union(*(each for other, each in enumerate(terms) if other != index))
        if len(terms) > 1 and len(terms[index]) >= FEWEST_WORDS and terms[index].isdisjoint(others):
            message = (
                f"{place} hat kein Wort mit dem Titel oder den anderen Fragen gemeinsam. Prüfen Sie, ob sie denselben "
                "Gegenstand betrifft oder in eine eigene Anfrage gehört."
            )
            yield Finding("other-subject", message, place, Severity.NOTE)


def _questions(wording: Wording) -> Iterator[tuple[str, PaperQuestion]]:
    for question in wording.questions:
        yield (f"Frage {question.label}" if question.label else "Die Frage"), question


def _texts(wording: Wording) -> Iterator[tuple[str, str]]:
    yield "Der Titel", wording.title
    yield "Der einleitende Text", wording.preamble or ""
    yield from ((place, _whole(question)) for place, question in _questions(wording))


def _whole(question: PaperQuestion) -> str:
    return "\n".join([question.text, *(part.text for part in question.parts)])


def _terms(text: str) -> frozenset[str]:
    return frozenset(word for term in analyse(text) for word in (term.whole, *term.parts))


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = data.load("formal_check")
    return content


@cache
def _judging_terms() -> frozenset[str]:
    return frozenset(term.whole for word in _content()["judgemental"] for term in analyse(word))


@cache
def _personal_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((item["what"], re.compile(item["pattern"])) for item in _content()["personal_data"])

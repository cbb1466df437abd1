"""Whoever writes templates reads only what is cited, cannot leave the sandbox, cannot hold up the server."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.drafting.phrases import standard
from answers.drafting.sandbox import LONGEST_SENTENCE, render
from answers.drafting.sentences import sentences_of
from answers.drafting.template_check import LONGEST, Fit, faults_of
from answers.records.kinds import RecordKind
from answers.records.record import Record
from inquiries.foundation.errors import InvalidInput
from tests.answers.drafting.generated import records

EVENT = Fit(RecordKind.EVENT, needs=("place",))
FAIR = Record(
    "tag", RecordKind.EVENT, "Tag", "Staatskanzlei", {"type": "Fachtag", "held_on": "2015-03", "place": "hier"}
)


def said(text: str, fit: Fit = EVENT) -> str:
    """Return all that is wrong with a template, in one line."""
    return " ".join(map(str, faults_of(text, fit)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ort:\n{{ r.plase }}", "Zeile 2: Eine Angabe „plase“ gibt es bei „Veranstaltung“ nicht. Meinten Sie „place“?"),
        ("{{ r.x }}", "Es gibt: co_organisers, "),
        ("{{ r.held_on | onn }}", "Einen Helfer „onn“ gibt es nicht. Meinten Sie „on“?"),
        ("{{ heute }}", "„heute“ gibt es hier nicht. Angaben der Unterlage heißen „r.…“"),
        ("{{ r.place", "Zeile 1: "),
        ("{% if r.place %}a", "„endif“ fehlt."),
        ("\n\n{% wenn r.place %}", "Zeile 3: Einen Befehl „wenn“ gibt es hier nicht"),
        ("{{ r.place }}}", ""),
        ("{{ }}", "Zeile 1: "),
        ("{{ r.place | }}", "ist hier nicht zu verstehen"),
        (
            "{{ r.organiser | of }}",
            "Zeile 1: Die Angabe „organiser“ kann fehlen; fragen Sie erst mit „if r.organiser“",
        ),
        ("{{ r.held_on | people }}", "Das geht so nicht"),
        ("{{ r.held_on }}", "ein Datum braucht einen Helfer"),
        (
            "{{ r.participants_accuracy }}",
            "ist eine Auswahl; schreiben Sie „| label“ dahinter.",
        ),
        ("{{ r }}", "„r“ allein lässt sich nicht drucken"),
        ("{{ r.place is odd }}", "Die Prüfung „is odd“ gibt es hier nicht"),
        ("{% if r.co_organisers %}{{ r.co_organisers }}{% endif %}", "eine Liste braucht einen Helfer"),
        ("{% if r.cost_euros %}{{ r.cost_euros }}{% endif %}", "eine Zahl mit Nachkommastellen braucht"),
        ("{% set r = 1 %}", "„r“ ist vergeben"),
        ('{{ r.type | a("dativ") }}', "Das geht so nicht"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(text: str, sentence: str) -> None:
    assert sentence in said(text)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ r.__class__ }}",
        "{{ r['__class__'] }}",
        "{{ r._record }}",
        "{{ r._noted }}",
        "{{ r.title.__class__.__mro__ }}",
        "{{ r['title'].upper() }}",
        "{{ ''.__class__ }}",
        "{{ r.title.upper() }}",
        "{{ r.title | attr('__class__') }}",
        "{{ r.title | map('upper') }}",
        "{{ (r.title | listed).join }}",
        "{{ on.__globals__ }}",
        "{{ self }}",
        "{{ self.__init__ }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ namespace() }}",
        "{{ r.title.format(r) }}",
        "{{ '%s' % r.title }}",
        "{{ '{0.__class__}' | listed }}{{ r.title[0] }}",
        "{{ r[r.title] }}",
        "{% set x = r %}{{ x.title }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro f() %}{% endmacro %}",
        "{% call f() %}{% endcall %}",
        "{% filter on %}x{% endfilter %}",
        "{% block b %}{% endblock %}",
        "{% with x = 1 %}{% endwith %}",
        "{% for x in r.co_organisers %}{{ x }}{% endfor %}",
        "{% for x in r.title recursive %}{{ loop(x) }}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 10 // 3 }}",
        "{{ -r.participants }}",
        "{{ {'a': r.title} }}",
        "{% set a = 'x' %}{% set a = a ~ a %}{{ a }}",
        "{% set a %}xx{% endset %}{% set b %}{{ a }}{{ a }}{% endset %}{{ b }}",
        "{% set after = 'x' %}",
        "{{ r.a }}" * (LONGEST // 9 + 2),
        "{{ r.place }}" * 250,
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{% if r.place %}" * 120 + "x" + "{% endif %}" * 120,
    ],
)
def test_an_attack_is_refused_before_it_is_kept(attack: str) -> None:
    assert said(attack)


def test_a_template_that_would_not_end_is_cut_off() -> None:
    endless = Record("tag", RecordKind.EVENT, "Tag", "Staatskanzlei", {**FAIR.facts, "place": "x" * 2000})
    with pytest.raises(InvalidInput, match=f"mehr als {LONGEST_SENTENCE} Zeichen"):
        render("{{ r.place }}" * 100, endless, {})


READS = ["r.place", "r.title", "r", "r.__class__", "['x']", ".y", "x", "after", "'a'", "99"]
SIGNS = ["{{ ", " }}", "{% ", " %}", "(", ")", "~", "*", "\n", "ä", " | on", " | listed"]
WORDS = ["if ", "else", "endif", "set x = ", "for x in ", "endfor", "is none"]
PIECES = st.sampled_from(READS + SIGNS + WORDS)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text_is_either_refused_with_sentences_or_harmless(text: str) -> None:
    faults = faults_of(text, EVENT)
    assert all(fault.sentence for fault in faults)
    if not faults:
        noted: dict[str, object] = {}
        words = render(text, FAIR, noted, after="", introduced=False, another=False, upcoming=False)
        assert "object at 0x" not in words
        assert "None" not in words
        assert all(name in {"title", *FAIR.facts} for name in noted)


@settings(max_examples=40, deadline=None)
@given(records(RecordKind.EVENT))
def test_own_wording_that_fails_on_a_record_gives_way_to_the_products(record: Record) -> None:
    own = standard().with_own(RecordKind.EVENT, {"place": "Ort: {{ r.place }}."})
    [phrase] = [each for each in own.phrases if each.standard]
    broken = type(phrase)(phrase.kind, phrase.name, phrase.answers, "{{ r.place | on }}", standard=phrase.standard)
    if record.facts.get("place"):
        surroundings = {"after": "", "introduced": False, "another": False, "upcoming": False}
        [sentence] = sentences_of(broken, record, **surroundings)
        assert sentence.text.endswith("statt.")
        assert {citation.field for citation in sentence.citations} == {"type", "held_on", "place"}


def test_the_products_own_templates_are_without_fault() -> None:
    for phrase in standard().phrases:
        assert faults_of(phrase.text, phrase.fit) == [], phrase.name

"""Phrases are checked when they are loaded: what a record cannot say is refused with a sentence."""

from collections.abc import Sequence

import pytest

from answers.drafting import wants
from answers.drafting.phrases import Part, PhraseBook, standard
from answers.drafting.propose import DraftQuestion, propose
from answers.drafting.wants import wants_of
from answers.records.kinds import RecordKind
from inquiries.foundation.errors import InvalidInput
from tests.answers.drafting.cases import TODAY, records_of


def book(text: str) -> PhraseBook:
    """Return a book with one phrase for events."""
    return PhraseBook.of_texts({RecordKind.EVENT: f'[[phrase]]\nname = "held"\nanswers = ["state"]\n{text}'})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'text = "{{ r.held_at }}"',
            "„held“ (Veranstaltung): Zeile 1: Eine Angabe „held_at“ gibt es bei „Veranstaltung“ nicht.",
        ),
        ("text = \"{{ r['colour'] }}\"", "Eine Angabe „colour“ gibt es"),
        ('text = "{{ r[after] }}"', "Gelesen werden nur Angaben der Unterlage"),
        ('text = "{{ today }}"', "„today“ gibt es hier nicht."),
        ('text = "{{ r.type | shout }}"', "Einen Helfer „shout“ gibt es nicht."),
        ('text = "{% if %}"', "„end of statement block“ ist hier nicht zu verstehen"),
        ('needs = ["state"]', "unbekannte Angaben: state"),
        ('date = "when"', "unbekannte Angaben: when"),
        ('colour = "red"', "unbekannt oder fehlend: colour"),
        ('part = "somewhere"', "unbekannt: somewhere"),
    ],
)
def test_a_phrase_that_names_what_there_is_not_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        book(text)
    assert sentence in refusal.value.sentence


@pytest.mark.parametrize("text", ["[[phrase", "", "[[phrase]]\nanswers = []"])
def test_a_file_without_phrases_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"lesbar|fehlend"):
        PhraseBook.of_texts({RecordKind.EVENT: text})


@pytest.mark.parametrize(
    "attack", ["{{ r.__class__ }}", "{{ r._record }}", "{{ ''.__class__.__mro__ }}", "{{ cycler }}"]
)
def test_a_template_cannot_leave_the_sandbox(attack: str) -> None:
    with pytest.raises(InvalidInput):
        propose(
            [DraftQuestion("1", "Wie ist der Stand des Fachtages?")],
            records_of("wolf-fachtag"),
            book(f'part = "done"\ntext = "{attack}"'),
            today=TODAY,
        )


def test_a_ministrys_own_wording_takes_the_place_of_the_products() -> None:
    own = standard().with_own(RecordKind.EVENT, {"place": "Ort war {{ r.place }}."})
    questions = [DraftQuestion("1", "Wo fand der Fachtag zum Ehrenamt statt?")]
    draft = propose(questions, records_of("fachtag-musterdorf-2014"), own, today=TODAY)
    assert draft.passages[0].text == "Ort war in Musterdorf."
    assert standard().with_own(RecordKind.EVENT, {}) == standard()


@pytest.mark.parametrize(("name", "text"), [("parties", "{{ r.place }}"), ("place", "{{ r.state }}")])
def test_own_wording_is_checked_like_the_products(name: str, text: str) -> None:
    with pytest.raises(InvalidInput, match=r"gibt es bei „Veranstaltung“ nicht"):
        standard().with_own(RecordKind.EVENT, {name: text})


def test_every_phrase_answers_what_can_be_asked() -> None:
    asked = {kind.name for kind in wants._kinds()}
    assert {answer for phrase in standard().phrases for answer in phrase.answers} <= asked


def test_a_passage_runs_from_intention_to_report() -> None:
    assert [part.name for part in Part] == ["STATE", "DONE", "FIGURES", "CHANGED", "AGREED", "RESULTS", "REPORTING"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Wie ist der aktuelle Stand der Fortschreibung?", ["state"]),
        ("Wann beabsichtigt die Landesregierung, den Landtag zu unterrichten?", ["time.report"]),
        ("Wann und wo fand die Veranstaltung statt?", ["time.event", "where"]),
        ("Wie viele Personen haben teilgenommen?", ["participants"]),
        ("Wie viele Lehrkräfte (Stand: 1. Oktober) gibt es?", ["number"]),
        ("Warum wurde dies abgelehnt und welche Kosten entstanden?", ["cost", "why"]),
        ("Wer nahm an der Tagung teil?", ["who.attended"]),
        ("Wer hat die Federführung?", ["who.acted"]),
        ("Welche Maßnahmen plant die Landesregierung?", ["measures"]),
        ("Wie bewertet die Landesregierung den Stand?", ["view", "state"]),
        ("Seit wann besteht die Arbeitsgruppe?", ["time.begin"]),
        ("Bis wann ist mit einer Entscheidung zu rechnen?", ["time"]),
        ("Gibt es einen Radweg?", []),
    ],
)
def test_a_question_says_what_it_wants(question: str, wanted: Sequence[str]) -> None:
    assert [want.name for want in wants_of(question)] == wanted


def test_a_phrase_that_says_nothing_leaves_no_sentence() -> None:
    questions = [DraftQuestion("1", "Wie ist der Stand beim Fachtag Wolf?")]
    silent = book('part = "done"\ntext = "{% if r.place %}Es war {{ r.place }}.{% endif %}"')
    draft = propose(questions, records_of("wolf-fachtag"), silent, today=TODAY)
    assert draft.passages[0].paragraphs == ()

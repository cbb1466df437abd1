"""Similar questions: whoever asks or answers learns what was asked before."""

import pytest
from flask import Flask

from app import search
from app.similar import similar_questions
from app.unit_of_work import unit_of_work
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.publication import publish_paper
from tests.factories import make_world

TITLES = {
    "6/1": ("Barrierefreie Haltestellen", "Wie viele Bushaltestellen im Land sind barrierefrei ausgebaut?"),
    "6/2": ("Lehrermangel an Grundschulen", "Wie viele Lehrkräfte fehlen der Landesregierung an Grundschulen?"),
    "6/3": ("Windkraft", "Welche Windkraftanlagen wurden genehmigt?"),
    "6/4": ("Deiche an der Ostseeküste", "Welche Deiche müssen erneuert werden?"),
    "6/5": ("Werften an der Ostseeküste", "Welche Werften haben Aufträge?"),
}


@pytest.fixture
def stocked(app: Flask) -> Flask:
    with app.app_context(), unit_of_work() as session:
        world = make_world(session)
        world.inquiry(
            title="Barrierefreie Bushaltestellen", questions=(PaperQuestion("1", "Geheime Bushaltestellen?"),)
        )
        for number, (title, question) in TITLES.items():
            answers = (PaperAnswer(("1",), "Dazu liegen Angaben vor."),)
            asked = (PaperQuestion("1", question),)
            paper = ParsedPaper("MV", number=number, term=6, title=title, questions=asked, answers=answers)
            publish_paper(session, world.parliament, paper, b"x")
        session.flush()
        search.rebuild(session)
    return app


def alike(app: Flask, text: str, **kwargs: str) -> list[str]:
    with app.app_context():
        return [question.number for question in similar_questions(text, **kwargs)]


def test_a_question_finds_those_that_ask_the_same_in_other_words(stocked: Flask) -> None:
    assert alike(stocked, "Welche Haltestellen für Busse sind inzwischen barrierefrei?") == ["6/1"]
    assert alike(stocked, "Fehlende Lehrkräfte an den Grundschulen des Landes") == ["6/2"]


def test_a_word_and_a_compound_with_it_count_once(stocked: Flask) -> None:
    assert alike(stocked, "Zustand der Deiche an der Ostsee: Welche Ostseeküste ist gefährdet?") == ["6/4"]


def test_a_particular_word_counts_more_than_a_short_one(stocked: Flask) -> None:
    text = "Barrierefreie Bushaltestellen und Werften an der Ostseeküste"
    assert alike(stocked, text) == ["6/1", "6/5"]


def test_words_that_stand_in_every_question_make_none_alike(stocked: Flask) -> None:
    assert alike(stocked, "Wie bewertet die Landesregierung den aktuellen Stand im Land?") == []
    assert alike(stocked, "Welche Ergebnisse haben die Windkraftanlagen seit 2010 gebracht?") == ["6/3"]
    assert alike(stocked, "") == []


def test_the_paper_itself_is_left_out(stocked: Flask) -> None:
    assert alike(stocked, TITLES["6/3"][1], without="6/3") == []


def test_a_similar_question_has_a_citable_address(stocked: Flask) -> None:
    with stocked.app_context():
        [found] = similar_questions(TITLES["6/3"][1])
        assert (found.path, found.passage) == ("/drs/6/3#frage-1", "Dazu liegen Angaben vor.")


def test_while_the_index_is_missing_there_are_none(app: Flask) -> None:
    assert alike(app, "Haltestellen") == []

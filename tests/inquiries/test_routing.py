"""The suggestion which ministry should answer."""

from dataclasses import dataclass
from datetime import date

import pytest

from inquiries import assigning
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parsed_paper import PaperQuestion, ParsedPaper
from inquiries.publication import publish_archive
from inquiries.routing import suggest_ministries
from tests.factories import World


def test_the_portfolios_words_lead_to_the_ministry_and_are_named(world: World) -> None:
    inquiry = world.inquiry(title="Polizei und Feuerwehr im Landkreis Rostock")
    first, *_ = suggest_ministries(world.session, inquiry)
    assert first.ministry.code == "IM"
    assert set(first.words) >= {"Polizei", "Feuerwehr"}


def test_parts_of_compounds_count_too(world: World) -> None:
    inquiry = world.inquiry(title="Integrationskonzeption für Flüchtlinge", questions=world.inquiry().paper_questions())
    assert suggest_ministries(world.session, inquiry)[0].ministry.code == "SM"


@pytest.mark.parametrize(
    "wish", ["(bitte nach Landkreisen aufschlüsseln)", "aufgeschlüsselt nach Landkreisen und Jahren"]
)
def test_the_form_wished_for_leads_nowhere(world: World, wish: str) -> None:
    inquiry = world.inquiry(title="Pflegeberatung", preamble=None)
    for question in inquiry.questions:
        question.text = f"Wie viele Stellen gibt es {wish}?"
    assert [each.ministry.code for each in suggest_ministries(world.session, inquiry)] == ["SM"]


def test_nothing_is_suggested_where_no_word_fits(world: World) -> None:
    inquiry = world.inquiry(title="Xylophon", preamble=None)
    for question in inquiry.questions:
        question.text = "Quux?"
    assert suggest_ministries(world.session, inquiry) == []


def test_a_ministry_is_judged_by_its_portfolio_of_that_day(world: World) -> None:
    title = "Sportförderung und Vereinssport"
    early, late = world.inquiry(title=title), world.inquiry(title=title, received_on=date(2022, 3, 1))
    codes = [suggest_ministries(world.session, inquiry)[0].ministry.code for inquiry in (early, late)]
    assert codes == ["IM", "SM"]


@dataclass(frozen=True)
class Earlier:
    number: str
    ministry: str
    likeness: float


def unknown(world: World, title: str = "Xylophonstege") -> Inquiry:
    """Return an inquiry of whose words no portfolio knows any."""
    questions = (PaperQuestion("1", f"Wie viele {title} gibt es?"), PaperQuestion("2", f"Wo stehen {title}?"))
    return world.forwarded(title=title, preamble=None, questions=questions)


def offer(world: World, inquiry: Inquiry, code: str) -> None:
    ministry_id = world.ministry(code).id
    assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=ministry_id)


def test_earlier_assignments_teach_who_is_competent(world: World) -> None:
    offer(world, first := unknown(world), "IM")
    assigning.return_assignment(world.session, Actor.system(), first.id, reason="Sache des EM.")
    offer(world, first, "EM")
    officer = world.person(Role.OFFICER, ministry="EM")
    assigning.accept_assignment(world.session, Actor.system(), first.id, officer_id=officer.id)
    world.session.flush()
    [suggestion] = suggest_ministries(world.session, unknown(world))
    assert suggestion.ministry.code == "EM"
    assert suggestion.reasons[0].startswith("nach früheren Zuweisungen wegen: Xylophonstege")


def test_who_gave_an_inquiry_back_is_not_suggested_for_it_again(world: World) -> None:
    inquiry = world.forwarded(title="Polizei und Feuerwehr im Landkreis Rostock")
    assert suggest_ministries(world.session, inquiry)[0].ministry.code == "IM"
    offer(world, inquiry, "IM")
    assigning.return_assignment(world.session, Actor.system(), inquiry.id, reason="Nicht unser.")
    assert "IM" not in [each.ministry.code for each in suggest_ministries(world.session, inquiry)]


def test_who_answered_similar_questions_is_suggested_with_the_papers(world: World) -> None:
    name = world.ministry("LM").names[0].name
    hits = [Earlier("6/12", name, 0.8), Earlier("6/12", name, 0.5), Earlier("6/9", "Unbekanntes Amt", 0.9)]
    [suggestion] = suggest_ministries(world.session, unknown(world), similar=lambda _text: hits)
    assert suggestion.ministry.code == "LM"
    assert suggestion.reasons == ("beantwortete Ähnliches auf Drucksache: 6/12",)


def test_a_paper_that_the_inquiry_names_speaks_for_who_answered_it(world: World) -> None:
    paper = ParsedPaper(
        parliament="MV",
        number="6/4711",
        term=6,
        printed_on=date(2015, 1, 9),
        title="Stege",
        ministry=world.ministry("FM").names[0].name,
    )
    publish_archive(world.session, world.parliament, [(paper, b"")])
    questions = (PaperQuestion("", "Wie hat sich das seit der Antwort auf Drucksache 6/4711 entwickelt?"),)
    inquiry = world.inquiry(title="Xylophonstege", preamble=None, questions=questions)
    [suggestion] = suggest_ministries(world.session, inquiry)
    assert (suggestion.ministry.code, suggestion.reasons) == ("FM", ("beantwortete die genannte Drucksache: 6/4711",))

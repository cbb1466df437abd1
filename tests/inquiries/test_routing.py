"""The suggestion which ministry should answer."""

from datetime import date

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

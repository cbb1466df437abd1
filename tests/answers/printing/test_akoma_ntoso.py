"""The paper as Akoma Ntoso."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from answers.printing.akoma_ntoso import NAMESPACE, write_akoma_ntoso
from answers.printing.layout import load_layout
from answers.printing.script import Print
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Annex, PaperAnswer, PaperQuestion, ParsedPaper
from tests.answers.printing.papers import long_paper, papers, seed

MV = load_layout("MV")
SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "akoma_ntoso" / "akomantoso30.xsd"))
AKN = {"a": NAMESPACE}


def written(paper: ParsedPaper, which: Print = Print.ANSWER) -> etree._Element:
    root = etree.fromstring(write_akoma_ntoso(paper, layout=MV, which=which))
    SCHEMA.assertValid(root)
    return root


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_paper_is_valid(paper: ParsedPaper) -> None:
    written(paper)
    written(paper, Print.QUESTION)


def test_answers_refer_to_their_questions() -> None:
    root = written(long_paper())

    known = {f"#{question}" for question in root.xpath("//a:question/@eId", namespaces=AKN)}
    referred = [reference.split() for reference in root.xpath("//a:answer/@refersTo", namespaces=AKN)]
    assert referred[:2] == [
        ["#question_1", "#question_1a", "#question_1b"],
        ["#question_2", "#question_3", "#question_4"],
    ]
    assert set().union(*referred) == known
    assert root.xpath("//a:answer[1]/a:heading/text()", namespaces=AKN) == ["Zu 1, a) und b)"]


def test_the_seed_says_who_asked_and_who_answered() -> None:
    root = written(seed())

    assert root.xpath("//a:TLCPerson/@showAs", namespaces=AKN) == ["Peter Ritter"]
    assert root.xpath("string(//a:docTitle)", namespaces=AKN) == seed().title
    assert root.xpath("string(//a:conclusions)", namespaces=AKN).startswith("Die Ministerin für Arbeit")
    (work,) = root.xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=AKN)
    assert work == "/akn/de-mv/debate/drucksache/2015/6-4711"


def test_the_question_alone_has_no_answer() -> None:
    root = written(seed(), Print.QUESTION)

    assert root.xpath("//a:answer | //a:conclusions", namespaces=AKN) == []


def test_annexes_of_one_name_are_told_apart() -> None:
    root = written(replace(seed(), annexes=(Annex("Anlage", "1. a\n2. b"), Annex("Anlage", "**x** *y*"))))

    assert root.xpath("//a:debateSection[@name='annex']/@eId", namespaces=AKN) == ["annex_1", "annex_2"]
    assert len(root.xpath("//a:ol/a:li", namespaces=AKN)) == 2


def test_a_single_unnumbered_question_has_no_number() -> None:
    paper = replace(seed(), questions=(PaperQuestion("", "Wer?"),), answers=(PaperAnswer(("",), ""),), answered_by=None)
    root = written(replace(paper, letter_dated_on=None))

    assert root.xpath("//a:num", namespaces=AKN) == []
    assert root.xpath("//a:answer/@refersTo", namespaces=AKN) == ["#question"]


@pytest.mark.parametrize("missing", [{"number": None}, {"printed_on": None, "letter_dated_on": None, "due_on": None}])
def test_a_paper_without_number_or_day_has_no_address(missing: dict[str, None]) -> None:
    with pytest.raises(InvalidInput, match="Ohne Drucksachennummer und Datum"):
        write_akoma_ntoso(replace(seed(), **missing), layout=MV, which=Print.ANSWER)

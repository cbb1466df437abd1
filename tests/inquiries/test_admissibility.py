"""The formal check: findings, never refusals."""

from datetime import date

from inquiries.admissibility import formal_findings
from inquiries.inquiry import Inquiry
from inquiries.parsed_paper import Asker, PaperQuestion, QuestionPart
from tests.factories import World


def codes(world: World, inquiry: Inquiry) -> list[str]:
    return [finding.code for finding in formal_findings(world.session, inquiry)]


def test_a_well_formed_inquiry_has_no_findings(world: World) -> None:
    assert codes(world, world.inquiry()) == []


def test_an_unknown_name_is_pointed_out(world: World) -> None:
    assert codes(world, world.inquiry(askers=(Asker("Niemand Bekannt"),))) == ["unknown-member"]


def test_who_holds_no_seat_on_that_day_is_pointed_out(world: World) -> None:
    assert codes(world, world.inquiry(received_on=date(2017, 3, 1))) == ["not-a-member"]


def test_another_group_than_the_members_own_is_pointed_out(world: World) -> None:
    [finding] = formal_findings(world.session, world.inquiry(askers=(Asker("Erika Beispiel", "CDU"),)))
    assert finding.code == "other-group"
    assert "gehörte am Tag des Eingangs zu „SPD“, genannt ist „CDU“" in finding.message


def test_a_member_without_a_group_is_no_other_group(world: World) -> None:
    world.add_member("Solo Beispiel", None, feminine=False)
    assert codes(world, world.inquiry(askers=(Asker("Solo Beispiel"),))) == []
    assert codes(world, world.inquiry(title="Anders", askers=(Asker("Solo Beispiel", "SPD"),))) == ["other-group"]


def test_more_questions_than_the_rule_knows_are_pointed_out(world: World) -> None:
    world.parliament.code = "BW"  # at most ten questions, § 61 GOLT
    questions = tuple(PaperQuestion(str(number), "Warum?") for number in range(1, 12))
    inquiry = world.inquiry(questions=questions, received_on=date(2020, 3, 2))
    assert "too-many-questions" in codes(world, inquiry)
    assert "too-many-questions" not in codes(world, world.inquiry(received_on=date(2020, 3, 2)))


def test_a_text_that_asks_nothing_is_pointed_out(world: World) -> None:
    inquiry = world.inquiry(questions=(PaperQuestion("1", "Bitte um Auskunft."), PaperQuestion("2", "Warum?")))
    [finding] = formal_findings(world.session, inquiry)
    assert (finding.code, finding.place) == ("no-question-mark", "Frage 1")


def test_a_stem_needs_no_question_mark_of_its_own(world: World) -> None:
    question = PaperQuestion("1", "Wie viele Haltestellen gibt es", (QuestionPart("a", "in Rostock?"),))
    assert codes(world, world.inquiry(questions=(question,))) == []


def test_an_inquiry_entered_twice_is_pointed_out(world: World) -> None:
    world.inquiry()
    [finding] = formal_findings(world.session, world.inquiry())
    assert (finding.code, "6/1" in finding.message) == ("same-title", True)


def test_a_single_unnumbered_text_is_called_the_question(world: World) -> None:
    [finding] = formal_findings(world.session, world.inquiry(questions=(PaperQuestion("", "Auskunft."),)))
    assert finding.message.startswith("Die Frage enthält")

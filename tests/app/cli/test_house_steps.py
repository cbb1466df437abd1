"""The steps of the houses at the command line obey the same verbs as the pages."""

from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation


def advance(house: Installation, inquiry_id: int, event: str, *pairs: str, login: str) -> int:
    number = str(house.read(lambda session: session.get_one(Inquiry, inquiry_id).number))
    values = [part for pair in pairs for part in ("--with", pair)]
    done = house.flask("inquiries", "advance", number, event, *values, "--as", login)
    return done.exit_code


def test_an_answer_is_co_signed_and_cleared_from_the_command_line(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.CO_SIGNING)
    assert advance(house, inquiry_id, "ask-change", login="koordination-im") == 2
    assert advance(house, inquiry_id, "ask-change", "reason=Die Zahl ist alt.", login="koordination-im") == 0
    assert advance(house, inquiry_id, "ask-co-signatures", login="koordination") == 2
    assert advance(house, inquiry_id, "ask-co-signatures", "ministry=IM", login="koordination") == 0
    assert advance(house, inquiry_id, "recall", "reason=Nachtrag.", login="koordination") == 0
    assert advance(house, inquiry_id, "ask-co-signatures", "ministry=IM,FM", login="koordination") == 0
    assert advance(house, inquiry_id, "co-sign", "remark=Gut.", login="referat-im") == 0
    assert house.stage(inquiry_id) is Stage.CO_SIGNING


def test_the_steps_of_the_chain_are_refused_where_there_is_only_one(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.CLEARANCE)
    assert advance(house, inquiry_id, "endorse", login="hausleitung") == 1
    assert advance(house, inquiry_id, "bypass", "reason=Eilt.", login="hausleitung") == 1
    assert advance(house, inquiry_id, "hand-down", "position=eins", login="hausleitung") == 2
    assert advance(house, inquiry_id, "hand-down", "reason=Noch einmal.", login="hausleitung") == 2


def test_a_lead_is_handed_on_from_the_command_line(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.DRAFTING, ministry="SM")
    assert advance(house, inquiry_id, "transfer", "ministry=IM", "reason=Sache des IM.", login="koordination") == 0
    assert house.stage(inquiry_id) is Stage.ASSIGNED

"""Co-signature: in parallel, by passage, silently only where a ministry's setting allows it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from answers import co_signing, services
from answers.answer import Answer
from answers.co_signature import Signing
from answers.readers import get_answer_to_read
from answers.services import AnswerEdit
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import ChecksFailed, Forbidden, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.trail import history
from inquiries.workflow import Stage
from tests.answers.government import Government
from tests.desk import waiting_for
from tests.factories import World

DAY = date(2015, 5, 6)


@pytest.fixture
def today() -> Iterator[None]:
    with clock.pinned_to(DAY):
        yield


@pytest.fixture
def government(world: World, today: None) -> Government:
    del today
    return Government(world)


def ask(government: Government, *codes: str, due_on: date | None = None, questions: tuple[str, ...] = ()) -> None:
    ministries = {government.world.ministry(code).id: questions for code in codes}
    co_signing.ask_co_signatures(
        government.session, government.officer, government.inquiry.id, ministries=ministries, due_on=due_on
    )
    government.session.flush()


def states(government: Government) -> dict[str, Signing]:
    return {
        word.ministry.code: word.latest.state for word in co_signing.words_on(government.session, government.answer)
    }


def change(government: Government, place: int, text: str) -> Answer:
    edit = AnswerEdit(passages={place: text})
    return services.edit_answer(government.session, government.officer, government.inquiry.id, edit)


def test_ministries_are_asked_in_parallel_and_each_gives_its_word(government: Government) -> None:
    ask(government, "IM", "FM")
    assert government.inquiry.stage is Stage.CO_SIGNING
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    co_signing.co_sign(government.session, government.other("FM"), government.inquiry.id, remark="Bitte kürzer.")
    assert states(government) == {"IM": Signing.SIGNED, "FM": Signing.SIGNED_WITH_REMARKS}
    services.submit_answer(government.session, government.officer, government.inquiry.id)
    assert government.inquiry.stage is Stage.CLEARANCE


def test_a_draft_that_all_have_answered_waits_for_its_officer_again(government: Government) -> None:
    ask(government, "IM", "FM")
    session, found = government.session, []
    for code in ("IM", "FM"):
        found.append([card.id for card in waiting_for(session, government.officer)])
        co_signing.co_sign(session, government.other(code), government.inquiry.id)
    assert found == [[], []]
    assert [card.id for card in waiting_for(session, government.officer)] == [government.inquiry.id]


def test_without_every_signature_nothing_goes_to_clearance(government: Government) -> None:
    ask(government, "IM", "FM")
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    with pytest.raises(ChecksFailed, match="Finanzministerium hat dem Text"):
        services.submit_answer(government.session, government.officer, government.inquiry.id)


def test_a_change_that_is_asked_for_brings_the_draft_back_with_the_reason(government: Government) -> None:
    ask(government, "IM", "FM")
    co_signing.ask_change(government.session, government.other("IM"), government.inquiry.id, reason="Die Zahl ist alt.")
    assert government.inquiry.stage is Stage.DRAFTING
    # nobody else is bothered with an outdated text
    assert states(government) == {"IM": Signing.CHANGE_ASKED, "FM": Signing.WITHDRAWN}
    last = history(government.session, government.officer, government.inquiry)[-1]
    assert (last.action, last.detail["reason"]) == ("inquiry.ask_change", "Die Zahl ist alt.")
    with pytest.raises(InvalidInput):
        co_signing.ask_change(government.session, government.other("IM"), government.inquiry.id, reason=" ")


def test_only_those_whose_passages_changed_are_asked_again(government: Government) -> None:
    ask(government, "IM", questions=("1",))
    ask(government, "FM", questions=("2",))
    for code in ("IM", "FM"):
        co_signing.co_sign(government.session, government.other(code), government.inquiry.id)
    co_signing.recall(government.session, government.officer, government.inquiry.id, reason="Zahl nachtragen.")
    change(government, 1, "Bis 2020 folgen die übrigen, so der neue Plan.")
    with pytest.raises(InvalidInput, match="nicht noch einmal"):
        ask(government, "IM", questions=("1",))
    ask(government, "FM", questions=("2",))
    assert states(government) == {"IM": Signing.SIGNED, "FM": Signing.ASKED}
    co_signing.co_sign(government.session, government.other("FM"), government.inquiry.id)
    services.submit_answer(government.session, government.officer, government.inquiry.id)


def test_who_agreed_to_all_is_asked_about_what_changed_alone(government: Government) -> None:
    ask(government, "IM")
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    co_signing.recall(government.session, government.officer, government.inquiry.id, reason="Zahl nachtragen.")
    change(government, 1, "Bis 2020 folgen die übrigen, so der neue Plan.")
    [word] = co_signing.words_on(government.session, government.answer)
    assert len(word.missing(government.answer)) == 1
    ask(government, "IM", questions=("2",))
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    services.submit_answer(government.session, government.officer, government.inquiry.id)


def test_taking_a_request_back_does_not_spare_the_co_signature(government: Government) -> None:
    ask(government, "IM")
    co_signing.recall(government.session, government.officer, government.inquiry.id, reason="Noch einmal ansehen.")
    with pytest.raises(ChecksFailed, match="nicht zugestimmt"):
        services.submit_answer(government.session, government.officer, government.inquiry.id)


def test_a_signature_no_longer_holds_once_its_passage_changed(government: Government) -> None:
    ask(government, "IM")
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    co_signing.recall(government.session, government.officer, government.inquiry.id, reason="Zahl nachtragen.")
    change(government, 0, "Es sind 1.235 Haltestellen barrierefrei.")
    with pytest.raises(ChecksFailed, match="nicht zugestimmt"):
        services.submit_answer(government.session, government.officer, government.inquiry.id)


@pytest.mark.parametrize("allowed", [True, False])
def test_silence_is_consent_only_where_the_ministry_set_it_so(government: Government, allowed: bool) -> None:
    government.world.ministry("IM").silence_is_consent = allowed
    ask(government, "IM", due_on=DAY + timedelta(days=2))
    with clock.pinned_to(DAY + timedelta(days=3)):
        if not allowed:
            with pytest.raises(ChecksFailed):
                services.submit_answer(government.session, government.officer, government.inquiry.id)
            return
        services.submit_answer(government.session, government.officer, government.inquiry.id)
    assert states(government) == {"IM": Signing.SILENT}
    reasons = [
        entry.detail.get("reason") for entry in history(government.session, government.officer, government.inquiry)
    ]
    assert any("Verschweigung" in str(reason) for reason in reasons)


def test_silence_says_nothing_before_the_day(government: Government) -> None:
    government.world.ministry("IM").silence_is_consent = True
    ask(government, "IM", due_on=DAY)
    with pytest.raises(ChecksFailed):
        services.submit_answer(government.session, government.officer, government.inquiry.id)


def test_a_co_signing_ministry_sees_the_draft_then_and_only_then(government: Government) -> None:
    signer, inquiry_id = government.other("IM"), government.inquiry.id
    with pytest.raises(NotFound):
        get_answer_to_read(government.session, signer, inquiry_id)
    ask(government, "IM")
    assert get_answer_to_read(government.session, signer, inquiry_id) is government.answer
    assert [card.id for card in waiting_for(government.session, signer)] == [inquiry_id]
    co_signing.co_sign(government.session, signer, inquiry_id)
    assert waiting_for(government.session, signer) == []
    services.submit_answer(government.session, government.officer, inquiry_id)
    with pytest.raises(NotFound):
        get_answer_to_read(government.session, signer, inquiry_id)


def test_a_co_signing_ministry_sees_of_the_history_its_own_acts_and_the_landtags(government: Government) -> None:
    ask(government, "IM", "FM")
    co_signing.co_sign(government.session, government.other("FM"), government.inquiry.id, remark="Nur für das SM.")
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    entries = history(government.session, government.other("IM"), government.inquiry)
    assert {entry.action for entry in entries} == {
        "inquiry.register",
        "inquiry.forward",
        "inquiry.involve",
        "inquiry.co_sign",
    }
    assert "Nur für das SM." not in str([entry.detail for entry in entries])


def test_a_ministry_that_was_not_asked_neither_reads_nor_signs(government: Government) -> None:
    ask(government, "IM")
    stranger = government.other("FM")
    with pytest.raises(NotFound):
        get_answer_to_read(government.session, stranger, government.inquiry.id)
    with pytest.raises(NotFound):
        co_signing.co_sign(government.session, stranger, government.inquiry.id)


def test_nobody_signs_twice(government: Government) -> None:
    ask(government, "IM")
    co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)
    with pytest.raises(StepNotAllowed, match="schon geantwortet"):
        co_signing.co_sign(government.session, government.other("IM"), government.inquiry.id)


def test_an_approver_does_not_co_sign(government: Government) -> None:
    ask(government, "IM")
    approver = replace(government.other("IM"), roles=frozenset({Role.APPROVER}))
    with pytest.raises(Forbidden):
        co_signing.co_sign(government.session, approver, government.inquiry.id)


def test_a_day_in_the_past_and_an_empty_draft_are_refused(government: Government, world: World) -> None:
    with pytest.raises(InvalidInput, match="Vergangenheit"):
        ask(government, "IM", due_on=DAY - timedelta(days=1))
    with pytest.raises(InvalidInput, match="schon beteiligt"):
        co_signing.ask_co_signatures(
            world.session, Actor.system(), government.inquiry.id, ministries={world.ministry("SM").id: ()}
        )

"""Forwarding, assigning, accepting, returning, and steps that need a reason."""

import pytest

from inquiries.inquiry import Inquiry
from inquiries.parliament.people import get_person_by_login
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words


def path_of(house: Installation, stage: Stage, step: str) -> str:
    return f"/anfragen/{house.inquiry(stage)}/{step}"


def page_of(path: str) -> str:
    return "/".join(path.split("/")[:3])


def test_forwarding_starts_the_clock(house: Installation) -> None:
    clerk, path = house.browser("landtag"), path_of(house, Stage.RECEIVED, "zuleitung")
    answer = send(clerk, clerk.get(page_of(path)), path, on="2015-11-04")
    shown = words(tree(clerk.get(answer.location)))
    assert "Fällig ist die Antwort am 17.11.2015." in shown
    assert "10 Werktage" in shown


@pytest.mark.parametrize(("on", "sentence"), [("", "ist kein Tag"), ("2015-11-02", "kann nicht vor dem Eingang")])
def test_an_impossible_day_forwards_nothing(house: Installation, on: str, sentence: str) -> None:
    clerk, path = house.browser("landtag"), path_of(house, Stage.RECEIVED, "zuleitung")
    answer = send(clerk, clerk.get(page_of(path)), path, on=on)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert house.inquiry(Stage.RECEIVED)


def test_a_page_shown_before_somebody_elses_correction_forwards_nothing(house: Installation) -> None:
    clerk, path = house.browser("landtag"), path_of(house, Stage.RECEIVED, "zuleitung")
    shown, form = clerk.get(page_of(path)), f"{page_of(path)}/berichtigen"
    send(clerk, clerk.get(form), form, title="Berichtigt")
    assert send(clerk, shown, path).status_code == 409


def test_the_chancellery_takes_the_suggestion_or_another_ministry(house: Installation) -> None:
    chancellery, path = house.browser("staatskanzlei"), path_of(house, Stage.FORWARDED, "zuweisung")
    page = chancellery.get(page_of(path))
    assert "wegen: " in page.text
    assert values(page, path)["ministry"]
    assert send(chancellery, page, path, ministry="", other="").status_code == 422
    assert send(chancellery, page, path, other="99999").status_code == 404
    assert send(chancellery, page, path, other="9" * 30, ministry="").status_code == 422
    assert send(chancellery, page, path, ministry="", other=str(ministry_id(house, "IM"))).status_code == 303
    assert "Federführung" in chancellery.get(page_of(path)).text
    assert house.browser("koordination-im").get(page_of(path)).status_code == 200
    assert house.browser("koordination").get(page_of(path)).status_code == 404


def ministry_id(house: Installation, code: str) -> int:
    login = {"IM": "referat-im", "SM": "referat"}[code]
    return int(house.read(lambda session: get_person_by_login(session, login).ministry_id))


def test_a_ministry_accepts_and_names_its_officer(house: Installation) -> None:
    coordinator, path = house.browser("koordination"), path_of(house, Stage.ASSIGNED, "annahme")
    page = coordinator.get(page_of(path))
    stranger = house.read(lambda session: get_person_by_login(session, "referat-im").id)
    officer = house.read(lambda session: get_person_by_login(session, "referat2").id)
    assert send(coordinator, page, path, officer="").status_code == 422
    refused = send(coordinator, page, path, officer=str(stranger))
    assert (refused.status_code, "Wählen Sie eine aus der Liste" in refused.text) == (422, True)
    answer = send(coordinator, page, path, officer=str(officer))
    assert "liegt jetzt bei Rosa Vertretung" in coordinator.get(answer.location).text


def test_a_returned_inquiry_no_longer_exists_for_the_ministry(house: Installation) -> None:
    coordinator, path = house.browser("koordination"), path_of(house, Stage.ASSIGNED, "schritt/return")
    answer = send(coordinator, coordinator.get(path), path, reason="Zuständig ist das EM.", category="OTHER_MINISTRY")
    assert answer.location == "/"
    assert "liegt wieder bei der Staatskanzlei" in coordinator.get("/").text
    assert coordinator.get(page_of(path)).status_code == 404
    assert "Zuständig ist das EM." in house.browser("staatskanzlei").get(page_of(path)).text


@pytest.mark.parametrize(
    ("login", "stage", "step", "target"),
    [
        ("landtag", Stage.RECEIVED, "ask_back", Stage.CLARIFYING),
        ("landtag", Stage.CLARIFYING, "resume", Stage.RECEIVED),
        ("praesidium", Stage.REJECTED, "reopen", Stage.RECEIVED),
        ("landtag", Stage.CLEARANCE, "withdraw", Stage.WITHDRAWN),
    ],
)
def test_a_step_is_taken_for_a_reason_that_the_history_keeps(
    house: Installation, login: str, stage: Stage, step: str, target: Stage
) -> None:
    client, path = house.browser(login), path_of(house, stage, f"schritt/{step}")
    inquiry_id = int(path.split("/")[2])
    page = client.get(path)
    empty = send(client, page, path, reason="")
    assert (empty.status_code, 'id="reason-fehler"' in empty.text) == (422, True)
    assert house.stage(inquiry_id) is stage
    assert send(client, page, path, reason="Aus gutem Grund.").status_code == 303
    assert house.read(lambda session: session.get_one(Inquiry, inquiry_id).stage) is target
    assert "Aus gutem Grund." in client.get(page_of(path)).text


@pytest.mark.parametrize("step", ["forward", "clear", "nonsense"])
def test_only_steps_that_need_a_reason_ask_for_one(showroom: Installation, step: str) -> None:
    clerk = showroom.browser("landtag")
    assert clerk.get(path_of(showroom, Stage.RECEIVED, f"schritt/{step}")).status_code == 404

"""What a ministry's co-ordination orders: the chain of clearance, silence, absences, handing over."""

from typing import Any

from sqlalchemy import select

from answers.chain_setup import USUAL
from answers.clearance_chain import steps_of
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import get_person_by_login
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words

CHAIN = "/mein-haus/freigabeweg"
ABSENCES = "/vertretungen/"
HANDING_OVER = "/mein-haus/uebergabe/"
ACT = "/mein-haus/uebergabe/vollzug"


def person_id(house: Installation, login: str) -> int:
    return int(house.read(lambda session: get_person_by_login(session, login).id))


def names(house: Installation, login: str = "koordination") -> list[str]:
    def read(session: Any) -> list[str]:
        return [step.name for step in steps_of(session, get_person_by_login(session, login).ministry_id)]

    return list(house.read(read))


def test_the_usual_chain_is_set_up_in_one_go_and_reordered(house: Installation) -> None:
    client = house.browser("koordination")
    client.get(CHAIN)
    answer = send(client, client.get(f"{CHAIN}?muster=1"), CHAIN, **{"people-3": person_id(house, "hausleitung")})
    assert answer.status_code == 303
    assert names(house) == list(USUAL)
    send(client, client.get(CHAIN), CHAIN, **{"order-0": 9, "name-2": ""})
    assert names(house) == ["Abteilung", "Hausleitung", "Referat"]
    assert names(house, "koordination-im") == []


def test_a_step_for_somebody_of_another_house_is_refused_and_the_form_keeps_its_words(house: Installation) -> None:
    client = house.browser("koordination")
    form = {"name-0": "Abteilung", "people-0": person_id(house, "hausleitung-im")}
    answer = send(client, client.get(CHAIN), CHAIN, **form)
    assert answer.status_code == 422
    assert 'value="Abteilung"' in answer.text
    long = send(client, client.get(CHAIN), CHAIN, **{"name-0": "A" * 121})
    assert "höchstens 120 Zeichen" in long.text


def test_an_answer_walks_the_chain_page_by_page(house: Installation) -> None:
    client = house.browser("koordination")
    form = {"name-0": "Abteilung", "name-1": "Hausleitung"}
    send(client, client.get(CHAIN), CHAIN, **form)
    inquiry_id = house.inquiry(Stage.CO_SIGNING)
    signer = house.browser("referat-im")
    page = f"/anfragen/{inquiry_id}/mitzeichnung/"
    shown = f"/anfragen/{inquiry_id}"
    assert "Nächster Schritt" in signer.get(shown).text
    send(signer, signer.get(page), page, remark="Einverstanden.")
    assert "Entwurf lesen und mitzeichnen" not in signer.get(shown).text
    assert "Nächster Schritt" not in signer.get(shown).text
    assert "Entwurf lesen" in signer.get(shown).text
    officer = house.browser("referat2")
    assert "Einverstanden." in officer.get(page).text
    send(officer, officer.get(page), f"{page}abgeben")
    approver = house.browser("hausleitung")
    clearance = f"/anfragen/{inquiry_id}/freigabe/"
    shown = approver.get(clearance)
    assert "Ihr Schritt der Freigabe" in shown.text
    assert "Schritt überspringen" not in shown.text
    send(approver, shown, f"{clearance}weiter", remark="Gut.")
    assert "An einen früheren Schritt zurückgeben" in approver.get(clearance).text
    back = f"/anfragen/{inquiry_id}/schritt/hand_down"
    send(approver, approver.get(back), back, reason="Noch einmal.", position="1")
    skip = f"/anfragen/{inquiry_id}/schritt/bypass"
    send(approver, approver.get(skip), skip, reason="Die Abteilungsleitung ist krank.")
    assert "übersprungen, Helga Freigabe" in approver.get(clearance).text
    send(approver, approver.get(clearance), clearance, letter_dated_on="2015-11-05")
    assert house.stage(inquiry_id) is Stage.ANSWERED


def test_silence_as_consent_is_a_setting_that_is_told_on_the_draft(house: Installation) -> None:
    client = house.browser("koordination-im")
    assert "Verschweigung" in client.get(CHAIN).text
    send(client, client.get(CHAIN), f"{CHAIN}/verschweigung", is_consent="1")
    assert 'name="is_consent" type="checkbox" value="1" checked' in " ".join(client.get(CHAIN).text.split())
    client.submit(CHAIN, {}, to=f"{CHAIN}/verschweigung")
    assert "checked" not in client.get(CHAIN).text


def test_an_absence_is_entered_listed_and_ended(house: Installation) -> None:
    client = house.browser("referat")
    form = {"deputy": person_id(house, "referat2"), "from_on": "2015-11-02", "to_on": "2015-11-20"}
    assert send(client, client.get(ABSENCES), ABSENCES, **form | {"to_on": "2015-11-01"}).status_code == 422
    assert send(client, client.get(ABSENCES), ABSENCES, **form | {"to_on": "bald"}).status_code == 422
    assert send(client, client.get(ABSENCES), ABSENCES, **form).status_code == 303
    assert "läuft" in words(tree(client.get(ABSENCES)))
    assert loader_title(house) in house.browser("referat2").get("/").text
    assert "Rosa Vertretung" not in house.browser("referat-im").get(ABSENCES).text
    coordinator = house.browser("koordination")
    listed = coordinator.get(ABSENCES)
    action = next(str(form.get("action")) for form in tree(listed).iter("form") if "beenden" in str(form.get("action")))
    send(coordinator, listed, action)
    assert "Keine Vertretung eingetragen" in client.get(ABSENCES).text
    assert client.submit(ABSENCES, {}, to="/vertretungen/999/beenden").status_code == 404


def loader_title(house: Installation) -> str:
    return str(house.read(lambda session: session.get_one(Inquiry, house.seed()).title))


def test_impossible_absences_are_refused(house: Installation) -> None:
    client = house.browser("koordination")
    days = {"from_on": "2015-11-02", "to_on": "2015-11-20"}
    officer, approver, stranger = (person_id(house, login) for login in ("referat", "hausleitung", "referat-im"))
    for person, deputy in ((officer, officer), (officer, approver), (officer, stranger), (stranger, officer)):
        answer = send(client, client.get(ABSENCES), ABSENCES, person=person, deputy=deputy, **days)
        assert answer.status_code == 422, (person, deputy)
    other = house.browser("referat2").submit(
        ABSENCES, {"person": officer, "deputy": person_id(house, "referat2"), **days}
    )
    assert other.status_code == 403


def test_open_work_is_looked_at_before_it_is_handed_over(house: Installation) -> None:
    client, leaving, successor = (
        house.browser("koordination"),
        person_id(house, "referat"),
        person_id(house, "referat2"),
    )
    page = f"{HANDING_OVER}?person={leaving}"
    preview = client.get(page)
    assert loader_title(house) in preview.text
    offered = tree(preview).findall(".//select[@name='successor']/option")
    assert [words(each) for each in offered] == ["Bitte wählen", "Rosa Vertretung"]
    assert send(client, preview, ACT, successor=person_id(house, "hausleitung")).status_code == 422
    assert send(client, preview, ACT, successor=leaving).status_code == 422
    assert send(client, preview, ACT, successor=successor).status_code == 303
    assert "Nichts Offenes" in client.get(page).text
    officers = house.read(
        lambda session: set(session.scalars(select(Inquiry.officer_id).where(Inquiry.stage == Stage.DRAFTING)))
    )
    assert leaving not in officers
    assert house.browser("referat").get(HANDING_OVER).status_code == 404


def test_nothing_is_handed_over_for_somebody_of_another_house(house: Installation) -> None:
    client = house.browser("koordination")
    assert client.get(f"{HANDING_OVER}?person={person_id(house, 'referat-im')}").status_code == 200
    answer = client.submit(HANDING_OVER, {"person": person_id(house, "referat-im"), "successor": 1}, to=ACT)
    assert answer.status_code in {400, 422}


def test_what_a_ministry_wants_changed_stands_on_the_draft_and_the_desk(house: Installation) -> None:
    inquiry, reason = house.inquiry(Stage.CO_SIGNING), "Bitte nennen Sie das Jahr."
    asking, path = house.browser("koordination-im"), f"/anfragen/{inquiry}/schritt/ask_change"
    send(asking, asking.get(path), path, reason=reason)
    officer = house.browser("referat2")
    assert "Änderung erbeten" in words(tree(officer.get("/")))
    draft = words(tree(officer.get(f"/anfragen/{inquiry}/entwurf/")))
    assert "Änderung erbeten von Ingo Weiche (IM) am" in draft
    assert reason in draft


def test_a_request_that_was_taken_back_is_no_word_on_an_older_text(house: Installation) -> None:
    inquiry, officer = house.inquiry(Stage.CO_SIGNING), house.browser("referat2")
    path, page = f"/anfragen/{inquiry}/schritt/recall", f"/anfragen/{inquiry}/mitzeichnung/"
    send(officer, officer.get(path), path, reason="Eine Zahl fehlt.")
    assert "Bitte zurückgenommen" in officer.get(page).text
    assert "Text seither geändert" not in officer.get(page).text

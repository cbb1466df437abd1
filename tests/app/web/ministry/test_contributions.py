"""Contributions in the browser: an authority is asked by its ministry, marked as one, and sees its task alone."""

from io import BytesIO

from inquiries.parliament.ministries import Ministry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words


def test_an_authority_is_asked_and_marked_as_one(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.DRAFTING, ministry="SM")
    page = f"/anfragen/{inquiry_id}/zulieferungen/"
    authority = house.read(lambda session: session.query(Ministry).filter_by(code="LAGUS").one().id)
    officer, asked = house.browser("referat"), house.browser("landesamt")
    assert "nachgeordnete Behörde" in officer.get(page).text
    officer.submit(page, {"task": "Bitte nennen Sie die Fallzahlen.", "ministries": [authority]}, to=page)
    shown = officer.get(page).text
    assert "Bitte nennen Sie die Fallzahlen." in shown
    assert shown.count("nachgeordnete Behörde") == 2  # once in the list, once to choose from
    own = asked.get(f"{page}1").text
    assert "Zulieferung einer nachgeordneten Behörde" in own
    assert "Ihre Zulieferung" in own
    assert asked.get(f"/anfragen/{inquiry_id}/entwurf/").status_code == 404


def test_paragraphs_are_compared_and_taken_over_with_their_source(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.DRAFTING, ministry="SM")
    page = f"/anfragen/{inquiry_id}/zulieferungen/"
    partner_id = house.read(lambda session: session.query(Ministry).filter_by(code="IM").one().id)
    officer, partner = house.browser("referat"), house.browser("referat-im")
    draft = f"/anfragen/{inquiry_id}/entwurf/"
    assert officer.submit(draft, to=f"{draft}von-hand").status_code == 303
    officer.submit(page, {"task": "Bitte die Zahlen.", "ministries": [partner_id], "questions": ["1"]}, to=page)
    text = "Die Feuerwehren ehrten 412 Mitglieder.\n\nHinzu kommen 30 Jugendwehren."
    sent = {"text": text, "files": (BytesIO(b"Zahlen: 412"), "zahlen.txt")}
    assert partner.submit(f"{page}1", sent, to=f"{page}1").status_code == 303
    offered = officer.get(f"{page}1")
    assert "Die Feuerwehren ehrten 412 Mitglieder." in words(tree(offered))
    assert officer.get(f"{page}1/dateien/1").data == b"Zahlen: 412"
    assert house.browser("referat-im").get(draft).status_code == 404
    taken = send(officer, offered, f"{page}1/uebernahme", paragraphs=["0"], for_questions=["1"])
    assert taken.status_code == 303, words(tree(taken))
    shown = words(tree(officer.get(draft)))
    assert "Die Feuerwehren ehrten 412 Mitglieder." in shown
    assert "Hinzu kommen 30 Jugendwehren." not in shown
    assert "Zulieferung" in shown
    assert "Zulieferung in die Antwort übernommen" in words(tree(officer.get(f"/anfragen/{inquiry_id}")))
    send(officer, officer.get(f"{page}1"), f"{page}1/nachfassen", reason="Bitte auch das Jahr 2014.")
    assert "Bitte auch das Jahr 2014." in partner.get(f"{page}1").text
    partner.submit(f"{page}1", {"text": text.replace("412", "413")}, to=f"{page}1")
    compared = words(tree(officer.get(f"{page}1")))
    assert "413" in compared
    assert "412" in compared

"""After the answer: the Landtag demands, the ministry supplements by four eyes, the clerk publishes a version."""

from io import BytesIO

from docx import Document

from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words


def of(house: Installation, stage: Stage) -> str:
    return f"/anfragen/{house.inquiry(stage)}/nachtraege/"


def test_what_the_landtag_misses_is_demanded_written_cleared_and_published(house: Installation) -> None:
    page = of(house, Stage.PUBLISHED)
    clerk, officer, approver = (house.browser(login) for login in ("landtag", "referat2", "hausleitung"))
    assert send(clerk, clerk.get(page), f"{page}nachforderung").status_code == 422
    send(clerk, clerk.get(page), f"{page}nachforderung", reason="Das Jahr fehlt.")
    written = officer.get(page)
    assert "Das Jahr fehlt." in written.text
    assert send(officer, written, page, text=" ", why="Nachforderung").status_code == 422
    send(officer, written, page, text="Es war das Jahr 2013.", why="Nachforderung des Landtages")
    hidden = clerk.get(page).text
    assert "Es war das Jahr 2013." not in hidden
    assert "vom Landtag nachgefordert" in hidden
    action = next(
        str(form.get("action"))
        for form in tree(approver.get(page)).iter("form")
        if "freigabe" in str(form.get("action"))
    )
    assert send(approver, approver.get(page), action, letter_dated_on="2015-10-01").status_code == 422
    send(approver, approver.get(page), action, letter_dated_on="2015-11-05")
    assert "Es war das Jahr 2013." in clerk.get(page).text
    publication = action.replace("freigabe", "veroeffentlichung")
    assert send(clerk, clerk.get(page), publication, printed_on="2015-11-04").status_code == 422
    send(clerk, clerk.get(page), publication, printed_on="2015-11-06")
    assert "eine Fassung 2" in clerk.get(page).text
    number = words(tree(clerk.get(page))).partition("Kleine Anfrage 6/")[2].split()[0]
    house.work()
    assert "Es war das Jahr 2013." in house.browser().get(f"/drs/6/{number}").text
    assert send(clerk, clerk.get(page), f"{page}nachforderung", reason="Noch etwas.").status_code == 303


def test_who_wrote_a_correction_does_not_clear_it(house: Installation) -> None:
    page = of(house, Stage.ANSWERED)
    officer = house.browser("referat")
    send(officer, officer.get(page), page, kind="CORRECTION", text="Richtig ist 7.", why="Zahlendreher")
    form = {"letter_dated_on": "2015-11-05"}
    assert officer.submit(page, form, to=f"{page}1/freigabe").status_code == 404
    clerk = house.browser("landtag")
    assert "Kein Nachtrag" in clerk.get(page).text
    assert clerk.submit(page, {"printed_on": "2015-11-06"}, to=f"{page}1/veroeffentlichung").status_code == 404


def test_the_cover_letter_names_office_number_and_day(house: Installation) -> None:
    content = house.browser("landtag").get(f"{of(house, Stage.ANSWERED)}begleitschreiben.docx").data
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
    assert "Die Ministerin für Arbeit, Gleichstellung und Soziales" in text
    assert "26. Oktober 2015" in text
    assert "Pflegestützpunkte und ihre Verteilung" in text


def test_there_is_nothing_to_amend_before_the_answer(house: Installation) -> None:
    assert house.browser("referat").get(of(house, Stage.CLEARANCE)).status_code == 404

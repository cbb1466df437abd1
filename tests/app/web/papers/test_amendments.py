"""After the answer: the Landtag demands, the ministry supplements by four eyes, the clerk publishes a version."""

from io import BytesIO
from typing import Any

from docx import Document
from sqlalchemy import select

from app.letters import render
from inquiries.foundation.blobs import sha256_of
from inquiries.notifications import Notification, Occasion
from inquiries.printed_paper import PrintedPaper
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words
from tests.client import Browser


def of(house: Installation, stage: Stage) -> str:
    return f"/anfragen/{house.inquiry(stage)}/nachtraege/"


def test_what_the_landtag_misses_is_demanded_written_cleared_and_published(house: Installation) -> None:
    page = of(house, Stage.PUBLISHED)
    clerk, officer, approver = (house.browser(login) for login in ("landtag", "referat2", "hausleitung"))
    assert send(clerk, clerk.get(page), f"{page}nachforderung").status_code == 422
    send(clerk, clerk.get(page), f"{page}nachforderung", reason="Das Jahr fehlt.")
    assert on_desk(page, clerk, officer, approver) == [False, True, False]
    written = officer.get(page)
    assert "Das Jahr fehlt." in written.text
    assert send(officer, written, page, text=" ", why="Nachforderung").status_code == 422
    send(officer, written, page, text="Es war das Jahr 2013.", why="Nachforderung des Landtages")
    assert on_desk(page, clerk, officer, approver) == [False, False, True]
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
    assert on_desk(page, clerk, officer, approver) == [True, False, False]
    assert "Es war das Jahr 2013." in clerk.get(page).text
    publication = action.replace("freigabe", "veroeffentlichung")
    early = clerk.get(f"{publication}?printed_on=2015-11-04")
    assert (early.status_code, "nicht vor dem Schreiben" in early.text) == (422, True)
    assert clerk.submit(page, {"printed_on": "2015-11-06"}, to=publication).status_code == 409
    publish_what_is_seen(house, clerk, publication)
    assert "eine Fassung 2" in clerk.get(page).text
    assert on_desk(page, clerk, officer, approver) == [False, False, False]
    number = words(tree(clerk.get(page))).partition("Kleine Anfrage 6/")[2].split()[0]
    house.work()
    assert "Es war das Jahr 2013." in house.browser().get(f"/drs/6/{number}").text
    assert send(clerk, clerk.get(page), f"{page}nachforderung", reason="Noch etwas.").status_code == 303


def on_desk(page: str, *people: Browser) -> list[bool]:
    """Tell on whose desk an inquiry's amendments lie."""
    return [page in person.get("/").text for person in people]


def publish_what_is_seen(house: Installation, clerk: Browser, publication: str) -> None:
    """Look at the next version, load its files down, publish, and find those very files frozen."""
    proof = clerk.get(f"{publication}?printed_on=2015-11-06")
    assert "Es war das Jahr 2013." in words(next(tree(proof).iter("ins")))
    seen = [clerk.get(str(link.get("href"))) for link in tree(proof).iter("a") if "druckfahne" in str(link.get("href"))]
    assert [sha256_of(file.data) in proof.text for file in seen] == [True] * len(seen)
    send(clerk, proof, publication)
    frozen = house.read(lambda session: session.scalars(select(PrintedPaper).where(PrintedPaper.version == 2)).one())
    assert [sha256_of(file.data) for file in seen] == list(filter(None, (frozen.docx_sha256, frozen.pdf_sha256)))


def test_who_wrote_a_correction_does_not_clear_it(house: Installation) -> None:
    page = of(house, Stage.ANSWERED)
    officer = house.browser("referat")
    send(officer, officer.get(page), page, kind="CORRECTION", text="Richtig ist 7.", why="Zahlendreher")
    form = {"letter_dated_on": "2015-11-05"}
    assert officer.submit(page, form, to=f"{page}1/freigabe").status_code == 404
    clerk = house.browser("landtag")
    assert "Kein Nachtrag" in clerk.get(page).text
    assert clerk.submit(page, {"printed_on": "2015-11-06"}, to=f"{page}1/veroeffentlichung").status_code == 404


def test_what_comes_before_the_answer_appeared_is_in_its_first_publication(house: Installation) -> None:
    page = of(house, Stage.ANSWERED)
    inquiry = page.removesuffix("nachtraege/")
    officer, approver, clerk = (house.browser(login) for login in ("referat", "hausleitung", "landtag"))
    send(officer, officer.get(page), page, kind="CORRECTION", text="Richtig ist 7.", why="Zahlendreher")
    send(approver, approver.get(page), f"{page}1/freigabe", letter_dated_on="2015-11-05")
    assert "erscheint mit ihr" in words(tree(clerk.get(page)))
    refused = clerk.submit(page, {"printed_on": "2015-11-06"}, to=f"{page}1/veroeffentlichung")
    assert refused.status_code == 409
    assert "Veröffentlichen Sie die Antwort; der Nachtrag steht schon darin." in refused.text
    early = clerk.get(f"{inquiry}veroeffentlichung?printed_on=2015-11-04")
    assert "nicht vor dem Schreiben vom 05.11.2015" in early.text
    proof = clerk.get(f"{inquiry}veroeffentlichung?printed_on=2015-11-06")
    assert "Richtig ist 7." in proof.text
    assert "Aufgenommen ist die Berichtigung" in words(tree(proof))
    send(clerk, proof, f"{inquiry}veroeffentlichung")
    assert "veröffentlicht" in words(tree(clerk.get(page)))
    assert house.stage(int(inquiry.split("/")[2])) is Stage.PUBLISHED


def test_the_clerk_is_told_of_an_amendment_once_it_is_handed_over(house: Installation) -> None:
    page = of(house, Stage.PUBLISHED)
    officer, approver = house.browser("referat"), house.browser("hausleitung")
    send(officer, officer.get(page), page, text="Es war 2013.", why="Zahl nachgereicht")
    assert told(house) == []
    send(approver, approver.get(page), f"{page}1/freigabe", letter_dated_on="2015-11-05")
    [(login, subject, paragraphs)] = told(house)
    assert (login, subject.partition(":")[0]) == ("landtag", "Ergänzung eingegangen")
    assert "mit Schreiben vom 05.11.2015 eine Ergänzung ihrer Antwort" in paragraphs[0]
    assert paragraphs[1:] == [
        "Anlass: Zahl nachgereicht",
        "Sie kann jetzt als neue Fassung der Drucksache veröffentlicht werden.",
    ]


def told(house: Installation) -> list[tuple[str, str, list[str]]]:
    """Return who was told of amendments, with subject and text of the mail."""

    def read(session: Any) -> list[tuple[str, str, list[str]]]:
        query = select(Notification).where(Notification.occasion == Occasion.AMENDMENT_ARRIVED)
        return [(each.person.login, *render(each)) for each in session.scalars(query)]

    return list(house.read(read))


def test_the_cover_letter_names_office_number_and_day(house: Installation) -> None:
    content = house.browser("landtag").get(f"{of(house, Stage.ANSWERED)}begleitschreiben.docx").data
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
    assert "Die Ministerin für Arbeit, Gleichstellung und Soziales" in text
    assert "26. Oktober 2015" in text.replace("\u00a0", " ")
    assert "Pflegestützpunkte und ihre Verteilung" in text


def test_there_is_nothing_to_amend_before_the_answer(house: Installation) -> None:
    assert house.browser("referat").get(of(house, Stage.CLEARANCE)).status_code == 404


def test_a_supplement_says_what_becomes_of_the_question(house: Installation) -> None:
    page = of(house, Stage.PUBLISHED)
    officer, approver, clerk = (house.browser(login) for login in ("referat2", "hausleitung", "landtag"))
    shown = {"text": "Das bleibt geheim.", "why": "Nachfrage", "outcome": "REFUSED"}
    refused = send(officer, officer.get(page), page, **shown)
    assert "worauf sich die Ablehnung stützt" in refused.text
    send(officer, refused, page, ground="STATE_SECRECY")
    send(approver, approver.get(page), f"{page}1/freigabe", letter_dated_on="2015-11-05")
    send(clerk, clerk.get(f"{page}1/veroeffentlichung?printed_on=2015-11-06"), f"{page}1/veroeffentlichung")
    house.work()
    assert "Staatsgeheimnisse" in words(tree(clerk.get("/auswertungen/")))

"""Pages of the proceedings: deadline, clarification, rejection, withdrawal."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

EARLIER = date(2015, 11, 2)
LONG = "Die Abfrage bei den Landkreisen dauert länger."


@pytest.fixture
def forwarded(house: Installation) -> str:
    """Return the address of an inquiry of the Member whose staff signs in as „buero“."""
    return f"/anfragen/{house.inquiry(Stage.FORWARDED)}"


def handed_in(staff: Browser) -> str:
    """Return the address of an inquiry that the Member's staff has just handed in."""
    new = "/meine-anfragen/entwurf/neu"
    draft = staff.submit(new, {"title": "Radwege", "question": ["Welche Radwege gibt es?"], "do": "save"}).location
    return str(send(staff, staff.get(f"{draft}/vorschau"), f"{draft}/einreichen").location)


def due_on(house: Installation, address: str) -> date | None:
    day: date | None = house.read(lambda session: session.get_one(Inquiry, int(address.split("/")[2])).due_on)
    return day


def test_an_extension_is_entered_by_the_clerk_and_shown_to_the_member(house: Installation, forwarded: str) -> None:
    clerk, page, action = house.browser("landtag"), f"{forwarded}/frist", f"{forwarded}/frist/verlaengerung"
    before = due_on(house, forwarded)
    for changes, sentence in (
        ({"length": "0"}, "eine Zahl von 1 bis 100"),
        ({"length": "2"}, "wer der Verlängerung zugestimmt hat"),
        ({"agreed_by": "Lieschen Musterfrau"}, "entweder die Dauer oder den neuen Tag"),
        ({"length": "2", "agreed_by": "Lieschen Musterfrau", "until": "gestern"}, "ist kein Tag"),
    ):
        refused = send(clerk, clerk.get(page), action, reason=LONG, **changes)
        assert (refused.status_code, sentence in refused.text) == (422, True), sentence
        assert values(refused, action)["reason"] == [LONG]
    assert due_on(house, forwarded) == before
    sent = send(clerk, clerk.get(page), action, reason=LONG, length="2", agreed_by="Lieschen Musterfrau")
    assert (sent.status_code, due_on(house, forwarded)) == (303, date(2015, 11, 30))
    for login in ("buero", "landtag"):
        shown = words(tree(house.browser(login).get(forwarded)))
        assert "16.11.2015 → 30.11.2015." in shown
        assert "Zugestimmt hat: Lieschen Musterfrau." in shown
        assert "Frist verlängert: 30.11.2015" in shown


def test_a_due_day_is_set_and_an_interim_report_noted(house: Installation, forwarded: str) -> None:
    clerk, page = house.browser("landtag"), f"{forwarded}/frist"
    refused = send(clerk, clerk.get(page), f"{page}/festsetzung", due_on="2015-11-18")
    assert 'href="#decision"' in refused.text
    send(clerk, clerk.get(page), f"{page}/festsetzung", due_on="2015-11-18", decision="Zugang am 04.11.")
    assert due_on(house, forwarded) == date(2015, 11, 18)
    refused = send(clerk, clerk.get(page), f"{page}/zwischenbericht", report=" ")
    assert 'href="#report"' in refused.text
    send(clerk, clerk.get(page), f"{page}/zwischenbericht", report="Zahlen folgen.")
    shown = words(tree(clerk.get(forwarded)))
    assert "Festsetzung durch die Landtagsverwaltung" in shown
    assert "Zwischenbericht der Landesregierung (04.11.2015) Zahlen folgen." in shown


def test_the_member_answers_a_question_back_and_the_clerk_compares(house: Installation) -> None:
    clerk, staff = house.browser("landtag"), house.browser("buero")
    address = handed_in(staff)
    step = f"{address}/schritt/ask_back"
    send(clerk, clerk.get(step), step, reason="Welche Wege meinen Sie?")
    assert "Radwege" in staff.get("/").text
    page = f"{address}/rueckfrage"
    assert "Welche Wege meinen Sie?" in staff.get(page).text
    refused = send(staff, staff.get(page), page)
    assert (refused.status_code, "Antworten Sie auf die Rückfrage" in refused.text) == (422, True)
    more = send(staff, staff.get(page), page, more="questions", text="Gleich.")
    assert values(more, page)["question"] == ["Welche Radwege gibt es?", ""]
    assert values(more, page)["text"] == ["Gleich."]
    sent = send(staff, staff.get(page), page, question=["Welche Radwege an Landesstraßen gibt es?"], title="Radwege")
    assert sent.status_code == 303
    shown = clerk.get(address)
    assert "Was sich am Wortlaut geändert hat" in shown.text
    assert "Welche Radwege an Landesstraßen gibt es?" in shown.text
    assert "Der Landesregierung zuleiten" in shown.text


def test_a_rejection_with_its_letter_an_objection_and_the_landtags_decision(house: Installation) -> None:
    staff, president = house.browser("buero"), house.browser("praesidium")
    address = handed_in(staff)
    page = f"{address}/zurueckweisung"
    refused = send(president, president.get(page), page, reason="Die Frage ist zu weit.")
    assert (refused.status_code, "mindestens einen der Gründe" in refused.text) == (422, True)
    assert values(refused, page)["reason"] == ["Die Frage ist zu weit."]
    send(president, president.get(page), page, reason="Die Frage ist zu weit.", grounds=["form"])
    shown = words(tree(staff.get(address)))
    assert "nicht kurz und sachlich gefasst" in shown
    assert "Einspruch möglich bis 04.12.2015" in shown
    letter = staff.get(f"{page}/schreiben")
    assert "die Frist endet am 04.12.2015" in letter.text
    objection = f"{address}/einspruch"
    assert send(staff, staff.get(objection), objection, reason=" ").status_code == 422
    send(staff, staff.get(objection), objection, reason="Sie ist bestimmt genug.")
    assert staff.get(objection).status_code == 404
    assert "Einspruch zurückweisen …" in president.get(address).text
    step = f"{address}/schritt/reopen"
    send(president, president.get(step), step, reason="Beschluss der 101. Sitzung.")
    assert "Zurückweisung aufgehoben am 04.11.2015" in words(tree(staff.get(address)))


def test_the_president_finds_the_objections_to_decide_on_the_start_page(house: Installation) -> None:
    staff, president = house.browser("buero"), house.browser("praesidium")
    address = handed_in(staff)
    page, objection, step = f"{address}/zurueckweisung", f"{address}/einspruch", f"{address}/schritt/uphold"
    send(president, president.get(page), page, reason="Die Frage ist zu weit.", grounds=["form"])
    assert "Kein Einspruch offen" in president.get("/").text
    send(staff, staff.get(objection), objection, reason="Sie ist bestimmt genug.")
    shown = president.get("/")
    assert "von Paula Vorsitz, zugestellt am 04.11.2015" in words(tree(shown))
    assert tree(shown).find(f".//section[@aria-labelledby='einsprueche']//a[@href='{address}']") is not None
    assert "einsprueche" not in house.browser("landtag").get("/").text
    send(president, president.get(step), step, reason="Beschluss der 101. Sitzung.")
    assert "Kein Einspruch offen" in president.get("/").text


def test_a_published_paper_that_its_member_withdraws_says_so(house: Installation) -> None:
    member, reader = house.browser("mitglied"), house.browser()
    inquiry_id = house.inquiry(Stage.PUBLISHED)
    number = house.read(lambda session: str(session.get_one(Inquiry, inquiry_id).number))
    assert reader.get(f"/drs/{number}").status_code == 200
    step = f"/anfragen/{inquiry_id}/schritt/withdraw"
    send(member, member.get(step), step, reason="Die Zahlen waren falsch.")
    gone = reader.get(f"/drs/{number}")
    assert (gone.status_code, "zurückgezogen" in gone.text) == (410, True)
    assert house.stage(inquiry_id) is Stage.WITHDRAWN


def test_the_end_of_a_term_is_looked_at_before_anything_lapses(house: Installation) -> None:
    clerk = house.browser("landtag")
    overview = clerk.get("/wahlperioden/")
    assert "Vorschau für die 6. Wahlperiode" in overview.text
    assert "Die Wahlperiode läuft noch" in clerk.get("/wahlperioden/6/abschluss").text
    assert "Nichts offen" in clerk.get("/wahlperioden/7/abschluss").text

    def ended(session: Session) -> None:
        session.query(ElectoralTerm).filter_by(number=6).one().ends_on = date(2015, 11, 3)

    house.read(ended)
    page, path = clerk.get("/wahlperioden/6/abschluss"), "/wahlperioden/6/abschluss"
    assert send(clerk, page, path, expected="1").status_code == 409
    assert house.stage(house.inquiry(Stage.RECEIVED)) is Stage.RECEIVED
    answer = send(clerk, page, path)
    assert "sind durch deren Ablauf erledigt" in clerk.get(answer.location).text
    assert clerk.get("/wahlperioden/6/abschluss").text.count("<tr>") == 0


def test_proposed_due_days_are_accepted_or_dismissed_with_a_reason(house: Installation) -> None:
    clerk = house.browser("landtag")
    assert "Alle Fristen stimmen" in clerk.get("/fristen/nachrechnung").text
    house.read(lambda session: setattr(session.query(Parliament).one(), "saturdays_count", True))
    page = clerk.get("/fristen/nachrechnung")
    actions = [each.get("action") for each in tree(page).iter("form") if "nachrechnung" in str(each.get("action"))]
    first, second = (str(action) for action in actions[1:3])  # before them comes that for all
    refused = send(clerk, page, first, do="dismiss")
    assert (refused.status_code, "Begründung nötig" in refused.text) == (422, True)
    assert send(clerk, page, first, do="dismiss", reason="Zugesagt.").status_code == 303
    assert send(clerk, page, second, do="accept").status_code == 303
    left = clerk.get("/fristen/nachrechnung").text
    assert first not in left
    assert second not in left
    assert send(clerk, page, second, do="accept").status_code == 409


def test_all_proposed_due_days_are_accepted_as_they_were_seen(house: Installation) -> None:
    clerk = house.browser("landtag")
    house.read(lambda session: setattr(session.query(Parliament).one(), "saturdays_count", True))
    page = clerk.get("/fristen/nachrechnung")
    [everything, *each] = [form for form in tree(page).iter("form") if "nachrechnung" in str(form.get("action"))]
    shown = [field.get("value") for field in everything.iter("input") if field.get("name") == "shown"]
    assert len(shown) == len(each) > 1
    assert f"Alle {len(shown)} Vorschläge übernehmen" in page.text
    outdated = [*shown[1:], str(shown[0]).partition("=")[0] + "=2015-12-31"]
    assert send(clerk, page, "/fristen/nachrechnung", shown=outdated).status_code == 409
    assert clerk.get("/fristen/nachrechnung").text.count('name="shown"') == len(shown)  # none without the others
    assert send(clerk, page, "/fristen/nachrechnung", shown=shown).status_code == 303
    after = clerk.get("/fristen/nachrechnung").text
    assert (f"{len(shown)} Fristen sind neu gerechnet." in after, "Alle Fristen stimmen" in after) == (True, True)


def test_an_oral_answer_is_asked_for_by_the_member_and_seen_by_the_clerk(house: Installation, forwarded: str) -> None:
    staff, clerk, page = house.browser("buero"), house.browser("landtag"), f"{forwarded}/muendliche-beantwortung"
    assert staff.get(page).status_code == 404  # not overdue yet
    house.read(lambda session: setattr(session.get_one(Inquiry, int(forwarded.split("/")[2])), "due_on", EARLIER))
    assert "Mündliche Beantwortung verlangen …" in staff.get(forwarded).text
    refused = send(staff, staff.get(page), page, reason="")
    assert refused.status_code == 422
    assert "nach dem Ablauf" in send(staff, staff.get(page), page, reason="Bitte.", on="2015-10-01").text
    assert send(staff, staff.get(page), page, reason="Bitte im Plenum.", on="2015-11-03").status_code == 303
    shown = words(tree(clerk.get(forwarded)))
    assert "Mündliche Beantwortung verlangt (03.11.2015)" in shown
    assert "Bitte im Plenum. Verlangt hat es: " in shown
    assert "Mündliche Beantwortung verlangt: Anfrage 6/" in clerk.get("/nachrichten/").text
    assert staff.get(page).status_code == 404

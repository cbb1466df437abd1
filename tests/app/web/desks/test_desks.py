"""The desks as pages: filters in the address, several inquiries at once, nothing half done."""

from sqlalchemy import func, select

from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification
from inquiries.occasions import Occasion
from inquiries.parliament.people import Person
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import tree


def test_a_ministrys_desk_shows_its_own_work_alone(showroom: Installation) -> None:
    page = showroom.browser("koordination").get("/ressort").text
    assert "Pflegestützpunkte im Land" in page
    assert "Einsatzzeiten der Polizei" not in page
    assert "Einsatzzeiten der Polizei" in showroom.browser("koordination-im").get("/ressort").text


def test_the_governments_desk_names_each_house(showroom: Installation) -> None:
    page = showroom.browser("staatskanzlei").get("/regierung").text
    assert "Ministerium für Inneres und Sport" in page
    assert "Einsatzzeiten der Polizei" in page


def test_filters_stand_in_the_address_and_can_be_reset(showroom: Installation) -> None:
    client = showroom.browser("koordination")
    page = client.get("/ressort?stage=CLEARANCE&ampel=gelb&text=Pflege&sort=-due&ministry=x&page=9").text
    assert "Zurücksetzen" in page
    assert "Ehrenamt im ländlichen Raum" not in page
    assert "Keine Anfrage gefunden" in client.get("/ressort?text=gibtesnicht").text
    assert client.get("/?ampel=rot&sort=since").status_code == 200


def test_several_assignments_are_accepted_at_once(house: Installation) -> None:
    client, inquiry_id = house.browser("koordination"), house.inquiry(Stage.ASSIGNED, ministry="SM")
    options = client.get("/ressort").text.partition('name="officer"')[2]
    officer = options.partition('<option value="')[2].partition('<option value="')[2].partition('"')[0]
    form = {"inquiry": [inquiry_id, inquiry_id], "officer": officer}
    answer = client.submit("/ressort", form, to="/ressort/annahme", follow_redirects=True)
    assert "1\N{NO-BREAK SPACE}Anfrage zugeteilt." in answer.text
    assert house.stage(inquiry_id) is Stage.DRAFTING


def test_a_draft_changes_hands(house: Installation) -> None:
    client, inquiry_id = house.browser("koordination"), house.inquiry(Stage.DRAFTING, ministry="SM")
    second = house.read(lambda session: session.scalar(select(Person.id).where(Person.login == "referat2")))
    form = {"inquiry": inquiry_id, "officer": second}
    assert client.submit("/ressort", form, to="/ressort/annahme").status_code == 303
    assert house.read(lambda session: session.get_one(Inquiry, inquiry_id).officer_id) == second


def test_if_one_cannot_be_taken_none_is(house: Installation) -> None:
    client = house.browser("koordination")
    good, bad = house.inquiry(Stage.ASSIGNED, ministry="SM"), house.inquiry(Stage.CLEARANCE, ministry="SM")
    officer = house.read(lambda session: session.scalar(select(Inquiry.officer_id).where(Inquiry.id == bad)))
    answer = client.submit("/ressort", {"inquiry": [good, bad], "officer": officer}, to="/ressort/annahme")
    assert answer.status_code == 409
    assert "„Zur Freigabe“" in answer.text
    assert answer.text.count(" checked") == 2
    assert [form.get("action") for form in tree(answer).iter("form") if form.get("method") == "get"][-1] == "/ressort"
    assert house.stage(good) is Stage.ASSIGNED


def test_a_step_for_several_keeps_the_filter(house: Installation) -> None:
    client, inquiry_id = house.browser("koordination"), house.inquiry(Stage.DRAFTING, ministry="SM")
    page = client.get("/ressort?stage=DRAFTING")
    assert 'action="/ressort/erinnerung?stage=DRAFTING"' in page.text
    answer = client.submit("/ressort", {"inquiry": inquiry_id}, to="/ressort/erinnerung?stage=DRAFTING")
    assert answer.location == "/ressort?stage=DRAFTING"


def test_who_chooses_nothing_is_told_so(house: Installation) -> None:
    client = house.browser("koordination")
    assert client.submit("/ressort", to="/ressort/annahme").status_code == 422
    assert client.submit("/ressort", to="/ressort/erinnerung").status_code == 422
    assert house.browser("staatskanzlei").submit("/regierung", to="/regierung/zuweisung").status_code == 422


def test_the_chancellery_assigns_several_and_reminds(house: Installation) -> None:
    client, inquiry_id = house.browser("staatskanzlei"), house.inquiry(Stage.FORWARDED)
    ministry = house.read(
        lambda session: session.scalar(select(Inquiry.lead_ministry_id).where(Inquiry.stage == "ASSIGNED"))
    )
    form = {"inquiry": inquiry_id, "ministry": ministry}
    answer = client.submit("/regierung", form, to="/regierung/zuweisung", follow_redirects=True)
    assert "1\N{NO-BREAK SPACE}Anfrage zugewiesen." in answer.text
    assert house.stage(inquiry_id) is Stage.ASSIGNED
    for sentence in ("1\N{NO-BREAK SPACE}Person erinnert.", "Heute ist schon erinnert."):
        answer = client.submit("/regierung", {"inquiry": inquiry_id}, to="/regierung/erinnerung", follow_redirects=True)
        assert sentence in answer.text
    told = select(func.count(Notification.id)).where(Notification.occasion == Occasion.REMINDED)
    assert house.read(lambda session: session.scalar(told)) == 1

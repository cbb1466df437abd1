"""A person's settings, messages and calendar: theirs alone, kept with one click, stopped from the mail itself."""

import re

import pytest
from sqlalchemy import select

from app import letters
from inquiries.mailboxes import GroupMailbox
from inquiries.notifications import Notification
from inquiries.occasions import Occasion
from inquiries.parliament.people import Person
from tests.app.demonstration import Installation
from tests.client import Browser

PAGE = "/einstellungen/"


@pytest.fixture
def member(house: Installation) -> Browser:
    return house.browser("mitglied")


def first(house: Installation, occasion: Occasion, login: str) -> int:
    query = select(Notification.id).join(Notification.person).where(Person.login == login)
    return int(house.read(lambda session: session.scalars(query.where(Notification.occasion == occasion)).first()))


def test_a_wrong_address_is_refused_beside_its_field_and_kept(member: Browser) -> None:
    answer = member.submit(PAGE, {"mail": "erika@"}, to=f"{PAGE}mailadresse")
    assert answer.status_code == 422
    assert 'value="erika@"' in answer.text
    answer = member.submit(PAGE, {"mail": "erika@landtag.example"}, to=f"{PAGE}mailadresse", follow_redirects=True)
    assert "Ihre Mailadresse ist jetzt erika@landtag.example." in answer.text


def test_a_choice_is_kept_and_what_is_needed_stays(member: Browser) -> None:
    answer = member.submit(PAGE, {"answer_published": "NONE"}, to=f"{PAGE}nachrichten", follow_redirects=True)
    assert "Ihre Auswahl ist gespeichert." in answer.text
    assert re.search(r'<option value="NONE"\s+selected>', answer.text)
    for value in ("NONE", "MORGEN"):
        assert member.submit(PAGE, {"rejected": value}, to=f"{PAGE}nachrichten").status_code == 422


def test_a_common_mailbox_is_named(house: Installation) -> None:
    def enter(session) -> None:
        person = session.scalars(select(Person).where(Person.login == "referat")).one()
        session.add(GroupMailbox(ministry_id=person.ministry_id, division="", address="post@sm.example"))

    house.read(enter)
    assert "das gemeinsame Postfach post@sm.example" in house.browser("referat").get(PAGE).text


def test_a_calendar_is_read_without_sign_in_until_it_is_closed(house: Installation) -> None:
    officer, program = house.browser("referat"), house.browser()
    page = officer.submit(PAGE, to=f"{PAGE}kalender")
    address = re.search(r'value="http://127.0.0.1:8000(/kalender/[\w-]+\.ics)"', page.text)
    assert address
    answer = program.get(address[1])
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert "Ehrenamt im ländlichen Raum" in answer.text.replace("\r\n ", "")
    assert "Set-Cookie" not in answer.headers
    assert address[1] not in officer.get(PAGE).text
    officer.submit(PAGE, to=f"{PAGE}kalender/schliessen")
    assert program.get(address[1]).status_code == 404


def test_messages_are_listed_read_and_lead_on(house: Installation) -> None:
    house.flask("reminders", "send")
    officer = house.browser("referat")
    assert "liegt bei Ihnen zur Bearbeitung" in officer.get("/nachrichten/").text
    number = first(house, Occasion.WORK_WAITING, "referat")
    page = f"/nachrichten/{number}"
    assert "neu)" in officer.get(page).text
    answer = officer.submit(page, {"notification": number}, to="/nachrichten/gelesen")
    assert answer.location.startswith("/anfragen/")
    officer.submit("/nachrichten/", to="/nachrichten/gelesen")
    assert "neu)" not in officer.get("/nachrichten/").text
    assert house.browser("koordination").get(page).status_code == 404


def test_nobody_marks_another_persons_message(house: Installation) -> None:
    house.flask("reminders", "send")
    number = first(house, Occasion.WORK_WAITING, "referat")
    client = house.browser("koordination")
    assert client.submit("/nachrichten/", {"notification": number}, to="/nachrichten/gelesen").status_code == 404


def test_one_click_in_the_mail_program_stops_a_kind_of_mail(house: Installation) -> None:
    house.flask("reminders", "send")
    number = first(house, Occasion.WORK_WAITING, "referat")
    with house.app.app_context():
        token = house.read(lambda session: letters.unsubscribe_token(session.get(Notification, number)))
    client, path = house.browser(), f"/nachrichten/abbestellen/{token}"
    assert "Keine Mail mehr" in client.get(path).text
    answer = client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert "kommt keine Mail mehr" in answer.text
    page = house.browser("referat").get(PAGE).text
    chosen = page.partition('name="work_waiting"')[2].partition("</select>")[0]
    assert re.search(r'<option value="NONE"\s+selected>', chosen)

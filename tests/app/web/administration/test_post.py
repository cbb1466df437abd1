"""Dead letters and common mailboxes in the Fachadministration."""

import pytest
from sqlalchemy import select

from inquiries import delivery
from inquiries.mailboxes import GroupMailbox
from inquiries.notifications import Notification, PostState
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words
from tests.client import Browser

POST, BOXES = "/fachadministration/post/", "/fachadministration/postfaecher/"


@pytest.fixture
def admin(house: Installation) -> Browser:
    return house.browser("fachadmin")


@pytest.fixture
def letters(house: Installation) -> list[int]:
    """Lay some mails among the dead letters."""
    house.flask("reminders", "send")

    def fail(session) -> list[int]:
        found = session.scalars(select(Notification).order_by(Notification.id).limit(3)).all()
        for each in found:
            delivery.give_up(each, "Der Mailserver lehnt die Adresse ab (Code 550).")
        return [each.id for each in found]

    return list(house.read(fail))


def state(house: Installation, notification_id: int) -> PostState:
    return PostState(house.read(lambda session: session.get_one(Notification, notification_id).state))


def test_dead_letters_are_listed_with_their_reason_but_not_what_they_say(
    house: Installation, admin: Browser, letters: list[int]
) -> None:
    page = admin.get(POST).text
    assert page.count("Code 550") == len(letters)
    titles = house.read(lambda session: [each.payload["title"] for each in session.scalars(select(Notification))])
    assert not any(title in page for title in titles)
    doctor = house.flask("doctor").stdout
    assert "3 Mails sind nicht zustellbar" in doctor


def test_chosen_dead_letters_are_sent_again_or_discarded(
    house: Installation, admin: Browser, letters: list[int]
) -> None:
    first, second, third = letters
    answer = admin.submit(POST, {"letter": [first, second]}, to=f"{POST}nochmals", follow_redirects=True)
    assert "2 Nachrichten sind zum Versand vorgemerkt." in answer.text
    answer = admin.submit(POST, {"letter": third}, to=f"{POST}verwerfen", follow_redirects=True)
    assert "Eine Nachricht ist verworfen." in answer.text
    assert "Alles zugestellt" in answer.text
    assert [state(house, each) for each in letters] == [PostState.WAITING, PostState.WAITING, PostState.DISCARDED]


@pytest.mark.usefixtures("letters")
def test_the_administrators_start_page_leads_to_mail_that_reached_nobody(admin: Browser) -> None:
    (tile,) = [each for each in tree(admin.get("/")).iter("a") if words(each) == "Unzustellbare Mails"]
    assert tile.get("href") == POST


@pytest.mark.usefixtures("letters")
def test_nothing_chosen_is_said_so(admin: Browser) -> None:
    assert admin.submit(POST, to=f"{POST}nochmals").status_code == 422


def test_a_common_mailbox_is_entered_changed_and_removed(house: Installation, admin: Browser) -> None:
    page = admin.get(f"{BOXES}neu")
    options = page.text.partition('name="ministry_id"')[2]
    chosen = options.partition('<option value="')[2].partition('<option value="')[2].partition('"')[0]
    answer = send(admin, page, f"{BOXES}neu", ministry_id=chosen, division="Referat 1", address="referat1@haus")
    assert (answer.status_code, "keine Mailadresse" in answer.text) == (422, True)
    answer = send(admin, answer, f"{BOXES}neu", address="referat1@haus.example")
    assert answer.status_code == 303
    assert "referat1@haus.example" in admin.get(BOXES).text
    box_id = house.read(lambda session: session.scalars(select(GroupMailbox.id)).one())
    again = send(
        admin, admin.get(f"{BOXES}neu"), f"{BOXES}neu", ministry_id=chosen, division="Referat 1", address="a@b.de"
    )
    assert "schon ein Postfach" in again.text
    edit = f"{BOXES}{box_id}"
    assert send(admin, admin.get(edit), edit, division="").status_code == 303
    assert "ganzes Haus" in admin.get(BOXES).text
    assert "referat1@haus.example" in admin.get(edit).text
    admin.submit(BOXES, to=f"{edit}/entfernen")
    assert "Noch kein gemeinsames Postfach" in admin.get(BOXES).text

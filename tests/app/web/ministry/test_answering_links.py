"""Accepting or returning a lead by the link in a mail: looking changes nothing, one use, three days, the newest."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.extensions import settings
from app.letters import render
from inquiries import assigning
from inquiries.assignment_links import AssignmentLink, token_of
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.people import get_person_by_login
from inquiries.workflow import Stage
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import send, tree, words


@pytest.fixture
def inquiry_id(house: Installation) -> int:
    """Return an inquiry that was just offered to two ministries."""
    found = house.inquiry(Stage.FORWARDED)

    def offer(session: Any) -> None:
        inquiry = session.get_one(Inquiry, found)
        ids = [get_ministry(session, inquiry.parliament, code, on=inquiry.received_on).id for code in ("SM", "IM")]
        with clock.pinned_to(TODAY):
            assigning.assign_lead_ministry(session, Actor.system(), found, ministry_id=ids[0], further=ids[1:])

    house.read(offer)
    return found


def address(house: Installation, login: str = "koordination") -> str:
    """Return the newest link as it stands in the mail to somebody."""

    def read(session: Any) -> str:
        person = get_person_by_login(session, login)
        query = select(Notification).where(
            Notification.occasion == Occasion.LEAD_OFFERED, Notification.person_id == person.id
        )
        _subject, paragraphs = render(session.scalars(query.order_by(Notification.id.desc())).first())
        [line] = [each for each in paragraphs if "/zuweisung/" in each]
        return str(line[line.index("/zuweisung/") :])

    return str(house.read(read))


def test_mail_to_a_common_mailbox_asks_to_sign_in(house: Installation, inquiry_id: int) -> None:
    def read(session: Any) -> str:
        notification = session.scalars(select(Notification).where(Notification.about.like("assignment-link:%"))).first()
        notification.payload = {k: v for k, v in notification.payload.items() if k not in {"nonce", "valid_until"}}
        return " ".join(render(notification)[1])

    assert house.stage(inquiry_id) is Stage.ASSIGNED
    text = str(house.read(read))
    assert "Bitte melden Sie sich an" in text
    assert "/zuweisung/" not in text


def test_looking_at_the_link_changes_nothing(house: Installation, inquiry_id: int) -> None:
    link, public = address(house), house.browser()
    for _ in range(2):
        page = words(tree(public.get(link)))
        assert "Sie handeln als Karin Verteiler" in page
        assert "Lehrkräfte" in page
    assert house.stage(inquiry_id) is Stage.ASSIGNED


@pytest.mark.parametrize("login", ["koordination", "koordination-im"])
def test_each_house_that_is_asked_opens_the_inquiry_and_may_accept(
    house: Installation, inquiry_id: int, login: str
) -> None:
    page = house.browser(login).get(f"/anfragen/{inquiry_id}").text
    assert "Zuweisung annehmen" in page
    assert ("Ida Akte" in page) == (login == "koordination-im")


def test_an_acceptance_by_link_counts_once_and_names_the_addressee(house: Installation, inquiry_id: int) -> None:
    link, public = address(house), house.browser()
    officer = house.read(lambda session: get_person_by_login(session, "referat").id)
    done = send(public, public.get(link), f"{link}/annehmen", officer=officer)
    assert "Die Federführung ist angenommen" in done.text
    assert house.stage(inquiry_id) is Stage.DRAFTING
    entry = house.read(lambda session: session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first())
    assert (entry.action, entry.actor_name) == ("inquiry.accept", "Karin Verteiler")
    assert (
        "Karin Verteiler, über den Link in der Nachricht"
        in house.browser("staatskanzlei").get(f"/anfragen/{inquiry_id}").text
    )
    again = public.get(link)
    assert again.status_code == 409
    assert "schon benutzt" in again.text
    other = public.get(address(house, "koordination-im"))
    assert "von einem anderen Ministerium angenommen" in other.text


def test_a_return_by_link_asks_for_category_and_reason_and_keeps_what_was_typed(
    house: Installation, inquiry_id: int
) -> None:
    link, public = address(house), house.browser()
    refused = send(public, public.get(link), f"{link}/zurueckgeben", reason="Schule ist Sache des BM.")
    assert refused.status_code == 422
    assert "Schule ist Sache des BM." in refused.text
    done = send(public, refused, f"{link}/zurueckgeben", category="OTHER_MINISTRY")
    assert "Die Anfrage ist zurückgegeben" in done.text
    assert house.stage(inquiry_id) is Stage.ASSIGNED  # the other ministry has not decided yet


def test_without_an_officer_nothing_is_accepted(house: Installation, inquiry_id: int) -> None:
    link, public = address(house), house.browser()
    assert send(public, public.get(link), f"{link}/annehmen").status_code == 422
    foreign = house.read(lambda session: get_person_by_login(session, "referat-im").id)
    assert send(public, public.get(link), f"{link}/annehmen", officer=foreign).status_code == 422
    assert house.stage(inquiry_id) is Stage.ASSIGNED


def test_only_the_newest_link_counts(house: Installation, inquiry_id: int) -> None:
    old, chancellery = address(house), house.browser("staatskanzlei")
    page = chancellery.get(f"/anfragen/{inquiry_id}")
    send(chancellery, page, f"/anfragen/{inquiry_id}/zuweisung/erneut")
    public = house.browser()
    assert "neueren Link" in public.get(old).text
    assert public.get(address(house)).status_code == 200


@pytest.mark.usefixtures("inquiry_id")
def test_a_link_ends_after_three_days(house: Installation) -> None:
    link = address(house)

    def let_pass(session: Any) -> None:
        for each in session.scalars(select(AssignmentLink)):
            each.expires_at -= timedelta(days=3, minutes=1)

    house.read(let_pass)
    answer = house.browser().get(link)
    assert (answer.status_code, "abgelaufen" in answer.text) == (409, True)


@pytest.mark.usefixtures("inquiry_id")
def test_the_database_holds_only_the_digest_of_a_token(house: Installation) -> None:
    token = address(house).rpartition("/")[2]
    rows = house.read(lambda session: list(session.scalars(select(AssignmentLink))))
    with house.app.app_context():
        assert token in {token_of(settings().key_for("audit"), row.nonce) for row in rows}
    kept = house.read(lambda session: str([row.payload for row in session.scalars(select(Notification))]))
    assert token not in kept + str([(row.nonce, row.digest) for row in rows])


def test_an_unknown_link_does_not_exist(house: Installation) -> None:
    assert house.browser().get("/zuweisung/unbekannt").status_code == 404

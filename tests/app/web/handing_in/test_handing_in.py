"""A Member's pages: write, check, ask others to join, hand in; and what „Meine Anfragen“ shows."""

import re
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

NEW = "/meine-anfragen/entwurf/neu"
TITLE = "Fähren zu den Inseln"
TYPED = {"title": TITLE, "preamble": "", "question": ["Welche Fähren fahren zu den Inseln?", "Was kosten sie?", ""]}


def begin(client: Browser, **changes: object) -> str:
    """Save a draft and return its address."""
    answer = client.submit(NEW, TYPED | {"do": "save"} | changes)
    assert answer.status_code == 303, answer.text
    return unquote(answer.location)


def hand_in(client: Browser, address: str) -> TestResponse:
    return send(client, client.get(f"{address}/vorschau"), f"{address}/einreichen")


def test_a_member_hands_a_draft_in_and_the_clerk_finds_it(house: Installation) -> None:
    client = house.browser("mitglied")
    address = begin(client)
    assert re.fullmatch(r"/meine-anfragen/entwurf/[\w-]{22}", address)
    shown = client.get(f"{address}/vorschau")
    assert "Welche Fähren fahren zu den Inseln?" in shown.text
    assert "Abgeordneten Erika Beispiel" in words(tree(shown))
    answer = hand_in(client, address)
    assert answer.status_code == 303
    assert "Ihre Anfrage ist eingereicht. Sie hat die Nummer 6/" in client.get(answer.location).text
    clerk = house.browser("landtag")
    assert TITLE in clerk.get("/").text
    assert "Eingereicht" in clerk.get(answer.location).text
    assert client.get(address).status_code == 404


def test_staff_sees_and_changes_their_members_draft_and_nobody_else_does(house: Installation) -> None:
    address = begin(house.browser("buero"))
    assert "Im Namen von Lieschen Musterfrau" in house.browser("buero").get(address).text
    for login in ("mitglied", "landtag", "praesidium", "staatskanzlei", "revision", "fachadmin"):
        client = house.browser(login)
        for path in (address, f"{address}/vorschau", f"{address}/loeschen"):
            assert client.get(path).status_code == 404
        assert TITLE not in client.get("/").text


def test_what_was_typed_stays_when_something_is_wrong(house: Installation) -> None:
    client = house.browser("mitglied")
    answer = client.submit(NEW, TYPED | {"title": "x" * 501})
    assert answer.status_code == 422
    assert values(answer, NEW)["question"][:2] == TYPED["question"][:2]
    assert "möglich sind 500" in answer.text
    answer = client.submit(NEW, {"title": "", "question": ["", ""]})
    assert (answer.status_code, "noch leer" in answer.text) == (422, True)


def test_one_more_question_and_a_look_at_the_findings_save_nothing(house: Installation) -> None:
    client = house.browser("mitglied")
    more = client.submit(NEW, TYPED | {"more": "questions"})
    assert len(values(more, NEW)["question"]) == 4
    checked = client.submit(NEW, TYPED | {"question": ["Warum ist das so peinlich?"], "do": "check"})
    assert "„peinlich“ kann als wertend gelten" in checked.text
    assert "Entwürfe (0)" in client.get("/meine-anfragen/").text


def test_findings_come_while_typing_as_a_part_of_the_page(house: Installation) -> None:
    client = house.browser("mitglied")
    data = TYPED | {"csrf_token": client.token(NEW), "question": ["Bitte um Auskunft."]}
    answer = FlaskClient.open(client, "/meine-anfragen/entwurf/pruefung", method="POST", data=data)
    assert answer.status_code == 200
    assert "Die Frage enthält kein Fragezeichen" in answer.text
    assert "<html" not in answer.text


def test_of_two_who_write_at_once_neither_loses_a_word(house: Installation) -> None:
    client = house.browser("mitglied")
    address = begin(client)
    page = client.get(address)
    assert send(client, page, address, title="Von der einen", do="save").status_code == 303
    answer = send(client, page, address, title="Von der anderen", do="save")
    assert answer.status_code == 409
    assert values(answer, address)["title"] == ["Von der anderen"]
    assert "Von der einen" in answer.text
    assert send(client, answer, address, do="save").status_code == 303
    assert values(client.get(address), address)["title"] == ["Von der anderen"]


def test_an_unfinished_draft_says_on_handing_in_what_is_missing(house: Installation) -> None:
    client = house.browser("mitglied")
    address = begin(client, question=["", "", ""])
    answer = hand_in(client, address)
    assert (answer.status_code, "Die Anfrage enthält keine Frage" in answer.text) == (422, True)


def test_a_draft_is_deleted_after_one_more_question(house: Installation) -> None:
    client = house.browser("mitglied")
    address = begin(client)
    answer = send(client, client.get(f"{address}/loeschen"), f"{address}/loeschen")
    assert answer.status_code == 303
    assert "Der Entwurf ist gelöscht" in client.get(answer.location).text
    assert client.get(address).status_code == 404


def test_a_member_joins_another_and_both_stand_on_the_paper(house: Installation) -> None:
    client, staff = house.browser("mitglied"), house.browser("buero")
    address = begin(client)
    [option] = [
        each for each in tree(client.get(address)).iter("option") if words(each).startswith("Lieschen Musterfrau")
    ]
    asking, answering = f"{address}/mitfragende", f"{address}/zustimmung"
    assert send(client, client.get(address), asking).status_code == 422
    send(client, client.get(address), asking, member=option.get("value"))
    assert "Noch nicht geantwortet hat: Lieschen Musterfrau" in client.get(f"{address}/vorschau").text
    assert f"{address}/vorschau" in staff.get("/meine-anfragen/").text
    assert staff.get(address).status_code == 404
    answer = send(staff, staff.get(f"{address}/vorschau"), answering, joins="ja")
    assert "Sie haben zugesagt" in staff.get(answer.location).text
    number = re.search(r"/anfragen/(\d+)", hand_in(client, address).location)
    assert number
    assert TITLE in staff.get(f"/anfragen/{number[1]}").text


def test_who_declines_or_is_taken_out_sees_the_draft_no_more(house: Installation) -> None:
    client, staff = house.browser("mitglied"), house.browser("buero")
    address = begin(client)
    options = tree(client.get(address)).iter("option")
    [member] = [each.get("value") for each in options if words(each).startswith("Lieschen Musterfrau")]
    send(client, client.get(address), f"{address}/mitfragende", member=member)
    send(client, client.get(address), f"{address}/mitfragende/{member}/entfernen")
    assert staff.get(f"{address}/vorschau").status_code == 404
    send(client, client.get(address), f"{address}/mitfragende", member=member)
    send(staff, staff.get(f"{address}/vorschau"), f"{address}/zustimmung", joins="nein")
    assert staff.get(f"{address}/vorschau").status_code == 404
    assert "Lieschen Musterfrau: abgelehnt" in words(tree(client.get(address)))


@pytest.mark.parametrize(
    ("view", "stage"), [("laufend", Stage.DRAFTING), ("beantwortet", Stage.ANSWERED), ("beantwortet", Stage.PUBLISHED)]
)
def test_own_inquiries_stand_where_they_belong(showroom: Installation, view: str, stage: Stage) -> None:
    def title(session: object) -> str:
        inquiry = session.get_one(  # type: ignore[attr-defined]
            Inquiry, showroom.inquiry(stage, ministry="SM" if stage is Stage.DRAFTING else None)
        )
        return str(inquiry.title)

    client = showroom.browser("mitglied")
    here = showroom.read(title)
    assert here in client.get(f"/meine-anfragen/?ansicht={view}").text
    elsewhere = {"laufend": "beantwortet", "beantwortet": "laufend"}[view]
    assert here not in client.get(f"/meine-anfragen/?ansicht={elsewhere}").text
    assert here in client.get(f"/meine-anfragen/?ansicht={view}&text={here.split()[0]}").text
    assert "Nichts gefunden" in client.get(f"/meine-anfragen/?ansicht={view}&text=gibtesnicht").text


def test_an_unknown_view_is_the_usual_one(showroom: Installation) -> None:
    assert 'aria-current="page">Laufend' in showroom.browser("mitglied").get("/meine-anfragen/?ansicht=x&page=99").text


def test_a_member_names_a_ministry_where_the_parliament_lets_them(house: Installation) -> None:
    member, wish = house.browser("mitglied"), house.read(lambda session: ministry_id(session, "FM"))
    assert "wished_ministry" not in member.get(NEW).text
    assert member.submit(NEW, TYPED | {"do": "save", "wished_ministry": wish}).status_code == 422
    house.read(lambda session: setattr(session.query(Parliament).one(), "asker_names_ministry", True))
    address = begin(member, wished_ministry=wish)
    assert "Antworten soll nach Ihrem Wunsch: Finanzministerium" in words(tree(member.get(f"{address}/vorschau")))
    handed_in = hand_in(member, address).location
    clerk, chancellery = house.browser("landtag"), house.browser("staatskanzlei")
    assert "Vom Mitglied benannt Finanzministerium" in words(tree(clerk.get(handed_in)))
    assert values(clerk.get(f"{handed_in}/berichtigen"), f"{handed_in}/berichtigen")["wished_ministry"] == [str(wish)]
    send(clerk, clerk.get(handed_in), f"{handed_in}/zuleitung")
    assert "benannt vom fragenden Mitglied: Erika Beispiel" in words(tree(chancellery.get(handed_in)))


def ministry_id(session: Session, code: str) -> int:
    return session.scalars(select(Ministry.id).where(Ministry.code == code)).one()

"""Following an inquiry: told of each public step once, of nothing that the government does inside, until it ends."""

from sqlalchemy import select

from app import worker
from inquiries.notifications import Notification, Occasion
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send


def news(house: Installation, login: str) -> str:
    with house.app.app_context():
        worker.keep_searches_current()
    return house.browser(login).get("/nachrichten/").text


def test_an_assistant_follows_an_inquiry_and_is_told_of_its_steps_once(house: Installation) -> None:
    assistant, clerk = house.browser("buero"), house.browser("landtag")
    page = f"/anfragen/{house.inquiry(Stage.FORWARDED)}"
    followed = send(assistant, assistant.get(page), f"{page}/verfolgen")
    assert "Nicht mehr verfolgen" in assistant.get(followed.location).text
    assert "Verfolgte Anfragen" in assistant.get("/meine-suchen/").text
    form = clerk.get(f"{page}/frist")
    assert send(clerk, form, f"{page}/frist/zwischenbericht", report="Die Zahlen fehlen noch.").status_code == 303
    for _ in range(2):
        assert news(house, "buero").count("Ein Zwischenbericht der Landesregierung ist eingegangen.") == 1
    assert "Zwischenbericht" not in news(house, "mitglied")


def test_what_happens_inside_the_government_is_no_step(house: Installation) -> None:
    assistant, chancellery = house.browser("buero"), house.browser("staatskanzlei")
    page = f"/anfragen/{house.inquiry(Stage.FORWARDED)}"
    send(assistant, assistant.get(page), f"{page}/verfolgen")
    send(chancellery, chancellery.get(page), f"{page}/zuweisung")
    news(house, "buero")
    told = select(Notification.id).where(Notification.occasion == Occasion.STEP_TAKEN)
    assert house.read(lambda session: session.scalars(told).all()) == []


def test_whoever_ends_it_is_told_no_more(house: Installation) -> None:
    president, clerk = house.browser("praesidium"), house.browser("landtag")
    page = f"/anfragen/{house.inquiry(Stage.RECEIVED)}"
    send(president, president.get(page), f"{page}/verfolgen")
    ended = send(president, president.get("/meine-suchen/"), f"{page}/verfolgen/beenden")
    assert ended.location == "/meine-suchen/"
    send(clerk, clerk.get(page), f"{page}/zuleitung", on="2015-11-04")
    assert "zugeleitet" not in news(house, "praesidium")


def test_an_inquiry_that_is_not_there_for_somebody_cannot_be_followed(house: Installation) -> None:
    officer, path = house.browser("referat"), f"/anfragen/{house.inquiry(Stage.RECEIVED)}/verfolgen"
    token = {"csrf_token": officer.token("/unterlagen/")}
    assert officer.post(path, data=token).status_code == 404

"""The pages of a ministry's own wording: write, see it on real records, keep, go back."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete

from answers.wordings.models import OwnWording
from app.unit_of_work import unit_of_work
from inquiries.foundation.permissions import Role
from tests.app.web.forms import send, tree, values, words
from tests.app.web.records.test_records import Office, content, house
from tests.client import Browser

PLACE = "/formulierungen/veranstaltung/place"
HELD = content("tag", "event", "Tag am Meer", {"type": "Fachtag", "held_on": "2014-09", "place": "in Wismar"})
OWN = "Ort war {{ r.place }}."

__all__ = ["house"]


@pytest.fixture
def office(house: Office) -> Iterator[Office]:
    house.store(HELD)
    yield house
    house.clear()
    with house.app.app_context(), unit_of_work() as session:
        session.execute(delete(OwnWording))


@pytest.fixture
def officer(office: Office) -> Browser:
    return office.sign_in()


def saved(officer: Browser, text: str, **changes: str) -> str:
    """Save a wording and return what the page then says."""
    answer = send(officer, officer.get(PLACE), PLACE, text=text, **changes)
    return words(tree(officer.get(answer.location) if answer.status_code == 303 else answer))


def test_the_list_shows_what_each_phrase_says_of_real_records(officer: Browser) -> None:
    page = words(tree(officer.get("/formulierungen/")))
    assert "Wo sie stattfand Der Fachtag im September 2014 fand in Wismar statt. vorgegeben" in page
    assert "Keine Ihrer Unterlagen enthält das." in page
    saved(officer, OWN)
    assert "Wo sie stattfand Ort war in Wismar. eigener" in words(tree(officer.get("/formulierungen/")))


def test_a_wording_is_kept_and_given_up(officer: Browser) -> None:
    assert "Die Formulierung gilt ab dem nächsten Entwurf." in saved(officer, OWN)
    assert "Es war nichts zu ändern." in saved(officer, OWN)
    page = officer.get(PLACE)
    assert values(page, PLACE)["text"] == [OWN]
    answer = send(officer, page, f"{PLACE}/zuruecksetzen")
    shown = words(tree(officer.get(answer.location)))
    assert "Es gilt wieder die Formulierung des Produkts." in shown
    assert "Version 2: zurück zum Wortlaut des Produkts" in shown
    assert values(officer.get(f"{PLACE}?version=1"), PLACE)["text"] == [OWN]


def test_a_wording_with_a_fault_stays_in_the_field_and_is_told_by_line(officer: Browser) -> None:
    answer = send(officer, officer.get(PLACE), PLACE, text="Ort:\n{{ r.plase }}.")
    assert answer.status_code == 422
    assert values(answer, PLACE)["text"] == ["Ort:\n{{ r.plase }}."]
    assert "Zeile 2: Eine Angabe „plase“ gibt es bei „Veranstaltung“ nicht. Meinten Sie „place“?" in words(tree(answer))


def test_whoever_was_slower_keeps_the_text(officer: Browser) -> None:
    page = officer.get(PLACE)
    send(officer, page, PLACE, text=OWN)
    late = send(officer, page, PLACE, text="Anderer Ort: {{ r.place }}.")
    assert late.status_code == 409
    assert values(late, PLACE)["text"] == ["Anderer Ort: {{ r.place }}."]
    assert "wurde inzwischen geändert" in words(tree(late))


def test_a_preview_comes_alone_to_a_script_and_as_a_page_without(officer: Browser) -> None:
    form = {"csrf_token": officer.token(PLACE), "text": OWN}
    whole = officer.post(f"{PLACE}/vorschau", data=form)
    assert "Ort war in Wismar." in words(tree(whole))
    assert values(whole, PLACE)["text"] == [OWN]
    part = super(Browser, officer).open(f"{PLACE}/vorschau", method="POST", data=form, headers={"HX-Request": "true"})
    assert "Ort war in Wismar." in part.text
    assert "<html" not in part.text


def test_a_preview_tells_faults_before_anything_is_kept(officer: Browser) -> None:
    form = {"csrf_token": officer.token(PLACE), "text": "{{ r.organiser | of }}"}
    shown = words(tree(officer.post(f"{PLACE}/vorschau", data=form)))
    assert "Die Angabe „organiser“ kann fehlen" in shown


def test_own_wording_is_exported(officer: Browser) -> None:
    saved(officer, OWN)
    answer = officer.get("/formulierungen.toml")
    assert answer.headers["Content-Disposition"] == "attachment; filename=Formulierungen.toml"
    assert f'text = "{OWN}"' in answer.text


@pytest.mark.parametrize("path", ["/formulierungen/veranstaltung/gone", "/formulierungen/fest/place"])
def test_a_phrase_that_there_is_not_is_not_found(officer: Browser, path: str) -> None:
    assert officer.get(path).status_code == 404


def test_nobody_else_sees_or_changes_wording(office: Office) -> None:
    saved(office.sign_in(), OWN)
    other = office.sign_in(ministry="IM")
    assert "Ort war" not in other.get(PLACE).text
    assert office.sign_in(Role.APPROVER).get(PLACE).status_code == 403

"""The parliament that a request is about, and an installation that has none yet."""

from flask import Flask

from app.accounts import create_account
from app.unit_of_work import unit_of_work
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import Person
from tests.client import PASSWORD, Browser


def test_an_installation_without_a_parliament_says_so(client: Browser) -> None:
    answer = client.get("/drs/6/1")
    assert (answer.status_code, "noch nicht eingerichtet" in answer.text) == (503, True)
    assert client.get("/").status_code == 200


def test_everybody_works_in_their_own_parliament(app: Flask, client: Browser) -> None:
    with app.app_context(), unit_of_work() as session:
        found_parliament(session, "MV")
        other = Parliament(code="XX", name="Landtag Musterland", government="Landesregierung Musterland")
        session.add(other)
        session.flush()
        person = Person(parliament=other, login="muster", name="Erika Beispiel", role_codes=[Role.CLERK.name])
        session.add(person)
        session.flush()
        create_account(session, person, PASSWORD)
    assert "Landtag Mecklenburg-Vorpommern" in client.get("/").text
    client.sign_in("muster")
    assert "Landtag Musterland" in client.get("/").text

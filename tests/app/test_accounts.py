"""Signing in and out, and when a session ends."""

from flask import Flask
from sqlalchemy import select

from app.accounts import current_actor, find_account, set_password
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import Person
from tests.app.conftest import AddPerson
from tests.client import PASSWORD, Browser


def signed_in_as(client: Browser) -> str:
    with client:
        client.get("/")
        return current_actor().login


def test_a_person_signs_in_with_login_and_password(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    answer = client.sign_in("E.Beispiel ")
    assert (answer.status_code, answer.location) == (302, "/")
    assert signed_in_as(client) == "e.beispiel"


def test_every_failure_gets_the_same_answer(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    add_person("m.mustermann", Role.CLERK, active=False)
    pages = [
        client.sign_in(*each) for each in (("e.beispiel", "falsch"), ("niemand", "falsch"), ("m.mustermann", PASSWORD))
    ]
    assert {page.status_code for page in pages} == {200}
    assert all("Anmeldename oder Kennwort stimmt nicht" in page.text for page in pages)


def test_without_a_name_or_password_nothing_is_tried(client: Browser) -> None:
    assert "Geben Sie Anmeldename und Kennwort ein" in client.sign_in("e.beispiel", "").text


def test_nobody_signs_in_by_a_form_from_elsewhere(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    answer = client.post("/anmelden", data={"login": "e.beispiel", "password": PASSWORD})
    assert answer.status_code == 400
    assert "Formular gilt nicht mehr" in answer.text
    assert signed_in_as(client) == ""


def test_after_five_failures_an_address_waits_but_others_do_not(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    for _ in range(5):
        client.sign_in("e.beispiel", "falsch")
    assert client.sign_in("e.beispiel").status_code == 429
    elsewhere = client.submit(
        "/anmelden", {"login": "e.beispiel", "password": PASSWORD}, environ_base={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert elsewhere.status_code == 302


def test_a_success_forgets_the_failures_before(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    for _ in range(2):
        for _ in range(4):
            client.sign_in("e.beispiel", "falsch")
        assert client.sign_in("e.beispiel").status_code == 302
        client.submit("/bestaetigen", to="/abmelden")


def test_signing_in_leads_back_but_never_to_another_site(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    data = {"login": "e.beispiel", "password": PASSWORD}
    assert client.submit("/anmelden?next=/anfragen/7", data).location == "/anfragen/7"
    client.submit("/bestaetigen", to="/abmelden")
    for elsewhere in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        answer = client.submit("/anmelden", data | {"next": elsewhere})
        assert not (answer.location or "/").startswith(("//", "http", "javascript"))
        assert answer.status_code in {200, 302}
        client._cookies.clear()


def test_a_session_ends_when_the_person_gets_other_roles(app: Flask, client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    client.sign_in("e.beispiel")
    with app.app_context(), unit_of_work() as session:
        session.scalars(select(Person)).one().role_codes = ["PRESIDENT"]
    assert signed_in_as(client) == ""


def test_a_session_outlives_a_new_name(app: Flask, client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    client.sign_in("e.beispiel")
    with app.app_context(), unit_of_work() as session:
        session.scalars(select(Person)).one().name = "Erika Neu"
    assert signed_in_as(client) == "e.beispiel"


def test_a_new_password_ends_all_sessions(app: Flask, client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    client.sign_in("e.beispiel")
    with app.app_context(), unit_of_work() as session:
        set_password(session, "e.beispiel", "ein anderes Kennwort")
    assert signed_in_as(client) == ""
    assert client.sign_in("e.beispiel", "ein anderes Kennwort").status_code == 302


def test_passwords_are_kept_as_argon2(app: Flask, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    with app.app_context():
        account = find_account(db.session(), "e.beispiel")
        assert account is not None
        assert account.password.startswith("$argon2id$")

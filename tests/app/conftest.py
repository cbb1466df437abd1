"""Invented people who sign in (Testpersonen)."""

from collections.abc import Callable

import pytest
from flask import Flask

from app.accounts import create_account
from app.unit_of_work import unit_of_work
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.people import Person
from tests.client import PASSWORD

AddPerson = Callable[..., None]


@pytest.fixture
def add_person(app: Flask) -> AddPerson:
    """Return a function that adds a person with an account."""

    def add(login: str, *roles: Role, active: bool = True) -> None:
        with app.app_context(), unit_of_work() as session:
            parliament = found_parliament(session, "MV")
            codes = [role.name for role in roles]
            person = Person(
                parliament_id=parliament.id, login=login, name="Erika Beispiel", role_codes=codes, active=active
            )
            session.add(person)
            session.flush()
            create_account(session, person, PASSWORD)

    return add

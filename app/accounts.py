"""Accounts: who may sign in, and as whom the request then acts (Zugänge)."""

import secrets
import uuid
from typing import Any, Final

from flask import g
from flask_login import current_user
from flask_security import RoleMixin, UserMixin, hash_password
from sqlalchemy import Connection, ForeignKey, String, event, func, inspect, select, update
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column, relationship

from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.people import Person, actor_of

LEAST_PASSWORD_LENGTH: Final = 12
ENDS_SESSIONS: Final = ("role_codes", "active", "ministry_id", "member_id")  # what a session must not outlive


class Account(Base, UserMixin):
    """A person's way to sign in. Who the person is and what they may do stands in Person alone."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: uuid.uuid4().hex)

    person: Mapped[Person] = relationship(lazy="joined")

    @property
    def login(self) -> str:
        """Return the name that the person types to sign in."""
        return self.person.login

    @property
    def is_active(self) -> bool:
        """Tell whether the account may be used: it and its person are active."""
        return self.active and self.person.active

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # ours are the person's; the library sees none
        """Return nothing: permissions come from the person, not from the sign-in library."""
        return []


def current_actor() -> Actor:
    """Return as whom the request acts; the public when nobody is signed in."""
    if "actor" not in g:
        g.actor = actor_of(current_user.person) if current_user.is_authenticated else Actor.public()
    actor: Actor = g.actor
    return actor


def find_account(session: Session, login: str) -> Account | None:
    """Return the account of a login, whatever its capitals, or None."""
    query = select(Account).join(Person).where(func.lower(Person.login) == login.strip().lower())
    return session.scalar(query)


def create_account(session: Session, person: Person, password: str) -> Account:
    """Give a person an account; raise InvalidInput when there is one or the password is too short."""
    if find_account(session, person.login):
        raise InvalidInput(f"Für „{person.login}“ gibt es schon einen Zugang.", field="login")
    account = Account(person=person, password=_hashed(password))
    session.add(account)
    session.flush()
    return account


def set_password(session: Session, login: str, password: str) -> Account:
    """Replace a password and end all sessions of the account."""
    account = find_account(session, login)
    if account is None:
        raise NotFound(f"Einen Zugang „{login}“ gibt es nicht.", login=login)
    account.password = _hashed(password)
    account.fs_uniquifier = uuid.uuid4().hex
    session.flush()
    return account


def new_password() -> str:
    """Return a random password that can be read out and typed."""
    return "-".join(secrets.token_hex(2) for _ in range(5))


def _hashed(password: str) -> str:
    if len(password) < LEAST_PASSWORD_LENGTH:
        raise InvalidInput(f"Ein Kennwort braucht mindestens {LEAST_PASSWORD_LENGTH} Zeichen.", field="password")
    hashed: str = hash_password(password)
    return hashed


@event.listens_for(Person, "after_update")
def _end_sessions(_mapper: Mapper[Any], connection: Connection, person: Person) -> None:
    changed = inspect(person).attrs
    if any(changed[name].history.has_changes() for name in ENDS_SESSIONS):
        rotated = update(Account).where(Account.person_id == person.id).values(fs_uniquifier=uuid.uuid4().hex)
        connection.execute(rotated)

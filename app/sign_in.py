"""Signing in: the form, its one answer to every failure, and the brake (Anmeldung)."""

from typing import Any, Final

from flask import Flask, request
from flask_security import LoginForm, RoleMixin, SQLAlchemyUserDatastore
from flask_security.utils import validate_redirect_url
from wtforms import PasswordField, StringField, SubmitField

from app.accounts import Account, find_account
from app.attempts import Attempt
from app.config import Settings
from app.extensions import db, security, settings
from app.unit_of_work import unit_of_work

FAILED: Final = "Anmeldename oder Kennwort stimmt nicht. Achten Sie auf Groß- und Kleinschreibung des Kennworts."


class SignInForm(LoginForm):
    """Login and password. Whether an account exists, is closed or was mistyped: the answer is the same."""

    email = None
    remember = None
    login = StringField("Anmeldename", render_kw={"autocomplete": "username", "autocapitalize": "none"})
    password = PasswordField("Kennwort", render_kw={"autocomplete": "current-password"})
    submit = SubmitField("Anmelden")

    def validate(self, **kwargs: Any) -> bool:
        """Tell whether the person may come in; raise TooManyAttempts when it was tried too often."""
        if not (self.login.data and self.password.data):
            self.form_errors = ["Geben Sie Anmeldename und Kennwort ein."]
            return False
        attempt = self._attempt()
        attempt.ensure_allowed(db.session())
        self.ifield = self.login
        self.user = find_account(db.session(), self.login.data)
        allowed = bool(super().validate(**kwargs))
        with unit_of_work() as session:
            (attempt.succeeded if allowed else attempt.failed)(session)
        if not allowed:
            self.login.errors, self.password.errors, self.form_errors = [], [], [FAILED]
        return allowed

    def validate_next(self, field: StringField) -> None:
        """Forget a way back that leads elsewhere; the library then goes to the start page."""
        if field.data and not validate_redirect_url(field.data):
            field.data = ""

    def _attempt(self) -> Attempt:
        key = settings().key_for("sign-in")
        return Attempt(key, login=self.login.data.strip().lower(), address=request.remote_addr or "")


def init_app(app: Flask, given: Settings) -> None:
    """Let people sign in. Registration, remembered sessions and mails of the library stay off."""
    app.config.update(
        SECURITY_LOGIN_URL="/anmelden",
        SECURITY_LOGOUT_URL="/abmelden",
        SECURITY_LOGOUT_METHODS=["POST"],
        SECURITY_VERIFY_URL="/bestaetigen",
        SECURITY_STATIC_FOLDER=None,
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SALT=given.key_for("passwords").hex(),
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"login": {}}],
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_API_ENABLED_METHODS=["session"],
        SECURITY_FLASH_MESSAGES=False,
        SECURITY_CACHE_CONTROL={},  # the pages' own protection says no-store
        SESSION_PROTECTION="basic",
    )
    security.init_app(app, SQLAlchemyUserDatastore(db, Account, RoleMixin), login_form=SignInForm)
    app.login_manager.session_protection = "basic"  # type: ignore[attr-defined]  # set by the library

"""A client that fetches as a browser does: each page is checked, each form sends its CSRF token (Testbrowser)."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.page_checks import check_page

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PASSWORD = "ein langes Kennwort"


class Browser(FlaskClient):
    """Flask's test client; every HTML page that a test fetches must be a good one."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 308}:
            check_page(response.text, url=response.request.path)
        return response

    def token(self, page: str = "/anmelden") -> str:
        """Return the CSRF token of the first form on a page."""
        found = TOKEN.search(self.get(page).text)
        assert found, f"{page} has no form"
        return found[1]

    def submit(
        self, page: str, data: dict[str, Any] | None = None, *, to: str | None = None, **kwargs: Any
    ) -> TestResponse:
        """Fetch a page and send its form, with the token that it holds."""
        return self.post(to or page, data={"csrf_token": self.token(page), **(data or {})}, **kwargs)

    def sign_in(self, login: str, password: str = PASSWORD) -> TestResponse:
        """Fill in the sign-in form."""
        return self.submit("/anmelden", {"login": login, "password": password})

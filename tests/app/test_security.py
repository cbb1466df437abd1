"""Headers, cookies, proxies, and the permission matrix."""

from collections.abc import Callable

import pytest
from flask import Flask, request

from app.config import Settings
from app.web.access import ACCESS, PUBLIC, access_of, needs
from inquiries.foundation.permissions import Permission, Role
from tests.app.conftest import AddPerson
from tests.client import Browser

MakeApp = Callable[[Settings], Flask]
KEY = "0123456789abcdef0123456789abcdef"


def test_every_address_has_a_row_in_the_matrix(app: Flask) -> None:
    assert [rule.endpoint for rule in app.url_map.iter_rules() if access_of(rule.endpoint) is None] == []


def test_every_change_is_a_post(app: Flask) -> None:
    assert {method for rule in app.url_map.iter_rules() for method in rule.methods or ()} <= {
        "GET",
        "HEAD",
        "OPTIONS",
        "POST",
    }


def test_pages_allow_nothing_from_elsewhere(client: Browser) -> None:
    headers = client.get("/anmelden").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" not in headers


def test_pages_of_somebody_signed_in_are_not_kept(client: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    client.sign_in("e.beispiel")
    assert client.get("/bestaetigen").headers["Cache-Control"] == "no-store"


def test_in_production_cookies_belong_to_the_host_and_tls(app: Flask, settings: Settings, make_app: MakeApp) -> None:
    local = app.test_client().get("/anmelden").headers["Set-Cookie"]
    assert local.startswith("fragerecht_")
    assert "Secure" not in local
    production = Settings(
        home=settings.home, environment="production", secret_key=KEY, database_url=settings.database_url
    )
    answer = make_app(production).test_client().get("/anmelden", base_url="https://example.org")
    assert answer.headers["Set-Cookie"].startswith("__Host-fragerecht=")
    assert all(word in answer.headers["Set-Cookie"] for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "max-age" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "192.0.2.7")])
def test_forwarded_headers_count_only_behind_a_named_proxy(
    settings: Settings, make_app: MakeApp, proxies: int, address: str
) -> None:
    given = Settings(home=settings.home, trusted_proxies=proxies, secret_key=KEY, database_url=settings.database_url)
    client = make_app(given).test_client()
    with client:
        client.get("/anmelden", headers={"X-Forwarded-For": "192.0.2.7"})
        assert request.remote_addr == address


@pytest.fixture
def guarded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Return a client of an application with an address of each kind."""
    rows = {
        "open": PUBLIC,
        "page": needs(Permission.REGISTER_INQUIRY),
        "thing": needs(Permission.REGISTER_INQUIRY, hidden=True),
    }
    for name, access in rows.items():
        monkeypatch.setitem(ACCESS, name, access)
        app.add_url_rule(f"/{name}", name, dict, methods=["GET", "POST"])
    app.add_url_rule("/forgotten", "forgotten", dict)
    client = app.test_client()
    assert isinstance(client, Browser)
    return client


def test_readers_are_asked_to_sign_in_and_led_back(guarded: Browser) -> None:
    assert guarded.get("/open").status_code == 200
    answer = guarded.get("/page?seite=2")
    assert (answer.status_code, answer.location) == (303, "/anmelden?next=/page?seite%3D2")
    assert guarded.submit("/anmelden", to="/page").location == "/anmelden"
    assert guarded.get("/page", headers={"Accept": "application/json"}).status_code == 401


def test_a_page_is_refused_and_a_thing_does_not_exist_for_the_wrong_role(
    guarded: Browser, add_person: AddPerson
) -> None:
    add_person("m.mustermann", Role.OFFICER)
    guarded.sign_in("m.mustermann")
    assert guarded.get("/page").status_code == 403
    assert guarded.get("/thing").status_code == 404


def test_the_right_role_comes_in(guarded: Browser, add_person: AddPerson) -> None:
    add_person("e.beispiel", Role.CLERK)
    guarded.sign_in("e.beispiel")
    assert [guarded.get(path).status_code for path in ("/page", "/thing")] == [200, 200]


def test_an_address_without_a_row_is_closed(guarded: Browser, app: Flask) -> None:
    with pytest.raises(RuntimeError, match="no row"):
        guarded.get("/forgotten")
    app.testing = False
    assert guarded.get("/forgotten").status_code == 404


def test_a_post_without_token_changes_nothing(guarded: Browser) -> None:
    assert guarded.post("/open").status_code == 400

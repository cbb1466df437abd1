"""Every address, every role, every stage: who comes in, written down apart from the product's own table."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, IntegerConverter, Rule
from werkzeug.test import TestResponse

from app.web.access import PUBLIC, access_of
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.route_tables import FORBIDDEN, FORM, LOGINS, NOT_FOUND, PLAIN, SEE_OTHER, STAFF, STEPS
from tests.app.web.visibility import TABLE
from tests.client import Browser
from tests.page_checks import check_page


def look(client: Browser, path: str) -> TestResponse:
    """Fetch a page; those that were not refused must be good ones."""
    answer = FlaskClient.open(client, path)
    if answer.status_code == HTTPStatus.OK and answer.mimetype == "text/html":
        check_page(answer.text, url=path)
    return answer


def of_stage(showroom: Installation, stage: Stage) -> int:
    ministry = "SM" if stage is Stage.DRAFTING else None
    return showroom.inquiry(stage, ministry=ministry)


@pytest.mark.parametrize("login", ["", *LOGINS])
def test_a_page_opens_to_whom_it_is_written_for(showroom: Installation, login: str) -> None:
    client = showroom.browser(login)
    found = {path: look(client, path).status_code for path in PLAIN}
    assert found == {path: row[login] for path, row in PLAIN.items()}


@pytest.mark.parametrize("login", LOGINS)
def test_a_step_is_refused_to_whom_it_is_not_written_for(showroom: Installation, login: str) -> None:
    client = showroom.browser(login)
    form = FORM | {"csrf_token": client.token("/")}
    for path, (stage, who, refused) in STEPS.items():
        if login in who:
            continue
        hidden = refused == NOT_FOUND or (login not in STAFF and "schritt" in path)
        address = path.format(of_stage(showroom, stage))
        status = FlaskClient.open(client, address, method="POST", data=form).status_code
        assert status == (NOT_FOUND if hidden else FORBIDDEN), address
        assert showroom.stage(of_stage(showroom, stage)) is stage


def addresses(showroom: Installation, method: str) -> Iterator[tuple[Rule, str]]:
    with showroom.app.test_request_context():
        urls = showroom.app.url_map.bind("localhost")
        for rule in showroom.app.url_map.iter_rules():
            if method in (rule.methods or ()):
                values = {name: some_value(rule, name) for name in rule.arguments}
                yield rule, urls.build(rule.endpoint, values, method=method)


def some_value(rule: Rule, name: str) -> object:
    """Return what an address may hold in a place: its default, a word that it names, a number, or any word."""
    if rule.defaults and name in rule.defaults:
        return rule.defaults[name]
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return 1 if isinstance(converter, IntegerConverter) else "md"


def test_who_is_not_signed_in_is_asked_to_sign_in_wherever_it_is_not_public(showroom: Installation) -> None:
    client = showroom.browser()
    for rule, address in addresses(showroom, "GET"):
        answer = FlaskClient.open(client, address)
        if access_of(rule.endpoint) is not PUBLIC:
            assert (answer.status_code, answer.location.partition("?")[0]) == (SEE_OTHER, "/anmelden"), address


def test_no_change_happens_without_the_forms_token_or_a_person(showroom: Installation) -> None:
    client = showroom.browser()
    token = client.token()
    for rule, address in addresses(showroom, "POST"):
        if rule.endpoint in PROVED_BY_ADDRESS:
            assert FlaskClient.open(client, address, method="POST").status_code == HTTPStatus.NOT_FOUND, address
            continue
        assert FlaskClient.open(client, address, method="POST").status_code == HTTPStatus.BAD_REQUEST, address
        if access_of(rule.endpoint) is not PUBLIC:
            answer = FlaskClient.open(client, address, method="POST", data={"csrf_token": token})
            assert answer.location == "/anmelden", address


@pytest.mark.parametrize("login", sorted(set(LOGINS) - {"fachadmin"}))
def test_the_fachadministrations_pages_open_to_nobody_else(showroom: Installation, login: str) -> None:
    client = showroom.browser(login)
    form = {"csrf_token": client.token("/")}
    for method, data in (("GET", None), ("POST", form)):
        for rule, address in addresses(showroom, method):
            if rule.endpoint.startswith("administration."):
                status = FlaskClient.open(client, address, method=method, data=data).status_code
                assert status == FORBIDDEN, (method, address)


def test_every_address_stands_in_a_table_of_this_test(showroom: Installation) -> None:
    written = {path.partition("?")[0].format(1) for path in (*PLAIN, *STEPS)}
    written |= {route.format(**OF_AN_INQUIRY) for each in TABLE for route in each.routes}
    urls = showroom.app.url_map.bind("localhost")
    known = {
        urls.match(path, method)[0] for path in written for method in ("GET", "POST") if matches(urls, path, method)
    }
    elsewhere = {"static", "security.login", "security.logout", "security.verify", "drafts.unlink"}
    elsewhere |= {"answering_links.accept", "answering_links.return_"}
    elsewhere |= {"saved_searches.change", "saved_searches.delete"}
    elsewhere |= {"lists.rename", "lists.choose", "lists.delete"}  # tests/app/web/inquiries/test_lists.py
    elsewhere |= {"bulk.choose", "bulk.take"}  # tests/app/web/inquiries/test_bulk.py
    elsewhere |= {"new_version.publish", "new_version.discard"}  # tests/app/web/papers/test_new_version.py
    elsewhere |= {"names.preview", "names.settle", "names.undo"}  # tests/app/web/administration/test_names.py
    elsewhere |= {"attachments.load", "attachments.remove"}  # tests/app/web/inquiries/test_attachments.py
    endpoints = {rule.endpoint for rule in showroom.app.url_map.iter_rules()}
    walked = {endpoint for endpoint in endpoints if endpoint.startswith(OF_ONES_OWN)}
    assert endpoints == known | elsewhere | walked


# walked by tests of their own: a ministry's records, the Fachadministration, what only concerns oneself
OF_ONES_OWN = ("records.", "administration.", "preferences.", "notifications.", "jobs.")
OF_AN_INQUIRY = dict.fromkeys(("inquiry_id", "contribution_id", "file_id", "part_id", "amendment_id"), 1)
PROVED_BY_ADDRESS = {"notifications.unsubscribe"}  # a mail program posts there by itself (RFC 8058)


def matches(urls: object, path: str, method: str) -> bool:
    return bool(urls.test(path, method))  # type: ignore[attr-defined]  # werkzeug's MapAdapter


@pytest.mark.parametrize("path", ["/anfragen/99999999999999999999", "/drs/6/99999999999999999999", "/anfragen/%00"])
def test_a_number_that_no_database_can_hold_is_no_address(showroom: Installation, path: str) -> None:
    assert showroom.browser("landtag").get(path).status_code in {400, 404}


def test_a_text_that_no_database_can_hold_is_refused(showroom: Installation) -> None:
    client = showroom.browser("landtag")
    assert client.get("/anfragen/?text=a%00b").status_code == 400
    assert client.submit("/anfragen/neu", {"title": "a\0b"}).status_code == 400


def test_a_refusal_is_json_for_programs(showroom: Installation) -> None:
    answer = showroom.browser().get("/anfragen/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.get_json()["detail"].endswith(".")

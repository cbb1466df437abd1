"""The pages of the source records: who sees them, finding, entering, changing, comparing, files."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import html5lib
import pytest
from flask import Flask
from sqlalchemy import delete
from werkzeug.test import TestResponse

from answers.records import services
from answers.records.models import RecordLink, RecordVersion, SourceRecord
from answers.records.queries import own_records
from app import create_app
from app.accounts import create_account
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.people import Person
from tests.client import PASSWORD, Browser
from tests.conftest import FAST_PASSWORDS
from tests.databases import Databases
from tests.factories import make_world

TODAY = date(2015, 11, 4)
MINISTRY = "Ministerium für Arbeit, Gleichstellung und Soziales"


def content(key: str, kind: str, title: str, facts: dict[str, Any], **head: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "title": title, "ministry": MINISTRY, "facts": facts, **head}


CONCEPT = content("konzept", "policy_concept", "Konzept Pflege", {"full_title": "Konzept Pflege", "state": "in_force"})
FACHTAG = content(
    "fachtag", "event", "Ein Fachtag", {"type": "Fachtag", "held_on": "2014-09", "part_of": "Konzept Pflege"}
)
OLD = content(
    "alt",
    "agreed_statement",
    "Äußerst alte Sprachregelung",
    {"wording": "Die Landesregierung prüft das Anliegen sorgfältig und wird dem Landtag berichten.", "part": "state"},
    valid_to="2014-12-31",
    file_reference="SM 100-1",
)
TABLE = content(
    "zahlen",
    "data_table",
    "Zahlen",
    {"columns": [{"name": "Jahr"}, {"name": "Ausgaben", "unit": "Euro"}], "rows": [["2013", 1200], ["2014", None]]},
)


class Office:
    """Ministries with people who have accounts, and with records."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browsers: dict[str, Browser] = {}

    def sign_in(self, role: Role = Role.OFFICER, *, ministry: str | None = "SM") -> Browser:
        """Return a browser of a person's own."""
        login = f"{role.name}-{ministry}".lower()
        if login not in self.browsers:
            self._add(login, role, ministry)
            browser = self.app.test_client()
            assert isinstance(browser, Browser)
            assert browser.sign_in(login).status_code == 302
            self.browsers[login] = browser
        return self.browsers[login]

    def _add(self, login: str, role: Role, ministry: str | None) -> None:
        with self.app.app_context(), unit_of_work() as session:
            parliament = found_parliament(session, "MV")
            person = Person(parliament=parliament, login=login, name="Erika Beispiel", role_codes=[role.name])
            person.ministry = get_ministry(session, parliament, ministry, on=TODAY) if ministry else None
            session.add(person)
            session.flush()
            create_account(session, person, PASSWORD)

    def store(self, *records: dict[str, Any]) -> None:
        with self.app.app_context(), unit_of_work() as session:
            parliament = found_parliament(session, "MV")
            services.import_records(session, Actor.system(), parliament, json.dumps({"records": records}))

    def stored(self) -> dict[str, dict[str, Any]]:
        with self.app.app_context(), unit_of_work() as session:
            return {
                each.key: each.to_json() | {"version": each.version} for each in own_records(session, Actor.system())
            }

    def clear(self) -> None:
        """Take all records out, so that the next test finds none."""
        with self.app.app_context(), unit_of_work() as session:
            for table in (RecordLink, RecordVersion, SourceRecord):
                session.execute(delete(table))


@pytest.fixture(scope="module")
def house(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Lend one application to all tests here; what databases do differently lies below the pages."""
    folder = tmp_path_factory.mktemp("office")
    settings = Settings(
        home=folder, database_url=databases.sqlite(folder), secret_key="a secret for tests only, 32 and more"
    )
    app = create_app(settings, TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=FAST_PASSWORDS)
    app.test_client_class = Browser
    yield Office(app)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def office(house: Office) -> Iterator[Office]:
    yield house
    house.clear()


@pytest.fixture
def officer(office: Office) -> Browser:
    return office.sign_in()


def text_of(response: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def titles(response: TestResponse) -> list[str]:
    return re.findall(r'<td data-label="Titel">\s*<a [^>]*>([^<]*)</a>', response.text)


def upload(browser: Browser, text: str) -> TestResponse:
    return browser.submit("/unterlagen-importieren", {"file": (io.BytesIO(text.encode()), "viele.json")})


def typed(browser: Browser, page: str) -> dict[str, str]:
    """Return what a page's form would send, its token left out."""
    return {name: value for name, value in shown(browser.get(page)).items() if name != "csrf_token"}


def shown(page: TestResponse) -> dict[str, str]:
    """Return what the form on a page would send."""
    form = html5lib.parse(page.text, namespaceHTMLElements=False).find(".//form[@class='form']")
    sent = {}
    for element in (each for each in form.iter() if each.tag in {"input", "textarea", "select"}):
        chosen = element.find("option[@selected]") if element.tag == "select" else element
        if chosen is not None and (element.get("type") != "checkbox" or element.get("checked") is not None):
            sent[element.get("name")] = chosen.get("value", chosen.text or "")
    return sent


PAGES = (
    "/unterlagen/",
    "/neue-unterlage",
    "/neue-unterlage/veranstaltung",
    "/unterlagen-importieren",
    "/unterlagen.json",
    "/unterlagen/fachtag",
    "/unterlagen/fachtag/vergleich",
    "/unterlagen/fachtag/bearbeiten",
)
ALL = [200] * 8
NONE = [403] * 5 + [404, 404, 403]
ALLOWED = [
    (Role.OFFICER, "SM", ALL),
    (Role.OFFICER, "IM", [200] * 5 + [404] * 3),
    (Role.APPROVER, "SM", [403] * 5 + [200, 200, 403]),
    (Role.CHANCELLERY, "SM", [403] * 5 + [200, 200, 403]),  # it clears answers, too
    (Role.APPROVER, "IM", NONE),
    (Role.COORDINATOR, "SM", NONE),
    *((role, None, NONE) for role in (Role.CLERK, Role.PRESIDENT, Role.MEMBER, Role.ADMINISTRATOR, Role.AUDITOR)),
]


@pytest.mark.parametrize(("role", "ministry", "statuses"), ALLOWED, ids=lambda value: str(value)[:12])
def test_a_ministrys_records_open_to_its_officers_alone(
    office: Office, role: Role, ministry: str | None, statuses: list[int]
) -> None:
    office.store(FACHTAG)
    browser = office.sign_in(role, ministry=ministry)
    assert [browser.get(page).status_code for page in PAGES] == statuses
    change = "/unterlagen/fachtag/bearbeiten"
    answer = browser.post(change, data={"csrf_token": browser.token("/"), "title": "Übernommen"})
    assert answer.status_code == {200: 422}.get(statuses[-1], statuses[-1])
    assert office.stored()["fachtag"]["title"] == "Ein Fachtag"


def test_another_ministrys_list_and_export_do_not_hold_them(office: Office) -> None:
    office.store(FACHTAG)
    browser = office.sign_in(ministry="IM")
    assert "Fachtag" not in browser.get("/unterlagen/").text
    assert browser.get("/unterlagen.json").get_json() == {"records": []}


def test_who_clears_an_answer_reads_its_records_but_keeps_none(office: Office) -> None:
    office.store(FACHTAG)
    approver = office.sign_in(Role.APPROVER)
    page = approver.get("/unterlagen/fachtag")
    assert page.status_code == 200
    assert "Bearbeiten" not in page.text
    assert '/unterlagen/"' not in page.text


def test_an_empty_list_says_what_to_do_first(officer: Browser) -> None:
    page = officer.get("/unterlagen/")
    assert "Noch keine Unterlage" in page.text
    assert "Exportieren" not in page.text


def test_the_address_says_what_the_list_shows(office: Office, officer: Browser) -> None:
    office.store(CONCEPT, FACHTAG, OLD, TABLE)
    assert titles(officer.get("/unterlagen/?sort=-title&page=9"))[0] == "Zahlen"
    assert titles(officer.get("/unterlagen/?text=ausgaben")) == ["Zahlen"]
    with clock.pinned_to(TODAY):
        assert len(titles(officer.get("/unterlagen/?valid=1"))) == 3
        assert "abgelaufen" in officer.get("/unterlagen/").text
    assert "Keine Unterlage gefunden" in officer.get("/unterlagen/?text=gibt+es+nicht").text


def test_a_long_list_comes_in_pages(office: Office, officer: Browser) -> None:
    office.store(*(CONCEPT | {"key": f"konzept-{number}", "title": f"Konzept {number:02}"} for number in range(30)))
    assert "Seite 2 von 2" in text_of(officer.get("/unterlagen/?page=2&text=konzept"))


def test_each_kind_has_a_form_of_its_own(officer: Browser) -> None:
    links = re.findall(r'href="(/neue-unterlage/[^"]+)"', officer.get("/neue-unterlage").text)
    assert len(links) == 8
    assert all(officer.get(link).status_code == 200 for link in links)
    assert officer.get("/neue-unterlage/gedicht").status_code == 404


def test_a_record_is_entered_under_a_key_made_from_its_title(office: Office, officer: Browser) -> None:
    new = {"title": "Fachtag „Ehrenamt“", "facts.type": "Fachtag", "facts.held_on": "18.09.2014"}
    with clock.pinned_to(TODAY):
        first = officer.submit("/neue-unterlage/veranstaltung", new)
    assert (first.status_code, first.location) == (303, "/unterlagen/fachtag-ehrenamt")
    page = text_of(officer.get(first.location))
    assert "Die Unterlage ist angelegt." in page
    assert "18.09.2014" in page
    assert officer.submit("/neue-unterlage/veranstaltung", new).location == "/unterlagen/fachtag-ehrenamt-2"
    assert office.stored()["fachtag-ehrenamt"]["facts"] == {"type": "Fachtag", "held_on": "2014-09-18"}
    assert office.stored()["fachtag-ehrenamt"]["ministry"] == MINISTRY


def test_a_key_that_another_kind_bears_is_left_to_it(office: Office, officer: Browser) -> None:
    office.store(CONCEPT)
    new = {"title": "Konzept", "facts.type": "Fachtag", "facts.held_on": "2014"}
    assert officer.submit("/neue-unterlage/veranstaltung", new).location == "/unterlagen/konzept-2"


def test_nothing_typed_is_lost_when_something_is_wrong(office: Office, officer: Browser) -> None:
    wrong = {
        "title": "Fachtag",
        "facts.held_on": "im Herbst",
        "facts.participants": "viele",
        "facts.place": "in Wismar",
    }
    page = officer.submit("/neue-unterlage/veranstaltung", wrong)
    assert page.status_code == 422
    assert all(f'value="{text}"' in page.text for text in wrong.values())
    assert 'href="#facts.held_on"' in page.text
    assert "Art: Diese Angabe fehlt." in text_of(page)
    assert office.stored() == {}


def test_who_belongs_to_no_ministry_enters_nothing(office: Office) -> None:
    browser = office.sign_in(ministry=None)
    page = browser.submit(
        "/neue-unterlage/veranstaltung", {"title": "A", "facts.type": "Fachtag", "facts.held_on": "2014"}
    )
    assert page.status_code == 403
    assert "Sie gehören zu keinem Ministerium" in page.text


def test_a_change_is_a_new_version_under_the_same_key(office: Office, officer: Browser) -> None:
    office.store(FACHTAG)
    page = "/unterlagen/fachtag/bearbeiten"
    answer = officer.submit(page, typed(officer, page) | {"title": "Neuer Titel", "valid_to": "2015-12-31"})
    assert answer.location == "/unterlagen/fachtag"
    assert "Gespeichert als Version 2." in officer.get("/unterlagen/fachtag").text
    assert (office.stored()["fachtag"]["title"], office.stored()["fachtag"]["version"]) == ("Neuer Titel", 2)
    assert office.stored()["fachtag"]["facts"] == FACHTAG["facts"]


def test_saving_without_a_change_makes_no_version(office: Office, officer: Browser) -> None:
    office.store(TABLE)
    officer.submit("/unterlagen/zahlen/bearbeiten", typed(officer, "/unterlagen/zahlen/bearbeiten"))
    assert "Es war nichts zu ändern." in officer.get("/unterlagen/zahlen").text
    assert office.stored()["zahlen"]["version"] == 1


def test_a_wrong_change_is_shown_again_with_what_was_typed(office: Office, officer: Browser) -> None:
    office.store(FACHTAG)
    page = "/unterlagen/fachtag/bearbeiten"
    answer = officer.submit(page, typed(officer, page) | {"valid_from": "2015-12-31", "valid_to": "2015-01-01"})
    assert answer.status_code == 422
    assert "Gültig bis: Das Ende liegt vor dem Anfang." in text_of(answer)


def test_a_late_save_shows_both_versions_and_loses_neither(office: Office, officer: Browser) -> None:
    office.store(FACHTAG)
    page = "/unterlagen/fachtag/bearbeiten"
    mine = typed(officer, page) | {"facts.place": "in Wismar"}
    office.store(FACHTAG | {"title": "Von anderen geändert"})
    conflict = officer.submit(page, mine)
    assert conflict.status_code == 409
    assert "Jemand anderes hat inzwischen Version 2 gespeichert" in conflict.text
    assert "Von anderen geändert" in conflict.text
    assert 'value="in Wismar"' in conflict.text
    assert office.stored()["fachtag"]["version"] == 2
    assert officer.post(page, data=shown(conflict)).status_code == 303
    assert office.stored()["fachtag"]["facts"]["place"] == "in Wismar"
    assert office.stored()["fachtag"]["title"] == "Von anderen geändert"


def test_a_record_tells_what_it_belongs_to_in_both_directions(office: Office, officer: Browser) -> None:
    office.store(CONCEPT, FACHTAG)
    assert "Teil von: Konzept Pflege" in text_of(officer.get("/unterlagen/fachtag"))
    assert "Dazu gehört: Ein Fachtag" in text_of(officer.get("/unterlagen/konzept"))


def test_an_expired_record_says_so(office: Office, officer: Browser) -> None:
    office.store(OLD, CONCEPT | {"valid_from": "2016-01-01"})
    with clock.pinned_to(TODAY):
        assert "Diese Unterlage ist abgelaufen." in officer.get("/unterlagen/alt").text
        assert "gilt noch nicht ab 01.01.2016" in text_of(officer.get("/unterlagen/"))


def test_a_record_names_the_inquiries_that_use_it(office: Office, officer: Browser) -> None:
    office.store(FACHTAG)
    with office.app.app_context(), unit_of_work() as session:
        world = make_world(session)
        inquiry = world.drafting(world.person(Role.OFFICER, ministry="SM"))
        services.link_records(session, Actor.system(), inquiry.id, ["fachtag"])
    assert "Barrierefreie Haltestellen" in officer.get("/unterlagen/fachtag").text


def test_an_earlier_version_stays_readable_and_is_compared(office: Office, officer: Browser) -> None:
    office.store(OLD)
    later = "Die Landesregierung prüft das Anliegen laufend und wird dem Landtag berichten."
    office.store(OLD | {"facts": OLD["facts"] | {"wording": later, "subject": "Pflege"}})
    earlier = officer.get("/unterlagen/alt?version=1")
    assert "die neueste ist Version 2" in earlier.text
    assert "sorgfältig" in earlier.text
    assert officer.get("/unterlagen/alt?version=7").status_code == 404
    page = officer.get("/unterlagen/alt/vergleich")
    assert "<del>sorgfältig</del>" in page.text
    assert "<ins>laufend</ins>" in page.text
    assert "Thema keine Angabe Pflege" in text_of(page)
    assert "Wählen Sie zwei" in officer.get("/unterlagen/alt/vergleich?before=2&after=2").text


def test_a_table_is_compared_row_by_row(office: Office, officer: Browser) -> None:
    office.store(TABLE)
    assert '<td class="amount">1.200</td>' in officer.get("/unterlagen/zahlen").text
    assert "Bisher gibt es nur diese Version." in officer.get("/unterlagen/zahlen/vergleich").text
    office.store(TABLE | {"facts": TABLE["facts"] | {"rows": [["2013", 1200], ["2014", 1500.5]]}})
    assert "2014 | 1.500,5" in text_of(officer.get("/unterlagen/zahlen/vergleich"))


def test_what_is_exported_can_be_imported_again(office: Office, officer: Browser) -> None:
    office.store(CONCEPT, FACHTAG)
    export = officer.get("/unterlagen.json")
    assert export.headers["Content-Disposition"] == "attachment; filename=Unterlagen.json"
    assert [each["key"] for each in export.get_json()["records"]] == ["fachtag", "konzept"]
    changed = export.text.replace("Konzept Pflege", "Konzept Pflege 2015")
    report = text_of(upload(officer, changed.replace('"fachtag"', '"fachtag-neu"')))
    assert "Angelegt (1) Ein Fachtag" in report
    assert "Geändert (1) Konzept Pflege 2015" in report
    assert "Unverändert (3)" in text_of(upload(officer, officer.get("/unterlagen.json").text))


def test_an_import_with_errors_takes_nothing_over_and_names_them_all(office: Office, officer: Browser) -> None:
    broken = FACHTAG | {"key": "kaputt", "facts": {"type": "Fachtag", "held_on": "Herbst", "ort": "Wismar"}}
    foreign = CONCEPT | {"key": "fremd", "ministry": "Ministerium für Träume"}
    page = upload(officer, json.dumps({"records": [CONCEPT, broken]}))
    assert page.status_code == 422
    assert "kaputt facts.held_on „Herbst“ hat nicht die erwartete Form." in text_of(page)
    assert "kaputt facts.ort Diese Angabe gibt es hier nicht." in text_of(page)
    assert "fremd ministry „Ministerium für Träume“ ist kein Ministerium" in text_of(
        upload(officer, json.dumps({"records": [CONCEPT, foreign]}))
    )
    assert "Die Datei ist kein lesbares JSON" in text_of(upload(officer, "Nein"))
    assert office.stored() == {}


def test_an_import_needs_a_file(officer: Browser) -> None:
    assert "Wählen Sie zuerst eine Datei aus." in officer.submit("/unterlagen-importieren").text

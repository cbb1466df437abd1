"""Every address, every role, every stage: who comes in, written down apart from the product's own table."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.web.access import PUBLIC, access_of
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.client import Browser
from tests.page_checks import check_page

LOGINS = [
    "landtag",
    "praesidium",
    "mitglied",
    "buero",
    "staatskanzlei",
    "koordination",
    "referat",
    "hausleitung",
    "koordination-im",
    "referat-im",
    "hausleitung-im",
    "fachadmin",
    "revision",
]
STAFF = set(LOGINS) - {"fachadmin", "revision"}
OK, SEE_OTHER, FORBIDDEN, NOT_FOUND, CONFLICT = 200, 303, 403, 404, 409

# Who sees an inquiry of the demonstration at all. Those of the ministry have „SM“ as theirs.
LANDTAG, MINISTRY = {"landtag", "praesidium"}, {"staatskanzlei", "koordination", "referat", "hausleitung"}
SEEN = {
    Stage.RECEIVED: LANDTAG,
    Stage.CLARIFYING: LANDTAG,
    Stage.REJECTED: LANDTAG,
    Stage.FORWARDED: LANDTAG | {"staatskanzlei", "buero"},
    Stage.ASSIGNED: LANDTAG | MINISTRY,
    Stage.DRAFTING: LANDTAG | MINISTRY | {"mitglied"},
    Stage.CO_SIGNING: LANDTAG | MINISTRY | {"koordination-im", "referat-im", "hausleitung-im", "buero"},
    Stage.CLEARANCE: LANDTAG | MINISTRY,
    Stage.ANSWERED: LANDTAG | MINISTRY | {"mitglied"},
    Stage.PUBLISHED: LANDTAG | MINISTRY | {"mitglied", "buero"},
    Stage.WITHDRAWN: LANDTAG,
    Stage.LAPSED: LANDTAG,
}
ANSWERED_INSIDE = dict.fromkeys((Stage.CO_SIGNING, Stage.CLEARANCE, Stage.ANSWERED, Stage.PUBLISHED), OK)
OFFICERS_PAGE = dict.fromkeys((Stage.ASSIGNED, *ANSWERED_INSIDE), SEE_OTHER) | {Stage.DRAFTING: OK}
# what asks for the stage first and for a draft, which the demonstration has not in this stage, second
OFFICERS_WORK = dict.fromkeys((Stage.ASSIGNED, *ANSWERED_INSIDE), CONFLICT)
WITH_GOVERNMENT = (Stage.FORWARDED, Stage.ASSIGNED, Stage.DRAFTING, Stage.CO_SIGNING, Stage.CLEARANCE)
ANSWERED = (Stage.ANSWERED, Stage.PUBLISHED)
WITHDRAWABLE = dict.fromkeys((Stage.RECEIVED, Stage.CLARIFYING, *WITH_GOVERNMENT, *ANSWERED), OK)
# whoever asked and their staff act on their own inquiries only; others' published ones they see
OF_MEMBER = {Stage.DRAFTING, *ANSWERED}
WITHDRAWN_BY = {
    "landtag": dict.fromkeys(Stage, CONFLICT) | WITHDRAWABLE,
    "mitglied": dict.fromkeys(OF_MEMBER, OK),
    "buero": dict.fromkeys((Stage.FORWARDED, Stage.CO_SIGNING), OK),
}
PROOF = dict.fromkeys(Stage, CONFLICT) | {Stage.ANSWERED: OK}

# path → (what everybody else gets, login → stage → status; a stage that is missing there is not found)
BY_STAGE: dict[str, tuple[int, dict[str, dict[Stage, int]]]] = {
    "/anfragen/{}": (NOT_FOUND, {login: {s: OK for s in Stage if login in SEEN[s]} for login in STAFF}),
    "/anfragen/{}/frage.docx": (NOT_FOUND, {login: {s: OK for s in Stage if login in SEEN[s]} for login in STAFF}),
    "/anfragen/{}/berichtigen": (
        FORBIDDEN,
        {"landtag": dict.fromkeys(Stage, CONFLICT) | {Stage.RECEIVED: OK}},
    ),
    "/anfragen/{}/schritt/withdraw": (
        NOT_FOUND,
        {login: dict.fromkeys(Stage, FORBIDDEN) for login in STAFF} | WITHDRAWN_BY,
    ),
    "/anfragen/{}/frist": (
        NOT_FOUND,
        {"landtag": dict.fromkeys(Stage, CONFLICT) | dict.fromkeys(WITH_GOVERNMENT, OK)},
    ),
    "/anfragen/{}/rueckfrage": (
        NOT_FOUND,
        {
            "landtag": dict.fromkeys(Stage, CONFLICT) | {Stage.CLARIFYING: OK},
            "mitglied": dict.fromkeys(OF_MEMBER, CONFLICT),
            "buero": dict.fromkeys((Stage.FORWARDED, Stage.CO_SIGNING, Stage.PUBLISHED), CONFLICT),
        },
    ),
    "/anfragen/{}/zurueckweisung": (
        NOT_FOUND,
        {"praesidium": dict.fromkeys(Stage, CONFLICT) | {Stage.RECEIVED: OK}},
    ),
    "/anfragen/{}/zurueckweisung/schreiben": (
        NOT_FOUND,
        {login: {Stage.REJECTED: OK} for login in LANDTAG},
    ),
    "/anfragen/{}/einspruch": (
        NOT_FOUND,
        {
            "landtag": dict.fromkeys(Stage, CONFLICT) | {Stage.REJECTED: OK},
            "mitglied": dict.fromkeys(OF_MEMBER, CONFLICT),
            "buero": dict.fromkeys((Stage.FORWARDED, Stage.CO_SIGNING, Stage.PUBLISHED), CONFLICT),
        },
    ),
    "/anfragen/{}/entwurf/": (NOT_FOUND, {"referat": OFFICERS_PAGE}),
    "/anfragen/{}/entwurf/antwort.docx": (NOT_FOUND, dict.fromkeys(("referat", "hausleitung"), ANSWERED_INSIDE)),
    "/anfragen/{}/entwurf/vorschau": (NOT_FOUND, dict.fromkeys(("referat", "hausleitung"), ANSWERED_INSIDE)),
    "/anfragen/{}/entwurf/zwischenstand/": (NOT_FOUND, {}),
    "/anfragen/{}/entwurf/arbeitskopie.docx": (NOT_FOUND, {"referat": OFFICERS_WORK}),
    "/anfragen/{}/entwurf/ruecklauf": (NOT_FOUND, {"referat": OFFICERS_WORK}),
    "/anfragen/{}/entwurf/fassungen/vergleich": (NOT_FOUND, {"referat": ANSWERED_INSIDE}),
    "/anfragen/{}/entwurf/fassungen": (NOT_FOUND, {"referat": ANSWERED_INSIDE}),
    "/anfragen/{}/entwurf/fassungen/1": (NOT_FOUND, {"referat": ANSWERED_INSIDE}),
    "/anfragen/{}/freigabe/": (
        NOT_FOUND,
        dict.fromkeys(("referat", "hausleitung"), ANSWERED_INSIDE)
        | {key: {Stage.CO_SIGNING: OK} for key in ("referat-im", "hausleitung-im")},
    ),
    "/anfragen/{}/mitzeichnung/": (
        NOT_FOUND,
        dict.fromkeys(("koordination", "referat"), ANSWERED_INSIDE)
        | {key: {Stage.CO_SIGNING: OK} for key in ("koordination-im", "referat-im")},
    ),
    "/anfragen/{}/nachtraege/": (NOT_FOUND, {login: {s: OK for s in ANSWERED if login in SEEN[s]} for login in STAFF}),
    "/anfragen/{}/nachtraege/begleitschreiben.docx": (
        NOT_FOUND,
        {
            login: {
                s: OK
                for s in (*ANSWERED, Stage.CLEARANCE)
                if login in SEEN[s] and (s in ANSWERED or login in MINISTRY - {"staatskanzlei"})
            }
            for login in STAFF
        },
    ),
    "/anfragen/{}/zulieferungen/": (
        NOT_FOUND,
        {
            login: {s: OK for s in Stage if login in SEEN[s]}
            for login in ("staatskanzlei", "koordination", "referat", "koordination-im", "referat-im")
        },
    ),
    "/anfragen/{}/zulieferungen/1": (NOT_FOUND, {}),
    "/anfragen/{}/zulieferungen/1/dateien/1": (NOT_FOUND, {}),
    "/anfragen/{}/veroeffentlichung": (NOT_FOUND, {"landtag": PROOF}),
    "/anfragen/{}/druckfahne.docx": (NOT_FOUND, {"landtag": PROOF}),
}

MEMBERS = {"mitglied", "buero"}
UNKNOWN = {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND)
COORDINATORS = {"koordination", "koordination-im"}
HOUSES = MINISTRY | {"koordination-im", "referat-im", "hausleitung-im"}
INSIDE = ("referat", "referat-im", "hausleitung", "hausleitung-im", "koordination", "koordination-im")
EVERYBODY = dict.fromkeys(("", *LOGINS), OK)
PLAIN: dict[str, dict[str, int]] = {
    "/": EVERYBODY,
    "/suche": EVERYBODY,
    "/suche?q=Landesregierung": EVERYBODY,
    "/suche/vorschlaege?q=Halte": EVERYBODY,
    "/suche.atom?q=Landesregierung": EVERYBODY,
    "/suche.csv?q=Landesregierung": EVERYBODY,
    "/suche.xlsx?q=Landesregierung": EVERYBODY,
    "/opensearch.xml": EVERYBODY,
    "/meine-suchen/": dict.fromkeys(LOGINS, OK) | {"": SEE_OTHER},
    "/meine-suchen/neu?q=Kita": dict.fromkeys(LOGINS, OK) | {"": SEE_OTHER},
    "/entwurfssuche/?q=Kita": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(INSIDE, OK),
    "/entwurfssuche/treffer?q=Kita": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(INSIDE, OK),
    "/drs/6/1": EVERYBODY,
    "/drs/6/1.docx": EVERYBODY,
    "/drs/6/1.json": EVERYBODY,
    "/drs/6/1.md": EVERYBODY,
    "/drs/6/1/fassungen/1": EVERYBODY,
    "/drs/6/1/fassungen/1.docx": EVERYBODY,
    "/drs/6/1/fassungen/2": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/auftraege/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, OK),
    "/auftraege/1": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND),
    "/auftraege/1/datei": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND),
    "/auswertungen/": EVERYBODY,
    "/auswertungen/fraktionen.csv": EVERYBODY,
    "/auswertungen/nichts.xlsx": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/ressort": {"": SEE_OTHER}
    | dict.fromkeys(LOGINS, FORBIDDEN)
    | dict.fromkeys(("koordination", "hausleitung", "koordination-im", "hausleitung-im"), OK),
    "/regierung": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"staatskanzlei": OK},
    "/einstellungen/": EVERYBODY | {"": SEE_OTHER},
    "/nachrichten/": EVERYBODY | {"": SEE_OTHER},
    "/nachrichten/2147483647": dict.fromkeys(LOGINS, NOT_FOUND) | {"": SEE_OTHER},
    "/nachrichten/abbestellen/falsch": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/kalender/falsch.ics": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/drs/6/9999": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/anfragen/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
    "/protokoll/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | {"revision": OK},
    "/protokoll/protokoll.csv": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | {"revision": OK},
    "/zuweisung/unbekannt": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/vertretungen/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(HOUSES, OK),
    "/mein-haus/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | dict.fromkeys(COORDINATORS, OK),
    "/mein-haus/freigabeweg": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | dict.fromkeys(COORDINATORS, OK),
    "/mein-haus/uebergabe/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | dict.fromkeys(COORDINATORS, OK),
    "/anfragen/neu": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"landtag": OK},
    "/meine-anfragen/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(MEMBERS, OK),
    "/meine-anfragen/entwurf/neu": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | dict.fromkeys(MEMBERS, OK),
    "/meine-anfragen/entwurf/geraten": UNKNOWN,
    "/meine-anfragen/entwurf/geraten/vorschau": UNKNOWN,
    "/meine-anfragen/entwurf/geraten/loeschen": UNKNOWN,
    "/wahlperioden/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"landtag": OK},
    "/wahlperioden/6/abschluss": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"landtag": OK},
    "/fristen/nachrechnung": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"landtag": OK},
    "/unterlagen/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"referat": OK, "referat-im": OK},
    "/unterlagen/konzeption-integration-2011": {"": SEE_OTHER}
    | dict.fromkeys(LOGINS, NOT_FOUND)
    | {"referat": OK, "hausleitung": OK},
}

# path → (the stage in which it would do something, who may, what those get who may not but work with inquiries)
STEPS = {
    "/ressort/annahme": (Stage.ASSIGNED, {"koordination", "koordination-im"}, FORBIDDEN),
    "/ressort/erinnerung": (
        Stage.ASSIGNED,
        {"koordination", "hausleitung", "koordination-im", "hausleitung-im"},
        FORBIDDEN,
    ),
    "/regierung/zuweisung": (Stage.FORWARDED, {"staatskanzlei"}, FORBIDDEN),
    "/regierung/erinnerung": (Stage.FORWARDED, {"staatskanzlei"}, FORBIDDEN),
    "/anfragen/neu": (Stage.RECEIVED, {"landtag"}, FORBIDDEN),
    "/anfragen/neu/einlesen": (Stage.RECEIVED, {"landtag"}, FORBIDDEN),
    "/meine-anfragen/entwurf/neu": (Stage.RECEIVED, MEMBERS, NOT_FOUND),
    "/meine-anfragen/entwurf/pruefung": (Stage.RECEIVED, MEMBERS, NOT_FOUND),
    "/meine-anfragen/entwurf/geraten": (Stage.RECEIVED, set(), NOT_FOUND),
    "/meine-anfragen/entwurf/geraten/einreichen": (Stage.RECEIVED, set(), NOT_FOUND),
    "/meine-anfragen/entwurf/geraten/loeschen": (Stage.RECEIVED, set(), NOT_FOUND),
    "/meine-anfragen/entwurf/geraten/mitfragende": (Stage.RECEIVED, set(), NOT_FOUND),
    "/meine-anfragen/entwurf/geraten/mitfragende/1/entfernen": (Stage.RECEIVED, set(), NOT_FOUND),
    "/meine-anfragen/entwurf/geraten/zustimmung": (Stage.RECEIVED, set(), NOT_FOUND),
    "/anfragen/{}/berichtigen": (Stage.RECEIVED, {"landtag"}, FORBIDDEN),
    "/anfragen/{}/zuleitung": (Stage.RECEIVED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/zuweisung": (Stage.FORWARDED, {"staatskanzlei"}, NOT_FOUND),
    "/anfragen/{}/zuweisung/erneut": (Stage.ASSIGNED, {"staatskanzlei"}, NOT_FOUND),
    "/protokoll/pruefung": (Stage.RECEIVED, {"revision"}, NOT_FOUND),
    "/vertretungen/": (Stage.RECEIVED, HOUSES, FORBIDDEN),
    "/vertretungen/1/beenden": (Stage.RECEIVED, HOUSES, FORBIDDEN),
    "/mein-haus/freigabeweg": (Stage.RECEIVED, COORDINATORS, NOT_FOUND),
    "/mein-haus/freigabeweg/verschweigung": (Stage.RECEIVED, COORDINATORS, NOT_FOUND),
    "/mein-haus/uebergabe/vollzug": (Stage.RECEIVED, COORDINATORS, NOT_FOUND),
    "/anfragen/{}/annahme": (Stage.ASSIGNED, {"koordination"}, NOT_FOUND),
    "/anfragen/{}/schritt/withdraw": (Stage.DRAFTING, {"landtag", "mitglied", "buero"}, FORBIDDEN),
    "/wahlperioden/6/abschluss": (Stage.RECEIVED, {"landtag"}, FORBIDDEN),
    "/fristen/nachrechnung/{}": (Stage.FORWARDED, {"landtag"}, FORBIDDEN),
    "/anfragen/{}/frist/verlaengerung": (Stage.FORWARDED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/frist/festsetzung": (Stage.FORWARDED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/frist/zwischenbericht": (Stage.FORWARDED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/rueckfrage": (Stage.CLARIFYING, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/zurueckweisung": (Stage.RECEIVED, {"praesidium"}, NOT_FOUND),
    "/anfragen/{}/einspruch": (Stage.REJECTED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/entwurf/": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/neu": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/abgeben": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/unterlagen": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/belege/0": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/von-hand": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/gliederung/0": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/angebote/0": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/hinweise/0": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/vorschau/0": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/ruecklauf": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/abgleich": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/zwischenstand/": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/zwischenstand/uebernehmen": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/zwischenstand/verwerfen": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/fassungen/1": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/freigabe/": (Stage.CLEARANCE, {"hausleitung"}, NOT_FOUND),
    "/anfragen/{}/freigabe/weiter": (Stage.CLEARANCE, {"hausleitung"}, NOT_FOUND),
    "/anfragen/{}/beteiligung": (Stage.DRAFTING, {"staatskanzlei", "koordination", "referat"}, NOT_FOUND),
    "/anfragen/{}/bearbeitung": (Stage.DRAFTING, {"koordination"}, NOT_FOUND),
    "/anfragen/{}/nachtraege/": (Stage.ANSWERED, {"referat"}, NOT_FOUND),
    "/anfragen/{}/nachtraege/nachforderung": (Stage.ANSWERED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/nachtraege/1/freigabe": (Stage.ANSWERED, {"hausleitung"}, NOT_FOUND),
    "/anfragen/{}/nachtraege/1/veroeffentlichung": (Stage.ANSWERED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/zulieferungen/": (Stage.DRAFTING, {"koordination", "referat"}, NOT_FOUND),
    "/anfragen/{}/zulieferungen/1": (Stage.DRAFTING, set(), NOT_FOUND),
    "/anfragen/{}/zulieferungen/1/nachfassen": (Stage.DRAFTING, set(), NOT_FOUND),
    "/anfragen/{}/zulieferungen/1/uebernahme": (Stage.DRAFTING, set(), NOT_FOUND),
    "/anfragen/{}/mitzeichnung/": (Stage.CO_SIGNING, {"koordination-im", "referat-im"}, NOT_FOUND),
    "/anfragen/{}/mitzeichnung/bitte": (Stage.CO_SIGNING, {"koordination", "referat"}, NOT_FOUND),
    "/anfragen/{}/mitzeichnung/abgeben": (Stage.CO_SIGNING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/veroeffentlichung": (Stage.ANSWERED, {"landtag"}, NOT_FOUND),
}
FORM = {"on": "2015-11-04", "letter_dated_on": "2015-11-04", "officer": "1", "ministry": "1", "reason": "Weil."}


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
def test_a_page_of_an_inquiry_opens_to_whom_and_when_it_is_written_for(showroom: Installation, login: str) -> None:
    client, found, written = showroom.browser(login), {}, {}
    for stage in Stage:
        inquiry_id = of_stage(showroom, stage)
        for path, (refused, allowed) in BY_STAGE.items():
            found[path, stage.name] = look(client, path.format(inquiry_id)).status_code
            written[path, stage.name] = allowed[login].get(stage, NOT_FOUND) if login in allowed else refused
    assert found == written


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
                values: dict[str, object] = {
                    name: 1 if "id" in name or name in NUMBERS else "md" for name in rule.arguments
                }
                yield rule, urls.build(rule.endpoint, values, method=method)


NUMBERS = {"term", "serial", "number", "place", "version"}


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
    written = {path.partition("?")[0].format(1) for path in (*PLAIN, *BY_STAGE, *STEPS)}
    urls = showroom.app.url_map.bind("localhost")
    known = {
        urls.match(path, method)[0] for path in written for method in ("GET", "POST") if matches(urls, path, method)
    }
    elsewhere = {"static", "security.login", "security.logout", "security.verify", "drafts.unlink"}
    elsewhere |= {"answering_links.accept", "answering_links.return_"}
    elsewhere |= {"saved_searches.change", "saved_searches.delete"}
    endpoints = {rule.endpoint for rule in showroom.app.url_map.iter_rules()}
    walked = {endpoint for endpoint in endpoints if endpoint.startswith(OF_ONES_OWN)}
    assert endpoints == known | elsewhere | walked


# walked by tests of their own: a ministry's records, the Fachadministration, what only concerns oneself
OF_ONES_OWN = ("records.", "administration.", "preferences.", "notifications.", "jobs.")
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

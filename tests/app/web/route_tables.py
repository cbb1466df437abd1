"""Who comes in where, written down apart from the product's own table (Zugriffstafel der Tests)."""

from inquiries.workflow import Stage

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
QUESTION_PROOF = dict.fromkeys(Stage, CONFLICT) | dict.fromkeys((*WITH_GOVERNMENT, Stage.ANSWERED), OK)

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
    "/anfragen/{}/entwurf/dateien/": (NOT_FOUND, {"referat": OFFICERS_WORK}),
    "/anfragen/{}/entwurf/dateien/bild.png/entfernen": (NOT_FOUND, {"referat": OFFICERS_WORK}),
    "/anfragen/{}/antwort/dateien/bild.png": (NOT_FOUND, {}),  # tests/app/web/drafting/test_enclosures.py
    "/anfragen/{}/entwurf/fassungen": (NOT_FOUND, {"referat": ANSWERED_INSIDE}),
    "/anfragen/{}/entwurf/fassungen/1": (NOT_FOUND, {"referat": ANSWERED_INSIDE}),
    "/anfragen/{}/freigabe/": (
        NOT_FOUND,
        dict.fromkeys(("referat", "hausleitung"), ANSWERED_INSIDE)
        | {key: {Stage.CO_SIGNING: OK} for key in ("referat-im", "hausleitung-im")},
    ),
    "/anfragen/{}/freigabe/sprechzettel.docx": (
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
    "/anfragen/{}/nachtraege/1/veroeffentlichung": (NOT_FOUND, {}),
    "/anfragen/{}/nachtraege/1/druckfahne.docx": (NOT_FOUND, {}),
    "/anfragen/{}/nachtraege/1/druckfahne.pdf": (NOT_FOUND, {}),
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
    "/anfragen/{}/fragedruck": (NOT_FOUND, {"landtag": QUESTION_PROOF}),
    "/anfragen/{}/fragedruck.docx": (NOT_FOUND, {"landtag": QUESTION_PROOF}),
    "/anfragen/{}/fragedruck.pdf": (NOT_FOUND, {"landtag": QUESTION_PROOF}),
    "/anfragen/{}/dateien/neu": (NOT_FOUND, {"landtag": dict.fromkeys(Stage, OK)}),
    "/anfragen/{}/original": (
        NOT_FOUND,
        {},
    ),  # none of these came as a file: tests/app/web/inquiries/test_attachments.py
    "/anfragen/{}/druckfahne.pdf": (NOT_FOUND, {"landtag": PROOF}),
}

MEMBERS = {"mitglied", "buero"}
UNKNOWN = {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND)
COORDINATORS = {"koordination", "koordination-im"}
HOUSES = MINISTRY | {"koordination-im", "referat-im", "hausleitung-im"}
INSIDE = ("staatskanzlei", "referat", "referat-im", "hausleitung", "hausleitung-im", "koordination", "koordination-im")
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
    "/drs/6/1/dateien/bild.png": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/drs/6/1/fassungen/1/dateien/bild.png": dict.fromkeys(EVERYBODY, NOT_FOUND),
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
    | dict.fromkeys(("koordination", "hausleitung", "koordination-im", "hausleitung-im"), OK)
    | {"staatskanzlei": NOT_FOUND},  # it may stand at the end of a house's chain, but keeps no house's desk
    "/regierung": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"staatskanzlei": OK},
    "/einstellungen/": EVERYBODY | {"": SEE_OTHER},
    "/nachrichten/": EVERYBODY | {"": SEE_OTHER},
    "/nachrichten/2147483647": dict.fromkeys(LOGINS, NOT_FOUND) | {"": SEE_OTHER},
    "/nachrichten/abbestellen/falsch": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/kalender/falsch.ics": dict.fromkeys(EVERYBODY, NOT_FOUND),
    "/drs/6/1/neue-fassung": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND) | {"landtag": OK},
    "/drs/6/1/neue-fassung/vorschau": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND),
    "/drs/6/1/neue-fassung/druckfahne.docx": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND),
    "/drs/6/1/neue-fassung/druckfahne.pdf": {"": SEE_OTHER} | dict.fromkeys(LOGINS, NOT_FOUND),
    "/namen/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | {"landtag": OK, "fachadmin": OK},
    "/namen/member": {"": SEE_OTHER}
    | dict.fromkeys(LOGINS, FORBIDDEN)
    | {"landtag": NOT_FOUND, "fachadmin": NOT_FOUND},
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
    "/anfragen/liste.csv": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
    "/anfragen/liste.pdf": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, NOT_FOUND),
    "/anfragen/druckansicht": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
    "/verzeichnis/": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, SEE_OTHER),
    "/verzeichnis/6": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
    "/verzeichnis/6.csv": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
    "/verzeichnis/99": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, NOT_FOUND),
    "/anfragen/ansichten": {"": SEE_OTHER} | dict.fromkeys(LOGINS, FORBIDDEN) | dict.fromkeys(STAFF, OK),
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
        {"koordination", "hausleitung", "koordination-im", "hausleitung-im", "staatskanzlei"},
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
    "/suche/liste": (Stage.RECEIVED, set(LOGINS), FORBIDDEN),
    "/anfragen/{}/verfolgen": (Stage.PUBLISHED, {"landtag", "praesidium", "mitglied", "buero"}, NOT_FOUND),
    "/anfragen/{}/verfolgen/beenden": (Stage.PUBLISHED, {"landtag", "praesidium", "mitglied", "buero"}, NOT_FOUND),
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
    "/anfragen/{}/muendliche-beantwortung": (Stage.FORWARDED, {"landtag", "mitglied", "buero"}, NOT_FOUND),
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
    "/anfragen/{}/entwurf/dateien/": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/dateien/bild": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/dateien/datei": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/dateien/bild.png/verschieben": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
    "/anfragen/{}/entwurf/dateien/bild.png/entfernen": (Stage.DRAFTING, {"referat"}, NOT_FOUND),
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
    "/anfragen/{}/fragedruck": (Stage.FORWARDED, {"landtag"}, NOT_FOUND),
    "/anfragen/{}/dateien/neu": (Stage.RECEIVED, {"landtag"}, NOT_FOUND),
}
FORM = {"on": "2015-11-04", "letter_dated_on": "2015-11-04", "officer": "1", "ministry": "1", "reason": "Weil."}

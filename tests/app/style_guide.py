"""The style guide as a tiny application of its own: all components, none of the product's addresses (Musterseite)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flask import Flask, render_template
from markupsafe import Markup

from app import formats
from inquiries.parliament.instruments import Instrument

SHELL = {
    "parliament": "Landtag Mecklenburg-Vorpommern",
    "instrument": Instrument.of("MV"),
    "home_url": "/",
    "search_url": "/suche",
    "navigation": [
        ("Schreibtisch", "/", False),
        ("Anfragen", "/anfragen", True),
        ("Drucksachen", "/drucksachen", False),
    ],
    "user": {"name": "Erika Beispiel", "role": "Ressortkoordination, Ministerium für Beispiele"},
    "account_links": [("Passwort ändern", "/passwort")],
    "sign_out_url": "/abmelden",
    "footer_links": [("Hilfe", "/hilfe")],
}
GUIDE = {
    "day": date(2015, 5, 19),
    "at": datetime(2015, 5, 4, 12, 30, tzinfo=UTC),
    "sort_url": lambda key: f"?sortierung={key}",
    "page_url": lambda page: f"?seite={page}",
    "snippet": Markup("… stehen in der <mark>Unterkunft</mark> in Beispielstadt 120 Plätze zur Verfügung …"),
}


SENTENCES = [
    {
        "html": Markup("<p>Die Landeskonzeption wurde am 4. Mai 2015 beschlossen.</p>"),
        "origin": "DRAFTED",
        "sources": [
            {
                "title": "Konzeption Ausbildung",
                "url": "#inhalt",
                "field": "Beschlossen",
                "value": "04.05.2015",
                "version": 2,
            }
        ],
    },
    {"html": Markup("<p>Kosten sind nicht entstanden.</p>"), "origin": "OWN", "asks_for_source": True, "sources": []},
]


def make_style_guide() -> Flask:
    """Return an application that shows the style guide at / and an error at /fehler, under the product's policy."""
    folder = Path(formats.__file__).parent
    app = Flask(__name__, template_folder=str(folder / "templates"), static_folder=str(folder / "static"))
    app.secret_key = "only for the style guide"
    formats.register(app.jinja_env)
    app.jinja_env.globals["csrf_token"] = lambda: "token"
    app.add_url_rule(
        "/", "guide", lambda: render_template("pages/style_guide.html", shell=SHELL, guide=GUIDE, sentences=SENTENCES)
    )
    app.add_url_rule("/fehler", "error", lambda: render_template("pages/error.html", **ERROR))
    app.after_request(_with_policy)
    return app


ERROR = {
    "status": 404,
    "headline": "Diese Seite gibt es nicht",
    "sentence": "Bitte prüfen Sie die Adresse oder suchen Sie nach der Anfrage.",
    "shell": {**SHELL, "user": None, "sign_in_url": "/anmelden"},
}


def _with_policy(response: Any) -> Any:
    response.headers["Content-Security-Policy"] = "default-src 'self'"
    return response

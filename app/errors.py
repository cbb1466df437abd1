"""What a refusal becomes: a status and a German sentence, as page, as JSON, at the command line (Fehlerseiten)."""

import logging
from collections.abc import Sequence
from typing import Final

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from inquiries.foundation import errors
from inquiries.parliament.instruments import Instrument

log = logging.getLogger(__name__)

STATUS: Final[dict[type[errors.DomainError], int]] = {
    errors.InvalidInput: 422,
    errors.Unreadable: 415,
    errors.NotFound: 404,
    errors.PaperWithdrawn: 410,
    errors.Forbidden: 403,
    errors.StepNotAllowed: 409,
    errors.FourEyesRequired: 403,
    errors.ChecksFailed: 409,
    errors.StaleRevision: 409,
    errors.TooManyAttempts: 429,
    errors.NotReady: 503,
}

REFUSED: Final = 1
UNUSABLE: Final = 2
_UNUSABLE: Final = (errors.InvalidInput, errors.NotFound)

TITLES: Final = {
    400: "Anfrage nicht verständlich",
    401: "Bitte melden Sie sich an",
    403: "Keine Berechtigung",
    404: "Seite nicht gefunden",
    405: "So nicht vorgesehen",
    409: "Das geht zurzeit nicht",
    410: "Drucksache zurückgezogen",
    413: "Datei zu groß",
    415: "Datei nicht lesbar",
    422: "Eingabe nicht verwendbar",
    429: "Zu viele Versuche",
    500: "Unerwarteter Fehler",
    503: "Vorübergehend nicht möglich",
}

SENTENCES: Final = {
    400: "Der Server konnte die Anfrage nicht verstehen. Es wurde nichts geändert.",
    401: "Melden Sie sich an, um diese Seite zu sehen.",
    403: "Für diese Seite fehlt Ihnen die Berechtigung.",
    404: "Diese Seite gibt es nicht oder sie ist Ihnen nicht zugänglich. Prüfen Sie bitte die Adresse oder suchen Sie.",
    405: "Diese Adresse lässt sich so nicht aufrufen. Es wurde nichts geändert.",
    413: "Die Datei oder Eingabe ist größer als erlaubt und wurde nicht angenommen. Kürzen oder teilen Sie sie bitte.",
    500: "Etwas ist schiefgegangen, und es wurde nichts gespeichert. Nennen Sie bitte der Fachadministration "
    "die Kennung dieses Vorgangs.",
}
EXPIRED: Final = (
    "Das Formular gilt nicht mehr, weil die Sitzung inzwischen endete. Es wurde nichts geändert: "
    "Gehen Sie zurück, sichern Sie Ihren Text, laden Sie die Seite neu und senden Sie noch einmal."
)


def status_of(error: errors.DomainError) -> int:
    """Return the status of a refusal: its own, or that of the kind it belongs to."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def exit_status(error: errors.DomainError) -> int:
    """Return the command line's exit status: 1 refused by a rule, 2 unusable input."""
    return UNUSABLE if isinstance(error, _UNUSABLE) else REFUSED


def init_app(app: Flask) -> None:
    """Answer every error in German."""
    app.register_error_handler(errors.DomainError, _refusal)
    app.register_error_handler(CSRFError, lambda _error: respond(400, EXPIRED))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, _failure)


def respond(status: int, sentence: str, *, findings: Sequence[object] = ()) -> Response:
    """Return a status with its sentence, as problem JSON where JSON was asked for, else as a page."""
    title = TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])
    if wants_json():
        body: dict[str, object] = {"status": status, "title": title, "detail": sentence, "request_id": g.request_id}
        response = jsonify(body)
        response.mimetype = "application/problem+json"
    else:
        about = {"status": status, "headline": title, "sentence": sentence, "findings": findings}
        response = make_response(_page(about) if status < 500 else _bare_page(about))
    response.status_code = status
    return response


def _page(about: dict[str, object]) -> str:
    return render_template("pages/error.html", back_url=_back_url(), **about)


def _back_url() -> str | None:
    """Return the path of ours on which the refused form stood."""
    page = request.referrer or ""
    if request.method != "POST" or not page.startswith(request.host_url):
        return None
    return f"/{page.removeprefix(request.host_url)}"


def _bare_page(about: dict[str, object]) -> str:
    """Render without the frame that asks the database who is there: it may be the very thing that failed."""
    template = current_app.jinja_env.get_template("pages/error.html")
    frame = {"shell": {"instrument": Instrument.of(None)}}
    return template.render(frame | about, reference=g.request_id)


def wants_json() -> bool:
    """Tell whether the request asks for JSON rather than a page."""
    if request.path.startswith("/api/") or request.is_json:
        return True
    accepted = request.accept_mimetypes
    return accepted.best_match(["text/html", "application/json"]) == "application/json"


def _refusal(error: errors.DomainError) -> Response:
    status = status_of(error)
    log.info("refused: %s %s", type(error).__name__, status)
    return respond(status, error.sentence, findings=error.about.get("findings", ()))


def _http_error(error: HTTPException) -> Response | HTTPException:
    status = error.code
    if status is None or status < 400:
        return error
    response = respond(status, SENTENCES.get(status, SENTENCES[400] if status < 500 else SENTENCES[500]))
    for name in ("Allow", "Retry-After"):
        if value := dict(error.get_headers()).get(name):
            response.headers[name] = value
    return response


def _failure(error: Exception) -> Response:
    del error  # Flask has logged it, with the request's id
    return respond(500, SENTENCES[500])

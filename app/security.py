"""What protects pages and sessions: headers, cookies, proxies, the request's id (Schutz der Seiten)."""

import hashlib
import logging
import secrets
from typing import Any, Final

from flask import Flask, Response, g, has_request_context, request, session
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings

LARGEST_REQUEST: Final = 25 * 1024 * 1024
LARGEST_FORM: Final = 4 * 1024 * 1024  # text alone; Flask's half a megabyte is less than a long answer

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TRANSPORT: Final = "max-age=31536000; includeSubDomains"


def init_app(app: Flask, settings: Settings) -> None:
    """Protect every page of the application."""
    app.before_request(_name_request)
    app.after_request(_add_headers)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]  # Flask's documented way


def cookies(settings: Settings) -> dict[str, Any]:
    """Return Flask's settings of the session cookie; two installations on one machine do not share it."""
    place = hashlib.sha256(str(settings.home).encode()).hexdigest()[:8]
    return {
        "SESSION_COOKIE_NAME": "__Host-fragerecht" if settings.is_production else f"fragerecht_{place}",
        "SESSION_COOKIE_SECURE": settings.is_production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
    }


def _name_request() -> None:
    g.request_id = secrets.token_hex(6)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-Id"] = g.request_id
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = TRANSPORT
    if request.endpoint != "static" and "_user_id" in session:
        response.headers["Cache-Control"] = "no-store"
    return response


def add_request_id(record: logging.LogRecord) -> bool:
    """Note the request's id in a line of the log."""
    record.request_id = g.get("request_id", "-") if has_request_context() else "-"
    return True

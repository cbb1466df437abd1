"""The application: web pages, command line, worker and all that Flask needs (Anwendung)."""

import logging
from typing import Final

from flask import Flask, g
from sqlalchemy.engine import make_url

from app import cli, errors, formats, models, security, sign_in, web
from app.config import Settings
from app.database import prepare
from app.extensions import csrf, db, migrate
from inquiries.foundation import clock

LOG_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"


def create_app(settings: Settings, **config: object) -> Flask:
    """Make an application from its settings; `config` is Flask's own, for tests."""
    settings.prepare_home()
    app = Flask(__name__)
    app.extensions["fragerecht"] = settings
    app.config.update(_flask_settings(settings) | config)
    security.init_app(app, settings)  # first: whatever refuses a request, the request has its id
    _add_extensions(app)
    _pin_clock(app, settings)
    formats.register(app.jinja_env)
    sign_in.init_app(app, settings)
    errors.init_app(app)
    web.init_app(app)
    cli.init_app(app)
    return app


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.key_for("sessions"),
        "WTF_CSRF_SECRET_KEY": settings.key_for("forms"),
        "WTF_CSRF_TIME_LIMIT": None,  # a form lives as long as the session: nobody loses a long text
        "MAX_CONTENT_LENGTH": security.LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": security.LARGEST_FORM,
        "SQLALCHEMY_DATABASE_URI": make_url(settings.database),
        **security.cookies(settings),
    }


def _add_extensions(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    migrate.init_app(app, db)
    csrf.init_app(app)


def _pin_clock(app: Flask, settings: Settings) -> None:
    """Let a demonstration's clock stand on its day around each request."""
    if settings.demo_today is None:
        return

    @app.before_request
    def pin() -> None:
        g.pinned = clock.pinned_to(settings.demo_today)
        g.pinned.__enter__()

    @app.teardown_request
    def unpin(_error: BaseException | None) -> None:
        if pinned := g.pop("pinned", None):
            pinned.__exit__(None, None, None)


def log_to_stderr() -> None:
    """Write the log to stderr, each line with its request's id; for whole processes, not for tests."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(LOG_FORMAT))
    handler.addFilter(security.add_request_id)
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for talkative in ("alembic", "fontTools", "weasyprint"):
        logging.getLogger(talkative).setLevel(logging.WARNING)

"""The web pages: a module a subject, each with its blueprint (Webseiten)."""

from flask import Blueprint, Flask, render_template

from app.web import access

start = Blueprint("start", __name__)
BLUEPRINTS = (start,)


@start.get("/")
def home() -> str:
    """Show where one is."""
    return render_template("layouts/plain.html", title="Start")


def init_app(app: Flask) -> None:
    """Hang the pages into the application, behind the permission matrix."""
    access.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)

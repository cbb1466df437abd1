"""The web pages: a module a subject, each with its blueprint (Webseiten)."""

from flask import Blueprint, Flask, render_template_string

from app.web import access

start = Blueprint("start", __name__)
BLUEPRINTS = (start,)
PAGE = "{% extends 'layouts/plain.html' %}{% set title = 'Start' %}{% block content %}<h1>Start</h1>{% endblock %}"


@start.get("/")
def home() -> str:
    """Show where one is."""
    return render_template_string(PAGE)


def init_app(app: Flask) -> None:
    """Hang the pages into the application, behind the permission matrix."""
    access.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)

"""The pages of the Fachadministration: terms, groups, Members, ministries, people, mail, settings (Stammdaten)."""

from typing import Final

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from app.web.administration import groups, mailboxes, members, ministries, names, people, post, settings, terms

bp = Blueprint("administration", __name__, url_prefix="/fachadministration")
SUBJECTS: Final = (people, members, groups, ministries, terms, mailboxes, post, settings)
for subject in SUBJECTS:
    bp.register_blueprint(subject.bp)


@bp.get("/")
def hub() -> ResponseReturnValue:
    """Lead to what is kept here."""
    rooms = [
        (subject.TITLE, url_for(f"administration.{subject.bp.name}.overview"), subject.LEAD) for subject in SUBJECTS
    ]
    rooms.append((names.TITLE, url_for("names.overview"), names.LEAD))
    return render_template("pages/administration/hub.html", rooms=rooms)

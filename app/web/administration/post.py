"""The page of outgoing mail: how it leaves, and what could not be delivered (Post)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.extensions import settings
from app.mail import FOLDER
from app.unit_of_work import unit_of_work
from app.web.administration.forms import reading
from app.web.administration.frame import crumbs
from inquiries import delivery
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.notifications import Notification, PostState

TITLE: Final = "Post"
LEAD: Final = "Wie Mails das Haus verlassen, und welche nicht zugestellt werden konnten."

bp = Blueprint("post", __name__, url_prefix="/post")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show how mail leaves and the dead letters. What a mail says stays between it and its reader."""
    session = reading()
    return render_template(
        "pages/administration/post.html",
        title=TITLE,
        breadcrumbs=crumbs(),
        letters=delivery.dead_letters(session, current_actor()),
        way=urlsplit(settings().mail_url).hostname or f"kein Versand; Dateien in {settings().home / FOLDER}",
        sender=settings().mail_from,
        counts=[(state.value, delivery.count_in(session, state)) for state in PostState],
    )


@bp.post("/nochmals")
def try_again() -> ResponseReturnValue:
    """Send the chosen dead letters once more."""
    count = _for_each_chosen(delivery.try_again)
    return _back(f"{_letters(count)} zum Versand vorgemerkt.")


@bp.post("/verwerfen")
def discard() -> ResponseReturnValue:
    """Give the chosen dead letters up."""
    count = _for_each_chosen(delivery.discard)
    return _back(f"{_letters(count)} verworfen. In Fragerecht sind die Nachrichten weiterhin zu lesen.")


def _for_each_chosen(verb: Callable[[Session, Actor, int], Notification]) -> int:
    chosen = request.form.getlist("letter", type=int)
    if not chosen:
        raise InvalidInput("Wählen Sie mindestens eine Nachricht aus.", field="letter")
    with unit_of_work() as session:
        for notification_id in chosen:
            verb(session, current_actor(), notification_id)
    return len(chosen)


def _letters(count: int) -> str:
    return "Eine Nachricht ist" if count == 1 else f"{count} Nachrichten sind"


def _back(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)

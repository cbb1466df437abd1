"""What a person was told: the list, one message, and the way to stop a kind of mail (Nachrichten)."""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import csrf, db
from app.letters import read_token, render
from app.unit_of_work import unit_of_work
from inquiries import mail_settings
from inquiries.notifications import Notification

bp = Blueprint("notifications", __name__, url_prefix="/nachrichten")

PAGE_SIZE: Final = 25


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List what the person was told, the newest first."""
    page = max(1, request.args.get("page", 1, type=int))
    found, total = mail_settings.own_notifications(db.session(), current_actor(), page=page, size=PAGE_SIZE)
    return render_template(
        "pages/notifications/overview.html",
        items=[(each, render(each)[0]) for each in found],
        page=page,
        pages=max(1, -(-total // PAGE_SIZE)),
        total=total,
        unread=mail_settings.count_unread(db.session(), current_actor()),
        page_url=lambda number: url_for(".overview", page=number),
    )


@bp.get("/<int:notification_id>")
def show(notification_id: int) -> ResponseReturnValue:
    """Show one message as the mail said it."""
    notification = mail_settings.get_own_notification(db.session(), current_actor(), notification_id)
    subject, paragraphs = render(notification)
    return render_template(
        "pages/notifications/show.html",
        notification=notification,
        subject=subject,
        paragraphs=paragraphs,
        next_url=_target(notification),
    )


@bp.post("/gelesen")
def mark_read() -> ResponseReturnValue:
    """Mark messages as read: the one that the form names, or all, and go on to where it leads."""
    chosen = request.form.get("notification", type=int)
    with unit_of_work() as session:
        actor = current_actor()
        notification = mail_settings.get_own_notification(session, actor, chosen) if chosen is not None else None
        mail_settings.mark_read(session, actor, [chosen] if chosen is not None else None)
    if notification is None:
        flash("Alle Nachrichten sind als gelesen markiert.", "success")
    return redirect(_target(notification) or url_for(".overview"), HTTPStatus.SEE_OTHER)


@bp.get("/abbestellen/<token>")
def ask_unsubscribe(token: str) -> ResponseReturnValue:
    """Ask whether a kind of mail shall stop; a mail program's look ahead changes nothing."""
    _person_id, occasion = read_token(token)
    return render_template("pages/notifications/unsubscribe.html", occasion=occasion, token=token, done=False)


@bp.post("/abbestellen/<token>")
def unsubscribe(token: str) -> ResponseReturnValue:
    """Stop a kind of mail."""
    person_id, occasion = read_token(token)
    with unit_of_work() as session:
        mail_settings.unsubscribe(session, person_id, occasion)
    return render_template("pages/notifications/unsubscribe.html", occasion=occasion, token=token, done=True)


csrf.exempt(unsubscribe)  # RFC 8058: the mail program posts by itself; the token in the address proves that it may


def _target(notification: Notification | None) -> str | None:
    return notification.payload.get("path") if notification else None

"""The revisions of an answer: who wrote them, any two compared, one restored (Fassungen)."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries, services
from answers.answer import Answer, AnswerRevision
from answers.drafting.draft import Draft
from answers.readers import get_own_answer_to_read
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.drafting.editor import back_to_editor, posted_revision
from app.web.views.answers import compared, word_changes
from inquiries.foundation.permissions import Permission
from inquiries.parliament.people import names_of
from inquiries.queries import card_of
from inquiries.workflow import Stage

bp = Blueprint("revisions", __name__, url_prefix="/anfragen/<int:inquiry_id>/entwurf/fassungen")


@bp.get("")
def overview(inquiry_id: int) -> ResponseReturnValue:
    """List the revisions of the answer, and let two be chosen to compare."""
    actor = current_actor()
    answer = queries.get_answer(db.session(), actor, inquiry_id)
    listed = queries.revision_facts(db.session(), answer)
    return render_template(
        "pages/drafts/revisions.html",
        revisions=listed,
        names=names_of(db.session(), [each.created_by for each in listed]),
        older=max(answer.latest_number - 1, 1),
        newer=answer.latest_number,
        card=card_of(answer.inquiry, actor),
    )


@bp.get("/vergleich")
def compare(inquiry_id: int) -> ResponseReturnValue:
    """Show what changed between any two revisions."""
    older, newer = sorted(request.args.get(name, 1, type=int) for name in ("von", "bis"))
    get_own_answer_to_read(db.session(), current_actor(), inquiry_id)
    before = queries.get_revision(db.session(), current_actor(), inquiry_id, older)
    after = queries.get_revision(db.session(), current_actor(), inquiry_id, newer)
    return _page(after, before, title=f"Fassung {older} und Fassung {newer} im Vergleich")


@bp.get("/<int:number>")
def show(inquiry_id: int, number: int) -> ResponseReturnValue:
    """Show one revision with what changed since the one before."""
    shown = queries.get_revision(db.session(), current_actor(), inquiry_id, number)
    before = queries.get_revision(db.session(), current_actor(), inquiry_id, number - 1) if number > 1 else None
    return _page(shown, before, title=f"Fassung {number}")


@bp.post("/<int:number>")
def restore(inquiry_id: int, number: int) -> ResponseReturnValue:
    """Make an earlier revision the latest again."""
    with unit_of_work() as session:
        services.restore_revision(session, current_actor(), inquiry_id, number, revision=posted_revision())
    return back_to_editor(inquiry_id, f"Fassung {number} ist wiederhergestellt.")


def _page(shown: AnswerRevision, before: AnswerRevision | None, *, title: str) -> ResponseReturnValue:
    answer: Answer = shown.answer
    drafts = current_actor().may(Permission.DRAFT_ANSWER)
    place = ("Fassungen", "revisions.overview") if drafts else ("Antwort freigeben", "clearance.show")
    name = names_of(db.session(), [shown.created_by])[shown.created_by]
    earlier = before.draft if before else Draft()
    return render_template(
        "pages/drafts/revision.html",
        title=title,
        revision=shown,
        author=name,
        latest=answer.latest_number,
        back=(place[0], url_for(place[1], inquiry_id=answer.inquiry_id)),
        passages=_remarks(before, shown)
        + compared(answer.inquiry, earlier, shown.draft)
        + _annexes(earlier, shown.draft),
        may_restore=drafts and answer.inquiry.stage is Stage.DRAFTING and shown.number != answer.latest_number,
        card=card_of(answer.inquiry, current_actor()),
    )


def _remarks(before: AnswerRevision | None, after: AnswerRevision) -> list[dict[str, Any]]:
    """Return what changed in the government's remark, if there is one."""
    old, new = (each.content.get("government_remark") or "" if each else "" for each in (before, after))
    return [{"heading": "Vorbemerkung", "changes": word_changes(old, new)}] if old or new else []


def _annexes(before: Draft, after: Draft) -> list[dict[str, Any]]:
    """Return what changed in the annexes, those of one label beside each other."""
    old, new = ({annex.label: annex.text for annex in each.annexes} for each in (before, after))
    labels = dict.fromkeys([*new, *old])
    return [{"heading": each, "changes": word_changes(old.get(each, ""), new.get(each, ""))} for each in labels]

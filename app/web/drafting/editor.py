"""The editor's page as a whole, and how no button of it loses what was typed (Bearbeitungsseite)."""

import functools
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries, services
from answers.answer import Answer
from answers.checks import CheckFinding
from answers.co_signing import changes_wanted
from answers.composition import answerable
from answers.contributions.queries import contributions_cited
from answers.drafting.contradictions import Contradiction
from answers.drafting.draft import Draft
from answers.records.queries import linked_records, own_records
from answers.records.record import Record
from answers.returning import last_return
from answers.services import side_drafts
from answers.services.contradicting import as_findings
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.drafting.help import contradicting, earlier_answers, unused
from app.web.drafting.merge_page import merge_page
from app.web.drafting.record_choice import record_choice
from app.web.forms.answer import GROUNDS, OUTCOMES, REMARK, Form, annex_fields, differing, edit_of, outcomes_of
from app.web.inquiries.pages import days_left
from app.web.views.answers import citing_views, offered_views, outcome_views, passage_views, stale_views
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.queries import card_of

Errors = Mapping[str, str]
View = Callable[..., ResponseReturnValue]


def keeping_what_was_typed(view: View) -> View:
    """Save the page's texts as a revision before the view does its own work: no button of the page loses them.

    The view is handed the number of the revision that is the latest then. Whoever was slower is shown both texts.
    """

    @functools.wraps(view)
    def wrapper(inquiry_id: int, **values: Any) -> ResponseReturnValue:
        queries.get_inquiry_in_drafting(db.session(), current_actor(), inquiry_id)
        try:
            revision = _keep_typed(inquiry_id)
        except InvalidInput as refusal:
            return editor_page(inquiry_id, {refusal.field or "": refusal.sentence}, typed=request.form)
        except StaleRevision as refusal:
            return merge_page(inquiry_id, posted_revision(), request.form, sentence=refusal.sentence)
        return view(inquiry_id, revision=revision, **values)

    return wrapper


def _keep_typed(inquiry_id: int) -> int | None:
    """Save the texts that the form holds, if it holds any, and return the number of the latest revision."""
    if REMARK not in request.form:
        return posted_revision()
    with unit_of_work() as session:
        actor = current_actor()
        before = queries.get_answer(session, actor, inquiry_id)
        edit = edit_of(request.form, before.draft)
        answer = services.edit_answer(session, actor, inquiry_id, edit, revision=posted_revision())
        side_drafts.discard_side_draft(session, actor, inquiry_id)
        return answer.latest_number


def posted_revision() -> int | None:
    """Return the number of the revision that the person's page showed."""
    return request.form.get("revision", type=int)


def back_to_editor(inquiry_id: int, sentence: str, *, anchor: str | None = None) -> ResponseReturnValue:
    """Return to the editor with a sentence about what was done."""
    flash(sentence, "success")
    return redirect(url_for("drafts.edit", inquiry_id=inquiry_id, _anchor=anchor), HTTPStatus.SEE_OTHER)


def editor_page(
    inquiry_id: int,
    errors: Errors | None = None,
    *,
    typed: Form | None = None,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
    refused: Sequence[CheckFinding] = (),
) -> ResponseReturnValue:
    """Render the editor; with errors, what was typed stands in its fields; `refused` are told with their places."""
    actor = current_actor()
    inquiry = queries.get_own_inquiry(db.session(), actor, inquiry_id)
    answer = queries.find_answer(db.session(), actor, inquiry_id)
    card = card_of(inquiry, actor)
    own = own_records(db.session(), actor)
    linked = linked_records(db.session(), actor, inquiry_id)
    choice = record_choice(services.draft_questions(inquiry), own, linked)
    contradictions = contradicting(answer, own)
    page = render_template(
        "pages/drafts/edit.html",
        card=card,
        inquiry=inquiry,
        days_left=days_left(card),
        returned=last_return(db.session(), actor, inquiry),
        wishes=changes_wanted(db.session(), answer) if answer else [],
        linked=linked,
        available=choice.options,
        preselected=[*choice.suggested, request.args.get("neu", "")],
        answer=answer,
        errors=errors or {},
        refused=[(each.anchor, str(each)) for each in refused],
        unused=unused(answer, linked),
        earlier=earlier_answers(inquiry),
        contradictions=contradictions,
        **(_of_answer(answer, own, typed or {}, contradictions) if answer else {}),
        citing=citing_views(answer, linked) if answer else None,
    )
    return page, status if errors or refused else HTTPStatus.OK


def _of_answer(
    answer: Answer, own: Sequence[Record], typed: Form, contradictions: Sequence[Contradiction]
) -> dict[str, Any]:
    actor, session = current_actor(), db.session()
    draft = answer.draft
    passages = passage_views(answer, own, given=contributions_cited(db.session(), answer))
    typed_outcomes, labels = outcomes_of(typed, draft), answerable(answer.inquiry.paper_questions())
    for index, (view, passage) in enumerate(zip(passages, draft.passages, strict=True)):
        name = f"passage-{index}"
        view |= {
            "field": name,
            "typed": typed.get(name, passage.text),
            "is_open": name in typed or not passage.paragraphs,
            "outcomes": outcome_views(labels, draft, passage, typed_outcomes),
        }
    findings = [*services.checked(session, actor, answer, own), *as_findings(draft, contradictions)]
    return {
        "passages": passages,
        "gaps": _gaps(draft, typed),
        "remark": typed.get(REMARK, answer.government_remark or ""),
        "annexes": _annexes(draft, typed),
        "outcomes": OUTCOMES,
        "grounds": GROUNDS,
        "stale": stale_views(answer, own),
        "offered": offered_views(answer, own),
        "findings": findings,
        "summary": _summary(findings),
        "targets": [(place, view["heading"]) for place, view in enumerate(passages)],
        "side_draft": _waiting_side_draft(answer) if not typed else None,
        "others": side_drafts.others_at_work(session, actor, answer),
    }


def _gaps(draft: Draft, typed: Form) -> list[dict[str, str]]:
    return [
        {
            "text": gap.text,
            "place": f"Frage {', '.join(gap.questions)}",
            "field": f"gap-{index}",
            "anchor": f"luecke-{index}",
            "typed": typed.get(f"gap-{index}", ""),
        }
        for index, gap in enumerate(draft.gaps)
    ]


def _annexes(draft: Draft, typed: Form) -> list[dict[str, Any]]:
    """Return the annexes with what is typed into their fields; the last one is empty and adds another."""
    fields = {**annex_fields(draft.annexes), **typed}
    return [
        {"label": fields[f"annex-label-{place}"], "text": fields[f"annex-{place}"], "is_new": annex is None}
        for place, annex in enumerate((*draft.annexes, None))
    ]


def _waiting_side_draft(answer: Answer) -> Any:
    kept = side_drafts.find_side_draft(db.session(), current_actor(), answer)
    return kept if kept is not None and kept.fields and differing(kept.fields, answer) else None


def _summary(findings: list[CheckFinding]) -> str:
    stopping = sum(finding.stops for finding in findings)
    if stopping:
        return f"{stopping} {'Punkt verhindert' if stopping == 1 else 'Punkte verhindern'} die Abgabe."
    return "Nichts verhindert die Abgabe."

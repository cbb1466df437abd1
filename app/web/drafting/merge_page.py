"""Both texts of an answer side by side, for whoever saved second or comes back from Word (Abgleich)."""

from http import HTTPStatus
from typing import Any, Final

from flask import render_template
from flask.typing import ResponseReturnValue

from answers import queries
from answers.answer import Answer, AnswerRevision
from answers.drafting.draft import Draft
from answers.merging import AnswerText, Merge, MergeState, merges
from app.accounts import current_actor
from app.extensions import db
from app.web.forms.answer import OUTCOMES, REMARK, Form, outcomes_of, typed_fields
from app.web.views.answers import heading, heading_of, word_changes
from inquiries.foundation.errors import NotFound
from inquiries.parliament.people import names_of
from inquiries.queries import card_of

_TONES: Final = {
    MergeState.UNCHANGED: "default",
    MergeState.CHANGED: "info",
    MergeState.NEW: "success",
    MergeState.BOTH: "warning",
    MergeState.HOMELESS: "danger",
}


def merge_page(
    inquiry_id: int,
    base_number: int | None,
    mine: Form,
    *,
    sentence: str,
    from_word: bool = False,
    status: HTTPStatus = HTTPStatus.CONFLICT,
    strays: tuple[str, ...] = (),
) -> ResponseReturnValue:
    """Render one's own texts beside the saved ones; `strays` are texts that belong to no passage."""
    actor, session = current_actor(), db.session()
    answer = queries.get_answer(session, actor, inquiry_id)
    base = _text_of_revision(answer, _base(inquiry_id, base_number or 0))
    saved = AnswerText(answer.draft, answer.government_remark or "")
    found = merges(base, saved, typed_fields(mine))
    found += [Merge("", (), text, "", MergeState.HOMELESS) for text in strays]
    by = answer.latest.created_by if answer.latest else ""
    page = render_template(
        "pages/drafts/merge.html",
        card=card_of(answer.inquiry, actor),
        from_word=from_word,
        sentence=sentence,
        saved_by=names_of(session, [by])[by],
        latest=answer.latest,
        number=answer.latest_number,
        items=[_view(answer, each) for each in found if each.state is not MergeState.UNCHANGED],
        unchanged=[_name(answer, each) for each in found if each.state is MergeState.UNCHANGED],
        targets=_targets(answer, saved.draft),
        outcomes=_outcomes(base, mine),
    )
    return page, status


def _targets(answer: Answer, saved: Draft) -> list[tuple[str, str]]:
    """Return where a text without a place can go, by field."""
    passages = [(f"passage-{place}", heading(answer.inquiry, each)) for place, each in enumerate(saved.passages)]
    return passages + [(f"annex-{place}", annex.label) for place, annex in enumerate(saved.annexes)]


def _base(inquiry_id: int, number: int) -> AnswerRevision | None:
    try:
        return queries.get_revision(db.session(), current_actor(), inquiry_id, number)
    except NotFound:
        return None


def _text_of_revision(answer: Answer, revision: AnswerRevision | None) -> AnswerText:
    """Return the text that both began from; where it is unknown, the saved one."""
    if revision is None:
        return AnswerText(answer.draft, answer.government_remark or "")
    return AnswerText(revision.draft, revision.content.get("government_remark") or "")


def _view(answer: Answer, merge: Merge) -> dict[str, Any]:
    return {
        "heading": _name(answer, merge),
        "field": merge.field,
        "mine": merge.mine,
        "theirs": merge.theirs,
        "state": merge.state.value,
        "tone": _TONES[merge.state],
        "changes": word_changes(merge.theirs, merge.mine),
        "choice": "both" if merge.state is MergeState.BOTH else "mine",
        "is_gap": merge.field.startswith("gap-"),
    }


def _name(answer: Answer, merge: Merge) -> str:
    if merge.field == REMARK:
        return "Vorbemerkung"
    if merge.field.startswith("annex-"):
        place = int(merge.field.rpartition("-")[2])
        name = next((annex.label for annex in answer.draft.annexes[place : place + 1]), "Weitere Anlage")
        return f"{name}: Bezeichnung" if merge.field.startswith("annex-label-") else name
    return heading_of(answer.inquiry, merge.questions) if merge.questions else "Text"


def _outcomes(base: AnswerText, mine: Form) -> list[dict[str, Any]]:
    """Return the outcomes that the person changed, with the fields that carry them."""
    words = dict(OUTCOMES)
    changed = {
        label: outcome
        for label, outcome in outcomes_of(mine, base.draft).items()
        if outcome != base.draft.outcomes.get(label, type(outcome)())
    }
    return [
        {
            "label": label,
            "name": words[outcome.outcome.name],
            "fields": {
                f"outcome-{label}": outcome.outcome.name,
                f"ground-{label}": outcome.ground.name if outcome.ground else "",
                f"reasons-{label}": outcome.reasons,
                f"paper-{label}": outcome.paper,
            },
        }
        for label, outcome in changed.items()
    ]

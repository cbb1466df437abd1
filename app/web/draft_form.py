"""What the editor's form says, as typed values (Formular des Entwurfs)."""

from collections.abc import Mapping
from typing import Final

from answers.drafting.draft import Draft
from answers.services import AnswerEdit
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround

OUTCOMES: Final = [(each.name, each.value) for each in Outcome]
GROUNDS: Final = [(each.name, each.value) for each in RefusalGround]
FIELDS: Final = ("passage-", "gap-", "outcome-", "ground-", "reasons-", "paper-", "government_remark")

Form = Mapping[str, str]


def edit_of(form: Form, before: Draft) -> AnswerEdit:
    """Return what the form says; a gap left empty stays open."""
    places = range(max(len(before.passages), len(before.gaps), len(form)))
    return AnswerEdit(
        passages={index: form[f"passage-{index}"] for index in places if f"passage-{index}" in form},
        gaps={index: text for index in places if (text := form.get(f"gap-{index}", "")).strip()},
        outcomes=outcomes_of(form),
        government_remark=form.get("government_remark"),
    )


def outcomes_of(form: Form) -> dict[str, QuestionOutcome]:
    """Return the outcomes that the form names, by the labels of their questions."""
    labels = [name.removeprefix("outcome-") for name in form if name.startswith("outcome-")]
    return {label: _outcome(form, label) for label in labels}


def typed_fields(form: Form) -> dict[str, str]:
    """Return the fields of the answer alone: what a side draft keeps."""
    return {name: text for name, text in form.items() if name.startswith(FIELDS)}


def unplaced(form: Form, draft: Draft) -> list[str]:
    """Return texts typed for places that the answer no longer has: they are shown, not lost."""
    places = {f"passage-{index}" for index in range(len(draft.passages))}
    places |= {f"gap-{index}" for index in range(len(draft.gaps))}
    return [
        text
        for name, text in form.items()
        if name.startswith(("passage-", "gap-")) and name not in places and text.strip()
    ]


def _outcome(form: Form, label: str) -> QuestionOutcome:
    return QuestionOutcome(
        Outcome.__members__.get(form[f"outcome-{label}"], Outcome.ANSWERED),
        RefusalGround.__members__.get(form.get(f"ground-{label}", "")),
        form.get(f"reasons-{label}", "").replace("\r\n", "\n").strip(),
        form.get(f"paper-{label}", "").strip(),
    )

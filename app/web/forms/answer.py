"""What the editor's form says, as typed values (Formular des Entwurfs)."""

from collections.abc import Mapping
from typing import Final

from answers.annexes import with_room
from answers.answer import Answer
from answers.drafting.draft import Draft
from answers.services import AnswerEdit
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.parsed_paper import Annex

OUTCOMES: Final = [(each.name, each.value) for each in Outcome]
GROUNDS: Final = [(each.name, each.value) for each in RefusalGround]
REMARK: Final = "government_remark"
DROP_ANNEX: Final = "drop_annex"  # the button that takes an annex away carries its place
FIELDS: Final = ("passage-", "gap-", "outcome-", "ground-", "reasons-", "paper-", "annex-", REMARK)

Form = Mapping[str, str]


def edit_of(form: Form, before: Draft) -> AnswerEdit:
    """Return what the form says; a gap left empty stays open."""
    return AnswerEdit(
        passages=_by_place(form, "passage-"),
        gaps={index: text for index, text in _by_place(form, "gap-").items() if text.strip()},
        outcomes=outcomes_of(form, before),
        government_remark=form.get(REMARK),
        annexes=_annexes(form, before.annexes),
    )


def annex_fields(annexes: tuple[Annex, ...]) -> dict[str, str]:
    """Return the fields of annexes as the editor shows them, with room for one more."""
    shown = with_room(annexes)
    labels = {f"annex-label-{place}": annex.label for place, annex in enumerate(shown)}
    return labels | {f"annex-{place}": annex.text for place, annex in enumerate(shown)}


def outcomes_of(form: Form, before: Draft) -> dict[str, QuestionOutcome]:
    """Return the outcomes that the form names, by the labels of their questions; what it leaves out stays."""
    labels = [name.removeprefix("outcome-") for name in form if name.startswith("outcome-")]
    return {label: _outcome(form, label, before.outcomes.get(label, QuestionOutcome())) for label in labels}


def typed_fields(form: Form) -> dict[str, str]:
    """Return the fields of the answer alone: what a side draft keeps."""
    return {name: text.replace("\r\n", "\n") for name, text in form.items() if name.startswith(FIELDS)}


def saved_fields(answer: Answer) -> dict[str, str]:
    """Return the fields as the editor shows them for the answer as it is saved."""
    fields = {f"passage-{index}": passage.text for index, passage in enumerate(answer.draft.passages)}
    fields |= {f"gap-{index}": "" for index in range(len(answer.draft.gaps))}
    for label, outcome in answer.draft.outcomes.items():
        fields |= {
            f"outcome-{label}": outcome.outcome.name,
            f"ground-{label}": outcome.ground.name if outcome.ground else "",
            f"reasons-{label}": outcome.reasons,
            f"paper-{label}": outcome.paper,
        }
    return fields | annex_fields(answer.draft.annexes) | {REMARK: answer.government_remark or ""}


def differing(typed: Form, answer: Answer) -> dict[str, str]:
    """Return those typed fields that say something else than the answer as it is saved."""
    saved = saved_fields(answer)
    return {name: text for name, text in typed.items() if " ".join(text.split()) != _usual(name, saved)}


def _usual(name: str, saved: Form) -> str:
    default = Outcome.ANSWERED.name if name.startswith("outcome-") else ""
    return " ".join(saved.get(name, default).split())


def _by_place(form: Form, prefix: str) -> dict[int, str]:
    places = {name: name.removeprefix(prefix) for name in form if name.startswith(prefix)}
    return {int(place): form[name] for name, place in places.items() if place.isdecimal() and len(place) < 6}


def _annexes(form: Form, before: tuple[Annex, ...]) -> dict[int, Annex]:
    """Return the annexes that the form names; one that is dropped comes back empty."""
    labels, texts, old = _by_place(form, "annex-label-"), _by_place(form, "annex-"), dict(enumerate(before))
    empty = Annex("", "")
    typed = {
        place: Annex(
            labels.get(place, old.get(place, empty).label),
            texts.get(place, old.get(place, empty).text),
        )
        for place in sorted(labels | texts)
    }
    dropped = form.get(DROP_ANNEX, "")
    return typed | ({place: empty for place in typed if str(place) == dropped})


def _outcome(form: Form, label: str, before: QuestionOutcome) -> QuestionOutcome:
    ground = form.get(f"ground-{label}", before.ground.name if before.ground else "")
    return QuestionOutcome(
        Outcome.__members__.get(form[f"outcome-{label}"], Outcome.ANSWERED),
        RefusalGround.__members__.get(ground),
        form.get(f"reasons-{label}", before.reasons).replace("\r\n", "\n").strip(),
        form.get(f"paper-{label}", before.paper).strip(),
    )

"""How a paper says which questions an answer is for: as its parliament does, or as was chosen for it (Ankündigung)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from answers.printing.layout import Layout
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion

_BY_HEADING, _AT_ONCE = Announcement.HEADING.value, Announcement.NONE.value


@dataclass(frozen=True, slots=True)
class Announcing:
    """What was chosen for one paper; empty is the parliament's way.

    `joint` announces an answer to several questions: heading, sentence, none, or a sentence with one of the layout's
    reasons. `parts` is for answers to single lettered parts: at once after each (none), or under „Zu a)“ (heading).
    """

    joint: str = ""
    parts: str = ""

    def applied(
        self, answers: Iterable[PaperAnswer], questions: Iterable[PaperQuestion], layout: Layout
    ) -> tuple[PaperAnswer, ...]:
        """Return the answers as this paper announces them; raise InvalidInput for a form that there is not."""
        joint, parts = self.joint or layout.announced, self.parts or layout.parts
        _ensure_known(joint, joint_forms(layout), "announced")
        _ensure_known(parts, part_forms(layout), "parts")
        letters = {f"{question.label}{part.label}" for question in questions for part in question.parts}
        return tuple(
            _announced(answer, joint if len(answer.questions) > 1 else _single(answer, letters, parts))
            for answer in answers
        )


AS_USUAL: Final = Announcing()


def joint_forms(layout: Layout) -> list[tuple[str, str]]:
    """Return the forms for answers to several questions, each with its code and an example."""
    two = {"questions": "1 und 2"}
    return [
        (_BY_HEADING, f"Überschrift: „{layout.phrase('heading', **two)}“"),
        (Announcement.SENTENCE.value, f"Satz: „{layout.phrase('joint', **two)}“"),
        *((each, f"Satz mit Grund: „{layout.phrase('joint_reason', **two, reason=each)}“") for each in layout.reasons),
        (_AT_ONCE, "ohne Ankündigung: Die Antwort folgt auf die letzte der Fragen"),
    ]


def part_forms(layout: Layout) -> list[tuple[str, str]]:
    """Return the forms for answers to single lettered parts."""
    return [
        (_AT_ONCE, "gleich nach jeder Unterfrage"),
        (_BY_HEADING, f"nach allen Unterfragen, jede unter „{layout.phrase('heading', questions='a)')}“"),
    ]


def _single(answer: PaperAnswer, letters: set[str], parts: str) -> str:
    return parts if letters.intersection(answer.questions) else _AT_ONCE


def _announced(answer: PaperAnswer, form: str) -> PaperAnswer:
    if form in {each.value for each in Announcement}:
        return replace(answer, announced=Announcement(form), reason=None)
    return replace(answer, announced=Announcement.SENTENCE, reason=form)


def _ensure_known(form: str, forms: Iterable[tuple[str, str]], field: str) -> None:
    if form not in dict(forms):
        raise InvalidInput(
            "Diese Form der Ankündigung gibt es im Drucklayout nicht. Wählen Sie eine andere.", field=field
        )

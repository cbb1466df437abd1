"""What a clerk enters for a new inquiry, checked value by value (Erfassung)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from inquiries.parsed_paper import Asker, PaperQuestion, ParsedPaper
from inquiries.wording import Wording, ensure, line

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class NewInquiry:
    """An inquiry as it was handed in. `ensure_valid` says in German what is missing."""

    title: str
    askers: tuple[Asker, ...]
    questions: tuple[PaperQuestion, ...]
    received_on: date
    preamble: str | None = None
    wished_ministry_id: int | None = None

    @classmethod
    def from_paper(cls, paper: ParsedPaper, *, received_on: date) -> Self:
        """Take over what was read from a handed-in file; what it lacks stays empty."""
        return cls(paper.title or "", paper.members, paper.questions, received_on, paper.preamble)

    @property
    def wording(self) -> Wording:
        """Return what the inquiry says."""
        return Wording(self.title, self.preamble, self.questions)

    def tidied(self) -> Self:
        """Return the same inquiry without surplus white space, control characters and empty questions."""
        askers = [Asker(line(asker.name), line(asker.group or "") or None, asker.feminine) for asker in self.askers]
        wording = self.wording.tidied()
        return replace(
            self,
            title=wording.title,
            preamble=wording.preamble,
            questions=wording.questions,
            askers=tuple(asker for asker in askers if asker.name),
        )

    def ensure_valid(self) -> None:
        """Raise InvalidInput for the first value that no paper could be made of."""
        self._ensure_askers()
        self.wording.ensure_complete()

    def _ensure_askers(self) -> None:
        ensure(bool(self.askers), "askers", "Es fehlt, wer fragt. Tragen Sie mindestens ein Mitglied ein.")
        names = [asker.name for asker in self.askers]
        ensure(len(set(names)) == len(names), "askers", "Ein Mitglied steht mehrfach da. Streichen Sie eine Zeile.")
        ensure(
            all(len(name) <= LONGEST_NAME for asker in self.askers for name in (asker.name, asker.group or "")),
            "askers",
            f"Ein Name ist länger als {LONGEST_NAME} Zeichen. Kürzen Sie ihn.",
        )

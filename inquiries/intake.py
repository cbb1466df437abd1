"""What a clerk enters for a new inquiry, checked value by value (Erfassung)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from unicodedata import category

from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Asker, PaperQuestion, ParsedPaper, QuestionPart

LONGEST_TITLE = 500
LONGEST_NAME = 120
LONGEST_TEXT = 20_000
MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class NewInquiry:
    """An inquiry as it was handed in. `ensure_valid` says in German what is missing."""

    title: str
    askers: tuple[Asker, ...]
    questions: tuple[PaperQuestion, ...]
    received_on: date
    preamble: str | None = None

    @classmethod
    def from_paper(cls, paper: ParsedPaper, *, received_on: date) -> Self:
        """Take over what was read from a handed-in file; what it lacks stays empty."""
        return cls(paper.title or "", paper.members, paper.questions, received_on, paper.preamble)

    def tidied(self) -> Self:
        """Return the same inquiry without surplus white space, control characters and empty questions."""
        askers = [Asker(_line(asker.name), _line(asker.group or "") or None, asker.feminine) for asker in self.askers]
        questions = [_tidied(question) for question in self.questions]
        return replace(
            self,
            title=_line(self.title),
            preamble=_text(self.preamble or "") or None,
            askers=tuple(asker for asker in askers if asker.name),
            questions=tuple(question for question in questions if question.text or question.parts),
        )

    def ensure_valid(self) -> None:
        """Raise InvalidInput for the first value that no paper could be made of."""
        _ensure(bool(self.title), "title", "Der Titel fehlt. Tragen Sie ein, worum es in der Anfrage geht.")
        _ensure(
            len(self.title) <= LONGEST_TITLE,
            "title",
            f"Der Titel hat {len(self.title)} Zeichen, möglich sind {LONGEST_TITLE}. Kürzen Sie ihn.",
        )
        self._ensure_askers()
        self._ensure_texts()
        self._ensure_consecutive()

    def _ensure_askers(self) -> None:
        _ensure(bool(self.askers), "askers", "Es fehlt, wer fragt. Tragen Sie mindestens ein Mitglied ein.")
        names = [asker.name for asker in self.askers]
        _ensure(len(set(names)) == len(names), "askers", "Ein Mitglied steht mehrfach da. Streichen Sie eine Zeile.")
        _ensure(
            all(len(name) <= LONGEST_NAME for asker in self.askers for name in (asker.name, asker.group or "")),
            "askers",
            f"Ein Name ist länger als {LONGEST_NAME} Zeichen. Kürzen Sie ihn.",
        )

    def _ensure_texts(self) -> None:
        _ensure(bool(self.questions), "questions", "Die Anfrage enthält keine Frage. Tragen Sie mindestens eine ein.")
        parts = [part for question in self.questions for part in question.parts]
        _ensure(
            len(self.questions) + len(parts) <= MOST_QUESTIONS,
            "questions",
            f"Die Anfrage stellt mehr als {MOST_QUESTIONS} Fragen. Teilen Sie sie auf.",
        )
        _ensure(all(part.text for part in parts), "questions", "Eine Unterfrage ist leer. Ergänzen Sie ihren Text.")
        texts = [self.preamble or "", *(question.text for question in self.questions), *(part.text for part in parts)]
        _ensure(
            all(len(text) <= LONGEST_TEXT for text in texts),
            "questions",
            f"Ein Text ist länger als {LONGEST_TEXT:,} Zeichen. Teilen Sie ihn auf.".replace(",", "."),
        )

    def _ensure_consecutive(self) -> None:
        """Hold the numbers to 1, 2, 3 …; a single question may go without (label empty)."""
        labels = [question.label for question in self.questions]
        unnumbered = labels == [""]
        expected = [str(number) for number in range(1, len(labels) + 1)]
        _ensure(
            unnumbered or labels == expected,
            "questions",
            f"Die Fragen müssen fortlaufend gezählt sein (1 bis {len(labels)}), hier steht: {', '.join(labels)}.",
        )
        for question in self.questions:
            letters = [part.label for part in question.parts]
            _ensure(
                letters == [chr(ord("a") + index) for index in range(len(letters))],
                "questions",
                f"Die Unterfragen zu Frage {question.label} müssen mit a), b), c) … fortlaufen.",
            )


def _ensure(holds: bool, field: str, sentence: str) -> None:
    if not holds:
        raise InvalidInput(sentence, field=field)


def _text(text: str) -> str:
    """Return a text without what no page and no paper can show."""
    return "".join(sign for sign in text if sign in "\n\t" or category(sign) not in {"Cc", "Cs"}).strip()


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _tidied(question: PaperQuestion) -> PaperQuestion:
    parts = tuple(QuestionPart(part.label, _text(part.text)) for part in question.parts)
    return PaperQuestion(question.label, _text(question.text), parts)

"""What an inquiry says, apart from who asks and when: title, preamble, questions (Wortlaut)."""

from dataclasses import asdict, dataclass
from typing import Any, Self
from unicodedata import category

from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import PaperQuestion, QuestionPart

LONGEST_TITLE = 500
LONGEST_TEXT = 20_000
MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """Title, preamble and questions. It may be unfinished; `ensure_complete` says in German what is missing."""

    title: str = ""
    preamble: str | None = None
    questions: tuple[PaperQuestion, ...] = ()

    def tidied(self) -> Self:
        """Return the same wording without surplus white space, control characters and empty questions."""
        questions = (_tidied(question) for question in self.questions)
        return type(self)(
            line(self.title),
            text(self.preamble or "") or None,
            tuple(question for question in questions if question.text or question.parts),
        )

    def ensure_complete(self) -> None:
        """Raise InvalidInput for the first thing that no paper could be made of."""
        ensure(bool(self.title), "title", "Der Titel fehlt. Tragen Sie ein, worum es in der Anfrage geht.")
        ensure(bool(self.questions), "questions", "Die Anfrage enthält keine Frage. Tragen Sie mindestens eine ein.")
        self.ensure_storable()
        parts = [part for question in self.questions for part in question.parts]
        ensure(all(part.text for part in parts), "questions", "Eine Unterfrage ist leer. Ergänzen Sie ihren Text.")
        self._ensure_consecutive()

    def ensure_storable(self) -> None:
        """Raise InvalidInput for what is longer than the database and a paper can hold."""
        ensure(
            len(self.title) <= LONGEST_TITLE,
            "title",
            f"Der Titel hat {len(self.title)} Zeichen, möglich sind {LONGEST_TITLE}. Kürzen Sie ihn.",
        )
        parts = [part for question in self.questions for part in question.parts]
        ensure(
            len(self.questions) + len(parts) <= MOST_QUESTIONS,
            "questions",
            f"Die Anfrage stellt mehr als {MOST_QUESTIONS} Fragen. Teilen Sie sie auf.",
        )
        longest = f"{LONGEST_TEXT:,}".replace(",", ".")
        ensure(
            len(self.preamble or "") <= LONGEST_TEXT,
            "preamble",
            f"Der einleitende Text ist länger als {longest} Zeichen. Kürzen Sie ihn.",
        )
        texts = [*(question.text for question in self.questions), *(part.text for part in parts)]
        ensure(
            all(len(each) <= LONGEST_TEXT for each in texts),
            "questions",
            f"Ein Text ist länger als {longest} Zeichen. Teilen Sie ihn auf.",
        )

    def _ensure_consecutive(self) -> None:
        """Hold the numbers to 1, 2, 3 …; a single question may go without (label empty)."""
        labels = [question.label for question in self.questions]
        expected = [str(number) for number in range(1, len(labels) + 1)]
        ensure(
            labels in ([""], expected),
            "questions",
            f"Die Fragen müssen fortlaufend gezählt sein (1 bis {len(labels)}), hier steht: {', '.join(labels)}.",
        )
        for question in self.questions:
            letters = [part.label for part in question.parts]
            ensure(
                letters == [chr(ord("a") + index) for index in range(len(letters))],
                "questions",
                f"Die Unterfragen zu Frage {question.label} müssen mit a), b), c) … fortlaufen.",
            )

    def to_json(self) -> dict[str, Any]:
        """Return the form that is kept where a wording is not yet, or no longer, an inquiry's own."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the wording that `to_json` wrote; raises KeyError or TypeError for anything else."""
        questions = tuple(
            PaperQuestion(item["label"], item["text"], tuple(QuestionPart(**part) for part in item["parts"]))
            for item in content["questions"]
        )
        return cls(content["title"], content["preamble"], questions)


def ensure(holds: bool, field: str, sentence: str) -> None:
    """Raise InvalidInput for a field unless something holds."""
    if not holds:
        raise InvalidInput(sentence, field=field)


def text(typed: str) -> str:
    """Return a text without what no page and no paper can show."""
    return "".join(sign for sign in typed if sign in "\n\t" or category(sign) not in {"Cc", "Cs"}).strip()


def line(typed: str) -> str:
    """Return a text as one line."""
    return " ".join(text(typed).split())


def _tidied(question: PaperQuestion) -> PaperQuestion:
    parts = tuple(QuestionPart(part.label, text(part.text)) for part in question.parts)
    return PaperQuestion(question.label, text(question.text), parts)

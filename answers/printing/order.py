"""The order in which a paper alternates questions and answers (Reihenfolge)."""

from collections.abc import Iterator, Sequence

from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, QuestionPart

Step = PaperQuestion | QuestionPart | PaperAnswer


def alternating(questions: Sequence[PaperQuestion], answers: Sequence[PaperAnswer]) -> Iterator[Step]:
    """Yield each question, its parts, and each answer after the last question that it is for.

    An answer under a heading („Zu a)“), or to a question as a whole, waits until all parts of the question are said.
    An answer that names no question of the paper comes at the end.
    """
    waiting = list(answers)
    for question in questions:
        for label, step in _steps(question):
            yield step
            for answer in [answer for answer in waiting if _place(answer, questions, answers) == label]:
                yield answer
                waiting.remove(answer)
    yield from waiting


def _steps(question: PaperQuestion) -> Iterator[tuple[str, PaperQuestion | QuestionPart]]:
    return zip(question.labels(), (question, *question.parts), strict=True)


def _place(answer: PaperAnswer, questions: Sequence[PaperQuestion], answers: Sequence[PaperAnswer]) -> str | None:
    """Return the label of the question or part after which an answer is printed."""
    asked = next((each for each in reversed(questions) if set(each.labels()) & set(answer.questions)), None)
    if asked is None:
        return None
    stem, *parts = asked.labels()
    last = next(label for label in reversed(asked.labels()) if label in answer.questions)
    told_later = answer.announced is Announcement.HEADING
    whole = last == stem and not any(_answered_at_once(part, answers) for part in parts)
    return asked.labels()[-1] if told_later or whole else last


def _answered_at_once(label: str, answers: Sequence[PaperAnswer]) -> bool:
    return any(label in answer.questions and answer.announced is not Announcement.HEADING for answer in answers)

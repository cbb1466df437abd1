"""An answer goes out to be worked on in Word, and comes back (Arbeiten in Word)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from answers.annexes import with_room
from answers.answer import Answer, AnswerRevision
from answers.attachments import read_files
from answers.drafting.draft import Draft
from answers.markup import plain_text
from answers.markup.rules import with_rules_of
from answers.printing.layout import load_layout
from answers.printing.word.working_copy import WorkingText, outside_of, write_working_copy
from answers.printing.wording import name_questions
from inquiries.foundation.errors import InvalidInput
from inquiries.inquiry import Inquiry
from inquiries.parsed_paper import Annex
from inquiries.reading.gate import read_working_copy
from inquiries.reading.returned import Returned, ReturnTag

ANNEX_LABEL: Final = "Bezeichnung der Anlage:"
ANNEX: Final = "Text der Anlage:"
NOTES: Final = (
    "Schreiben Sie nur unter „Antwort:“ und in den Feldern der Anlagen. Unveränderte Sätze behalten ihre Belege.",
    "Lassen Sie Überschriften und Fragen bitte stehen. Text an anderer Stelle ordnen Sie nach dem Hochladen selbst zu.",
    "Neue Bilder laden Sie im Entwurf unter „Bilder und Dateien“ hoch; in Word eingefügte kommen nicht mit zurück.",
)


@dataclass(frozen=True, slots=True)
class ReturnedAnswer:
    """What came back: texts by the editor's fields, texts without a place, and titles of those that are missing."""

    revision: int
    fields: dict[str, str]
    strays: tuple[str, ...]
    missing: tuple[str, ...]


def working_copy(session: Session, answer: Answer) -> bytes:
    """Return the latest revision as a Word file with a content control for each passage, gap and the remark."""
    revision = _latest(answer)
    pictures = [file for file in revision.draft.files if not file.title]
    return write_working_copy(
        _texts(answer, revision),
        title=_title(answer),
        notes=NOTES,
        layout=load_layout(answer.inquiry.parliament.code),
        files=read_files(session, pictures),
    )


def returned_answer(answer: Answer, content: bytes, *, filename: str) -> ReturnedAnswer:
    """Return what a working copy brings back; raise Unreadable or InvalidInput for any other file."""
    found = read_working_copy(content, filename=filename)
    number = _number(answer, found, filename)
    revision = next((each for each in answer.revisions if each.number == number), _latest(answer))
    texts = _texts(answer, revision)
    missing = tuple(dict.fromkeys(each.title for each in texts if each.tag not in found.texts))
    usual = outside_of(texts, title=_title(answer), notes=NOTES)
    sent = {each.tag: each.text for each in texts}
    fields = _labels(revision.draft) | {
        tag.field: with_rules_of(sent.get(tag, ""), text) for tag, text in found.texts.items()
    }
    nameless = _label_without_annex(fields, len(revision.draft.annexes))
    return ReturnedAnswer(number, fields, (*_strays(found.outside, usual), *nameless), missing)


def _labels(draft: Draft) -> dict[str, str]:
    """Return the labels of the annexes, which stay where a file does not bring them back."""
    return {f"annex-label-{place}": annex.label for place, annex in enumerate(draft.annexes)}


def _label_without_annex(fields: Mapping[str, str], place: int) -> list[str]:
    """Return what was typed as the label of a further annex that got no text: it has no place, but is not lost."""
    label = fields.get(f"annex-label-{place}", "")
    return [label] if label and not fields.get(f"annex-{place}", "").strip() else []


def _number(answer: Answer, found: Returned, filename: str) -> int:
    """Return the revision that the copy was made of."""
    if not found.texts:
        raise InvalidInput(
            f"„{filename}“ ist keine Arbeitskopie dieser Antwort: Es fehlen die Marken, an denen die Abschnitte "
            "erkannt werden. Laden Sie die Arbeitskopie neu herunter und übertragen Sie Ihren Text in sie.",
            field="file",
        )
    tags = [tag for tag in found.texts if tag.inquiry_id == answer.inquiry_id]
    if len(tags) < len(found.texts):
        raise InvalidInput(f"„{filename}“ gehört zu einer anderen Anfrage. Es wurde nichts übernommen.", field="file")
    return Counter(tag.revision for tag in tags).most_common(1)[0][0]


def _strays(outside: Iterable[str], usual: Iterable[str]) -> list[str]:
    """Return what stands outside the texts and was not there when the copy went out."""
    waiting = Counter(_plain(each) for each in usual)
    strays = []
    for text in outside:
        if waiting[_plain(text)] > 0:
            waiting[_plain(text)] -= 1
        else:
            strays.append(text)
    return strays


def _plain(text: str) -> str:
    return " ".join(plain_text(text).split())


def _texts(answer: Answer, revision: AnswerRevision) -> list[WorkingText]:
    inquiry, draft = answer.inquiry, revision.draft
    remark = revision.content.get("government_remark") or ""
    return [
        WorkingText(_tag(answer, revision, "remark", 0), "Vorbemerkung der Landesregierung", (), remark),
        *(
            WorkingText(_tag(answer, revision, "passage", place), _heading(inquiry, each.questions), asked, each.text)
            for place, each in enumerate(draft.passages)
            for asked in [_asked(inquiry, each.questions)]
        ),
        *(
            WorkingText(_tag(answer, revision, "gap", place), f"Lücke {place + 1}", (gap.text,), "")
            for place, gap in enumerate(draft.gaps)
        ),
        *(
            each
            for place, annex in enumerate(with_room(draft.annexes))
            for each in _annex(answer, revision, place, annex)
        ),
    ]


def _annex(answer: Answer, revision: AnswerRevision, place: int, annex: Annex) -> Iterator[WorkingText]:
    """Yield an annex's label and text; the last is empty, for one that is written in Word."""
    title = annex.label or "Weitere Anlage"
    tag, text_tag = (_tag(answer, revision, kind, place) for kind in ("annexlabel", "annex"))
    yield WorkingText(tag, title, (), annex.label, label=ANNEX_LABEL)
    yield WorkingText(text_tag, title, (), annex.text, label=ANNEX, heads=False)


def _tag(answer: Answer, revision: AnswerRevision, kind: str, place: int) -> ReturnTag:
    return ReturnTag(answer.inquiry_id, revision.number, kind, place)


def _heading(inquiry: Inquiry, labels: tuple[str, ...]) -> str:
    named = name_questions(labels, inquiry.paper_questions(), within_one=True)
    return f"Zu {named}" if named else "Zur Frage"


def _asked(inquiry: Inquiry, labels: tuple[str, ...]) -> tuple[str, ...]:
    asked = (each for each in inquiry.questions if each.label in labels)
    return tuple(f"{each.label}. {each.text}".lstrip(". ") for each in asked)


def _title(answer: Answer) -> str:
    return f"Arbeitskopie der Antwort zur Anfrage {answer.inquiry.number}"


def _latest(answer: Answer) -> AnswerRevision:
    if answer.latest is None:
        raise InvalidInput("Zu dieser Antwort gibt es noch keinen Text.")
    return answer.latest

"""What a new version of a paper changes, word by word (Änderungen einer Fassung)."""

from itertools import zip_longest
from typing import Any, Final

from answers.new_version import question_texts
from answers.printing.wording import listing
from app.web.views.answers import word_changes
from inquiries.parsed_paper import PaperAnswer, ParsedPaper

_NONE: Final = PaperAnswer((), "")


def changes(before: ParsedPaper, after: ParsedPaper) -> list[dict[str, Any]]:
    """Return what changed: title, preamble, questions, remark, answers, and what was added at the end."""
    pairs = [("Titel", before.title or "", after.title or "")]
    pairs.append(("Vorbemerkung der Anfrage", before.preamble or "", after.preamble or ""))
    for (label, old_text), (_, new_text) in zip(question_texts(before), question_texts(after), strict=True):
        pairs.append((f"Frage {label}".strip(), old_text, new_text))
    pairs.append(("Vorbemerkung der Landesregierung", before.government_remark or "", after.government_remark or ""))
    for old, new in zip_longest(before.answers, after.answers, fillvalue=_NONE):
        label = listing([label for label in new.questions if label])
        pairs.append((f"Antwort zu Frage {label}" if label else "Antwort", old.text, new.text))
    pairs += [(annex.label, "", annex.text) for annex in after.annexes[len(before.annexes) :]]
    return [{"heading": name, "changes": word_changes(old, new)} for name, old, new in pairs if old != new]

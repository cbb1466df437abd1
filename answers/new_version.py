"""Amending a published paper: prepared, seen, published as a version (Neudruck, Berichtigung, Ergänzung)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session, object_session

from answers.attachments import files_of
from answers.markup import parse
from answers.printing.pictures import NO_FILES
from answers.proof import Proof, print_proof
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, NotFound, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.parsed_paper import Annex, ParsedPaper
from inquiries.printed_paper import LONGEST_TITLE, PrintedPaper, VersionKind
from inquiries.publication import get_paper, publish_version
from inquiries.version_draft import VersionDraft, find_version_draft

PUBLISHED: Final = "paper.version"
AMENDING: Final = tuple(kind for kind in VersionKind if kind.amends)


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """What the clerk enters for a new version; `answers` and `questions` stand in the paper's order.

    `questions` are the texts of `question_texts`; those and the preamble stay as they are where they are None.
    """

    kind: VersionKind
    reason: str
    printed_on: date
    title: str
    government_remark: str
    answers: tuple[str, ...]
    supplement: str = ""
    preamble: str | None = None
    questions: tuple[str, ...] | None = None


def save_version(
    session: Session, actor: Actor, paper: PrintedPaper, entry: VersionEntry, *, revision: int | None = None
) -> VersionDraft:
    """Prepare a version of a published paper, or go on preparing it; nothing of it is public.

    Raises InvalidInput for what could not be printed, StaleRevision when somebody else saved meanwhile.
    """
    ensure_amendable(actor, paper)
    content = _content(paper.content, entry)
    draft = find_version_draft(session, paper)
    _ensure_fresh(draft, revision)
    if draft is None:
        draft = VersionDraft(
            parliament_id=paper.parliament_id, term=paper.term, serial=paper.serial, begun_by=actor.name
        )
        session.add(draft)
    draft.base_version, draft.kind, draft.reason = paper.version, entry.kind, entry.reason.strip()
    draft.printed_on, draft.supplement = entry.printed_on, entry.supplement.strip()
    draft.snapshot = content.to_snapshot()
    session.flush()
    return draft


def ensure_amendable(actor: Actor, paper: PrintedPaper) -> None:
    """Raise unless the actor may publish and the paper is a complete one."""
    actor.require(Permission.PUBLISH_PAPER)
    if paper.kind is VersionKind.QUESTION:
        raise StepNotAllowed(
            f"Unter der Nummer {paper.number} ist bisher nur die Anfrage veröffentlicht. Eine neue Fassung ist "
            "möglich, sobald die Antwort erschienen ist.",
            number=paper.number,
        )


def get_draft(session: Session, actor: Actor, paper: PrintedPaper) -> VersionDraft:
    """Return the version in preparation; raise NotFound when there is none."""
    actor.require(Permission.PUBLISH_PAPER)
    draft = find_version_draft(session, paper)
    if draft is None:
        raise NotFound(f"Zur Drucksache {paper.number} ist keine neue Fassung in Arbeit.", number=paper.number)
    return draft


def proof_of(paper: PrintedPaper, draft: VersionDraft) -> Proof:
    """Return the very file that publishing would freeze; raise InvalidInput when nothing has changed."""
    content = replace(draft.content, printed_on=draft.printed_on, edition=draft.kind.value)
    if draft.supplement:
        label = f"{draft.kind.value} vom {draft.printed_on:%d.%m.%Y}"
        content = replace(content, annexes=(*content.annexes, Annex(label, draft.supplement)))
    if draft.kind is not VersionKind.REPRINT and _text(content) == _text(paper.content):
        raise InvalidInput(
            "Die neue Fassung sagt dasselbe wie die veröffentlichte. Ändern Sie den Text oder tragen Sie die Ergänzung "
            "ein.",
            field="answer-1",
        )
    session = object_session(paper)
    return print_proof(content, files=files_of(session, content) if session else NO_FILES)


def publish_prepared(
    session: Session,
    actor: Actor,
    paper: PrintedPaper,
    *,
    sha256: str | None = None,
    pdf_sha256: str | None = None,
    revision: int | None = None,
) -> PrintedPaper:
    """Publish the version in preparation; the hashes name the files that the clerk saw, no others are published."""
    draft = get_draft(session, actor, paper)
    _ensure_fresh(draft, revision)
    if draft.base_version != paper.version:
        raise StaleRevision("Inzwischen ist eine weitere Fassung erschienen. Gleichen Sie Ihren Text mit ihr ab.")
    proof = proof_of(paper, draft)
    proof.ensure_seen(sha256, pdf_sha256)
    version = publish_version(
        session, paper, proof.paper, proof.docx, kind=draft.kind, reason=draft.reason, pdf=proof.pdf
    )
    _record(session, actor, PUBLISHED, paper, kind=draft.kind.value, reason=draft.reason, sha256=proof.sha256)
    session.delete(draft)
    return version


def discard_version(session: Session, actor: Actor, paper: PrintedPaper) -> None:
    """Give a version in preparation up; the published ones stay as they are."""
    draft = get_draft(session, actor, paper)
    _record(session, actor, "paper.version_discarded", paper, kind=draft.kind.value)
    session.delete(draft)


def get_latest(session: Session, paper: PrintedPaper) -> PrintedPaper:
    """Return the latest version under a paper's number, in another session."""
    return get_paper(session, paper.parliament.code, paper.number)


def _record(session: Session, actor: Actor, action: str, paper: PrintedPaper, **detail: object) -> None:
    number = str(paper.number)
    audit.record(session, actor, action, realm=Realm.PARLIAMENT, inquiry_id=paper.inquiry_id, number=number, **detail)


def _ensure_fresh(draft: VersionDraft | None, revision: int | None) -> None:
    if draft is not None and revision is not None and draft.revision != revision:
        raise StaleRevision(
            "Diese Fassung wurde inzwischen von jemand anderem bearbeitet. Ihr Text wurde nicht gespeichert; "
            "laden Sie die Seite neu und vergleichen Sie."
        )


def _content(before: ParsedPaper, entry: VersionEntry) -> ParsedPaper:
    title = " ".join(entry.title.split())
    _ensure(bool(entry.reason.strip()), "reason", "Geben Sie an, warum die neue Fassung erscheint.")
    _ensure(entry.kind.amends, "kind", "Wählen Sie Neudruck, Berichtigung oder Ergänzung.")
    _ensure(0 < len(title) <= LONGEST_TITLE, "title", f"Der Titel braucht 1 bis {LONGEST_TITLE} Zeichen.")
    _ensure(
        before.printed_on is None or entry.printed_on >= before.printed_on,
        "printed_on",
        f"Die neue Fassung kann nicht vor der bisherigen ({before.printed_on or clock.today():%d.%m.%Y}) erscheinen.",
    )
    _ensure(
        entry.kind is not VersionKind.SUPPLEMENT or bool(entry.supplement.strip()),
        "supplement",
        "Tragen Sie den Text der Ergänzung ein, den die Landesregierung nachgereicht hat.",
    )
    if len(entry.answers) != len(before.answers):
        raise StaleRevision("Die Drucksache hat inzwischen andere Antworten. Laden Sie die Seite neu.")
    answers = tuple(
        replace(answer, text=_readable(text, f"answer-{place}", before=answer.text))
        for place, (answer, text) in enumerate(zip(before.answers, entry.answers, strict=True), start=1)
    )
    _readable(entry.supplement, "supplement", before="")
    remark = _readable(entry.government_remark, "remark", before=before.government_remark or "")
    asked = _asked(before, entry)
    return replace(asked, title=title, government_remark=remark or None, answers=answers)


def question_texts(content: ParsedPaper) -> list[tuple[str, str]]:
    """Return label and text of each question and of its lettered parts, in the paper's order."""
    texts = (
        text for question in content.questions for text in (question.text, *(part.text for part in question.parts))
    )
    return list(zip(content.question_labels(), texts, strict=True))


def _asked(before: ParsedPaper, entry: VersionEntry) -> ParsedPaper:
    """Return the paper with the Members' text as entered."""
    if entry.preamble is not None:
        before = replace(before, preamble=_plain(entry.preamble, before.preamble or "") or None)
    if entry.questions is None:
        return before
    old = question_texts(before)
    if len(old) != len(entry.questions):
        raise StaleRevision("Die Drucksache hat inzwischen andere Fragen. Laden Sie die Seite neu.")
    new = [_plain(text, said) for text, (_, said) in zip(entry.questions, old, strict=True)]
    for place, (text, (_, said)) in enumerate(zip(new, old, strict=True), start=1):
        _ensure(bool(text) or not said, f"question-{place}", "Eine Frage kann nicht leer sein.")
    rest = iter(new)
    questions = tuple(
        replace(each, text=next(rest), parts=tuple(replace(part, text=next(rest)) for part in each.parts))
        for each in before.questions
    )
    return replace(before, questions=questions)


def _plain(text: str, before: str) -> str:
    """Return a typed text without what a form adds; one that was not changed stays as it was."""
    text = text.replace("\r\n", "\n").strip()
    return before if text == before.strip() else text


def _readable(text: str, field: str, *, before: str) -> str:
    """Return a text that can be printed; what an archive's paper says already is taken as it is."""
    text = text.replace("\r\n", "\n").strip()
    if text == before.strip():
        return before
    _ensure(bool(text) or not field.startswith("answer"), field, "Eine Antwort kann nicht leer sein.")
    try:
        parse(text)
    except InvalidInput as refusal:
        raise InvalidInput(refusal.sentence, field=field) from refusal
    return text


def _ensure(holds: bool, field: str, sentence: str) -> None:
    if not holds:
        raise InvalidInput(sentence, field=field)


def _text(content: ParsedPaper) -> ParsedPaper:
    return replace(content, printed_on=None, edition=None)

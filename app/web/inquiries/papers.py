"""What an inquiry's page shows of papers, files and days, and what else can be done (Papiere, Dateien)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from answers.release import question_can_be_published
from app.extensions import db
from inquiries import reminding
from inquiries.attachments import files_of, may_see_original
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.publication import versions_of
from inquiries.queries import InquiryCard
from inquiries.services import numbering_on
from inquiries.workflow import Stage


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper of the inquiry: its label, address, what it is, and whether it is a file."""

    label: str
    url: str
    note: str = ""
    is_file: bool = False


def papers_context(inquiry: Inquiry, card: InquiryCard, actor: Actor) -> dict[str, Any]:
    """Return what the page shows of papers and files."""
    numbers = sorted({inquiry.number, inquiry.answer_number}, reverse=True)  # the answer's is the later one
    versions = [each for number in numbers for each in versions_of(db.session(), inquiry.parliament.code, number)]
    return {
        "days": _days(card, versions),
        "papers": [*_own_papers(inquiry, actor), *(_published(version) for version in versions)],
        "files": files_of(db.session(), actor, inquiry),
        "may_attach": actor.may(Permission.REGISTER_INQUIRY),
        "further": further_steps(inquiry, actor),
        "may_remind_government": actor.may(Permission.FORWARD_INQUIRY)
        and reminding.hindrance(db.session(), inquiry) is None,
    }


def further_steps(inquiry: Inquiry, actor: Actor) -> list[tuple[str, str, str]]:
    """Return what can be published beside the next step: label, address, kind of button."""
    if not actor.may(Permission.PUBLISH_PAPER):
        return []
    steps = []
    if question_can_be_published(db.session(), inquiry):
        appears_first = numbering_on(inquiry.parliament, inquiry.received_on).question_at_forwarding
        kind = "primary" if appears_first else "tertiary"
        url = url_for("release.show", inquiry_id=inquiry.id, which="question")
        steps.append(("Anfrage allein als Drucksache veröffentlichen", url, kind))
    if inquiry.stage is Stage.PUBLISHED:
        url = url_for("new_version.edit", term=inquiry.term.number, serial=inquiry.answer_number.serial)
        steps.append(("Neudruck, Berichtigung oder Ergänzung", url, "secondary"))
    return steps


def _days(card: InquiryCard, versions: Sequence[PrintedPaper]) -> list[tuple[str, str | None]]:
    """Return the five days of a paper, none of which is derived from another, with the forwarding."""
    answers = [version for version in versions if version.kind is not VersionKind.QUESTION]
    first = answers[-1] if answers else None
    days = (
        ("Eingang", card.received_on),
        ("Zuleitung", card.forwarded_on),
        ("Fällig", card.due_on),
        ("Schreiben vom", card.letter_dated_on),
        ("Ausgegeben am", first.printed_on if first else None),
        ("Veröffentlicht am", clock.day_of(first.published_at) if first else None),
    )
    return [(label, _short(day)) for label, day in days]


def _own_papers(inquiry: Inquiry, actor: Actor) -> list[PaperLink]:
    papers = [
        PaperLink("Anfrage als Word-Datei", url_for("inquiries.question_docx", inquiry_id=inquiry.id), is_file=True)
    ]
    if inquiry.source_sha256 and may_see_original(actor, inquiry):
        url = url_for("attachments.original", inquiry_id=inquiry.id)
        papers.append(PaperLink("Eingereichte Datei", url, "wie sie beim Landtag einging", is_file=True))
    return papers


def _published(version: PrintedPaper) -> PaperLink:
    url = url_for("paper_versions.show", term=version.term, serial=version.serial, version=version.version)
    note = f"{version.version}. Fassung" + (f" vom {_short(version.printed_on)}" if version.printed_on else "")
    if version.withdrawn_on:
        note += f", zurückgezogen am {_short(version.withdrawn_on)}"
    return PaperLink(f"Drucksache {version.number}: {version.kind.value}", url, note)


def _short(day: date | None) -> str | None:
    return f"{day:%d.%m.%Y}" if day else None

"""Commands on papers: read a file, write a paper (Drucksachen)."""

import tempfile
from pathlib import Path

import click
from sqlalchemy.orm import Session

from answers import composition
from answers.attachments import files_of
from answers.printing.formats import FORMATS
from answers.printing.script import Print
from answers.published import write_published
from app.cli.archive_import import import_papers
from app.cli.output import Group, acting, emit_json, of_parliament, say
from app.cli.paper_versions import amend, versions
from app.extensions import db
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import versions_of
from inquiries.queries import get_inquiry_by_number
from inquiries.reading import read_paper


@click.group("papers", cls=Group)
def group() -> None:
    """Drucksachen lesen und schreiben."""


group.add_command(import_papers)
group.add_command(versions)
group.add_command(amend)


@group.command("parse")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@of_parliament()
def parse(*, file: Path, parliament: str) -> None:
    """Eine Datei lesen und ausgeben, was sie sagt; gespeichert wird nichts."""
    emit_json(read_paper(file.read_bytes(), filename=file.name, parliament=parliament).to_json())


@group.command("export")
@click.argument("number")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--print", "which", type=click.Choice(["question", "answer"]), default="answer", show_default=True)
@of_parliament()
@acting
def export(*, number: str, form: str, output: Path, which: str, parliament: str, actor: Actor) -> None:
    """Eine Drucksache schreiben: die veröffentlichte, sonst die, die veröffentlicht würde."""
    wanted = PrintedPaperNumber.parse(number)
    content = _bytes(db.session(), actor, parliament, wanted, form=form, which=Print[which.upper()])
    write_whole(output, content)
    say(f"{output}: {len(content)} Byte.")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all; raise InvalidInput when the place cannot be written."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(content)
        Path(part.name).chmod(0o644)
        Path(part.name).replace(path)
    except OSError as error:
        raise InvalidInput(f"„{path}“ lässt sich nicht schreiben: {error.strerror}.", field="output") from None


def _bytes(
    session: Session, actor: Actor, parliament: str, number: PrintedPaperNumber, *, form: str, which: Print
) -> bytes:
    published = _published(session, parliament, number, which)
    if published is not None:
        return write_published(session, published, form)
    inquiry = get_inquiry_by_number(session, actor, number, parliament_id=get_parliament(session, parliament).id)
    paper = _unpublished(inquiry, which)
    return FORMATS[form].write(paper, which, files_of(session, paper))


def _published(session: Session, parliament: str, number: PrintedPaperNumber, which: Print) -> PrintedPaper | None:
    """Return the latest published version of one of the two prints."""
    asks = which is Print.QUESTION
    versions = versions_of(session, parliament, number)
    return next((each for each in versions if (each.kind is VersionKind.QUESTION) is asks), None)


def _unpublished(inquiry: Inquiry, which: Print) -> ParsedPaper:
    if which is Print.QUESTION:
        return composition.question_paper(inquiry, printed_on=inquiry.forwarded_on or inquiry.received_on)
    if inquiry.answer is None:
        raise StepNotAllowed(
            f"Zur Anfrage {inquiry.number} liegt dem Landtag noch keine Antwort vor. "
            "Die Anfrage allein geben Sie mit „--print question“ aus."
        )
    return composition.answer_paper(inquiry, inquiry.answer)

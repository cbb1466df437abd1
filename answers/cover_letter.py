"""The letter that hands an answer over to the Landtag: what it says (Begleitschreiben)."""

from datetime import date

from answers.composition import KINDS, question_paper
from answers.printing.layout import load_layout
from answers.printing.word.letter import Letter, write_letter
from answers.printing.wording import askers_line, long_day
from inquiries.inquiry import Inquiry


def write_cover_letter(inquiry: Inquiry, *, dated_on: date) -> bytes:
    """Return the letter as Word: the office's line, the number, the title, the due day, and what is enclosed."""
    layout = load_layout(inquiry.parliament.code)
    ministry = inquiry.ministry_in_charge.named_on(dated_on)
    kind, number = layout.kind(KINDS[inquiry.kind]).name, layout.phrase("number", number=inquiry.number)
    letter = Letter(
        sender=ministry.name,
        office=inquiry.answered_by or ministry.office,
        recipient=("Die Präsidentin oder der Präsident", layout.name, *layout.address),
        references=_references(inquiry, number),
        dated_on=dated_on,
        subject=f"{kind} {askers_line(question_paper(inquiry).members, layout)}: {inquiry.title}",
        paragraphs=(
            "Sehr geehrte Damen und Herren,",
            (
                f"namens {layout.phrases['of_government']} übersende ich Ihnen in der Anlage die Antwort auf die "
                f"{kind} „{inquiry.title}“, {number}."
            ),
            *_due(inquiry),
        ),
        annexes=(f"Antwort {layout.phrases['of_government']} auf die {kind}, {number}",),
    )
    return write_letter(letter, layout=layout)


def _references(inquiry: Inquiry, number: str) -> tuple[tuple[str, str], ...]:
    forwarded = (("Ihr Schreiben vom", long_day(inquiry.forwarded_on)),) if inquiry.forwarded_on else ()
    return (("Ihr Zeichen", number), *forwarded)


def _due(inquiry: Inquiry) -> tuple[str, ...]:
    """Say by when the answer was asked for; a letter that comes later than that says so itself, by its date."""
    return (f"Die Antwort war bis zum {long_day(inquiry.due_on)} erbeten.",) if inquiry.due_on else ()

"""The letter by which a rejection is delivered to the Member, as text (Zurückweisungsschreiben)."""

from datetime import date

from inquiries.inquiry import Inquiry
from inquiries.parliament.members import Member
from inquiries.proceedings.models import Rejection


def rejection_letter(rejection: Rejection) -> tuple[str, ...]:
    """Return the letter's paragraphs, the subject first."""
    inquiry = rejection.inquiry
    law = f" nach {rejection.law}" if rejection.law else ""
    return (
        f"{inquiry.instrument} {inquiry.number}: „{inquiry.title}“",
        _salutation(inquiry),
        f"die von Ihnen eingereichte Anfrage, eingegangen am {_day(inquiry.received_on)}, weise ich{law} zurück.",
        *rejection.grounds,
        f"Begründung: {rejection.reasons}",
        _remedy(rejection),
        "Mit freundlichen Grüßen",
        rejection.rejected_by,
    )


def _salutation(inquiry: Inquiry) -> str:
    return ", ".join(_greeted(asker.member) for asker in inquiry.askers) + ","


def _greeted(member: Member) -> str:
    if member.feminine is None:
        return f"Guten Tag {member.name}"
    title = "Sehr geehrte Frau Abgeordnete" if member.feminine else "Sehr geehrter Herr Abgeordneter"
    return f"{title} {member.name}"


def _remedy(rejection: Rejection) -> str:
    if rejection.objection_until is None:
        return (
            "Gegen diese Entscheidung können Sie Einspruch einlegen. Bis wann, ergibt sich aus der Geschäftsordnung; "
            "hier ist die Frist nicht hinterlegt."
        )
    return (
        "Gegen diese Entscheidung können Sie schriftlich und mit Begründung Einspruch einlegen. Das Schreiben gilt als "
        f"am {_day(rejection.delivered_on)} zugestellt; die Frist endet am {_day(rejection.objection_until)}. "
        "Über den Einspruch entscheidet der Landtag."
    )


def _day(on: date) -> str:
    return f"{on:%d.%m.%Y}"

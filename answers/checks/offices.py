"""The office under which an answer goes out: one that no source confirms is told (Amtsbezeichnung)."""

from answers.checks.finding import CheckFinding
from inquiries.parliament.ministries import MinistryName


def doubtful_office(name: MinistryName) -> list[CheckFinding]:
    """Return a finding where the name or the office of the ministry is not confirmed by a source."""
    doubts = {"name": f"Der Name „{name.name}“", "office": f"Die Amtsbezeichnung „{name.office}“"}
    said = [doubts[each] for each in name.doubtful if each in doubts]
    if not said:
        return []
    return [
        CheckFinding(
            code="office",
            sentence=f"{' und '.join(said)} {'ist' if len(said) == 1 else 'sind'} in den Ausgangsdaten nicht belegt.",
            place="Zuleitung",
            remedy="Prüfen Sie, was in der Zuleitungszeile stehen wird. Die Fachadministration kann es berichtigen.",
            stops=False,
        )
    ]

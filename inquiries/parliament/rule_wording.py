"""Rules in German words, for explanations, pages and the handbook (Wortlaut der Fristenregeln)."""

from collections.abc import Iterable
from typing import Final

from inquiries.parliament.rules import Evidence, Rule, Start, TimeLimit, Unit

OPEN: Final = "offen"

EVENTS: Final = {
    Start.FORWARDING: "Zuleitung",
    Start.DISPATCH: "Absendung durch den Landtag",
    Start.RECEIPT: "Zugang bei der Regierung",
    Start.REQUEST: "Aufforderung zur Antwort",
}
UNITS: Final = {
    Unit.WORKING_DAYS: ("Werktag", "Werktage"),
    Unit.DAYS: ("Tag", "Tage"),
    Unit.WEEKS: ("Woche", "Wochen"),
    Unit.MONTHS: ("Monat", "Monate"),
}
EVIDENCE: Final = {
    Evidence.PRIMARY: "Geschäftsordnung",
    Evidence.QUOTED: "Drucksache oder Urteil",
    Evidence.PRESS: "Presse",
}
FIELDS: Final = {
    "max_questions": "Höchstzahl der Fragen",
    "extension": "Verlängerung",
    "overdue": "Folge des Fristablaufs",
    "numbering": "Nummern",
    "rejection": "Zurückweisung",
    "asker_names_ministry": "Wahl des Ministeriums",
    "deadline": "Länge der Frist",
    "valid_from": "Geltungsbeginn",
    "valid_to": "Geltungsende",
}


def length(limit: TimeLimit) -> str:
    """Return a length of time such as „10 Werktage“."""
    one, several = UNITS[limit.unit]
    return f"{limit.n} {one if limit.n == 1 else several}"


def event(start: Start | None) -> str:
    """Return the event that starts the clock, „Zugang“ where the rule leaves it open."""
    return EVENTS[start] if start else "Zugang"


def validity(rule: Rule) -> str:
    """Return a rule's span of time."""
    begins = f"ab {rule.valid_from:%d.%m.%Y}" if rule.valid_from else "Beginn offen"
    ends = f"bis {rule.valid_to:%d.%m.%Y}" if rule.valid_to else "ohne bekanntes Ende"
    return f"{begins}, {ends}"


def evidence(rule: Rule) -> str:
    """Return what the rule's values rest on."""
    return ", ".join(EVIDENCE[each] for each in rule.status)


def open_points(rule: Rule) -> tuple[str, ...]:
    """Return what nobody could confirm about a rule. An open end of validity is no gap: the rule is in force."""
    points = [
        FIELDS[name]
        for name in (
            "max_questions",
            "extension",
            "overdue",
            "numbering",
            "rejection",
            "asker_names_ministry",
            "valid_from",
        )
        if getattr(rule, name) is None
    ]
    if rule.deadline.start is None:
        points.append("Beginn der Frist")
    if rule.deadline.unit is Unit.WORKING_DAYS and rule.saturday_counts is None:
        points.append("Samstage")
    return tuple(points)


def doubtful_points(rule: Rule) -> tuple[str, ...]:
    """Return the values that are known but not certain."""
    return tuple(FIELDS[name] for name in rule.doubtful)


def table(rules: Iterable[Rule]) -> str:
    """Return a Markdown table of rules, a line each."""
    head = ("Regel", "Frist", "gerechnet ab", "gilt", "Grundlage", "Beleg", "offen", "unsicher")
    lines = [head, ("---",) * len(head), *(_row(rule) for rule in rules)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(rule: Rule) -> tuple[str, ...]:
    start = event(rule.deadline.start) if rule.deadline.start else OPEN
    gaps = (", ".join(points) or "–" for points in (open_points(rule), doubtful_points(rule)))
    return (rule.id, length(rule.deadline), start, validity(rule), rule.law, evidence(rule), *gaps)

"""What somebody may be told of, whom it concerns, and whether it may be switched off (Anlässe)."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from inquiries.foundation.permissions import Role


class Occasion(Enum):
    """Why somebody is told something; the value is its German name. Its template is mail/<name>.txt."""

    ROUTING_WAITING = "Eine Anfrage wartet auf die Zuweisung"
    ASSIGNMENT_WAITING = "Eine Zuweisung wartet auf die Annahme"
    LEAD_OFFERED = "Eine Federführung ist Ihrem Haus angetragen"
    WORK_WAITING = "Eine Anfrage liegt zur Bearbeitung vor"
    CO_SIGNATURE_WAITING = "Eine Antwort wartet auf die Mitzeichnung"
    CONTRIBUTION_ASKED = "Ihr Haus ist um eine Zulieferung gebeten"
    CONTRIBUTION_DELIVERED = "Eine Zulieferung ist eingegangen"
    ERRAND_CHASED = "Eine Zulieferung oder Mitzeichnung wird angemahnt"
    CLEARANCE_WAITING = "Eine Antwort wartet auf die Freigabe"
    DUE_IN_FIVE = "Fünf Werktage bis zur Frist"
    DUE_IN_TWO = "Zwei Werktage bis zur Frist"
    DUE_TODAY = "Die Frist endet heute"
    OVERDUE = "Frist überschritten, täglich an das Ministerium"
    OVERDUE_AT_LANDTAG = "Frist überschritten, wöchentlich an den Landtag"
    RECORD_CHANGED = "Eine zitierte Unterlage hat sich geändert"
    REMINDED = "Jemand erinnert an eine Anfrage"
    ANSWER_ARRIVED = "Eine Antwort ist beim Landtag eingegangen"
    AMENDMENT_ARRIVED = "Ein Nachtrag ist beim Landtag eingegangen"
    ANSWER_DEMANDED = "Der Landtag fordert eine Antwort nach"
    ANSWER_PUBLISHED = "Eine Antwort ist veröffentlicht"
    CLARIFICATION = "Der Landtag hat eine Rückfrage zu einer Anfrage"
    REJECTED = "Eine Anfrage ist zurückgewiesen"
    EXTENDED = "Eine Frist ist verlängert"
    ORAL_ANSWER_ASKED = "Eine mündliche Beantwortung ist verlangt"
    CO_ASKER_ASKED = "Sie sind um Mitunterzeichnung einer Anfrage gebeten"
    SEARCH_HITS = "Neue Treffer einer gespeicherten Suche"
    STEP_TAKEN = "Eine verfolgte Anfrage ist einen Schritt weiter"
    DIGEST = "Tägliche Zusammenfassung"


class Delivery(Enum):
    """How somebody wants to be told; the value is what the settings page says."""

    AT_ONCE = "sofort"
    DAILY = "in der täglichen Zusammenfassung"
    NONE = "keine Mail"


@dataclass(frozen=True, slots=True)
class Rule:
    """Whom an occasion concerns, and whether its mail is a legal need that nobody can switch off."""

    roles: frozenset[Role]
    required: bool = False


def _for(*roles: Role, required: bool = False) -> Rule:
    return Rule(frozenset(roles), required)


_MINISTRY: Final = (Role.COORDINATOR, Role.OFFICER, Role.APPROVER)
_SEAT: Final = (Role.MEMBER, Role.MEMBER_STAFF)

RULES: Final[dict[Occasion, Rule]] = {
    Occasion.ROUTING_WAITING: _for(Role.CHANCELLERY),
    Occasion.ASSIGNMENT_WAITING: _for(Role.COORDINATOR),
    Occasion.LEAD_OFFERED: _for(Role.COORDINATOR),
    Occasion.WORK_WAITING: _for(Role.OFFICER),
    Occasion.CO_SIGNATURE_WAITING: _for(Role.COORDINATOR, Role.OFFICER),
    Occasion.CONTRIBUTION_ASKED: _for(Role.COORDINATOR, Role.OFFICER),
    Occasion.CONTRIBUTION_DELIVERED: _for(Role.OFFICER),
    Occasion.ERRAND_CHASED: _for(Role.COORDINATOR, Role.OFFICER),
    Occasion.CLEARANCE_WAITING: _for(Role.APPROVER, Role.CHANCELLERY),
    Occasion.DUE_IN_FIVE: _for(*_MINISTRY),
    Occasion.DUE_IN_TWO: _for(*_MINISTRY),
    Occasion.DUE_TODAY: _for(*_MINISTRY, required=True),
    Occasion.OVERDUE: _for(*_MINISTRY, Role.CHANCELLERY, required=True),
    Occasion.OVERDUE_AT_LANDTAG: _for(Role.CLERK),
    Occasion.RECORD_CHANGED: _for(Role.OFFICER),
    Occasion.REMINDED: _for(*_MINISTRY, Role.CHANCELLERY),
    Occasion.ANSWER_ARRIVED: _for(Role.CLERK),
    Occasion.AMENDMENT_ARRIVED: _for(Role.CLERK),
    Occasion.ANSWER_DEMANDED: _for(Role.COORDINATOR, Role.OFFICER, required=True),
    Occasion.ANSWER_PUBLISHED: _for(*_SEAT),
    Occasion.CLARIFICATION: _for(*_SEAT, required=True),  # an unanswered one lets the inquiry lie
    Occasion.REJECTED: _for(*_SEAT, required=True),  # a time limit for the objection begins
    Occasion.EXTENDED: _for(*_SEAT, *_MINISTRY, Role.CLERK, required=True),
    Occasion.ORAL_ANSWER_ASKED: _for(*_MINISTRY, Role.CLERK, required=True),
    Occasion.CO_ASKER_ASKED: _for(*_SEAT),
    Occasion.SEARCH_HITS: _for(*Role),
    Occasion.STEP_TAKEN: _for(*_SEAT, Role.CLERK, Role.PRESIDENT),
    Occasion.DIGEST: _for(*Role),
}


def occasions_for(roles: frozenset[Role]) -> list[Occasion]:
    """Return what people with these roles are told of and can choose about, in the table's order."""
    return [occasion for occasion, rule in RULES.items() if rule.roles & roles and occasion is not Occasion.DIGEST]


def allowed(occasion: Occasion) -> list[Delivery]:
    """Return the ways in which an occasion may be delivered: what is legally needed always comes by mail."""
    return [each for each in Delivery if each is not Delivery.NONE or not RULES[occasion].required]

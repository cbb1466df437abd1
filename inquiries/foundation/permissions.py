"""Roles and what each may do; what no row grants is forbidden (Rollen und Rechte)."""

from enum import Enum
from typing import Final


class Role(Enum):
    """A person's function in parliament or government; the value is its German name."""

    CLERK = "Landtagsverwaltung"
    PRESIDENT = "Präsidium"
    MEMBER = "Mitglied des Landtages"
    MEMBER_STAFF = "Abgeordnetenbüro"
    CHANCELLERY = "Staatskanzlei"
    COORDINATOR = "Ressortkoordination"
    OFFICER = "Bearbeitung"
    APPROVER = "Hausleitung"
    ADMINISTRATOR = "Fachadministration"
    AUDITOR = "Revision"

    @property
    def is_government(self) -> bool:
        """Tell whether the role belongs to the government's side."""
        return self in GOVERNMENT


GOVERNMENT: Final = frozenset({Role.CHANCELLERY, Role.COORDINATOR, Role.OFFICER, Role.APPROVER})


class Permission(Enum):
    """One thing that a person may do; the value completes „Ihnen fehlt das Recht, …“."""

    READ_PUBLISHED = "veröffentlichte Drucksachen zu lesen"
    FOLLOW_INQUIRIES = "Anfragen im Landtag zu verfolgen"
    HAND_IN_INQUIRY = "Anfragen einzureichen"
    REGISTER_INQUIRY = "Anfragen zu erfassen"
    FORWARD_INQUIRY = "Anfragen der Landesregierung zuzuleiten"
    REJECT_INQUIRY = "über eine Zurückweisung zu entscheiden"
    WITHDRAW_INQUIRY = "Anfragen zurückzuziehen"
    ACT_FOR_ASKER = "für das fragende Mitglied zu handeln"
    KEEP_DEADLINES = "Fristen zu ändern"
    CLOSE_TERM = "eine Wahlperiode abzuschließen"
    PUBLISH_PAPER = "Drucksachen zu veröffentlichen"
    SEE_GOVERNMENT_WORK = "Vorgänge der Landesregierung zu sehen"
    ASSIGN_MINISTRY = "ein federführendes Ministerium zu benennen"
    ACCEPT_ASSIGNMENT = "eine Zuweisung anzunehmen oder abzugeben"
    KEEP_RECORDS = "Unterlagen zu führen"
    DRAFT_ANSWER = "Antworten zu entwerfen"
    ASK_CO_SIGNATURE = "andere Ministerien um Mitzeichnung und Zulieferung zu bitten"
    CO_SIGN = "Antworten anderer Ministerien mitzuzeichnen"
    CLEAR_ANSWER = "Antworten freizugeben"
    RUN_MINISTRY = "Freigabeweg und Vertretungen eines Ministeriums zu ordnen"
    ADMINISTER = "die Fachadministration zu nutzen"
    READ_AUDIT = "das Protokoll zu lesen"


_ALL = frozenset({Permission.READ_PUBLISHED})
_PARLIAMENT = _ALL | {Permission.FOLLOW_INQUIRIES}
_SEAT = {Permission.HAND_IN_INQUIRY, Permission.WITHDRAW_INQUIRY, Permission.ACT_FOR_ASKER}
_GOVERNMENT = _ALL | {Permission.SEE_GOVERNMENT_WORK}

GRANTS: Final[dict[Role, frozenset[Permission]]] = {
    Role.CLERK: _PARLIAMENT
    | {
        Permission.REGISTER_INQUIRY,
        Permission.FORWARD_INQUIRY,
        Permission.WITHDRAW_INQUIRY,
        Permission.ACT_FOR_ASKER,
        Permission.KEEP_DEADLINES,
        Permission.CLOSE_TERM,
        Permission.PUBLISH_PAPER,
    },
    Role.PRESIDENT: _PARLIAMENT | {Permission.REJECT_INQUIRY},
    Role.MEMBER: _PARLIAMENT | _SEAT,
    Role.MEMBER_STAFF: _PARLIAMENT | _SEAT,
    Role.CHANCELLERY: _GOVERNMENT | {Permission.ASSIGN_MINISTRY, Permission.CO_SIGN, Permission.CLEAR_ANSWER},
    Role.COORDINATOR: _GOVERNMENT
    | {Permission.ACCEPT_ASSIGNMENT, Permission.ASK_CO_SIGNATURE, Permission.CO_SIGN, Permission.RUN_MINISTRY},
    Role.OFFICER: _GOVERNMENT
    | {Permission.KEEP_RECORDS, Permission.DRAFT_ANSWER, Permission.ASK_CO_SIGNATURE, Permission.CO_SIGN},
    Role.APPROVER: _GOVERNMENT | {Permission.CLEAR_ANSWER},
    Role.ADMINISTRATOR: _ALL | {Permission.ADMINISTER},
    Role.AUDITOR: _ALL | {Permission.READ_AUDIT},
}

PUBLIC: Final = _ALL


def granted(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return all that these roles may do; nobody in particular may what the public may."""
    return PUBLIC.union(*(GRANTS.get(role, frozenset()) for role in roles))

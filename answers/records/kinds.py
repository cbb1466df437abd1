"""The kinds of source records (Arten von Unterlagen)."""

from enum import Enum


class RecordKind(Enum):
    """What a record is; the value is its German name."""

    POLICY_CONCEPT = "Konzeption"
    PROJECT_GROUP = "Projektgruppe"
    EVENT = "Veranstaltung"
    AGREED_STATEMENT = "Sprachregelung"
    REPORTING_DUTY = "Berichtspflicht"
    PROCEEDING = "Parlamentarischer Vorgang"
    DATA_TABLE = "Statistik"
    EARLIER_ANSWER = "Frühere Antwort"

    @property
    def code(self) -> str:
        """The name in files and addresses, such as `policy_concept`."""
        return self.name.lower()

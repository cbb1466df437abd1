"""What was changed in an entry of the Fachadministration, in words (Änderungen)."""

from collections.abc import Mapping, Sequence
from typing import Final

from inquiries.foundation.permissions import Role

FIELDS: Final = {
    "number": "Nummer",
    "begins_on": "Beginn",
    "ends_on": "Ende",
    "valid_from": "Von",
    "valid_to": "Bis",
    "name": "Name",
    "printed_form": "Auf Drucksachen",
    "aliases": "Weitere Namen",
    "feminine": "Artikel weiblich",
    "term_id": "Wahlperiode",
    "group_id": "Fraktion",
    "abbreviation": "Abkürzung",
    "office": "Amtsbezeichnung",
    "doubtful": "nicht belegt",
    "keywords": "Aufgaben",
    "login": "Anmeldung",
    "role_codes": "Rollen",
    "division": "Referat",
    "ministry_id": "Ministerium",
    "superior": "Nachgeordnet",
    "member_id": "Mitglied",
    "active": "Zugelassen",
    "mail": "E-Mail-Adresse",
    "address": "Mailadresse",
    "saturdays_count": "Samstage zählen",
    "asker_names_ministry": "Mitglied benennt ein Ministerium",
}
_ROLES: Final = {role.name: role.value for role in Role}


def changes_in_words(changed: Mapping[str, Sequence[str]]) -> str:
    """Return each changed field with its value before and after."""
    told = ((FIELDS.get(name, name), [_words(name, value) for value in values]) for name, values in changed.items())
    return "; ".join(f"{field}: {' → '.join(values)}" for field, values in told)


def _words(name: str, value: str) -> str:
    if name != "role_codes":
        return value
    return ", ".join(_ROLES.get(code, code) for code in value.split(", "))

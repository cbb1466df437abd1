"""Own wording as a TOML file: one table a phrase, read strictly (Austausch)."""

import json
import tomllib
from collections.abc import Iterable
from typing import Any

from answers.drafting.phrases import Phrase
from answers.drafting.template_check import faults_of
from answers.records.kinds import RecordKind
from answers.wordings.models import OwnWording
from answers.wordings.queries import get_phrase
from inquiries.foundation.errors import InvalidInput, NotFound

_HEAD = "# Eigene Formulierungen: je Tabelle die Art der Unterlage, der Name der Formulierung und ihr Text.\n"


def write_wordings(wordings: Iterable[OwnWording]) -> str:
    """Return the file that holds these texts; `read_wordings` reads the same."""
    tables = [
        f'\n[[wording]]\nkind = "{each.kind.code}"\nname = "{each.name}"\ntext = {_toml(each.text or "")}\n'
        for each in wordings
    ]
    return _HEAD + "".join(tables)


def read_wordings(content: str) -> dict[Phrase, str]:
    """Return the texts of a file by phrase; raise InvalidInput with everything that is wrong in it."""
    try:
        items = tomllib.loads(content)["wording"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InvalidInput(
            f"Die Datei ist nicht zu lesen ({error}). Erwartet wird TOML mit Tabellen [[wording]].", field="file"
        ) from error
    found, errors = {}, []
    for place, item in enumerate(items, 1):
        try:
            phrase, text = _entry(item, place)
        except InvalidInput as refusal:
            errors.append(refusal.sentence)
            continue
        errors += [f"{_named(phrase)}, {fault}" for fault in faults_of(text, phrase.fit)]
        found[phrase] = text
    if errors:
        lines = "\n".join(f"- {error}" for error in errors)
        raise InvalidInput(f"Es wurde nichts übernommen.\n{lines}", field="file")
    return found


def _entry(item: Any, place: int) -> tuple[Phrase, str]:
    keys = ("kind", "name", "text")
    if (
        not isinstance(item, dict)
        or sorted(item) != sorted(keys)
        or not all(isinstance(item[key], str) for key in keys)
    ):
        raise InvalidInput(f"Eintrag {place}: Erwartet werden genau kind, name und text, jeweils als Text.")
    kind = RecordKind.__members__.get(item["kind"].upper())
    if kind is None:
        raise InvalidInput(f"Eintrag {place}: Eine Art „{item['kind']}“ gibt es nicht.")
    try:
        return get_phrase(kind, item["name"]), item["text"]
    except NotFound as refusal:
        raise InvalidInput(f"Eintrag {place}: {refusal.sentence}") from refusal


def _named(phrase: Phrase) -> str:
    return f"{phrase.kind.value}, „{phrase.name}“"


def _toml(text: str) -> str:
    """Return a TOML string: JSON writes the same escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

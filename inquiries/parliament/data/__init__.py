"""The rules and names of parliaments as data, each file checked against the schema beside it (Daten)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError

from inquiries.foundation.errors import NotReady

NAMES: Final = "names"


@cache
def load(name: str, *, schema: str | None = None) -> Any:
    """Return the content of a data file such as `parliaments`; raise NotReady when it breaks its schema."""
    content = _read(f"{name}.json")
    check(content, schema_of=schema or name)
    return content


def names_of(parliament: str) -> dict[str, Any]:
    """Return what is delivered of a parliament's terms, ministries and groups; nothing for most."""
    if not (files(__name__) / f"{parliament.lower()}.json").is_file():
        return {}
    content: dict[str, Any] = load(parliament.lower(), schema=NAMES)
    return content


def check(content: Any, *, schema_of: str) -> None:
    """Raise NotReady, naming the place, unless the content keeps the schema of a data file."""
    if error := first_fault(content, schema_of=schema_of):
        raise NotReady(
            f"Die Datei „{schema_of}.json“ ist an der Stelle {error.json_path} nicht wie vorgesehen: {error.message}. "
            "Berichtigen Sie die Datei oder spielen Sie die ausgelieferte wieder ein.",
            place=error.json_path,
        )


def first_fault(content: Any, *, schema_of: str) -> ValidationError | None:
    """Return the first place at which content breaks a schema."""
    schema = _read(f"{schema_of}.schema.json")
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return next(iter(validator.iter_errors(content)), None)


def _read(file_name: str) -> Any:
    return json.loads((files(__name__) / file_name).read_text("utf-8"))

"""The rules and names of parliaments as data, each file checked against the schema beside it (Daten)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from inquiries.foundation.errors import NotReady


@cache
def load(name: str) -> Any:
    """Return the content of a data file such as `parliaments`; raise NotReady when it breaks its schema."""
    content = _read(f"{name}.json")
    check(content, schema_of=name)
    return content


def check(content: Any, *, schema_of: str) -> None:
    """Raise NotReady, naming the place, unless the content keeps the schema of a data file."""
    validator = Draft202012Validator(
        _read(f"{schema_of}.schema.json"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    if error := next(iter(validator.iter_errors(content)), None):
        raise NotReady(
            f"Die Datei „{schema_of}.json“ ist an der Stelle {error.json_path} nicht wie vorgesehen: {error.message}. "
            "Berichtigen Sie die Datei oder spielen Sie die ausgelieferte wieder ein.",
            place=error.json_path,
        )


def _read(file_name: str) -> Any:
    return json.loads((files(__name__) / file_name).read_text("utf-8"))

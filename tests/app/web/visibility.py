"""The table of who sees what, when: role × stage × object, as data (Sichtbarkeit)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from inquiries.workflow import Stage
from tests.app.two_lands import WHO

FILE: Final = Path(__file__).with_name("visibility.toml")
SIGNS: Final = {"j": 200, "w": 303, "v": 403, ".": 404, "s": 409}


@dataclass(frozen=True)
class Seen:
    """One object of the table: its addresses, and who gets which answer in which stage."""

    name: str
    routes: tuple[str, ...]
    rows: dict[str, dict[Stage, str]]
    shows: str
    others: str

    def sign(self, who: str, stage: Stage) -> str:
        """Return the table's sign for somebody in a stage."""
        return self.rows[who][stage] if who in self.rows else self.others


def read_table() -> list[Seen]:
    """Return the table; each row names somebody who exists, and each stage."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    stages = [Stage[name] for name in data["stages"]]
    assert sorted(data["stages"]) == sorted(stage.name for stage in Stage)
    return [_object(content, stages) for content in data["object"]]


def _object(content: dict[str, Any], stages: list[Stage]) -> Seen:
    rows = {who: dict(zip(stages, signs.split(), strict=True)) for who, signs in content["seen"].items()}
    assert rows.keys() <= set(WHO), content["name"]
    return Seen(content["name"], tuple(content["routes"]), rows, content.get("shows", ""), content.get("others", "."))


TABLE: Final = read_table()
PAGES: Final = [each for each in TABLE if not each.shows]
[INQUIRY] = [each for each in TABLE if each.name == "Anfrage"]

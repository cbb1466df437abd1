"""The documents keep their word: what they link exists, what they name can be run."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask_migrate.cli import db as migrations

from app.cli import COMMANDS
from app.config import described
from tests.test_house import ROOT, tracked

PICTURES = ROOT / "docs" / "bilder"
LARGEST_PICTURE = 150 * 1024
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^(?: {4}|\t)(.+)$|`([^`\n]+)`", re.MULTILINE)
FLASK = re.compile(r"(?:^|[ /;])flask ([a-z]+)(?: ([a-z][a-z-]*))?(.*)$")
MAKE = re.compile(r"(?:^|[; ])make ([a-z]+)")
FAMILIES = {str(command.name): command for command in (*COMMANDS, migrations)}
DOCUMENTS = [path for path in tracked("*.md") if path.parent == ROOT or ROOT / "docs" in path.parents]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


documents = pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)


def snippets(document: Path) -> Iterator[str]:
    """Yield what a document sets as code, without the remarks behind a command."""
    for line, span in CODE.findall(document.read_text()):
        yield (line or span).partition("  #")[0].strip()


@documents
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text()) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@documents
def test_every_flask_command_exists_with_its_options(document: Path) -> None:
    unknown = [text for text in snippets(document) if (match := FLASK.search(text)) and not runs(*match.groups(""))]
    assert unknown == []


def runs(family: str, name: str, rest: str) -> bool:
    command = FAMILIES.get(family)
    if isinstance(command, click.Group) and name:
        command = command.commands.get(name)
    if command is None:
        return False
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return set(re.findall(r"--[a-z-]+", rest)) <= known


@documents
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {target for text in snippets(document) for target in MAKE.findall(text)}
    assert named <= targets


def test_every_picture_is_small_and_shown() -> None:
    shown = {(path.parent / link).resolve() for path in DOCUMENTS for link in LINK.findall(path.read_text())}
    pictures = tracked("docs/bilder/*")
    assert [name_of(picture) for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
    assert [name_of(picture) for picture in pictures if picture not in shown] == []
    assert pictures


def test_every_picture_is_made_by_a_journey() -> None:
    journeys = "".join(path.read_text() for path in tracked("tests/journeys/*.py"))
    taken = set(re.findall(r'\.picture\("([a-z-]+)"', journeys))
    assert {picture.stem for picture in tracked("docs/bilder/*")} == taken


def test_the_settings_of_the_operations_manual_are_those_of_the_product() -> None:
    text = (ROOT / "docs" / "betrieb.md").read_text()
    rows = [f"| `{name}` | {meaning} | {default} |" for name, meaning, default in described()]
    assert "| Einstellung | Bedeutung | Vorgabe |\n| --- | --- | --- |\n" + "\n".join(rows) in text


def test_the_logins_of_the_readme_are_those_of_the_demonstration() -> None:
    people = json.loads((ROOT / "app" / "demo" / "data" / "people.json").read_text())["people"]
    named = re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert named
    assert set(named) <= {person["login"] for person in people}


def test_every_figure_of_the_readme_names_its_command() -> None:
    text = (ROOT / "README.md").read_text()
    figures = text.partition("## Figures\n")[2].partition("\n## ")[0]
    rows = [row for row in figures.splitlines() if row.startswith("| ")][2:]
    assert rows
    assert [row for row in rows if not re.search(r"\| `[^`]+` \|$", row)] == []


def test_every_chapter_is_in_the_index_of_the_handbook() -> None:
    index = (ROOT / "docs" / "handbuch" / "README.md").read_text()
    chapters = {path.name for path in tracked("docs/handbuch/*.md")} - {"README.md"}
    assert {chapter for chapter in chapters if f"({chapter})" not in index} == set()

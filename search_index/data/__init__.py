"""Word lists for the analysis of German, read from files beside this module (Wortlisten)."""

import tomllib
from importlib.resources import files
from typing import Any


def read_lines(name: str) -> tuple[str, ...]:
    """Return a list's lines without blank ones and those that begin with #."""
    lines = (line.strip() for line in files(__name__).joinpath(name).read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def read_table(name: str) -> dict[str, Any]:
    """Return a TOML file's content."""
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))


def all_bytes() -> bytes:
    """Return everything the lists say, so that an index built with other lists is noticed."""
    folder = files(__name__)
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith((".txt", ".toml")))
    return b"".join(folder.joinpath(name).read_bytes() for name in names)

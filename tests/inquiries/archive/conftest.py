"""An archive on a fresh database (Testarchiv)."""

from pathlib import Path

import pytest

from tests.factories import World
from tests.inquiries.archive.shelves import Archive


@pytest.fixture
def archive(world: World, tmp_path: Path) -> Archive:
    """Lend an archive whose papers come into the parliament of Mecklenburg-Vorpommern."""
    (tmp_path / "archive").mkdir()
    return Archive(tmp_path / "archive", world.session)

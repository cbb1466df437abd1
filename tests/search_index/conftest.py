"""An index of each engine with the same papers."""

from pathlib import Path

import pytest

from search_index.index import SearchIndex
from tests.search_index.corpus import DOCUMENTS
from tests.search_index.engines import ENGINES


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    index = ENGINES[request.param](tmp_path / "index")
    index.rebuild(DOCUMENTS)
    return index

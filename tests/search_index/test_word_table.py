"""An index keeps the terms of its own words, and of no others (Worttafel)."""

import subprocess
import sys
from pathlib import Path

import pytest

from search_index.engines import ENGINES, open_index
from search_index.errors import IndexUnavailable
from search_index.german import analyse
from tests.search_index.corpus import DOCUMENTS

OPENED_BY_ANOTHER = """
import sys
from pathlib import Path
from search_index import german, lexicon
from search_index.engines import open_index
open_index(sys.argv[1], Path(sys.argv[2])).status()
print([list(german.analyse(word)) for word in sys.argv[3:]])
sys.exit(lexicon._words.cache_info().currsize)  # nothing was looked up
"""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(engine: str, tmp_path: Path) -> Path:
    list(analyse("Geheimentwurf"))  # as another index of this process would
    open_index(engine, tmp_path).rebuild(DOCUMENTS)
    return tmp_path


def table(folder: Path) -> Path:
    return next(folder.glob("built-*/words.tsv"))


def test_words_of_other_indexes_stay_out(folder: Path) -> None:
    words = table(folder).read_text("utf-8")
    assert "Unterkunft" in words
    assert "Geheimentwurf" not in words


def test_who_opens_an_index_knows_its_words(engine: str, folder: Path) -> None:
    words = [line.split("\t")[0] for line in table(folder).read_text("utf-8").splitlines()[1:]]
    call = [sys.executable, "-c", OPENED_BY_ANOTHER, engine, str(folder), *words]
    found = subprocess.run(call, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == repr([list(analyse(word)) for word in words])


def test_a_changed_word_is_noticed(engine: str, folder: Path) -> None:
    words = table(folder).read_text("utf-8")
    table(folder).write_text(words.replace("unterkunft", "auskunft"), "utf-8")
    with pytest.raises(IndexUnavailable, match="beschädigt"):
        open_index(engine, folder).status()


def test_a_missing_table_is_noticed(engine: str, folder: Path) -> None:
    table(folder).unlink()
    with pytest.raises(IndexUnavailable, match="beschädigt"):
        open_index(engine, folder).status()

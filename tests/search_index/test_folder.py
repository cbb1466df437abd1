"""The folder of an index: processes that share it, crashes, damage, other versions."""

import contextlib
import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from search_index import generations
from search_index.document import Document
from search_index.engines import open_index
from search_index.errors import IndexUnavailable
from search_index.index import SearchIndex
from search_index.query import Query
from search_index.query_language import parse
from tests.search_index.corpus import DOCUMENTS, PAPERS, paper
from tests.search_index.engines import ENGINES

ON_DISK = sorted(ENGINES.keys() - {"memory"})
Operation = Callable[[SearchIndex], object]
NEED_AN_INDEX: dict[str, Operation] = {
    "search": lambda index: index.search(Query()),
    "status": lambda index: index.status(),
    "parents": lambda index: index.parents(),
    "replace": lambda index: index.replace("MV 6/4820", PAPERS[0]),
    "remove": lambda index: index.remove("MV 6/4820"),
}


@pytest.fixture(params=ON_DISK)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(engine: str, tmp_path: Path) -> Path:
    open_index(engine, tmp_path / "index").rebuild(DOCUMENTS)
    return tmp_path / "index"


def total(index: SearchIndex, text: str = "") -> int:
    return index.search(Query(parse(text, {}))).total


def put(file: Path, content: bytes) -> None:
    """Put another file in place, so that who still reads the old one goes on."""
    other = file.with_name("other")
    other.write_bytes(content)
    other.replace(file)


@pytest.mark.parametrize("operation", NEED_AN_INDEX)
def test_a_missing_index_is_refused(engine: str, tmp_path: Path, operation: str) -> None:
    with pytest.raises(IndexUnavailable, match="noch keinen Suchindex"):
        NEED_AN_INDEX[operation](open_index(engine, tmp_path / "nowhere"))


@pytest.mark.parametrize("operation", NEED_AN_INDEX)
def test_an_index_of_another_analysis_is_refused(
    engine: str, folder: Path, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "fingerprint", lambda: "another")
    with pytest.raises(IndexUnavailable, match="veraltet"):
        NEED_AN_INDEX[operation](open_index(engine, folder))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves such files open
def test_damage_that_one_meets_is_noticed_by_whoever_has_read_the_index_before(engine: str, folder: Path) -> None:
    before = open_index(engine, folder)
    before.status()
    for file in folder.glob("built-*/*"):
        file.unlink()
        file.write_bytes(b"")
    with pytest.raises(IndexUnavailable, match="beschädigt"):
        open_index(engine, folder).search(Query())
    with pytest.raises(IndexUnavailable):
        before.status()


@pytest.mark.parametrize("note", ["", "{", "[]", "{}", '{"build": 5, "made_by": null}'])
def test_an_unreadable_note_is_refused(engine: str, folder: Path, note: str) -> None:
    (folder / "index.json").write_text(note, "utf-8")
    with pytest.raises(IndexUnavailable):
        total(open_index(engine, folder))


def test_an_index_without_its_files_is_refused(engine: str, folder: Path) -> None:
    build = folder / json.loads((folder / "index.json").read_text("utf-8"))["build"]
    shutil.rmtree(build)
    with pytest.raises(IndexUnavailable, match="beschädigt"):
        total(open_index(engine, folder))
    with pytest.raises(IndexUnavailable, match="noch keinen Suchindex"):  # nobody uses it any more
        open_index(engine, folder).remove("MV 6/4820")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves such files open
@pytest.mark.parametrize("kept", [0.0, 0.5])
def test_a_cut_file_is_refused_or_does_not_matter(engine: str, folder: Path, kept: float) -> None:
    note = (folder / "index.json").read_text("utf-8")
    build = folder / json.loads(note)["build"]
    for file in sorted(path for path in build.iterdir() if path.is_file() and not path.name.endswith(".lock")):
        whole = file.read_bytes()
        put(file, whole[: int(len(whole) * kept)])
        with contextlib.suppress(IndexUnavailable):
            assert total(open_index(engine, folder)) == len(PAPERS)
        put(file, whole)
        (folder / "index.json").write_text(note, "utf-8")
    assert total(open_index(engine, folder)) == len(PAPERS)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves such files open
def test_a_scrambled_file_is_refused_or_does_not_matter(engine: str, folder: Path) -> None:
    note = (folder / "index.json").read_text("utf-8")
    build = folder / json.loads(note)["build"]
    for file in sorted(path for path in build.iterdir() if path.is_file() and path.stat().st_size > 3):
        whole, third = file.read_bytes(), file.stat().st_size // 3
        put(file, whole[:third] + Random(5).randbytes(third) + whole[2 * third :])
        with contextlib.suppress(IndexUnavailable):
            total(open_index(engine, folder), "Unterkunft ODER Konz*")
        put(file, whole)
        (folder / "index.json").write_text(note, "utf-8")
    assert total(open_index(engine, folder)) == len(PAPERS)


def test_a_damaged_index_can_be_rebuilt(engine: str, folder: Path) -> None:
    (folder / "index.json").write_text("{", "utf-8")
    index = open_index(engine, folder)
    index.rebuild(DOCUMENTS)
    assert total(index) == len(PAPERS)


def test_an_interrupted_rebuild_leaves_the_old_index(engine: str, folder: Path) -> None:
    def breaks_off() -> Iterator[Document]:
        yield DOCUMENTS[0]
        raise ConnectionError

    index = open_index(engine, folder)
    with pytest.raises(ConnectionError):
        index.rebuild(breaks_off())
    assert total(index) == len(PAPERS)
    assert len(list(folder.glob("built-*"))) == 1


def test_an_interrupted_change_leaves_the_old_papers(engine: str, folder: Path) -> None:
    index = open_index(engine, folder)
    with pytest.raises(AttributeError):
        index.replace("MV 6/4820", [PAPERS[0][0], None])  # type: ignore[list-item]  # what breaks off is meant
    assert total(index, "Migranten") == 1
    index.replace("MV 6/4820", [])
    assert total(index, "Migranten") == 0


def test_readers_see_changes_and_rebuilds_with_their_next_search(engine: str, folder: Path) -> None:
    reader, writer = open_index(engine, folder), open_index(engine, folder)
    assert total(reader, "Deich") == 0
    writer.replace("MV 8/1", paper("8/1", "Deiche", "Wie hoch ist der Deich?"))
    assert total(reader, "Deich") == 1
    writer.rebuild(PAPERS[0])
    assert (total(reader), total(reader, "Deich")) == (1, 0)
    assert len(list(folder.glob("built-*"))) == 1


def _write(engine: str, folder: Path, name: str) -> None:
    index = open_index(engine, folder)
    for serial in range(5):
        index.replace(f"{name} {serial}", [Document(f"{name} {serial}", f"{name} {serial}", "Deiche", "Deich")])


def test_processes_that_write_at_once_lose_nothing(engine: str, folder: Path) -> None:
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=_write, args=(engine, folder, name)) for name in ("A", "B")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert total(open_index(engine, folder), "Deich") == 10


def test_an_unknown_engine_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="papyrus"):
        open_index("papyrus", tmp_path)

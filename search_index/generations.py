"""The folder of an index: built aside, swapped at once, with a note that says what built it (Indexordner)."""

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search_index.errors import IndexUnavailable
from search_index.german import fingerprint
from search_index.word_table import read_words

_NOTE = "index.json"
_LOCK = "lock"
_PREFIX = "built-"
_WHAT_NOW = "Bitte „flask search rebuild“ ausführen; die Daten selbst sind davon nicht betroffen."


@dataclass(frozen=True, slots=True)
class Folder:
    """Holds one usable build in a folder of its own; the note beside it names it and how it was made."""

    path: Path
    engine: str
    layout: int

    def current(self) -> Path:
        """Return the folder of the usable build, or raise IndexUnavailable."""
        try:
            made_by, build = _read(self.path / _NOTE, (self.path / _NOTE).stat().st_mtime_ns)
        except FileNotFoundError:
            raise IndexUnavailable(
                "Es gibt noch keinen Suchindex. Er wird mit „flask search rebuild“ gebaut."
            ) from None
        except (OSError, ValueError, KeyError, TypeError):
            raise damaged() from None
        if made_by != self._maker():
            raise IndexUnavailable(f"Der Suchindex ist veraltet. {_WHAT_NOW}")
        _learn_words(self.path / build)
        return self.path / build

    @contextmanager
    def reading(self, is_damage: Callable[[BaseException], bool]) -> Iterator[None]:
        """Say that the index is damaged where reading fails so, and use this build no more, in whatever process."""
        build = self._named()
        try:
            yield
        except BaseException as problem:
            if not is_damage(problem):
                raise
            if build == self._named():  # else another one was put in its place meanwhile
                (self.path / _NOTE).unlink(missing_ok=True)
            raise damaged() from problem

    def _named(self) -> str | None:
        try:
            return _read(self.path / _NOTE, (self.path / _NOTE).stat().st_mtime_ns)[1]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Lend a new folder, and put it in place of the old one when all went well."""
        with self.locked():
            with suppress(IndexUnavailable, OSError, ValueError):
                self.current()  # most words of the old build will be those of the new one
            build = self.path / f"{_PREFIX}{uuid.uuid4().hex}"
            build.mkdir(mode=0o700)
            try:
                yield build
                self._put_in_place(build)
            except BaseException:
                shutil.rmtree(build, ignore_errors=True)
                raise
            self._remove_all_but(build)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Wait until no other process writes, then keep others from writing."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.path / _LOCK).open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _maker(self) -> str:
        return f"{self.engine} {self.layout} {fingerprint()}"

    def _put_in_place(self, build: Path) -> None:
        note = build.with_suffix(".json")
        with note.open("w", encoding="utf-8") as file:
            json.dump({"build": build.name, "made_by": self._maker()}, file)
            file.flush()
            os.fsync(file.fileno())
        note.replace(self.path / _NOTE)

    def _remove_all_but(self, build: Path) -> None:
        for other in self.path.glob(f"{_PREFIX}*"):
            if other != build:
                shutil.rmtree(other, ignore_errors=True)


@lru_cache(maxsize=32)
def _read(note: Path, changed: int) -> tuple[str, str]:
    """Return what made the build and its folder's name; a note is written anew, never changed."""
    del changed
    content = json.loads(note.read_text("utf-8"))
    return content["made_by"], str(content["build"])


@lru_cache(maxsize=32)
def _learn_words(build: Path) -> None:
    """Learn the words of a build that is opened for the first time."""
    read_words(build)


def damaged() -> IndexUnavailable:
    """Return the refusal of an index that cannot be read."""
    return IndexUnavailable(f"Der Suchindex ist beschädigt. {_WHAT_NOW}")

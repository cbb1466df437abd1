"""Which files an import reads: all papers' files below its paths, in an order of their own."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.archive.files import MARKDOWN, PDF, TEXT, files_in, media_type_of, quality_of, shown
from inquiries.foundation.errors import InvalidInput
from inquiries.publication import WORD

NAMES = ("b/6-2.TXT", "b/6-1.md", "a/6-3.pdf", "a/6-4.docx", "6-5.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*NAMES, "b/Thumbs.db", "b/LIESMICH", "b/.verborgen.txt", ".git/6-6.txt", "a/~$6-4.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def test_word_comes_before_pdf_and_pdf_before_text(folder: Path) -> None:
    names = [file.relative_to(folder).as_posix() for file in files_in([folder]).files]
    assert names == ["a/6-4.docx", "a/6-3.pdf", "b/6-1.md", "6-5.txt", "b/6-2.TXT"]


def test_files_of_other_kinds_are_counted_and_hidden_ones_are_none(folder: Path) -> None:
    assert files_in([folder]).passed_over == {".db": 1, "ohne Endung": 1}


@given(places=st.permutations(["", *NAMES, "a", "b"]))
def test_the_order_of_the_paths_does_not_matter_and_no_file_is_read_twice(tmp_path_factory, places) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-order"
    for name in NAMES:
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("x")
    assert files_in([folder / place for place in places]) == files_in([folder])


def test_a_file_that_is_named_is_read_whatever_its_suffix(folder: Path) -> None:
    assert files_in([folder / "b/LIESMICH"]).files == (folder / "b/LIESMICH",)


def test_nothing_to_read_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"„.*“ liegt keine Datei mit der Endung \.docx, \.pdf, \.md, \.txt"):
        files_in([tmp_path])


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"PK\x03\x04", "6-1.txt", WORD),
        (b"%PDF-1.7", "6-1.docx", PDF),
        (b"# Titel", "6-1.MD", MARKDOWN),
        (b"Titel", "6-1.txt", TEXT),
    ],
)
def test_the_content_says_what_a_file_is(content: bytes, name: str, kind: str) -> None:
    assert media_type_of(content, Path(name)) == kind


def test_word_is_the_best_source_and_text_and_markdown_are_alike() -> None:
    assert quality_of(WORD) > quality_of(PDF) > quality_of(TEXT) == quality_of(MARKDOWN)


def test_a_name_of_foreign_bytes_can_still_be_shown() -> None:
    assert shown(Path(os.fsdecode(b"Gr\xfc\xdfe.txt"))).encode().startswith(b"Gr")

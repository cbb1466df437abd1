"""The files that belong to a paper: pictures in its text and what is attached to its annexes (Dateien)."""

from collections.abc import Iterable
from types import MappingProxyType

from sqlalchemy.orm import Session

from answers.printing.pictures import Files
from inquiries.foundation import blobs
from inquiries.parsed_paper import AttachedFile, ParsedPaper


def files_of(session: Session, paper: ParsedPaper) -> Files:
    """Return a paper's files by their names; raise NotFound where one is damaged."""
    return read_files(session, paper.files)


def read_files(session: Session, files: Iterable[AttachedFile]) -> Files:
    """Return the bytes of files by their names, without those that never came; raise NotFound where one is damaged."""
    return MappingProxyType({file.name: blobs.read(session, file.sha256) for file in files if not file.missing})

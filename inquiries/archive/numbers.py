"""The number of an archived paper, from its text or else from its file's name (Nummer aus dem Dateinamen)."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Finding, ParsedPaper, Severity
from inquiries.printed_paper_number import PrintedPaperNumber

# „6-4820“, „Drs06-4820“, „Drucksache 6_4820“: nothing but a number with its usual abbreviation
_NAME: Final = re.compile(
    r"(?:(?:LT-?)?(?:Drucksache|Drs|DS|D)[ ._-]{0,2})?0?(?P<term>\d{1,2})[-_](?P<serial>\d{1,6})", re.IGNORECASE
)


def numbered(paper: ParsedPaper, path: Path, *, terms: Collection[int]) -> ParsedPaper:
    """Return the paper with its number and term; a finding says where the file's name had to help or contradicts.

    Raises InvalidInput when neither the text nor the name clearly holds a number: an archived paper is known by it.
    """
    named = number_in_name(path, terms=terms if paper.term is None else {paper.term})
    if paper.number is None:
        if named is None:
            raise InvalidInput(
                "Die Drucksachennummer steht weder im Text noch eindeutig im Dateinamen. Ergänzen Sie sie im Kopf des "
                "Textes („Drucksache 6/4820“) oder nennen Sie die Datei nach ihr, zum Beispiel „6-4820“.",
            )
        found = Finding("number-from-file-name", "Die Nummer stammt aus dem Namen der Datei.", severity=Severity.NOTE)
        return _with(paper, named, found)
    number = PrintedPaperNumber.parse(paper.number)
    if named is not None and named != number:
        message = f"Im Text steht die Nummer {number}, im Namen der Datei {named}. Übernommen ist die des Textes."
        return _with(paper, number, Finding("file-name-differs", message))
    return _with(paper, number)


def number_in_name(path: Path, *, terms: Collection[int]) -> PrintedPaperNumber | None:
    """Return the number that a file is named after; of these electoral terms only, or it could be a date."""
    match = _NAME.fullmatch(path.stem)
    if match is None or int(match["term"]) not in terms:
        return None
    return PrintedPaperNumber(int(match["term"]), int(match["serial"]))


def _with(paper: ParsedPaper, number: PrintedPaperNumber, *findings: Finding) -> ParsedPaper:
    kept = tuple(each for each in paper.findings if each.code != "missing-number")
    term = number.term if paper.term is None else paper.term
    return replace(paper, number=str(number), term=term, findings=(*kept, *findings))

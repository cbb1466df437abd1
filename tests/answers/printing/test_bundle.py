"""The ZIP of everything."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from answers.printing.bundle import CHECKSUMS, Bundle
from answers.printing.formats import FORMATS, bundled
from answers.printing.script import Print
from tests.answers.printing.papers import seed


def test_the_zip_of_everything_holds_each_format_and_what_proves_it() -> None:
    with ZipFile(BytesIO(FORMATS["zip"].write(seed(), Print.ANSWER, {"karte.png": b"x"}))) as archive:
        lines = [line.split("  ") for line in archive.read(CHECKSUMS).decode().splitlines()]
        names = [name for _, name in lines]
        assert [*names, CHECKSUMS] == archive.namelist()
        assert names == [*(f"Drucksache-6-4711.{form}" for form in bundled()), "Dateien/karte.png"]
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == digest for digest, name in lines)
        assert archive.read("Drucksache-6-4711.md") == FORMATS["md"].write(seed(), Print.ANSWER)


def test_a_bundle_that_fails_has_no_checksums() -> None:
    target = BytesIO()
    with pytest.raises(ZeroDivisionError), Bundle(target) as bundle:
        bundle.add("a", b"1")
        raise ZeroDivisionError

    assert CHECKSUMS not in ZipFile(target).namelist()

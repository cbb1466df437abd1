"""The clerk exports a whole term in the background, with and without scripts, and everybody fetches a paper as PDF."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from answers.printing import pdf
from answers.printing.bundle import CHECKSUMS

pytestmark = pytest.mark.browser


def test_the_clerk_exports_a_term_while_doing_something_else(somebody) -> None:
    clerk = somebody("landtag")
    clerk.open("/auftraege/")
    clerk.sees("Noch kein Auftrag")
    clerk.page.get_by_label("Markdown").check()
    clerk.press("Export beginnen")
    expect(clerk.page.get_by_text("Fertig")).to_be_visible(timeout=30_000)  # the page renews itself
    clerk.look()
    clerk.picture("auftrag")
    with clerk.page.expect_download() as fetched:
        clerk.page.get_by_role("main").get_by_role("link", name="Drucksachen-MV-6.zip").click()
    with zipfile.ZipFile(fetched.value.path()) as archive:
        assert CHECKSUMS in archive.namelist()
        assert "docx/Drucksache-6-00001.docx" in archive.namelist()
    clerk.press("Aus der Liste entfernen")
    clerk.sees("Der Auftrag ist entfernt.")


def test_progress_is_seen_without_scripts_too(somebody) -> None:
    clerk = somebody("landtag", java_script_enabled=False)
    clerk.visit("/auftraege/")
    clerk.page.get_by_role("button", name="Export beginnen").click()
    clerk.page.get_by_role("link", name="Stand erneuern").or_(clerk.page.get_by_text("Fertig")).first.wait_for()


def test_everybody_fetches_a_paper_as_pdf_and_zip(somebody) -> None:
    reader = somebody()
    reader.open("/drs/6/1")
    forms = {"Alle Formate": b"PK"} | ({"als PDF": b"%PDF"} if pdf.is_available() else {})
    for name, begins in forms.items():
        with reader.page.expect_download() as fetched:
            reader.page.get_by_role("main").get_by_role("link", name=name).click()
        assert Path(fetched.value.path()).read_bytes().startswith(begins)

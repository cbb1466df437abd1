"""Files that the gate refuses, each with one clear German sentence."""

import struct
import zipfile
from io import BytesIO

import pytest

from inquiries.foundation.errors import Unreadable
from inquiries.reading import archive, gate, pdf_file, read_paper, text_file
from inquiries.reading.child import answer
from tests.inquiries.reading.pdf_files import PdfPaper
from tests.inquiries.reading.word_files import paragraph, relation, relations, word_file

TEXT = paragraph("1. Wie viele Radwege gibt es?")


def zipped(**parts: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/"), part)
    return target.getvalue()


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    return word_file(TEXT, parts={"word/_rels/document.xml.rels": relations(relation(kind, target, mode=mode))})


def with_part(name: str, content: bytes | str = b"x") -> bytes:
    return word_file(TEXT, parts={name: content})


def flagged_as_encrypted(content: bytes) -> bytes:
    """Set the encryption bit of every entry, in the local and in the central headers."""
    made = bytearray(content)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(magic)
        while place >= 0:
            struct.pack_into("<H", made, place + offset, 1)
            place = made.find(magic, place + 4)
    return bytes(made)


def twice_the_same_part() -> bytes:
    target = BytesIO(word_file(TEXT))
    with zipfile.ZipFile(target, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("word/document.xml", b"<x/>")
    return target.getvalue()


def pdf_with(*lines: str) -> bytes:
    return PdfPaper().lines(*(lines or ("1. Wie viele Radwege gibt es?",))).content()


def pdf_with_catalog(entry: bytes) -> bytes:
    return pdf_with().replace(b"/Type /Catalog", b"/Type /Catalog " + entry)


def entity_bomb() -> bytes:
    xml = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;">]><b>&c;</b>'
    return word_file(parts={"word/document.xml": xml})


DAMAGED = "beschädigt"
NO_TEXT = "kein lesbarer Text|enthält keinen Text"
HOSTILE = {
    "zero-bytes-of-text": (b" \n\t ", NO_TEXT),
    "only-signs": (b"--- *** 123 ---", NO_TEXT),
    "nul-bytes": (b"Wie?\x00\x01\x02", NO_TEXT),
    "random-bytes": (bytes(range(256)) * 4, NO_TEXT),
    "undecodable": (b"Wie \x81\x8d\x8f?", NO_TEXT),
    "half-a-utf16": (b"\xff\xfeW", NO_TEXT),
    "text-too-long": (b"Wie? " * 300_000, "höchstens 1 MB"),
    "old-word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "alten Word-Format"),
    "rich-text": (rb"{\rtf1 Wie?}", "Rich Text"),
    "web-page": (b"<!DOCTYPE html><html><p>Wie?</p></html>", "Webseiten"),
    "web-page-after-a-mark": (b"\xef\xbb\xbf <html><p>Wie?</p></html>", "Webseiten"),
    "xml": (b"<?xml version='1.0'?><a/>", "XML"),
    "drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Webseiten"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(64), "Bild"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(64), "Bild"),
    "tiff": (b"II*\x00" + bytes(64), "Bild"),
    "gif": (b"GIF89a" + bytes(64), "Bild"),
    "gzip": (b"\x1f\x8b\x08" + bytes(64), "Archiv"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(64), "Archiv"),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(64), "Archiv"),
    "windows-program": (b"MZ\x90" + bytes(64), "Programm"),
    "linux-program": (b"\x7fELF" + bytes(64), "Programm"),
    "zip-of-texts": (zipped(a=b"Wie?"), "keine Word-Datei"),
    "spreadsheet": (zipped(**{"[Content_Types].xml": b"<x/>", "xl__workbook.xml": b"<x/>"}), "keine Word-Datei"),
    "open-document": (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "zip-cut-off": (word_file(TEXT)[:-40], DAMAGED),
    "zip-of-zeros": (b"PK\x03\x04" + bytes(400), DAMAGED),
    "zip-without-types": (word_file(TEXT, parts={"[Content_Types].xml": None}), DAMAGED),
    "zip-without-relations": (word_file(TEXT, parts={"_rels/.rels": None}), DAMAGED),
    "document-is-no-xml": (word_file(parts={"word/document.xml": "Wie?"}), DAMAGED),
    "document-without-body": (word_file(parts={"word/document.xml": "<x/>"}), DAMAGED),
    "relations-are-no-xml": (word_file(TEXT, parts={"word/_rels/document.xml.rels": "<"}), DAMAGED),
    "part-missing": (with_relation("styles", "styles.xml", mode=""), DAMAGED),
    "bytes-flipped": (word_file(TEXT * 200).replace(b"\x00\x00", b"\x00\x01"), DAMAGED),
    "climbing-name": (with_part("../../etc/passwd"), DAMAGED),
    "absolute-name": (with_part("/etc/passwd"), DAMAGED),
    "windows-name": (with_part("word\\..\\..\\x"), DAMAGED),
    "same-part-twice": (twice_the_same_part(), DAMAGED),
    "locked-zip": (flagged_as_encrypted(word_file(TEXT)), "Kennwort"),
    "bomb": (word_file("<w:p/>" * 3_000_000), "stark gepackt"),
    "bomb-beside": (with_part("word/media/image1.bmp", bytes(60_000_000)), "stark gepackt"),
    "entity-bomb": (entity_bomb(), DAMAGED),
    "document-type-in-relations": (
        word_file(TEXT, parts={"word/_rels/document.xml.rels": "<!DOCTYPE a><a/>"}),
        DAMAGED,
    ),
    "document-type-in-utf16": (with_part("word/x.xml", "<!DOCTYPE a><a/>".encode("utf-16")), DAMAGED),
    "many-files": (word_file(TEXT, parts={f"word/{n}.txt": "" for n in range(2_100)}), "stark gepackt"),
    "macros": (with_part("word/vbaProject.bin"), "Makros"),
    "macros-by-type": (word_file(TEXT, more_types='<Default Extension="x" ContentType="a.macroEnabled.b"/>'), "Makros"),
    "active-x": (with_part("word/activeX/activeX1.xml"), "Makros"),
    "ole": (with_part("word/embeddings/oleObject1.bin"), "OLE"),
    "ole-by-relation": (with_relation("oleObject", "x.bin", mode=""), "OLE"),
    "outside-template": (with_relation("attachedTemplate", "file:///c/a.dotm"), "außerhalb"),
    "outside-picture": (with_relation("image", "https://example.org/a.png"), "außerhalb"),
    "outside-frame": (with_relation("frame", "https://example.org/a.html", mode="EXTERNAL"), "außerhalb"),
    "empty-word-file": (word_file(), NO_TEXT),
    "pdf-cut-off": (pdf_with()[:300], DAMAGED),
    "pdf-of-zeros": (b"%PDF-1.7\n" + bytes(500), DAMAGED),
    "pdf-without-pages": (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", f"{DAMAGED}|Scan"),
    "pdf-locked": (PdfPaper(password="geheim").lines("Wie?").content(), "Kennwort"),
    "pdf-scan": (PdfPaper().grid(("", "")).content(), "Scan"),
    "pdf-with-script": (pdf_with_catalog(b"/OpenAction <</S /JavaScript /JS (x)>>"), "Programme"),
    "pdf-that-launches": (pdf_with_catalog(b"/OpenAction <</S /Launch /F (x)>>"), "Programme"),
    "pdf-with-attachment": (pdf_with_catalog(b"/Names <</EmbeddedFiles <<>> >>"), "Programme"),
}


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    content, expected = HOSTILE[name]
    refused = answer(content, "MV").get("refused")
    assert isinstance(refused, str)
    assert any(word in refused for word in expected.split("|"))
    assert refused.endswith(".")


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_TAGS", 100)
    assert "zu vielen Einzelteilen" in str(answer(word_file(TEXT * 50), "MV")["refused"])


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 1)
    content = PdfPaper().lines("Wie?").page().lines("Wann?").content()
    assert "mehr als 1 Seiten" in str(answer(content, "MV")["refused"])


def test_too_many_signs_on_a_page_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_SIGNS", 3)
    assert "zu viele Zeichen" in str(answer(pdf_with(), "MV")["refused"])


def test_a_link_to_click_on_is_no_danger() -> None:
    assert "paper" in answer(with_relation("hyperlink", "https://example.org/"), "MV")


@pytest.mark.parametrize("parliament", ["XX", "../mv", ""])
def test_an_unknown_parliament_is_refused(parliament: str) -> None:
    assert "Prüfen Sie das Kürzel" in str(answer(b"Wie?", parliament)["refused"])


def test_nothing_is_parsed_of_an_empty_or_a_huge_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match=r"„leer\.txt“ ist leer"):
        read_paper(b"", filename="leer.txt")
    monkeypatch.setattr(gate, "LARGEST", 10)
    with pytest.raises(Unreadable, match=r"„groß\.txt“ ist größer als"):
        read_paper(b"x" * 11, filename="groß.txt")


def test_the_name_is_said_but_never_believed() -> None:
    with pytest.raises(Unreadable, match=r"„bild\.docx“ wurde nicht eingelesen\. Die Datei ist ein Bild"):
        read_paper(HOSTILE["png"][0], filename="bild.docx")
    assert read_paper(b"1. Wie viele Radwege gibt es?", filename="bild.png").questions


def test_text_has_a_limit_that_no_paper_reaches() -> None:
    assert text_file.LARGEST >= 1024**2

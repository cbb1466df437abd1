"""Files of an inquiry in the browser: added, loaded down as attachments, taken out."""

from io import BytesIO

from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, words

TEXT = "Ein Vermerk über das Gespräch.".encode()


def test_a_clerk_adds_loads_and_removes_a_file(house: Installation) -> None:
    clerk, inquiry_id = house.browser("landtag"), house.inquiry(Stage.RECEIVED)
    page = f"/anfragen/{inquiry_id}/dateien/neu"
    form = {"file": (BytesIO(TEXT), "Vermerk.txt"), "note": "Gesprächsvermerk"}
    assert clerk.submit(page, form, content_type="multipart/form-data").status_code == 303
    shown = words(tree(clerk.get(f"/anfragen/{inquiry_id}")))
    assert "Vermerk.txt" in shown
    assert "Gesprächsvermerk" in shown

    loaded = clerk.get(f"/anfragen/{inquiry_id}/dateien/1")
    assert loaded.data == TEXT
    assert loaded.headers["Content-Disposition"].startswith("attachment")
    assert loaded.mimetype == "application/octet-stream"
    assert house.browser("staatskanzlei").get(f"/anfragen/{inquiry_id}/dateien/1").status_code == 404

    clerk.submit(f"/anfragen/{inquiry_id}", to=f"/anfragen/{inquiry_id}/dateien/1/entfernen")
    assert clerk.get(f"/anfragen/{inquiry_id}/dateien/1").status_code == 404


def test_what_the_gate_refuses_is_said_beside_the_field_and_the_note_stays(house: Installation) -> None:
    page = f"/anfragen/{house.inquiry(Stage.RECEIVED)}/dateien/neu"
    form = {"file": (BytesIO(b"MZ\x90"), "Programm.exe"), "note": "Anlage"}
    refused = house.browser("landtag").submit(page, form, content_type="multipart/form-data")
    assert refused.status_code == 422
    assert "ist ein Programm" in words(tree(refused))
    assert 'value="Anlage"' in refused.text
    assert house.browser("landtag").submit(page, {"note": "x"}).status_code == 422


def test_the_handed_in_file_is_loaded_from_the_inquirys_page(house: Installation) -> None:
    seed = house.seed()
    clerk = house.browser("landtag")
    assert f"/anfragen/{seed}/original" in clerk.get(f"/anfragen/{seed}").text
    assert clerk.get(f"/anfragen/{seed}/original").headers["Content-Disposition"].startswith("attachment")
    assert house.browser("staatskanzlei").get(f"/anfragen/{seed}/original").status_code == 404


def test_the_question_alone_is_published_before_its_answer(house: Installation) -> None:
    clerk, inquiry_id = house.browser("landtag"), house.inquiry(Stage.DRAFTING, ministry="SM")
    page = f"/anfragen/{inquiry_id}/fragedruck"
    preview = clerk.get(page)
    sent = {each.get("name"): each.get("value") for each in tree(preview).iter("input") if each.get("type") == "hidden"}
    proof = clerk.get(f"/anfragen/{inquiry_id}/fragedruck.docx").data
    proof_pdf = clerk.get(f"/anfragen/{inquiry_id}/fragedruck.pdf").data
    assert clerk.post(page, data=sent).status_code == 303
    [url] = {
        link.get("href")
        for link in tree(clerk.get(f"/anfragen/{inquiry_id}")).iter("a")
        if "/fassungen/1" in str(link.get("href"))
    }
    number = str(url).removesuffix("/fassungen/1")
    reader = house.browser()
    assert reader.get(f"{number}.docx").data == proof
    assert proof_pdf.startswith(b"%PDF-")
    assert reader.get(f"{number}.pdf").data == proof_pdf
    assert "Termin zur Beantwortung" in words(tree(reader.get(number)))
    assert "ANTWORT" not in words(tree(reader.get(number)).find("body/main/div/article") or tree(reader.get(number)))
    assert clerk.get(page).status_code == 409
    early = clerk.post(page, data=sent | {"printed_on": "2001-01-01"})
    assert early.status_code == 409


def test_the_question_is_not_printed_before_its_forwarding(house: Installation) -> None:
    page = f"/anfragen/{house.inquiry(Stage.DRAFTING, ministry='SM')}/fragedruck"
    clerk = house.browser("landtag")
    assert clerk.get(f"{page}?printed_on=2001-01-01").status_code == 422
    refused = clerk.submit(page, {"printed_on": "2001-01-01", "sha256": ""})
    assert "nicht vor ihrer Zuleitung" in words(tree(refused))

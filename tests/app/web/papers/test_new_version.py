"""A new version of a published paper in the browser."""

from io import BytesIO

from docx import Document

from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, values, words

EDIT = "/drs/6/1/neue-fassung"
SAID = {"kind": "CORRECTION", "reason": "Die Zahl war falsch.", "printed_on": "2015-11-04"}


def filled(house: Installation, **changes: object) -> dict[str, object]:
    clerk = house.browser("landtag")
    page = clerk.get(EDIT)
    [form] = [each for each in tree(page).iter("form") if each.get("method") == "post" and each.get("action") is None]
    answers = [field.text.removeprefix("\n") for field in form.iter("textarea") if field.get("name") == "answer"]
    title = next(field.get("value") for field in form.iter("input") if field.get("name") == "title")
    return SAID | {"title": title, "answer": ["Ganz anders.", *answers[1:]]} | changes


def test_a_clerk_prepares_sees_and_publishes_a_correction(house: Installation) -> None:
    clerk, reader = house.browser("landtag"), house.browser()
    before = reader.get("/drs/6/1.docx").data
    assert clerk.submit(EDIT, filled(house)).location == f"{EDIT}/vorschau"
    assert reader.get("/drs/6/1.docx").data == before

    preview = clerk.get(f"{EDIT}/vorschau")
    assert "Ganz anders." in words(tree(preview))
    proof = clerk.get(f"{EDIT}/druckfahne.docx").data
    sent = {name: texts[0] for name, texts in values(preview, f"{EDIT}/veroeffentlichen").items()}
    published = clerk.post(f"{EDIT}/veroeffentlichen", data=sent)
    assert published.location == "/drs/6/1"
    assert reader.get("/drs/6/1.docx").data == proof
    assert "Ganz anders." in "\n".join(each.text for each in Document(BytesIO(proof)).paragraphs)
    assert reader.get("/drs/6/1/fassungen/1.docx").data == before
    assert "Berichtigung vom 04.11.2015 – gilt" in words(tree(reader.get("/drs/6/1")))


def test_a_mended_question_is_compared_word_by_word(house: Installation) -> None:
    clerk = house.browser("landtag")
    page = [each for each in tree(clerk.get(EDIT)).iter("textarea") if each.get("name") == "question"]
    questions = ["Was ist mit Zwiebelringen?", *(field.text.removeprefix("\n") for field in page[1:])]
    clerk.submit(EDIT, filled(house, question=questions, preamble="Es fehlt an allem."))
    preview = words(tree(clerk.get(f"{EDIT}/vorschau")))
    assert "Vorbemerkung der Anfrage" in preview
    assert "Zwiebelringen" in preview


def test_what_was_typed_stays_when_something_is_wrong(house: Installation) -> None:
    refused = house.browser("landtag").submit(EDIT, filled(house, reason="", supplement="Nachgereicht."))
    assert refused.status_code == 422
    assert "Geben Sie an, warum" in words(tree(refused))
    assert "Nachgereicht." in refused.text
    assert house.browser("landtag").submit(EDIT, filled(house, kind="ANSWER")).status_code == 422


def test_a_version_in_preparation_goes_on_and_is_discarded(house: Installation) -> None:
    clerk = house.browser("landtag")
    clerk.submit(EDIT, filled(house))
    assert "ist in Arbeit und noch nicht öffentlich" in words(tree(clerk.get(EDIT)))
    assert clerk.submit(EDIT, to=f"{EDIT}/verwerfen").location == "/drs/6/1"
    assert clerk.get(f"{EDIT}/vorschau").status_code == 404


def test_a_correction_without_a_change_leads_back_to_the_form(house: Installation) -> None:
    clerk = house.browser("landtag")
    form = filled(house)
    page = tree(clerk.get(EDIT))
    form["answer"] = [field.text.removeprefix("\n") for field in page.iter("textarea") if field.get("name") == "answer"]
    clerk.submit(EDIT, form)
    assert clerk.get(f"{EDIT}/vorschau").status_code == 422


def test_the_public_page_offers_the_new_version_to_the_clerk_alone(house: Installation) -> None:
    assert EDIT in house.browser("landtag").get("/drs/6/1").text
    assert EDIT not in house.browser("mitglied").get("/drs/6/1").text
    assert house.stage(house.inquiry(Stage.PUBLISHED)) is Stage.PUBLISHED

"""How a paper announces its answers is chosen on its release page, and the files follow."""

import hashlib
from io import BytesIO

import docx
import pytest

from answers.printing import pdf
from app.unit_of_work import unit_of_work
from inquiries.inquiry import Inquiry, Question
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, words

REASON = "wegen des Sachzusammenhangs"


@pytest.fixture
def answered(house: Installation) -> str:
    """Return the address of an answered inquiry whose questions are answered jointly."""
    inquiry_id = house.inquiry(Stage.ANSWERED)
    with house.app.app_context(), unit_of_work() as session:
        inquiry = session.get_one(Inquiry, inquiry_id)
        inquiry.questions = [Question(position=10 + place, number=place, text="Wo?") for place in (1, 2)]
        joint = {"questions": ["1", "2"], "announced": "heading", "text": "Beide Male: ja."}
        inquiry.answer = {"government_remark": None, "answers": [joint], "outcomes": {}}
    return f"/anfragen/{inquiry_id}"


def test_a_sentence_with_its_reason_is_printed_as_it_was_chosen(house: Installation, answered: str) -> None:
    clerk, query = house.browser("landtag"), f"?printed_on=2015-11-06&announced={REASON.replace(' ', '+')}"
    page = clerk.get(f"{answered}/veroeffentlichung{query}")
    offered = [words(each) for each in tree(page).iter("option")]
    assert sum("Satz mit Grund: „Die Fragen 1 und 2 werden" in each for each in offered) == 2
    file = clerk.get(f"{answered}/druckfahne.docx{query}").data
    text = [each.text.replace("\xa0", " ") for each in docx.Document(BytesIO(file)).paragraphs]
    assert f"Die Fragen 1 und 2 werden {REASON} gemeinsam beantwortet." in text
    assert hashlib.sha256(file).hexdigest() in page.text
    send(clerk, page, f"{answered}/veroeffentlichung")
    number = house.read(lambda session: str(session.get_one(Inquiry, int(answered.split("/")[2])).number))
    reader = house.browser()
    assert reader.get(f"/drs/{number}.docx").data == file
    for form in ("txt", "md", "xml"):
        told = " ".join(reader.get(f"/drs/{number}.{form}").text.replace("\xa0", " ").split())
        assert f"werden {REASON} gemeinsam beantwortet." in told


def test_an_unknown_form_is_refused_beside_its_field(house: Installation, answered: str) -> None:
    page = house.browser("landtag").get(f"{answered}/veroeffentlichung?announced=laut")
    assert (page.status_code, "gibt es im Drucklayout nicht" in page.text) == (422, True)


def test_a_pdf_that_was_not_seen_is_not_published(house: Installation, answered: str) -> None:
    if not pdf.is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    refused = send(clerk, clerk.get(path), path, pdf_sha256="0" * 64)
    assert (refused.status_code, house.stage(int(answered.split("/")[2]))) == (409, Stage.ANSWERED)

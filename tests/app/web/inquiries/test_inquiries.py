"""The list of inquiries and an inquiry's page: filters in the address, and what each side may know."""

import re
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import select

from app.demo import loader
from inquiries import services
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import Asker, PaperQuestion
from inquiries.workflow import WITH_GOVERNMENT, Stage
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import send, tree, words
from tests.client import Browser


def titles(client: Browser, query: str = "") -> list[str]:
    page = client.get(f"/anfragen/?{query}")
    rows = [row for row in tree(page).iter("tr") if row.find("td") is not None]
    return [words(link) for row in rows for link in row.iter("a")]


@pytest.fixture
def clerk(showroom: Installation) -> Browser:
    return showroom.browser("landtag")


def test_the_list_is_narrowed_by_what_the_address_says(clerk: Browser) -> None:
    assert titles(clerk, "text=pflegest") == [
        "Pflegestützpunkte im Land",
        "Aktionsplan Pflegeberatung und Pflegestützpunkte",
        "Pflegestützpunkte und ihre Verteilung",
    ]
    assert titles(clerk, "stage=REJECTED") == ["Bewertung privater Äußerungen"]
    assert titles(clerk, "text=gibt-es-nicht") == []
    assert "Bewertung privater Äußerungen" not in titles(clerk, "open=1")


@pytest.mark.parametrize("key", ["number", "title", "received", "due"])
def test_the_list_is_sorted_both_ways(clerk: Browser, key: str) -> None:
    up, down = titles(clerk, f"sort={key}"), titles(clerk, f"sort=-{key}")
    assert set(up) == set(down)
    assert up != down


def test_a_filter_stays_while_sorting(clerk: Browser) -> None:
    page = clerk.get("/anfragen/?text=pflegest&open=1")
    sorting = [link.get("href") for link in tree(page).iter("a") if "sort=" in str(link.get("href"))]
    assert sorting
    assert all("text=pflegest" in href and "open=1" in href for href in sorting)


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=" + "9" * 50, "sort=nonsense", "stage=nonsense"]
)
def test_a_hostile_address_shows_the_list(clerk: Browser, query: str) -> None:
    assert len(titles(clerk, query)) > 5


def test_a_long_list_comes_in_pages_that_keep_the_filter(house: Installation) -> None:
    def fill(session):
        parliament = get_parliament(session, "MV")
        for number in range(26):
            new = NewInquiry(f"Serie {number}", (Asker("Max Mustermann"),), (PaperQuestion("", "Warum?"),), TODAY)
            services.register_inquiry(session, Actor.system(), parliament, new)

    with_clock(house, fill)
    clerk = house.browser("landtag")
    assert len(titles(clerk, "text=Serie&sort=number")) == 25
    page = clerk.get("/anfragen/?text=Serie&sort=number&page=2")
    assert "Seite 2 von 2" in words(tree(page))
    assert re.search(r'href="/anfragen/\?text=Serie&amp;sort=number&amp;page=1"', page.text)
    assert titles(clerk, "text=Serie&sort=number&page=2") == ["Serie 25"]


def with_clock(house: Installation, change):
    with clock.pinned_to(TODAY):
        return house.read(change)


@pytest.mark.parametrize("login", ["landtag", "praesidium", "mitglied", "buero", ""])
def test_outside_the_government_nothing_tells_how_far_an_answer_is(showroom: Installation, login: str) -> None:
    client = showroom.browser(login)
    inner = {"Einem Ressort zugewiesen", "In Bearbeitung", "Zur Freigabe", "Rolf Entwurf", "Rosa Vertretung", "Entwurf"}
    inner |= {"Ministerium für Arbeit, Gleichstellung und Soziales", "Antwort entwerfen"}
    pages = ["/", "/anfragen/?sort=due"]
    pages += [f"/anfragen/{inquiry_id}" for inquiry_id in ids(showroom)] if login else []
    for path in pages:
        text = words(without_choices(tree(client.get(path))))
        assert {word for word in inner if word in text} == set(), path


def without_choices(page: Element) -> Element:
    """Return a page without what its filters offer, which is the same for everybody."""
    for choices in page.iter("select"):
        choices.clear()
    return page


def ids(showroom: Installation) -> list[int]:
    query = select(Inquiry.id).where(Inquiry.stage.in_(WITH_GOVERNMENT))
    return list(showroom.read(lambda session: list(session.scalars(query))))


@pytest.mark.parametrize("stage", [Stage.ASSIGNED, Stage.DRAFTING, Stage.CLEARANCE])
def test_no_filter_of_the_landtag_finds_an_inner_stage(clerk: Browser, stage: Stage) -> None:
    assert titles(clerk, f"stage={stage.name}") == []
    page = clerk.get("/anfragen/")
    assert f'value="{stage.name}"' not in page.text


def test_an_inquiry_looks_the_same_to_the_landtag_while_the_government_works(house: Installation) -> None:
    clerk, seed = house.browser("landtag"), house.seed()
    before = shown(clerk, seed)
    officer = house.browser("referat")
    officer.submit(f"/anfragen/{seed}/entwurf/", to=f"/anfragen/{seed}/entwurf/neu")
    house.browser("koordination").submit(
        f"/anfragen/{seed}/schritt/return",
        {"reason": "Ein anderes Haus.", "category": "OTHER_MINISTRY"},
        to=f"/anfragen/{seed}/schritt/return",
    )
    assert house.stage(seed) is Stage.FORWARDED
    assert shown(clerk, seed) == before


def shown(client: Browser, inquiry_id: int) -> str:
    """Return a page without the forms' tokens, which hold the time."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", client.get(f"/anfragen/{inquiry_id}").text)


def test_a_refusal_tells_the_landtag_no_inner_stage(showroom: Installation) -> None:
    clerk = showroom.browser("landtag")
    sentences = set()
    for stage in sorted(WITH_GOVERNMENT, key=str):
        inquiry_id = showroom.inquiry(stage)
        page = clerk.submit("/", {"on": "2015-11-04", "revision": 1}, to=f"/anfragen/{inquiry_id}/zuleitung")
        proof = clerk.get(f"/anfragen/{inquiry_id}/veroeffentlichung")
        form = clerk.get(f"/anfragen/{inquiry_id}/berichtigen")
        assert [page.status_code, proof.status_code, form.status_code] == [409, 409, 409]
        told = (words(tree(answer)) for answer in (page, proof, form))
        sentences.add(tuple(re.sub(r"/anfragen/\d+", "", text) for text in told))  # a print names its address
    assert len(sentences) == 1


def test_no_guessed_revision_tells_the_landtag_what_changed(showroom: Installation) -> None:
    clerk, inquiry_id = showroom.browser("landtag"), showroom.inquiry(Stage.CLEARANCE)
    token = clerk.token("/")
    path = f"/anfragen/{inquiry_id}/schritt/withdraw"
    found = {clerk.post(path, data={"csrf_token": token, "revision": str(n)}).status_code for n in range(1, 12)}
    assert found == {409}


def test_another_ministry_finds_nothing_of_an_answer(showroom: Installation) -> None:
    for login in ("koordination-im", "referat-im", "hausleitung-im"):
        assert titles(showroom.browser(login)) == ["Einsatzzeiten der Polizei", "Pflegeberatung in den Regionen"]


def test_a_member_finds_their_own_and_what_is_published(showroom: Installation) -> None:
    assert titles(showroom.browser("mitglied")) == [
        "Ehrenamt im ländlichen Raum",
        "Pflegestützpunkte und ihre Verteilung",
        "Stand des Aktionsplanes Pflegeberatung",
    ]


def test_the_ministry_reads_its_own_history(showroom: Installation) -> None:
    inquiry_id = showroom.inquiry(Stage.CLEARANCE)
    inside = showroom.browser("hausleitung").get(f"/anfragen/{inquiry_id}").text
    outside = showroom.browser("landtag").get(f"/anfragen/{inquiry_id}").text
    for words_of_government in ("Zur Freigabe gegeben", "Federführung zugewiesen", "Neue Fassung der Antwort"):
        assert words_of_government in inside
        assert words_of_government not in outside


def test_the_page_says_where_the_inquiry_stands(showroom: Installation) -> None:
    clerk = showroom.browser("landtag")
    answered = clerk.get(f"/anfragen/{showroom.inquiry(Stage.ANSWERED)}").text
    assert "fristgerecht beantwortet" in answered
    assert "Drucksache ansehen und veröffentlichen" in answered
    published = clerk.get(f"/anfragen/{showroom.inquiry(Stage.PUBLISHED)}").text
    assert "Veröffentlichte Drucksache" in published


def test_whoever_may_read_the_answer_still_finds_it_when_it_is_handed_over(house: Installation) -> None:
    officer, clerk, approver = (house.browser(name) for name in ("referat", "landtag", "hausleitung"))
    waiting = house.inquiry(Stage.CLEARANCE)
    assert "Antwort lesen" in officer.get(f"/anfragen/{waiting}").text
    path = f"/anfragen/{waiting}/freigabe/"
    assert send(approver, approver.get(path), path, letter_dated_on="2015-11-05").status_code == 303
    assert "Antwort lesen" in officer.get(f"/anfragen/{waiting}").text
    assert officer.get(path).status_code == 200
    assert "Antwort lesen" not in clerk.get(f"/anfragen/{waiting}").text


def test_the_print_of_the_questions_is_a_word_file(showroom: Installation) -> None:
    inquiry_id = showroom.read(lambda session: loader.find_seed(session).id)
    answer = showroom.browser("staatskanzlei").get(f"/anfragen/{inquiry_id}/frage.docx")
    assert answer.data.startswith(b"PK")
    assert re.fullmatch(r"attachment; filename=Anfrage-6-\d+\.docx", answer.headers["Content-Disposition"])

"""The pages of long work: asking for a term's papers, watching, fetching, stopping."""

import hashlib
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from answers.printing.bundle import CHECKSUMS
from inquiries.foundation.jobs import Job
from tests.app.demonstration import PAPERS, Installation
from tests.client import Browser


@pytest.fixture
def clerk(house: Installation) -> Browser:
    return house.browser("landtag")


def ask(client: Browser, formats: list[str], term: str = "6") -> str:
    answer = client.submit("/auftraege/", {"term": term, "formats": formats}, to="/auftraege/wahlperiode")
    assert answer.status_code == 303
    return str(answer.location)


def test_a_whole_term_is_fetched_with_its_checksums(house: Installation, clerk: Browser) -> None:
    assert "Noch kein Auftrag" in clerk.get("/auftraege/").text
    job = ask(clerk, ["docx", "md"])
    assert "Der Auftrag beginnt gleich" in clerk.get(job).text
    house.work()
    page = clerk.get(job).text
    assert "Fertig" in page

    fetched = clerk.get(f"{job}/datei")
    assert hashlib.sha256(fetched.data).hexdigest() in page
    with ZipFile(BytesIO(fetched.data)) as archive:
        names = [name for name in archive.namelist() if name != CHECKSUMS]
        assert len(names) == 2 * (PAPERS + 1)  # the archive's and that of the open business
        for line in archive.read(CHECKSUMS).decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert archive.read("docx/Drucksache-6-00001.docx") == clerk.get("/drs/6/1.docx").data
    assert re.search(r"(MB|KB) herunterladen", clerk.get("/auftraege/").text)


def test_an_open_page_asks_for_its_middle_part(house: Installation, clerk: Browser) -> None:
    job = ask(clerk, ["txt"])
    assert f'data-hx-get="{job}"' in clerk.get(job).text
    part = FlaskClient.open(clerk, job, headers={"HX-Request": "true"}).text
    assert part.strip().startswith('<section id="stand"')
    house.work()
    assert f'data-hx-get="{job}"' not in clerk.get(job).text


def test_what_cannot_be_exported_is_said_beside_the_field(clerk: Browser) -> None:
    nothing = clerk.submit("/auftraege/", {"term": "6"}, to="/auftraege/wahlperiode")
    assert (nothing.status_code, "mindestens ein Format" in nothing.text) == (422, True)
    empty = clerk.submit("/auftraege/", {"term": "3", "formats": "docx"}, to="/auftraege/wahlperiode")
    assert (empty.status_code, "keine Drucksache veröffentlicht" in empty.text) == (422, True)


def test_a_job_is_stopped_and_taken_off_the_list(house: Installation, clerk: Browser) -> None:
    job = ask(clerk, ["docx"])
    assert clerk.submit(job, to=f"{job}/abbrechen").status_code == 303
    house.work()
    assert "Es ist keine Datei entstanden" in clerk.get(job).text
    assert clerk.get(f"{job}/datei").status_code == 404
    assert clerk.submit(job, to=f"{job}/entfernen").location == "/auftraege/"
    assert "Der Auftrag ist entfernt" in clerk.get("/auftraege/").text


def test_nobody_else_sees_fetches_or_stops_a_job(house: Installation, clerk: Browser) -> None:
    job = ask(clerk, ["md"])
    house.work()
    other = house.browser("praesidium")
    token = other.token("/auftraege/")
    assert [other.get(path).status_code for path in (job, f"{job}/datei")] == [404, 404]
    for verb in ("abbrechen", "entfernen"):
        assert other.post(f"{job}/{verb}", data={"csrf_token": token}).status_code == 404
    assert house.read(lambda session: session.query(Job).count()) == 1

"""Steps on many inquiries in the browser: chosen, seen, done row by row."""

from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook

from app.extensions import db
from app.worker.long_work import run_job
from inquiries.foundation import clock, jobs
from inquiries.foundation.jobs import Job
from inquiries.workflow import Stage
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import tree, words

CHOOSE, TAKE = "/anfragen/auswahl", "/anfragen/auswahl/ausfuehren"


def test_what_is_ticked_is_judged_and_then_forwarded(house: Installation) -> None:
    clerk = house.browser("landtag")
    ready, gone = house.inquiry(Stage.RECEIVED), house.inquiry(Stage.DRAFTING, ministry="SM")
    form = {"step": "FORWARD", "scope": "ticked", "id": [str(ready), str(gone)]}
    page = words(tree(clerk.submit("/anfragen/", form, to=CHOOSE)))
    assert "Möglich (1)" in page
    assert "Nicht möglich (1)" in page
    assert house.stage(ready) is Stage.RECEIVED

    result = words(tree(clerk.submit("/anfragen/", form | {"on": "2015-11-04"}, to=TAKE)))
    assert "Erledigt: 1 Anfrage. Nicht möglich: 1 Anfrage" in result
    assert (house.stage(ready), house.stage(gone)) == (Stage.FORWARDED, Stage.DRAFTING)


def test_all_that_match_the_filters_can_be_meant(house: Installation) -> None:
    form = {"step": "LIST", "scope": "all", "query": "text=pflegest"}
    answer = house.browser("landtag").submit("/anfragen/", form, to=CHOOSE)
    sheet = load_workbook(BytesIO(answer.data)).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == [
        "Pflegestützpunkte und ihre Verteilung",
        "Aktionsplan Pflegeberatung und Pflegestützpunkte",
        "Pflegestützpunkte im Land",
    ]


def test_all_on_the_page_can_be_meant(house: Installation) -> None:
    clerk = house.browser("landtag")
    form = {"step": "REMIND", "scope": "page", "listed": [str(house.inquiry(Stage.ASSIGNED)), "x", "-1"]}
    assert "1" in words(tree(clerk.submit("/anfragen/", form, to=CHOOSE)))


def test_a_day_that_is_none_keeps_the_preview(house: Installation) -> None:
    ready = house.inquiry(Stage.RECEIVED)
    form = {"step": "FORWARD", "id": str(ready), "on": "gestern"}
    refused = house.browser("landtag").submit("/anfragen/", form, to=TAKE)
    assert refused.status_code == 422
    assert 'value="gestern"' in refused.text
    assert house.stage(ready) is Stage.RECEIVED


def test_a_row_that_is_refused_hinders_no_other(house: Installation) -> None:
    clerk, ready = house.browser("landtag"), house.inquiry(Stage.RECEIVED)
    form = {"step": "FORWARD", "id": str(ready), "on": "2001-01-01"}
    result = words(tree(clerk.submit("/anfragen/", form, to=TAKE)))
    assert "kann nicht vor dem Eingang" in result
    assert house.stage(ready) is Stage.RECEIVED


def test_nothing_chosen_and_no_step_are_said(house: Installation) -> None:
    clerk = house.browser("landtag")
    assert "keine Anfrage gewählt" in clerk.submit("/anfragen/", {"step": "FORWARD"}, to=CHOOSE).text
    assert "Wählen Sie, was" in clerk.submit("/anfragen/", {"step": "x"}, to=CHOOSE).text
    assert clerk.submit("/anfragen/", {"step": "LIST", "id": "1"}, to=TAKE).status_code == 422


def test_a_due_answer_is_reminded_of_and_the_history_says_so(house: Installation) -> None:
    clerk = house.browser("landtag")
    overdue = [each for each in tree(clerk.get("/anfragen/?overdue=1")).iter("input") if each.get("name") == "listed"]
    form = {"step": "REMIND", "id": [each.get("value") for each in overdue]}
    assert overdue
    assert "Die Landesregierung ist erinnert." in words(tree(clerk.submit("/anfragen/", form, to=TAKE)))
    assert "Landesregierung an die Antwort erinnert" in clerk.get(f"/anfragen/{overdue[0].get('value')}").text
    again = clerk.submit("/anfragen/", form, to=CHOOSE).text
    assert "heute schon erinnert" in again


def test_the_government_and_the_public_do_not_know_these_steps(house: Installation) -> None:
    for login in ("staatskanzlei", "referat", "fachadmin"):
        answer = house.browser(login).submit("/", {"step": "FORWARD", "id": "1"}, to=TAKE)
        assert answer.status_code == 404


def test_many_are_written_as_word_files_in_the_background(house: Installation) -> None:
    clerk = house.browser("landtag")
    form = {"step": "WORD", "scope": "all", "query": "text=pflegest"}
    started = clerk.submit("/anfragen/", form, to=CHOOSE)
    assert started.status_code == 303
    with house.app.app_context(), clock.pinned_to(TODAY):
        run_job(db.session(), {"job_id": int(started.location.rsplit("/", 1)[1])})
        job = db.session.get_one(Job, 1)
        archive = ZipFile(BytesIO(b"".join(jobs.read_pieces(db.session(), job))))
    assert len(archive.namelist()) == 3
    assert all(name.startswith(("Anfrage-6-", "Drucksache-6-")) for name in archive.namelist())

"""The officer's page: link, draft, edit, compare, restore, submit; two officers at once lose nothing."""

import re

import pytest
from sqlalchemy import select

from answers.answer import Answer
from answers.markup import plain_text
from answers.records.queries import get_record
from answers.records.services import keep_record
from app.config import ROOT
from app.demo.loader import SEED_RECORDS
from inquiries.foundation.actor import Actor
from inquiries.parliament.parliaments import get_parliament
from inquiries.reading import read_paper
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

SEED = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter.md"
OWN = "Ein Zeitpunkt für die Unterrichtung steht noch nicht fest."


class Desk:
    """The seed's inquiry before one or two officers."""

    def __init__(self, house: Installation) -> None:
        self.house = house
        self.inquiry_id = house.seed()
        self.path = f"/anfragen/{self.inquiry_id}/entwurf/"
        self.officer = house.browser("referat")

    def post(self, step: str, data: dict[str, object] | None = None, *, by: Browser | None = None):
        return (by or self.officer).submit(self.path, data, to=f"{self.path}{step}")

    def drafted(self) -> "Desk":
        assert self.post("neu").status_code == 303
        return self

    def page(self, by: Browser | None = None):
        return (by or self.officer).get(self.path)

    def answer(self) -> Answer:
        def load(session):
            answer = session.scalar(select(Answer).where(Answer.inquiry_id == self.inquiry_id))
            assert answer.draft
            assert answer.revisions
            return answer

        return self.house.read(load)


@pytest.fixture
def desk(house: Installation) -> Desk:
    return Desk(house)


def test_the_editor_leads_to_the_co_signature(desk: Desk) -> None:
    link = f"/anfragen/{desk.inquiry_id}/mitzeichnung/"
    assert f'href="{link}"' in desk.drafted().page().text
    assert desk.officer.get(link).status_code == 200


def test_an_officer_chooses_the_records(desk: Desk) -> None:
    taken = SEED_RECORDS[0]
    assert "ist gelöst" in desk.officer.get(desk.post(f"unterlagen/{taken}/loesen").location).text
    assert f'value="{taken}"' in desk.page().text
    assert desk.post("unterlagen", {"record": taken}).status_code == 303
    assert f'value="{taken}"' not in desk.page().text
    assert desk.post(f"unterlagen/{taken}/loesen").status_code == 303
    assert f'value="{taken}" checked' in " ".join(desk.page().text.split())
    nothing = desk.post("unterlagen")
    assert (nothing.status_code, "mindestens eine Unterlage" in nothing.text) == (422, True)


def test_a_record_entered_from_the_draft_leads_back_and_is_ticked(desk: Desk) -> None:
    kinds = f"/neue-unterlage?anfrage={desk.inquiry_id}"
    assert f'href="{kinds}"' in desk.page().text
    form = f"/neue-unterlage/veranstaltung?anfrage={desk.inquiry_id}"
    assert f'href="{form}"' in desk.officer.get(kinds).text
    back = desk.officer.submit(
        form, {"title": "Markttag in Musterstadt", "facts.type": "Markttag", "facts.held_on": "2014"}
    )
    page = " ".join(desk.officer.get(back.location).text.split())
    assert "Die Unterlage ist angelegt und unten angekreuzt" in page
    assert 'value="markttag-in-musterstadt" checked' in page


def test_records_of_another_ministry_are_neither_offered_nor_linked(desk: Desk) -> None:
    assert "beirat-sportstaetten-muster" not in desk.page().text
    assert desk.post("unterlagen", {"record": "beirat-sportstaetten-muster"}).status_code == 404


def test_without_records_there_is_no_draft(desk: Desk) -> None:
    for key in SEED_RECORDS:
        desk.post(f"unterlagen/{key}/loesen")
    answer = desk.post("neu")
    assert (answer.status_code, "noch keine Unterlagen verknüpft" in answer.text) == (422, True)


def test_the_seeds_draft_holds_the_facts_of_the_real_answer_and_no_other(desk: Desk) -> None:
    draft = desk.drafted().answer().draft
    real = read_paper(SEED.read_bytes(), filename=SEED.name, parliament="MV").answers[0]
    text = " ".join(plain_text(passage.text) for passage in draft.passages)
    assert [passage.questions for passage in draft.passages] == [("1", "2")]
    assert set(re.findall(r"\d+", text)) == set(re.findall(r"\d+", plain_text(real.text)))
    for fact in ("Friedrich-Ebert-Stiftung", "Landkreisen und kreisfreien Städten", "Sozialausschuss", "circa 80"):
        assert fact in text
    assert all(sentence.citations for sentence in draft.sentences())
    page = words(tree(desk.page()))
    assert "Zu 1 und 2" in page
    assert "Friedrich-Ebert-Stiftung" in page


def test_what_is_typed_becomes_a_revision_and_a_gap_is_filled(desk: Desk) -> None:
    page = desk.drafted().page()
    assert "gap-0" in values(page, desk.path)
    assert "Ergebnis zu Frage 2: noch offen" in words(tree(page))
    assert send(desk.officer, page, desk.path, **{"gap-0": OWN}).status_code == 303
    assert "Ergebnis zu Frage 2: beantwortet" in words(tree(desk.page()))
    answer = desk.answer()
    assert (answer.latest_number, answer.draft.gaps) == (2, ())
    assert OWN in answer.draft.passages[0].text
    assert "ohne Beleg" in desk.page().text


def test_saving_what_stands_there_changes_nothing(desk: Desk) -> None:
    send(desk.officer, desk.drafted().page(), desk.path)
    assert desk.answer().latest_number == 1


def test_an_emptied_passage_is_refused_and_the_rest_is_kept(desk: Desk) -> None:
    page = send(
        desk.officer, desk.drafted().page(), desk.path, **{"passage-0": " ", "government_remark": "Vorab gesagt."}
    )
    assert page.status_code == 422
    assert 'id="passage-0-fehler"' in page.text
    assert values(page, desk.path)["government_remark"] == ["Vorab gesagt."]
    assert desk.answer().latest_number == 1


def test_of_two_officers_at_once_neither_loses_a_text(desk: Desk) -> None:
    first, second = desk.drafted().page(), desk.house.browser("referat2")
    theirs = send(second, desk.page(second), desk.path, **{"gap-0": "Der Termin folgt."})
    assert theirs.status_code == 303
    mine = send(desk.officer, first, desk.path, **{"passage-0": "Mein eigener Text.", "gap-0": OWN})
    assert mine.status_code == 409
    shown = words(tree(mine))
    assert "Jemand anderes hat inzwischen gespeichert" in shown
    fields = values(mine, f"{desk.path}abgleich")
    assert fields["mine-0"] == ["Mein eigener Text."]
    assert fields["mine-1"] == [OWN]  # its gap is closed: the text is shown all the same
    assert "Der Termin folgt." in shown
    assert (desk.answer().latest_number, fields["revision"]) == (2, ["2"])


def conflict(desk: Desk):
    """Return the page with both texts of passage 0."""
    first, second = desk.drafted().page(), desk.house.browser("referat2")
    send(second, desk.page(second), desk.path, **{"gap-0": "Der Termin folgt."})
    return send(desk.officer, first, desk.path, **{"passage-0": "Mein eigener Text.", "gap-0": OWN})


def test_both_texts_are_kept_unless_somebody_chooses(desk: Desk) -> None:
    merged = send(desk.officer, conflict(desk), f"{desk.path}abgleich", **{"field-1": "passage-0"})
    assert merged.status_code == 303
    text = desk.answer().draft.passages[0].text
    for part in ("Friedrich-Ebert-Stiftung", "Der Termin folgt.", "Mein eigener Text.", OWN):
        assert part in text
    assert desk.answer().latest_number == 3


def test_the_saved_text_stays_where_it_is_chosen(desk: Desk) -> None:
    send(desk.officer, conflict(desk), f"{desk.path}abgleich", **{"choice-0": "theirs"})
    answer = desk.answer()
    assert answer.latest_number == 2
    assert "Mein eigener Text." not in answer.draft.passages[0].text


def test_who_merges_too_late_is_shown_both_texts_again(desk: Desk) -> None:
    page, third = conflict(desk), desk.house.browser("referat2")
    send(third, desk.page(third), desk.path, government_remark="Vorab gesagt.")
    again = send(desk.officer, page, f"{desk.path}abgleich", **{"choice-0": "mine"})
    assert again.status_code == 409
    fields = values(again, f"{desk.path}abgleich")
    assert (fields["mine-0"], fields["revision"]) == (["Mein eigener Text."], ["3"])
    assert OWN in again.text


@pytest.mark.parametrize("step", ["neu", "abgeben", "fassungen/1"])
def test_no_step_from_an_outdated_page(desk: Desk, step: str) -> None:
    send(desk.officer, desk.drafted().page(), desk.path, **{"gap-0": OWN})
    answer = desk.post(step, {"revision": "1"})
    assert (answer.status_code, "Inzwischen gibt es Fassung 2" in answer.text) == (409, True)
    assert desk.answer().latest_number == 2


def test_revisions_are_compared_word_by_word_and_restored(desk: Desk) -> None:
    page = desk.drafted().page()
    text = values(page, desk.path)["passage-0"][0]
    send(desk.officer, page, desk.path, **{"passage-0": text.replace("regelmäßig", "fortlaufend")})
    shown = desk.officer.get(f"{desk.path}fassungen/2")
    changes = [(each.tag, words(each)) for each in tree(shown).iter() if each.tag in {"ins", "del"}]
    assert changes == [("del", "regelmäßig"), ("ins", "fortlaufend")]
    listed = words(tree(desk.officer.get(f"{desk.path}fassungen")))
    assert "Aus Unterlagen entworfen" in listed
    assert send(desk.officer, desk.officer.get(f"{desk.path}fassungen/1"), f"{desk.path}fassungen/1").status_code == 303
    answer = desk.answer()
    assert (answer.latest_number, answer.draft) == (3, answer.revisions[0].draft)
    assert desk.officer.get(f"{desk.path}fassungen/9").status_code == 404


def test_a_passage_that_is_gone_shows_as_removed(desk: Desk) -> None:
    desk.drafted()
    for key in SEED_RECORDS:
        desk.post(f"unterlagen/{key}/loesen")
    desk.post("unterlagen", {"record": "aktionsplan-pflegeberatung-muster"})
    desk.post("neu", {"revision": "1"})
    shown = tree(desk.officer.get(f"{desk.path}fassungen/2"))
    assert "Friedrich-Ebert-Stiftung" in " ".join(words(each) for each in shown.iter("del"))


def test_nothing_incomplete_goes_to_clearance(desk: Desk) -> None:
    answer = desk.drafted().post("abgeben")
    assert (answer.status_code, "Offene Lücke" in answer.text) == (409, True)
    assert "So kann die Antwort noch nicht weitergegeben werden" in words(next(tree(answer).iter("h2")))
    page = desk.page()
    send(desk.officer, page, desk.path, **{"gap-0": OWN, "government_remark": "| a | b |\n| c | d |"})
    answer = desk.post("abgeben")
    assert "Vorbemerkung: " in words(tree(answer))
    assert desk.house.stage(desk.inquiry_id) is Stage.DRAFTING


def test_a_complete_answer_goes_to_clearance_and_is_no_longer_edited(desk: Desk) -> None:
    send(desk.officer, desk.drafted().page(), desk.path, **{"gap-0": OWN})
    before = desk.page()
    answer = desk.post("abgeben", {"revision": "2"})
    assert "liegt zur Freigabe bei der Hausleitung" in desk.officer.get(answer.location).text
    assert desk.house.stage(desk.inquiry_id) is Stage.CLEARANCE
    late = send(desk.officer, before, desk.path, **{"passage-0": "Zu spät."})
    assert (late.status_code, "„Zur Freigabe“" in late.text) == (409, True)
    token = {"csrf_token": desk.officer.token("/"), "record": "aktionsplan-pflegeberatung-muster"}
    assert desk.officer.post(f"{desk.path}unterlagen", data=token).status_code == 409
    assert desk.page().location == f"/anfragen/{desk.inquiry_id}/freigabe/"


def test_a_refusal_needs_ground_and_reasons_and_then_stands_in_the_answer(desk: Desk) -> None:
    page = desk.drafted().page()
    send(desk.officer, page, desk.path, **{"outcome-2": "REFUSED"})
    stopped = desk.post("abgeben")
    assert (stopped.status_code, "es fehlt der Grund" in stopped.text) == (409, True)
    assert "Es fehlt die Begründung" in stopped.text
    reasons = {"ground-2": "GOVERNMENT_FUNCTION", "reasons-2": "Die Willensbildung ist nicht abgeschlossen."}
    send(desk.officer, desk.page(), desk.path, **reasons)
    page = words(tree(desk.page()))
    assert "Die Willensbildung ist nicht abgeschlossen. Der letzte Absatz kommt aus dem Ergebnis" in page
    assert desk.post("abgeben").status_code == 303  # the gap of question 2 is accounted for
    shown = desk.house.browser("hausleitung").get(f"/anfragen/{desk.inquiry_id}/freigabe/")
    assert "Antwort abgelehnt" in shown.text
    assert "Die Willensbildung ist nicht abgeschlossen." in shown.text


def test_a_question_is_referred_only_to_a_paper_that_is_published(desk: Desk) -> None:
    send(desk.officer, desk.drafted().page(), desk.path, **{"outcome-2": "REFERRED", "paper-2": "6/9999"})
    assert "Drucksache 6/9999 ist hier nicht veröffentlicht" in desk.post("abgeben").text
    send(desk.officer, desk.page(), desk.path, **{"paper-2": "6/1"})
    assert desk.post("abgeben").status_code == 303


def test_the_draft_can_be_read_as_word(desk: Desk) -> None:
    answer = desk.drafted().officer.get(f"{desk.path}antwort.docx")
    assert answer.data.startswith(b"PK")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=Entwurf-6-")


def test_an_inquiry_without_fitting_records_leaves_gaps_to_fill(house: Installation) -> None:
    inquiry_id, officer = house.inquiry(Stage.DRAFTING, ministry="SM"), house.browser("referat")
    path = f"/anfragen/{inquiry_id}/entwurf/"
    officer.submit(path, {"record": "projektgruppe-integration"}, to=f"{path}unterlagen")
    officer.submit(path, to=f"{path}neu")
    page = officer.get(path)
    gaps = {name: "Dazu liegen keine Angaben vor." for name in values(page, path) if name.startswith("gap-")}
    assert gaps
    assert send(officer, page, path, **gaps).status_code == 303
    assert officer.submit(path, to=f"{path}abgeben").status_code == 303
    assert house.stage(inquiry_id) is Stage.CLEARANCE


def change_a_record(desk: Desk) -> None:
    """Let 90 people have come to the kick-off instead of 80."""

    def change(session):
        system = Actor.system()
        record = get_record(session, system, "auftaktveranstaltung-integration-2015-03").to_json()
        changed = record | {"facts": record["facts"] | {"participants": 90}}
        keep_record(session, system, get_parliament(session, "MV"), changed)

    desk.drafted().house.read(change)


def test_a_changed_record_is_told_on_the_officers_desk_with_old_and_new_value(desk: Desk) -> None:
    change_a_record(desk)
    shown = words(tree(desk.officer.get("/")))
    assert "Unterlagen haben sich geändert" in shown
    assert "80 → 90" in shown
    for login in ("referat2", "hausleitung", "referat-im", "landtag"):
        assert "80 → 90" not in desk.house.browser(login).get("/").text


def test_a_changed_record_stops_until_its_new_value_is_taken_over(desk: Desk) -> None:
    change_a_record(desk)
    assert "Unterlage geändert" in desk.page().text
    assert desk.post("belege/0", {"take": "1", "revision": "1"}).status_code == 303
    assert "circa 90" in desk.answer().draft.passages[0].text
    assert "Unterlage geändert" not in desk.page().text


def test_a_sentence_stands_against_a_changed_record_only_for_a_reason(desk: Desk) -> None:
    change_a_record(desk)
    refused = desk.post("belege/0", {"keep": "1", "reason-0": " "})
    assert (refused.status_code, 'id="reason-0-fehler"' in refused.text) == (422, True)
    assert desk.post("belege/0", {"keep": "1", "reason-0": "Die Zahl stand so auf der Einladung."}).status_code == 303
    assert "circa 80" in desk.answer().draft.passages[0].text
    assert "Unterlage geändert" not in desk.page().text
    assert desk.post("belege/7", {"take": "1"}).status_code == 409


def test_no_button_of_the_page_loses_what_was_typed(desk: Desk) -> None:
    desk.drafted()
    stopped = desk.post("abgeben", {"revision": "1", "government_remark": "Vorab gesagt."})
    assert (stopped.status_code, "Vorab gesagt." in stopped.text) == (409, True)
    redrafted = desk.post("neu", {"revision": "2", "government_remark": "Anders gesagt."})
    assert (redrafted.status_code, desk.answer().government_remark) == (303, "Anders gesagt.")
    filled = {"revision": "4", "government_remark": "Anders gesagt.", "gap-0": OWN}
    assert desk.post("abgeben", filled).status_code == 303
    assert OWN in [sentence.text for sentence in desk.answer().draft.sentences()]

"""The editor beyond the plain text: begun by hand, arranged, previewed, kept while it is typed."""

import pytest

from answers.answer import Answer
from answers.services import side_drafts
from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import Desk
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser


@pytest.fixture
def desk(house: Installation) -> Desk:
    return Desk(house)


@pytest.fixture
def by_hand(desk: Desk) -> Desk:
    assert desk.post("von-hand").status_code == 303
    return desk


def labels(answer: Answer) -> list[tuple[str, ...]]:
    return [passage.questions for passage in answer.draft.passages]


def test_an_answer_is_begun_without_any_record_and_goes_to_clearance(by_hand: Desk) -> None:
    page = by_hand.page()
    texts = {"passage-0": "Die Konzeption wird fortgeschrieben.", "passage-1": "Ein Termin steht noch nicht fest."}
    assert send(by_hand.officer, page, by_hand.path, **texts).status_code == 303
    assert by_hand.page().text.count("ohne Beleg") >= 2
    assert by_hand.post("abgeben").status_code == 303


def test_an_answer_is_begun_only_once(by_hand: Desk) -> None:
    token = {"csrf_token": by_hand.officer.token("/")}
    assert by_hand.officer.post(f"{by_hand.path}von-hand", data=token).status_code == 409


def test_passages_are_merged_split_and_moved_and_typed_text_goes_with_them(by_hand: Desk) -> None:
    page = by_hand.page()
    typed = {"passage-0": "Zur ersten.", "passage-1": "Zur zweiten."}
    assert send_to(by_hand, page, "gliederung/0", **typed, do="merge-down").status_code == 303
    answer = by_hand.answer()
    assert (labels(answer), answer.draft.passages[0].text) == ([("1", "2")], "Zur ersten.\n\nZur zweiten.")
    split = {"do": "split", "split-0": "2", "paragraph-0": "1"}
    send_to(by_hand, by_hand.page(), "gliederung/0", **split)
    assert [(each.questions, each.text) for each in by_hand.answer().draft.passages] == [
        (("1",), "Zur ersten."),
        (("2",), "Zur zweiten."),
    ]
    send_to(by_hand, by_hand.page(), "gliederung/1", do="merge-up")
    assert labels(by_hand.answer()) == [("1", "2")]
    send_to(by_hand, by_hand.page(), "gliederung/0", **split)
    send_to(by_hand, by_hand.page(), "gliederung/1", do="up")
    assert labels(by_hand.answer()) == [("2",), ("1",)]
    send_to(by_hand, by_hand.page(), "gliederung/0", do="down")
    assert labels(by_hand.answer()) == [("1",), ("2",)]


def send_to(desk: Desk, page, step: str, **changes: str):
    return desk.officer.post(f"{desk.path}{step}", data=values(page, desk.path) | changes)


def test_a_split_without_a_question_is_refused_beside_the_field_and_keeps_what_was_typed(by_hand: Desk) -> None:
    send_to(by_hand, by_hand.page(), "gliederung/0", do="merge-down")
    refused = send_to(by_hand, by_hand.page(), "gliederung/0", do="split", **{"passage-0": "Getippt."})
    assert refused.status_code == 422
    assert 'id="split-0"' in refused.text
    assert "Getippt." in by_hand.answer().draft.passages[0].text


def test_an_offered_sentence_is_added_with_its_sources(desk: Desk) -> None:
    draft = desk.drafted().answer().draft
    assert draft.offered
    assert "Weitere Sätze aus Ihren Unterlagen" in desk.page().text
    assert desk.post("angebote/0", {"target-0": "0"}).status_code == 303
    after = desk.answer().draft
    assert after.passages[0].paragraphs[-1].sentences == (draft.offered[0],)
    assert desk.post("angebote/99", {"target-99": "0"}).status_code == 409


def test_a_passage_is_previewed_as_it_would_be_printed_and_nothing_is_saved(by_hand: Desk) -> None:
    table = "Es gab:\n\n| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |"
    shown = preview(by_hand.officer, by_hand.path, table)
    assert shown.status_code == 200
    assert "<table" in shown.text
    broken = preview(by_hand.officer, by_hand.path, "| Jahr | Zahl |\n| 2014 | 3 |")
    assert "Die Tabelle ist nicht lesbar" in broken.text
    assert by_hand.answer().latest_number == 1
    assert preview(by_hand.officer, by_hand.path, "x", place=9).status_code == 404


def preview(officer: Browser, path: str, text: str, place: int = 0):
    data = {"csrf_token": officer.token(path), f"passage-{place}": text}
    return super(Browser, officer).open(f"{path}vorschau/{place}", method="POST", data=data)


def test_the_whole_answer_is_previewed_as_a_paper(desk: Desk) -> None:
    shown = words(tree(desk.drafted().officer.get(f"{desk.path}vorschau")))
    assert "KLEINE ANFRAGE" in shown
    assert "Zu 1 und 2" in shown


def keep(desk: Desk, by: Browser | None = None, **fields: str):
    data = {"revision": "1", **fields}
    return desk.post("zwischenstand/", data, by=by)


def test_what_was_typed_before_a_crash_can_be_compared_and_taken_over(by_hand: Desk) -> None:
    assert keep(by_hand, **{"passage-0": "Ein Satz vor dem Absturz."}).get_json() == {"others": [], "latest": 1}
    page = by_hand.page()
    assert "Nicht gespeicherter Zwischenstand" in page.text
    compared = by_hand.officer.get(f"{by_hand.path}zwischenstand/")
    assert "Ein Satz vor dem Absturz." in " ".join(words(each) for each in tree(compared).iter("ins"))
    assert by_hand.post("zwischenstand/uebernehmen").status_code == 303
    answer = by_hand.answer()
    assert (answer.latest_number, answer.draft.passages[0].text) == (2, "Ein Satz vor dem Absturz.")
    assert "Nicht gespeicherter Zwischenstand" not in by_hand.page().text


def test_what_was_typed_can_be_discarded_and_is_gone_after_a_save(by_hand: Desk) -> None:
    keep(by_hand, **{"passage-0": "Weg damit."})
    by_hand.post("zwischenstand/verwerfen")
    assert "Nicht gespeicherter" not in by_hand.page().text
    keep(by_hand, **{"passage-0": "Bleibt."})
    send(by_hand.officer, by_hand.page(), by_hand.path, **{"passage-0": "Bleibt."})
    assert "Nicht gespeicherter" not in by_hand.page().text
    assert by_hand.post("zwischenstand/uebernehmen").status_code == 404


def test_a_side_draft_that_says_nothing_new_is_not_mentioned(by_hand: Desk) -> None:
    keep(by_hand, **values(by_hand.page(), by_hand.path) | {"revision": "1"})
    assert "Nicht gespeicherter" not in by_hand.page().text


def test_what_was_typed_before_somebody_else_saved_is_shown_beside_it(by_hand: Desk) -> None:
    keep(by_hand, **{"passage-0": "Vor dem Absturz."})
    second = by_hand.house.browser("referat2")
    send(second, by_hand.page(second), by_hand.path, **{"passage-0": "Von Rosa."})
    merged = by_hand.post("zwischenstand/uebernehmen")
    assert merged.status_code == 409
    assert values(merged, f"{by_hand.path}abgleich")["mine-0"] == ["Vor dem Absturz."]
    assert "Von Rosa." in merged.text
    assert "Rosa Vertretung" in merged.text


def test_an_unusable_side_draft_comes_back_into_the_fields(by_hand: Desk) -> None:
    send(by_hand.officer, by_hand.page(), by_hand.path, **{"passage-0": "Etwas."})
    keep(by_hand, **{"passage-0": "", "passage-1": "Noch etwas.", "revision": "2"})
    refused = by_hand.post("zwischenstand/uebernehmen")
    assert refused.status_code == 422
    assert values(refused, by_hand.path)["passage-1"] == ["Noch etwas."]


def test_two_who_have_the_answer_open_see_each_others_name(by_hand: Desk) -> None:
    second = by_hand.house.browser("referat2")
    keep(by_hand, by=second)
    assert "Auch geöffnet bei: Rosa Vertretung" in words(tree(by_hand.page()))
    assert keep(by_hand).get_json()["others"] == ["Rosa Vertretung"]
    assert side_drafts.AT_WORK


def test_any_two_revisions_are_compared_and_their_writers_named(by_hand: Desk) -> None:
    for text in ("Eins.", "Eins und zwei.", "Eins, zwei und drei."):
        send(by_hand.officer, by_hand.page(), by_hand.path, **{"passage-0": text})
    shown = tree(by_hand.officer.get(f"{by_hand.path}fassungen/vergleich?von=4&bis=2"))
    assert "Fassung 2 und Fassung 4 im Vergleich" in words(shown)
    assert "zwei und drei." in " ".join(words(each) for each in shown.iter("ins"))
    send(by_hand.officer, by_hand.page(), by_hand.path, government_remark="Vorab gesagt.")
    remark = tree(by_hand.officer.get(f"{by_hand.path}fassungen/5"))
    assert [words(each) for each in remark.iter("ins")] == ["Vorab gesagt."]
    listed = words(tree(by_hand.officer.get(f"{by_hand.path}fassungen")))
    assert "Rolf Entwurf" in listed
    assert by_hand.officer.get(f"{by_hand.path}fassungen/vergleich?von=9&bis=1").status_code == 404


def test_a_hint_is_answered_with_a_reason_that_the_approver_sees(by_hand: Desk) -> None:
    texts = {"passage-0": "Frau Sabine Kröger klagte.", "passage-1": "VS-NfD"}
    send(by_hand.officer, by_hand.page(), by_hand.path, **texts)
    stopped = by_hand.post("abgeben")
    assert (stopped.status_code, "Geheimschutzstelle" in stopped.text) == (409, True)
    [told] = [each for each in tree(stopped).iter("div") if each.get("id") == "fehler"]
    places = [each.get("href") for each in told.iter("a")]
    assert (len(list(told.iter("li"))), places) == (2, ["#abschnitt-1", "#abschnitt-0"])
    send(by_hand.officer, by_hand.page(), by_hand.path, **{"passage-1": "Sie ist öffentlich."})
    refused = by_hand.post("hinweise/0", hint("Sabine Kröger", " "))
    assert (refused.status_code, 'id="seen-0-fehler"' in refused.text) == (422, True)
    reason = "Sie hat der Nennung zugestimmt."
    assert by_hand.post("hinweise/0", hint("Sabine Kröger", reason)).status_code == 303
    assert by_hand.post("hinweise/0", hint("VS-NfD", reason) | {"code-0": "marking"}).status_code == 422
    assert by_hand.post("abgeben").status_code == 303
    assert reason in by_hand.house.browser("hausleitung").get(f"/anfragen/{by_hand.inquiry_id}/freigabe/").text


def hint(words: str, reason: str) -> dict[str, object]:
    return {"code-0": "personal-data", "words-0": words, "seen-0": reason}


def test_a_sentence_written_by_hand_gets_a_source_and_keeps_its_words(desk: Desk) -> None:
    desk.drafted()
    send(desk.officer, desk.page(), desk.path, **{"gap-0": "Berichtet wird regelmäßig."})
    assert "Sätze ohne Beleg belegen (1)" in desk.page().text
    source = "berichtspflicht-sozialausschuss/frequency"
    named = {"cited-sentence": "Berichtet wird regelmäßig.", "cited-source": source}
    refused = desk.post("beleg", named | {"cited-source": ""})
    assert (refused.status_code, 'id="cited-source-fehler"' in refused.text) == (422, True)
    assert desk.post("beleg", named).status_code == 303
    [cited] = [each for each in desk.answer().draft.sentences() if each.text == "Berichtet wird regelmäßig."]
    assert [(each.field, each.value) for each in cited.citations] == [("frequency", "regelmäßig")]
    assert "Sätze ohne Beleg belegen" not in desk.page().text


def test_a_comparison_knows_split_text_again_and_keeps_the_lines_of_tables(by_hand: Desk) -> None:
    table = "| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |"
    typed = {"passage-0": f"Es gab:\n\n{table}", "passage-1": "Zur zweiten."}
    send_to(by_hand, by_hand.page(), "gliederung/0", **typed, do="merge-down")
    split = {"do": "split", "split-0": "2", "paragraph-0": "2"}
    outcome = {"outcome-2": "PARTLY", "reasons-2": "Mehr ist nicht erfasst."}
    send_to(by_hand, by_hand.page(), "gliederung/0", **split, **outcome)
    last = by_hand.answer().latest_number
    shown = by_hand.officer.get(f"{by_hand.path}fassungen/vergleich?von=3&bis={last}")
    changed = [words(each) for each in tree(shown).iter() if each.tag in {"ins", "del"}]
    assert changed == ["teilweise", "Begründung: Mehr ist nicht erfasst."]
    assert "Ergebnis zu Frage 2" in words(tree(shown))
    assert "| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |" in shown.text

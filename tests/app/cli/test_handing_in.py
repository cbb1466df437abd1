"""Unsent inquiries, the end of a term and due days reckoned anew, at the command line."""

import json
from pathlib import Path

from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import Parliament
from inquiries.workflow import Stage
from tests.app.demonstration import Installation

TEXT = """Kleine Anfrage

des Abgeordneten Peter Ritter, Fraktion DIE LINKE

Fähren zu den Inseln

1. Welche Fähren fahren zu den Inseln?

2. Was kosten sie?
"""


def run(house: Installation, *words: str, status: int = 0) -> str:
    result = house.flask(*words)
    assert result.exit_code == status, result.stderr
    return result.stdout if status == 0 else result.stderr


def number_of(house: Installation, stage: Stage) -> str:
    inquiry_id = house.inquiry(stage)
    return str(house.read(lambda session: session.get_one(Inquiry, inquiry_id).number))


def test_a_member_drafts_asks_another_and_hands_in(house: Installation, tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_text(TEXT)
    begun = json.loads(run(house, "inquiries", "draft", str(file), "--as", "mitglied", "--json"))
    assert (begun["stage"], begun["member"], len(begun["questions"])) == ("DRAFT", "Erika Beispiel", 2)
    key = begun["key"]
    assert "gibt es hier nicht" in run(house, "inquiries", "ask-to-join", key, "Niemand", "--as", "mitglied", status=2)
    run(house, "inquiries", "ask-to-join", key, "Lieschen Musterfrau", "--as", "mitglied")
    [asked] = json.loads(run(house, "inquiries", "drafts", "--as", "buero", "--json"))
    assert asked["co_askers"] == [{"name": "Lieschen Musterfrau", "consent": "ASKED"}]
    assert "Noch nicht geantwortet" in run(house, "inquiries", "hand-in", key, "--as", "mitglied", status=1)
    assert run(house, "inquiries", "join", key, "--as", "buero") == "Zugesagt.\n"
    handed_in = json.loads(run(house, "inquiries", "hand-in", key, "--as", "mitglied", "--json"))
    assert [member["name"] for member in handed_in["members"]] == ["Erika Beispiel", "Lieschen Musterfrau"]
    assert json.loads(run(house, "inquiries", "drafts", "--as", "mitglied", "--json")) == []


def test_the_system_drafts_for_a_member_and_discards(house: Installation, tmp_path: Path) -> None:
    file = tmp_path / "anfrage.txt"
    file.write_text(TEXT)
    key = run(house, "inquiries", "draft", str(file), "--member", "Max Mustermann").split()[0]
    assert "Max Mustermann: " in run(house, "inquiries", "drafts")
    assert run(house, "inquiries", "discard", key) == "Der Entwurf ist gelöscht.\n"
    assert "gibt es nicht" in run(house, "inquiries", "hand-in", key, status=2)


def test_a_term_is_closed_only_after_its_end(house: Installation) -> None:
    shown = json.loads(run(house, "inquiries", "lapse", "--term", "6", "--dry-run", "--json"))
    assert (shown["term"], shown["dry_run"]) == (6, True)
    assert {"RECEIVED", "CLARIFYING", "DRAFTING"} <= {each["stage"] for each in shown["inquiries"]}
    assert "endet erst am 03.10.2016" in run(house, "inquiries", "lapse", "--term", "6", status=1)
    assert "0 Anfragen sind erledigt." in run(house, "inquiries", "lapse", "--term", "5")
    assert "ist hier nicht eingerichtet" in run(house, "inquiries", "lapse", "--term", "99", status=2)
    assert house.stage(house.inquiry(Stage.RECEIVED)) is Stage.RECEIVED


def test_due_days_are_extended_set_and_reckoned_anew(house: Installation) -> None:
    number = number_of(house, Stage.FORWARDED)
    step = ("inquiries", "advance", number)
    assert run(house, "deadlines", "recheck") == "Alle Fristen stimmen.\n"
    house.read(lambda session: setattr(session.query(Parliament).one(), "saturdays_count", True))
    proposals = {each["number"]: each for each in json.loads(run(house, "deadlines", "recheck", "--json"))}
    assert proposals[number]["why"] == "Samstage zählen jetzt mit."
    proposed = proposals[number]["proposed"]
    assert f"{number}: " in run(house, "deadlines", "recheck")
    run(house, *step, "reckon-anew", "--with", f"due_on={proposed}")
    shown = json.loads(run(house, "inquiries", "show", number, "--json"))
    assert shown["due_on"] == proposed
    run(house, *step, "note-interim-report", "--with", "on=2015-11-04", "--with", "reason=Zahlen folgen.")
    run(house, *step, "set-due-day", "--with", "due_on=2015-11-23", "--with", "reason=Vereinbart.")
    agreed = ("--with", "reason=Umfangreich.", "--with", "agreed_by=Lieschen Musterfrau")
    assert "ist keine Dauer" in run(house, *step, "extend", "--with", "by=bald", *agreed, status=2)
    run(house, *step, "extend", "--with", "by=1 weeks", *agreed)
    assert json.loads(run(house, "inquiries", "show", number, "--json"))["due_on"] == "2015-11-30"


def test_a_due_day_is_kept_with_a_reason_and_all_others_are_taken_over_at_once(house: Installation) -> None:
    house.read(lambda session: setattr(session.query(Parliament).one(), "saturdays_count", True))
    kept, *proposed = json.loads(run(house, "deadlines", "recheck", "--json"))
    keep = ("inquiries", "advance", kept["number"], "keep-due-day")
    assert "Begründung nötig" in run(house, *keep, status=2)
    run(house, *keep, "--with", "reason=Dem Ministerium zugesagt.")
    assert kept["number"] not in run(house, "deadlines", "recheck")
    taken = run(house, "deadlines", "recheck", "--accept").splitlines()
    assert (len(taken) - 1, taken[-1]) == (len(proposed), f"{len(proposed)} Vorschläge übernommen.")
    assert run(house, "deadlines", "recheck", "--accept") == "Alle Fristen stimmen.\n"
    shown = json.loads(run(house, "inquiries", "show", proposed[0]["number"], "--json"))
    assert shown["due_on"] == proposed[0]["proposed"]


def test_an_inquiry_is_clarified_rejected_and_objected_to(house: Installation) -> None:
    number = number_of(house, Stage.CLARIFYING)
    step = ("inquiries", "advance", number)
    run(
        house,
        *step,
        "answer-clarification",
        "--with",
        "text=Gemeint ist Rostock.",
        "--with",
        "title=Vorgang in Rostock",
    )
    grounds = ("--with", "grounds=form, subjects", "--with", "delivered_on=2015-11-04")
    run(house, *step, "reject", "--with", "reason=Zu viele Gegenstände.", *grounds)
    assert "Einspruch einlegen" in run(house, "inquiries", "letter", number)
    run(house, *step, "object", "--with", "reason=Es ist einer.", "--with", "on=2015-11-04")
    shown = json.loads(run(house, "inquiries", "advance", number, "uphold", "--with", "reason=Beschluss.", "--json"))
    assert (shown["stage"], shown["title"]) == ("REJECTED", "Vorgang in Rostock")
    assert "endet erst am" in run(house, "inquiries", "advance", number_of(house, Stage.RECEIVED), "lapse", status=1)

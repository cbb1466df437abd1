"""An inquiry's whole way at the command line, under the same rules as the pages."""

import json
from pathlib import Path

import pytest

from app.config import ROOT
from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation

QUESTIONS = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter-fragen.md"
KEYS = [
    "number",
    "own_number",
    "kind",
    "title",
    "stage",
    "members",
    "preamble",
    "questions",
    "received_on",
    "forwarded_on",
    "due_on",
    "due_explanation",
    "letter_dated_on",
    "in_time",
    "ministry",
    "officer",
    "holder",
    "history",
]


def number_of(house: Installation, stage: Stage) -> str:
    inquiry_id = house.inquiry(stage, ministry="SM" if stage is Stage.DRAFTING else None)
    return str(house.read(lambda session: session.get_one(Inquiry, inquiry_id).number))


def step(house: Installation, number: str, *words: str) -> dict[str, object]:
    result = house.flask("inquiries", "advance", number, *words, "--json")
    assert result.exit_code == 0, result.stderr
    shown: dict[str, object] = json.loads(result.stdout)
    return shown


def test_from_a_file_to_a_published_paper(house: Installation) -> None:
    result = house.flask("inquiries", "register", str(QUESTIONS), "--received", "2015-11-02", "--json")
    registered = json.loads(result.stdout)
    assert list(registered) == KEYS
    assert registered["questions"][1]["label"] == "2"
    assert registered["members"] == [{"name": "Peter Ritter", "group": "DIE LINKE"}]
    number = registered["number"]
    forwarded = step(house, number, "forward", "--with", "on=2015-11-02")
    assert (forwarded["stage"], forwarded["due_on"]) == ("FORWARDED", "2015-11-16")
    assert step(house, number, "assign", "--with", "ministry=SM")["holder"] == "Ressortkoordination"
    assert step(house, number, "return", "--with", "reason=Nicht zuständig.")["stage"] == "FORWARDED"
    step(house, number, "assign", "--with", "ministry=SM")
    assert step(house, number, "accept", "--with", "officer=referat")["officer"] == "Rolf Entwurf"
    assert house.flask("records", "link", number, "konzeption-integration-2011").exit_code == 0
    draft = json.loads(house.flask("answers", "draft", number, "--json").stdout)
    assert set(draft) >= {"passages", "gaps"}
    filled = [f"gap{place}=Dazu liegen keine Angaben vor." for place in range(1, len(draft["gaps"]) + 1)]
    assert filled
    incomplete = house.flask("inquiries", "advance", number, "submit")
    assert (incomplete.exit_code, "Offene Lücke" in incomplete.stderr) == (1, True)
    with_gaps = [word for pair in filled for word in ("--with", pair)]
    assert step(house, number, "submit", *with_gaps)["stage"] == "CLEARANCE"
    assert step(house, number, "send-back", "--with", "reason=Bitte kürzen.")["stage"] == "DRAFTING"
    step(house, number, "submit")
    cleared = step(house, number, "clear", "--with", "letter_dated_on=2015-11-04")
    assert (cleared["in_time"], cleared["letter_dated_on"]) == (True, "2015-11-04")
    assert step(house, number, "publish", "--with", "printed_on=2015-11-04")["stage"] == "PUBLISHED"
    assert house.browser().get(f"/drs/{number}").status_code == 200


def test_a_person_reads_what_the_program_reads(house: Installation) -> None:
    number = number_of(house, Stage.CLARIFYING)
    shown = house.flask("inquiries", "show", number).stdout
    assert "stage: CLARIFYING" in shown
    assert "due_on: –" in shown
    assert "inquiry.ask_back  Greta Eingang" in shown
    result = house.flask("inquiries", "register", str(QUESTIONS))
    assert result.stdout.endswith("Konzeption zur Integration von Migrantinnen und Migranten\n")
    assert house.flask("inquiries", "advance", number, "resume", "--with", "reason=Geklärt.").stdout == (
        f"{number}: Eingegangen\n"
    )


@pytest.mark.parametrize("login", ["landtag", "praesidium", "mitglied"])
def test_the_landtag_reads_no_step_of_the_government(house: Installation, login: str) -> None:
    shown = json.loads(
        house.flask("inquiries", "show", number_of(house, Stage.DRAFTING), "--json", "--as", login).stdout
    )
    assert (shown["stage"], shown["holder"]) == ("FORWARDED", "Landesregierung")
    assert shown["ministry"] is shown["officer"] is None
    assert [entry["action"] for entry in shown["history"]] == ["inquiry.register", "inquiry.forward"]


def test_a_withdrawal_tells_the_clerk_nothing_of_the_draft(house: Installation) -> None:
    number = number_of(house, Stage.CLEARANCE)
    shown = step(house, number, "withdraw", "--with", "reason=Auf Wunsch.", "--as", "landtag")
    assert [entry["action"] for entry in shown["history"]] == [  # type: ignore[attr-defined]  # JSON
        "inquiry.register",
        "inquiry.forward",
        "inquiry.withdraw",
    ]


@pytest.mark.parametrize("login", ["referat-im", "buero", "fachadmin"])
def test_what_a_person_may_not_see_does_not_exist(house: Installation, login: str) -> None:
    hidden = house.flask("inquiries", "show", number_of(house, Stage.CLEARANCE), "--as", login)
    unknown = house.flask("inquiries", "show", "6/9999", "--as", login)
    assert (hidden.exit_code, hidden.stdout, hidden.stderr) == (2, "", unknown.stderr)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["publish"], 1, "nicht möglich"),
        (["forward", "--as", "mitglied"], 2, "gibt es nicht"),
        (["forward", "--as", "praesidium"], 1, "fehlt das Recht"),
        (["register"], 2, "Bekannt sind: ask_back"),
        (["dance"], 2, "Einen Schritt „dance“ gibt es nicht"),
        (["reject"], 2, "Begründung nötig"),
        (["forward", "--with", "on"], 2, "nicht die Form NAME=WERT"),
        (["forward", "--with", "on=bald"], 2, "ist kein Tag"),
        (["forward", "--with", "on=2015-01-01"], 2, "kann nicht vor dem Eingang"),
    ],
)
def test_refusals_are_sentences_with_a_status(
    house: Installation, words: list[str], status: int, sentence: str
) -> None:
    result = house.flask("inquiries", "advance", number_of(house, Stage.RECEIVED), *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in result.stderr
    assert house.inquiry(Stage.RECEIVED)


def test_a_step_says_what_it_lacks(house: Installation) -> None:
    result = house.flask("inquiries", "advance", number_of(house, Stage.FORWARDED), "assign")
    assert (result.exit_code, result.stderr) == (2, "Der Schritt braucht --with ministry=….\n")
    result = house.flask("inquiries", "advance", number_of(house, Stage.FORWARDED), "assign", "--with", "ministry=XX")
    assert (result.exit_code, "Bekannt sind: " in result.stderr) == (2, True)


def test_a_file_that_is_no_inquiry_registers_nothing(house: Installation, tmp_path: Path) -> None:
    file = tmp_path / "kein.docx"
    file.write_bytes(b"PK\x03\x04 torn")
    result = house.flask("inquiries", "register", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert house.flask("inquiries", "show", "sechs/eins").exit_code == 2

"""Register, versions and unknown names at the command line."""

import json
from pathlib import Path

from inquiries.foundation import blobs
from inquiries.inquiry import Inquiry
from inquiries.parliament.members import Member
from inquiries.parliament.parliaments import get_parliament
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import versions_of
from tests.app.demonstration import Installation


def output(house: Installation, *arguments: str, status: int = 0) -> str:
    done = house.flask(*arguments)
    assert done.exit_code == status, done.output
    return str(done.stdout)


def test_the_register_is_shown_and_written(house: Installation, tmp_path: Path) -> None:
    lines = json.loads(output(house, "register", "show", "6", "--json"))
    assert lines[0]["number"] == "6/1"
    assert lines[0]["status"] == "Veröffentlicht"
    assert output(house, "register", "show", "6").splitlines()[0].startswith("6/1  Veröffentlicht")
    for form in ("csv", "xlsx", "docx"):
        path = tmp_path / f"register.{form}"
        output(house, "register", "export", "6", "--format", form, "--by-month", "--output", str(path))
        assert path.stat().st_size > 1000
    output(house, "register", "show", "99", status=2)


def test_a_further_version_is_published_and_listed(house: Installation, tmp_path: Path) -> None:
    answer, supplement = tmp_path / "antwort.md", tmp_path / "mehr.md"
    answer.write_text("Ganz anders.")
    supplement.write_text("Nachgereicht.")
    told = ("--reason", "Die Zahl war falsch.", "--on", "2015-11-04", "--answer", f"1={answer}")
    shown = json.loads(
        output(
            house, "papers", "amend", "6/1", "--kind", "supplement", *told, "--supplement", str(supplement), "--json"
        )
    )
    assert (shown["version"], shown["kind"]) == (2, "Ergänzung")
    rows = json.loads(output(house, "papers", "versions", "6/1", "--json"))
    assert [row["version"] for row in rows] == [2, 1]
    assert output(house, "papers", "versions", "6/1").startswith("2  Ergänzung  2015-11-04")
    latest = house.read(lambda session: versions_of(session, "MV", PrintedPaperNumber(6, 1))[0].content)
    assert (latest.answers[0].text, latest.annexes[-1].text) == ("Ganz anders.", "Nachgereicht.")


def test_questions_preamble_and_remark_are_amended_too(house: Installation, tmp_path: Path) -> None:
    for name in ("frage", "vorspann", "vorbemerkung"):
        (tmp_path / name).write_text(f"Neu: {name}?\n", "utf-8")
    files = ("--question", f"1={tmp_path / 'frage'}", "--preamble", str(tmp_path / "vorspann"))
    output(
        house, "papers", "amend", "6/1", "--kind", "correction", "--reason", "Verdruckt.", *files,
        "--remark", str(tmp_path / "vorbemerkung"),
    )  # fmt: skip
    latest = house.read(lambda session: versions_of(session, "MV", PrintedPaperNumber(6, 1))[0].content)
    assert latest.questions[0].text == "Neu: frage?"
    assert (latest.preamble, latest.government_remark) == ("Neu: vorspann?", "Neu: vorbemerkung?")
    again = (
        "papers",
        "amend",
        "6/1",
        "--kind",
        "correction",
        "--reason",
        "x",
        "--question",
        f"99={tmp_path / 'frage'}",
    )
    output(house, *again, status=2)


def test_what_cannot_be_amended_is_refused(house: Installation, tmp_path: Path) -> None:
    told = ("papers", "amend", "6/1", "--kind", "correction", "--reason", "x")
    output(house, *told, status=2)
    output(house, *told, "--answer", "99=x", status=2)
    output(house, *told, "--answer", f"1={tmp_path}", status=2)
    output(house, *told, "--as", "mitglied", "--title", "Neu", status=1)
    output(house, "papers", "versions", "6/9999", status=2)


def test_the_published_question_is_exported_as_it_was_frozen(house: Installation, tmp_path: Path) -> None:
    path = tmp_path / "frage.docx"
    number = str(house.read(lambda session: session.get_one(Inquiry, house.seed()).number))
    output(house, "papers", "export", number, "--print", "question", "--format", "docx", "--output", str(path))
    assert path.read_bytes().startswith(b"PK")
    output(house, "papers", "export", "6/1", "--format", "docx", "--output", str(path))
    frozen = house.read(lambda session: versions_of(session, "MV", PrintedPaperNumber(6, 1))[0].docx_sha256)
    assert blobs.sha256_of(path.read_bytes()) == frozen


def test_names_are_listed_settled_and_taken_back(house: Installation) -> None:
    house.read(
        lambda session: session.add(
            Member(parliament_id=get_parliament(session, "MV").id, name="Erica Beispiel", verified=False)
        )
    )
    [name] = json.loads(output(house, "names", "list", "--json"))
    assert (name["kind"], name["text"]) == ("MEMBER", "Erica Beispiel")
    assert "Erica Beispiel" in output(house, "names", "list")
    settle = ("names", "settle", "member", "Erica Beispiel")
    output(house, *settle, status=2)
    output(house, *settle, "--merge", "Niemand", status=2)
    shown = json.loads(output(house, *settle, "--merge", "Erika Beispiel", "--json"))
    assert (shown["act"], shown["target"]) == ("MERGE", "Erika Beispiel")
    output(house, *settle, "--confirm", status=2)
    output(house, "names", "undo", str(shown["id"]))
    assert "neu bestätigt" in output(house, *settle, "--confirm")
    output(house, "names", "list", "--as", "mitglied", status=1)

"""What an import makes of an archive's files: new papers, better versions, reasons why not."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from answers.attachments import files_of
from answers.printing.formats import FORMATS
from answers.printing.layout import load_layout
from answers.printing.word import write_word
from answers.published import published_file, write_published
from inquiries import indexing
from inquiries.archive.files import TEXT, Selection, media_type_of
from inquiries.archive.importing import UNTIL_ABANDONED, ArchiveImport
from inquiries.archive.reader_pool import Reading
from inquiries.foundation import audit, blobs, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Role
from inquiries.parliament.parliaments import get_term_on, next_serial
from inquiries.parsed_paper import Asker, Finding, PaperAnswer, ParsedPaper
from inquiries.publication import ARCHIVED, count_papers, publish_paper, recent_papers
from inquiries.reading.child import answer
from tests.answers.printing.gallery import GALLERY
from tests.conftest import AUDIT_KEY
from tests.factories import RECEIVED_ON, World
from tests.inquiries.archive.shelves import PAPER, QUESTION_PAPER, Archive, codes, outcome

BETTER = replace(PAPER, answers=(PaperAnswer(("1",), "Fünf, davon zwei in Rostock."),))


def test_an_archived_paper_is_published_with_its_file(archive: Archive) -> None:
    word, text = archive.file("6-4820.docx", PAPER), archive.file("6-4821.txt", replace(PAPER, number="6/4821"))
    assert outcome(archive.run(word, text)) == (2, 0, 0, 0)
    first, second = archive.versions()
    assert (first.content, str(first.number), first.version, first.inquiry_id) == (PAPER, "6/4820", 1, None)
    assert first.docx_sha256 == first.source_sha256 == word.sha256
    assert (second.docx_sha256, second.source_sha256) == (None, text.sha256)
    assert blobs.read(archive.session, text.sha256) == text.path.read_bytes()
    assert archive.session.get_one(blobs.Blob, text.sha256).media_type == TEXT


def test_pictures_of_an_archives_word_file_are_kept(archive: Archive) -> None:
    paper, which, files = GALLERY["picture"]
    content = write_word(paper, layout=load_layout("MV"), which=which, files=files)
    path = archive.folder / "6-4820.docx"
    path.write_bytes(content)
    read = ParsedPaper.from_json(answer(content, "MV")["paper"])
    archive.run(Reading(path, hashlib.sha256(content).hexdigest(), media_type_of(content, path), read))

    [version] = archive.versions()
    [kept] = version.content.files
    assert (kept.name, blobs.read(archive.session, kept.sha256)) == ("saeulen.png", files["saeulen.png"])


@pytest.mark.parametrize("form", ["docx", "md"])
def test_files_that_a_paper_only_lists_are_kept_as_a_list(archive: Archive, form: str) -> None:
    paper, which, files = GALLERY["attached-files"]
    content = FORMATS[form].write(paper, which, files)
    (path := archive.folder / f"6-4820.{form}").write_bytes(content)
    stored = blobs.store(archive.session, paper.files[0].name.encode(), media_type=TEXT)  # the same, kept for another
    read = ParsedPaper.from_json(answer(content, "MV")["paper"])
    archive.run(Reading(path, hashlib.sha256(content).hexdigest(), media_type_of(content, path), read))

    [version] = archive.versions()
    assert stored.sha256 == paper.files[0].sha256
    assert version.content.files == paper.files
    assert version.snapshot["annexes"][-1]["label"] == "Anlage 2: Beigefügte Dateien"
    assert files_of(archive.session, version.content) == {}
    with pytest.raises(NotFound, match="keine Datei"):
        published_file(archive.session, version, paper.files[0].name)
    assert json.loads(write_published(archive.session, version, "json"))["files"] == [
        file.to_json() for file in paper.files
    ]


def test_a_second_run_changes_nothing(archive: Archive) -> None:
    readings = [archive.file("6-4820.docx", PAPER), archive.file("x.txt", replace(PAPER, number="6/1"))]
    archive.run(*readings)
    run = archive.run(*readings)
    assert outcome(run) == (0, 0, 2, 0)
    assert codes(run) == []
    assert len(archive.versions()) == 2


def test_a_better_reading_becomes_a_further_version_and_the_old_one_stays(archive: Archive) -> None:
    reading = archive.file("6-4820.txt", PAPER)
    archive.run(reading)
    assert outcome(archive.run(replace(reading, paper=BETTER))) == (0, 1, 0, 0)
    old, new = archive.versions()
    assert (old.version, old.content, new.version, new.content) == (1, PAPER, 2, BETTER)


def test_only_the_latest_version_counts_for_the_public(archive: Archive) -> None:
    archive.run(archive.file("a.txt", PAPER))
    archive.run(archive.file("b.txt", BETTER))
    assert count_papers(archive.session) == 1
    assert [paper.version for paper in recent_papers(archive.session)] == [2]
    [document] = indexing.all_documents(archive.session)
    assert "davon zwei in Rostock" in document.text


def test_an_archive_does_not_push_the_newest_paper_from_its_place(archive: Archive, world: World) -> None:
    newest = replace(PAPER, number="6/4900", printed_on=date(2016, 1, 11))
    publish_paper(world.session, world.parliament, newest, b"x")
    archive.run(archive.file("a.txt", PAPER), archive.file("b.txt", replace(PAPER, number="6/1", printed_on=None)))
    assert [str(paper.number) for paper in recent_papers(archive.session)] == ["6/4900", "6/4820", "6/1"]


def test_a_file_that_gave_way_to_another_one_does_not_come_back(archive: Archive) -> None:
    first, second = archive.file("a.txt", PAPER), archive.file("b.txt", BETTER)
    archive.run(first)
    archive.run(second)
    assert outcome(archive.run(first, second)) == (0, 0, 2, 0)


def test_the_answer_replaces_the_question_paper_of_the_same_number_and_not_the_other_way(archive: Archive) -> None:
    question, answer = archive.file("a.docx", QUESTION_PAPER), archive.file("b.txt", PAPER)
    assert outcome(archive.run(question, answer)) == (1, 1, 0, 0)
    run = archive.run(archive.file("c.docx", replace(QUESTION_PAPER, title="Haltestellen")))
    assert (outcome(run), codes(run)) == ((0, 0, 1, 0), ["better-file-kept"])
    assert archive.versions()[-1].content == PAPER


def test_the_pdf_of_a_paper_read_from_word_is_left_aside(archive: Archive) -> None:
    run = archive.run(archive.file("6-4820.docx", PAPER), archive.file("6-4820.pdf", BETTER))
    assert (outcome(run), codes(run)) == ((1, 0, 1, 0), ["better-file-kept"])


def test_the_word_file_of_a_paper_read_from_text_takes_its_place(archive: Archive) -> None:
    archive.run(archive.file("6-4820.txt", PAPER))
    word = archive.file("6-4820.docx", PAPER)
    assert outcome(archive.run(word)) == (0, 1, 0, 0)
    assert archive.versions()[-1].docx_sha256 == word.sha256


def test_a_file_that_is_also_kept_for_another_reason_is_no_better_the_second_time(archive: Archive) -> None:
    word = archive.file("6-4820.docx", PAPER)
    blobs.store(archive.session, word.path.read_bytes(), media_type="application/octet-stream")
    archive.run(word)
    assert outcome(archive.run(word)) == (0, 0, 1, 0)


def test_two_files_that_contradict_each_other_under_one_number_are_shown(archive: Archive) -> None:
    run = archive.run_chunks([[archive.file("a.txt", PAPER)], [archive.file("b.txt", BETTER)]])
    assert outcome(run) == (1, 0, 0, 1)
    [refused] = run.report.refused
    assert refused["file"].endswith("b.txt")
    assert "a.txt“ mit anderem Inhalt" in refused["reason"]


def test_two_files_that_say_the_same_are_one_paper(archive: Archive) -> None:
    assert outcome(archive.run(archive.file("a.txt", PAPER), archive.file("b.txt", PAPER))) == (1, 0, 1, 0)


def test_a_paper_that_this_system_published_is_never_overwritten(archive: Archive, world: World) -> None:
    file = archive.file("6-4820.docx", PAPER)
    publish_paper(world.session, world.parliament, PAPER, file.path.read_bytes())
    run = archive.run(file, archive.file("6-4820.txt", BETTER))
    assert outcome(run) == (0, 0, 1, 1)
    assert "hat dieses System selbst veröffentlicht" in run.report.refused[0]["reason"]
    assert [paper.content for paper in archive.versions()] == [PAPER]


def test_the_number_of_a_running_inquiry_is_not_taken(archive: Archive, world: World) -> None:
    number = str(world.inquiry().number)
    run = archive.run(archive.file("a.txt", replace(PAPER, number=number)))
    assert outcome(run) == (0, 0, 0, 1)
    assert f"Die Nummer {number} gehört zu einer Anfrage" in run.report.refused[0]["reason"]


def test_the_next_inquiry_gets_a_number_after_the_archives_highest(archive: Archive, world: World) -> None:
    numbers = ["6/7", "6/4820", "6/12", "5/9000"]
    papers = [replace(PAPER, number=number, term=int(number[0])) for number in numbers]
    archive.run(*(archive.file(f"{place}.txt", paper) for place, paper in enumerate(papers)))
    assert next_serial(world.session, get_term_on(world.session, world.parliament, RECEIVED_ON)) == 4821
    archive.run(archive.file("low.txt", replace(PAPER, number="6/8")))
    assert next_serial(world.session, get_term_on(world.session, world.parliament, RECEIVED_ON)) == 4822


def test_files_that_cannot_be_read_or_have_no_number_are_refused_with_their_reason(archive: Archive) -> None:
    broken = archive.file("broken.pdf", refused="Die Datei ist beschädigt.")
    nameless = archive.file("Haltestellen.txt", replace(PAPER, number=None))
    run = archive.run(broken, nameless, archive.file("6-9.txt", replace(PAPER, number=None)))
    assert outcome(run) == (1, 0, 0, 2)
    assert run.report.refused[0] == {"file": str(broken.path), "reason": "Die Datei ist beschädigt."}
    assert "Drucksachennummer" in run.report.refused[1]["reason"]
    assert codes(run) == ["number-from-file-name"]


def test_a_file_that_changes_while_it_is_imported_is_refused(archive: Archive) -> None:
    reading = archive.file("6-4820.txt", PAPER)
    reading.path.write_text("something else")
    gone = archive.file("6-4821.txt", replace(PAPER, number="6/4821"))
    gone.path.unlink()
    run = archive.run(reading, gone)
    assert outcome(run) == (0, 0, 0, 2)
    assert "während der Einfuhr geändert" in run.report.refused[0]["reason"]
    assert archive.versions() == []


def test_findings_of_reader_and_import_stand_side_by_side_with_their_file(archive: Archive) -> None:
    doubtful = replace(PAPER, findings=(Finding("cites-itself", "…"),), members=(Asker("Max Mustermann", "Märchen"),))
    reading = archive.file("6-4820.txt", doubtful)
    run = archive.run(reading)
    assert codes(run) == ["cites-itself", "unknown-group", "new-member"]
    assert {(finding["file"], finding["number"]) for finding in run.report.findings} == {(str(reading.path), "6/4820")}
    assert archive.versions()[0].content.findings == doubtful.findings


def test_a_title_longer_than_its_column_is_cut_there_and_whole_in_the_content(archive: Archive) -> None:
    title = "Haltestellen und " * 50
    archive.run(archive.file("6-4820.txt", replace(PAPER, title=title)))
    [paper] = archive.versions()
    assert paper.title.endswith(" …")
    assert paper.content.title == title


def test_a_run_is_recorded_with_its_first_change_and_its_counts(archive: Archive) -> None:
    archive.run_chunks([[archive.file("a.txt", PAPER)], [archive.file("b.txt", replace(PAPER, number="6/1"))]])
    begun, done = archive.session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    assert (begun.action, done.action, done.realm) == ("archive.begun", "archive.imported", Realm.PARLIAMENT)
    assert done.detail == {"parliament": "MV", "created": 2, "updated": 0, "unchanged": 0, "refused": 0}
    assert audit.verify(archive.session, AUDIT_KEY) is None


def test_only_who_publishes_papers_may_import(archive: Archive, world: World) -> None:
    with pytest.raises(Forbidden):
        archive.run(actor=world.actor(Role.MEMBER))
    assert outcome(archive.run(archive.file("a.txt", PAPER), actor=world.actor(Role.CLERK))) == (1, 0, 0, 0)


def test_a_parliament_whose_papers_nobody_can_read_is_refused(world: World) -> None:
    with pytest.raises(InvalidInput):
        ArchiveImport(world.session, Actor.system(), "XX", files=Selection((), {}))


def messages(archive: Archive) -> list[OutboxMessage]:
    return list(archive.session.scalars(select(OutboxMessage).execution_options(populate_existing=True)))


def test_the_index_is_rebuilt_once_after_the_whole_run(archive: Archive) -> None:
    run = ArchiveImport(archive.session, Actor.system(), "MV", files=Selection((), {}))
    for number in ("6/1", "6/2"):
        run.take(archive.session, [archive.file(f"{number[2:]}.txt", replace(PAPER, number=number))])
        assert outbox.next_message(archive.session) is None  # not while papers are still coming in
    run.finish(archive.session)
    [message] = messages(archive)
    assert message.topic == ARCHIVED
    assert outbox.next_message(archive.session) is message


def test_the_papers_of_a_run_that_was_killed_are_indexed_all_the_same(archive: Archive) -> None:
    files = [archive.file("a.txt", PAPER)]
    ArchiveImport(archive.session, Actor.system(), "MV", files=Selection((), {})).take(archive.session, files)
    [message] = messages(archive)
    wait = message.due_at - datetime.now(UTC)
    assert timedelta(0) < wait <= UNTIL_ABANDONED
    archive.run(*files)  # the same again, to its end: nothing is new, and the index is due at once
    assert [each.due_at <= datetime.now(UTC) for each in messages(archive)] == [True]


def test_a_run_without_changes_leaves_the_index_alone(archive: Archive) -> None:
    archive.run(archive.file("broken.pdf", refused="Die Datei ist beschädigt."))
    assert messages(archive) == []


def test_files_passed_over_are_a_finding(archive: Archive) -> None:
    run = ArchiveImport(archive.session, Actor.system(), "mv", files=Selection((), {".db": 2}))
    run.finish(archive.session)
    [finding] = run.report.findings
    assert (finding["file"], finding["message"]) == (None, "Dateien anderer Art wurden übergangen (.db): 2.")

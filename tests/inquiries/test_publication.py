"""Publishing: the only door to the public."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from inquiries import indexing
from inquiries.foundation import blobs
from inquiries.foundation.errors import InvalidInput, NotFound, PaperWithdrawn, StaleRevision, StepNotAllowed
from inquiries.foundation.outbox import OutboxMessage
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import (
    PUBLISHED,
    count_papers,
    find_paper,
    get_paper,
    publish_paper,
    publish_version,
    recent_papers,
    versions_of,
    withdraw_paper,
)
from tests.factories import World

PAPER = ParsedPaper(
    parliament="MV",
    number="6/4820",
    term=6,
    printed_on=date(2015, 12, 15),
    ministry="Justizministerium",
    members=(Asker("Erika Beispiel", "SPD"), Asker("Solo Beispiel")),
    title="Barrierefreie Haltestellen",
    preamble="Viele Haltestellen haben Stufen.",
    questions=(PaperQuestion("1", "Wie viele?", (QuestionPart("a", "in Rostock?"),)), PaperQuestion("2", "Warum?")),
    answers=(
        PaperAnswer(("1", "1a"), "| Ort | Zahl |\n|---|---|\n| Rostock | 5 |"),
        PaperAnswer(("2",), "Aus Kostengründen."),
    ),
)


def test_a_published_paper_is_frozen_with_its_hash_and_announced(world: World) -> None:
    paper = publish_paper(world.session, world.parliament, PAPER, b"the very bytes")
    assert paper.docx_sha256 == blobs.sha256_of(b"the very bytes")
    assert blobs.read(world.session, paper.docx_sha256) == b"the very bytes"
    assert paper.content == PAPER
    message = world.session.scalars(select(OutboxMessage)).one()
    assert (message.topic, message.payload) == (PUBLISHED, {"paper_id": paper.id})


def test_no_number_is_published_twice(world: World) -> None:
    publish_paper(world.session, world.parliament, PAPER, b"x")
    with pytest.raises(StepNotAllowed, match="6/4820"):
        publish_paper(world.session, world.parliament, PAPER, b"y")


def test_a_paper_without_a_number_is_not_published(world: World) -> None:
    with pytest.raises(InvalidInput):
        publish_paper(world.session, world.parliament, ParsedPaper("MV", title="x"), b"x")


def test_an_unpublished_paper_answers_like_one_that_never_was(world: World) -> None:
    unpublished = world.inquiry().number
    sentences = []
    for number in (unpublished, PrintedPaperNumber(6, 9999)):
        with pytest.raises(NotFound) as refusal:
            get_paper(world.session, "MV", number)
        sentences.append(refusal.value.sentence.replace(str(number), "N"))
    assert sentences[0] == sentences[1]
    assert find_paper(world.session, "BY", unpublished) is None


def test_the_newest_papers_come_first(world: World) -> None:
    for serial in (7, 8):
        publish_paper(world.session, world.parliament, ParsedPaper("MV", number=f"6/{serial}", title="x"), b"x")
    assert [paper.serial for paper in recent_papers(world.session, limit=1)] == [8]
    assert count_papers(world.session) == 2


def test_each_question_is_found_with_the_passage_that_answers_it(world: World) -> None:
    publish_paper(world.session, world.parliament, PAPER, b"x")
    first, second = indexing.all_documents(world.session)
    assert (first.key, second.key, first.parent) == ("MV 6/4820#1", "MV 6/4820#2", "MV 6/4820")
    assert "in Rostock?" in first.text
    assert "Rostock | 5" in first.text
    assert "Stufen" in first.text
    assert "Stufen" not in second.text
    assert second.facets == {
        "ministry": ("Justizministerium",),
        "group": ("SPD", "fraktionslos"),
        "member": ("Erika Beispiel", "Solo Beispiel"),
        "term": ("6",),
        "year": ("2015",),
        "kind": ("Kleine Anfrage",),
        "table": ("nein",),
        "number": ("6/4820",),
    }
    assert first.facets["table"] == ("ja",)


def test_a_paper_without_questions_is_found_by_its_title(world: World) -> None:
    publish_paper(world.session, world.parliament, ParsedPaper("MV", number="6/9", title="Nur ein Titel"), b"x")
    [document] = indexing.all_documents(world.session)
    assert (document.key, document.title) == ("MV 6/9#", "Nur ein Titel")


def test_a_snippet_shows_the_answer_or_where_there_is_none_the_question() -> None:
    assert indexing.text_for_snippet(PAPER, "2") == "Aus Kostengründen."
    assert indexing.text_for_snippet(replace(PAPER, answers=()), "2") == "Warum?"


def test_the_snapshot_keeps_who_is_a_woman(world: World) -> None:
    asker = Asker("Erika Beispiel", "SPD", feminine=True)
    paper = publish_paper(world.session, world.parliament, replace(PAPER, members=(asker,)), b"x")
    assert paper.content.members[0].feminine is True


def reprinted(world: World) -> tuple[PrintedPaper, PrintedPaper]:
    first = publish_paper(world.session, world.parliament, PAPER, b"first")
    content = replace(PAPER, title="Barrierefreie Haltestellen im Land", edition="Neudruck")
    kind, reason = VersionKind.REPRINT, "Der Titel war unvollständig."
    return first, publish_version(world.session, first, content, b"second", kind=kind, reason=reason)


def test_a_reprint_is_a_further_version_and_the_first_one_stays_as_it_was(world: World) -> None:
    first, second = reprinted(world)
    assert (second.version, second.kind, second.reason) == (2, VersionKind.REPRINT, "Der Titel war unvollständig.")
    assert second.content.edition == "Neudruck"
    assert first.content == PAPER
    assert versions_of(world.session, "MV", first.number) == [second, first]
    assert get_paper(world.session, "MV", first.number) is second
    assert get_paper(world.session, "MV", first.number, version=1) is first
    assert count_papers(world.session) == 1


def test_only_the_latest_version_can_be_amended(world: World) -> None:
    first, _ = reprinted(world)
    with pytest.raises(StaleRevision, match="weitere Fassung"):
        publish_version(world.session, first, PAPER, b"x", kind=VersionKind.CORRECTION, reason="x")


def test_the_search_finds_only_the_latest_version(world: World) -> None:
    reprinted(world)
    assert {document.title for document in indexing.all_documents(world.session)} == {
        "Barrierefreie Haltestellen im Land"
    }


def test_question_and_answer_follow_the_question_alone_under_the_same_number(world: World) -> None:
    question = replace(PAPER, answers=(), due_on=date(2015, 12, 1))
    publish_paper(world.session, world.parliament, question, b"question", kind=VersionKind.QUESTION)
    answer = publish_paper(world.session, world.parliament, PAPER, b"answer")
    assert (answer.version, answer.kind) == (2, VersionKind.ANSWER)
    assert get_paper(world.session, "MV", answer.number, version=1).content == question
    with pytest.raises(StepNotAllowed):
        publish_paper(world.session, world.parliament, question, b"question", kind=VersionKind.QUESTION)


def test_a_withdrawn_paper_says_so_and_is_found_no_more(world: World) -> None:
    first, second = reprinted(world)
    withdraw_paper(world.session, world.parliament, first.number, on=date(2016, 2, 3))
    world.session.flush()
    for version in (None, 1, 2):
        with pytest.raises(PaperWithdrawn, match="zurückgezogen"):
            get_paper(world.session, "MV", first.number, version=version)
    assert list(indexing.all_documents(world.session)) == []
    assert (count_papers(world.session), recent_papers(world.session)) == (0, [])
    topics = [(message.topic, message.payload) for message in world.session.scalars(select(OutboxMessage))]
    assert topics[-1] == (PUBLISHED, {"paper_id": second.id})


def test_nothing_is_withdrawn_where_nothing_was_published(world: World) -> None:
    assert list(withdraw_paper(world.session, world.parliament, PrintedPaperNumber(6, 1), on=date(2016, 2, 3))) == []
    assert list(world.session.scalars(select(OutboxMessage))) == []

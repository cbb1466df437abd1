"""Neudruck, Berichtigung and Ergänzung of a published paper: prepared unseen, published exactly as seen."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select

from answers.new_version import (
    VersionEntry,
    discard_version,
    get_draft,
    proof_of,
    publish_prepared,
    save_version,
)
from inquiries.foundation import blobs
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StaleRevision, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper import PrintedPaper, VersionKind
from inquiries.publication import get_paper, publish_paper
from tests.factories import World

PAPER = ParsedPaper(
    parliament="MV",
    number="6/4820",
    term=6,
    printed_on=date(2015, 12, 15),
    letter_dated_on=date(2015, 12, 10),
    answered_by="Die Justizministerin",
    ministry="Justizministerium",
    members=(Asker("Erika Beispiel", "SPD", feminine=True),),
    title="Barrierefreie Haltestellen",
    questions=(PaperQuestion("1", "Wie viele?"), PaperQuestion("2", "Warum?")),
    answers=(PaperAnswer(("1",), "Fünf."), PaperAnswer(("2",), "Aus Kostengründen.")),
)
CORRECTION = VersionEntry(
    kind=VersionKind.CORRECTION,
    reason="Die Zahl war falsch.",
    printed_on=date(2016, 1, 12),
    title="Barrierefreie Haltestellen",
    government_remark="",
    answers=("Sechs.", "Aus Kostengründen."),
)
SUPPLEMENT = replace(
    CORRECTION, kind=VersionKind.SUPPLEMENT, answers=("Fünf.", "Aus Kostengründen."), supplement="Eine kam hinzu."
)


@pytest.fixture
def paper(world: World) -> PrintedPaper:
    return publish_paper(world.session, world.parliament, PAPER, b"first")


def test_what_is_prepared_is_not_public(world: World, paper: PrintedPaper) -> None:
    save_version(world.session, world.actor(Role.CLERK), paper, CORRECTION)
    assert get_paper(world.session, "MV", paper.number).content == PAPER


def test_a_correction_is_published_exactly_as_it_was_seen(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    draft = save_version(world.session, clerk, paper, CORRECTION)
    seen = proof_of(paper, draft)
    version = publish_prepared(world.session, clerk, paper, sha256=seen.sha256, revision=draft.revision)
    assert (version.version, version.kind, version.reason) == (2, VersionKind.CORRECTION, "Die Zahl war falsch.")
    assert version.docx_sha256 == seen.sha256
    assert [answer.text for answer in version.content.answers] == ["Sechs.", "Aus Kostengründen."]
    assert (version.content.edition, version.content.printed_on) == ("Berichtigung", date(2016, 1, 12))
    assert version.content.letter_dated_on == PAPER.letter_dated_on
    with pytest.raises(NotFound):
        get_draft(world.session, clerk, paper)
    entry = world.session.scalars(select(AuditEntry).where(AuditEntry.action == "paper.version")).one()
    assert entry.detail["sha256"] == seen.sha256


def test_a_version_freezes_the_pdf_that_was_seen_beside_its_word_file(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    seen = proof_of(paper, save_version(world.session, clerk, paper, CORRECTION))
    version = publish_prepared(world.session, clerk, paper, sha256=seen.sha256)
    assert seen.pdf is not None
    assert version.pdf_sha256 == seen.pdf_sha256
    assert blobs.read(world.session, seen.pdf_sha256 or "") == seen.pdf


def test_a_correction_can_also_mend_the_questions_and_the_preamble(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    entry = replace(CORRECTION, preamble="Es gibt Stufen.", questions=("Wie viele Haltestellen?", "Warum?"))
    save_version(world.session, clerk, paper, entry)
    content = publish_prepared(world.session, clerk, paper).content
    assert (content.preamble, [each.text for each in content.questions]) == (
        "Es gibt Stufen.",
        ["Wie viele Haltestellen?", "Warum?"],
    )
    with pytest.raises(InvalidInput, match="Eine Frage kann nicht leer sein"):
        save_version(world.session, clerk, paper, replace(entry, questions=("Wie viele?", " ")))
    with pytest.raises(StaleRevision, match="andere Fragen"):
        save_version(world.session, clerk, paper, replace(entry, questions=("Wie viele?",)))


def test_a_supplement_stands_at_the_end_of_the_paper(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    proof = proof_of(paper, save_version(world.session, clerk, paper, SUPPLEMENT))
    assert [(annex.label, annex.text) for annex in proof.paper.annexes] == [
        ("Ergänzung vom 12.01.2016", "Eine kam hinzu.")
    ]
    assert "Eine kam hinzu." in [paragraph.text for paragraph in Document(BytesIO(proof.docx)).paragraphs]


def test_a_second_supplement_keeps_the_first(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    save_version(world.session, clerk, paper, SUPPLEMENT)
    second = publish_prepared(world.session, clerk, paper)
    later = replace(SUPPLEMENT, printed_on=date(2016, 2, 1), supplement="Noch eine.")
    save_version(world.session, clerk, second, later)
    third = publish_prepared(world.session, clerk, second)
    assert [annex.text for annex in third.content.annexes] == ["Eine kam hinzu.", "Noch eine."]
    assert third.version == 3


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"title": ""}, "title"),
        ({"kind": VersionKind.ANSWER}, "kind"),
        ({"printed_on": date(2015, 12, 14)}, "printed_on"),
        ({"answers": ("", "Aus Kostengründen.")}, "answer-1"),
        ({"answers": ("Fünf.", "# Überschrift")}, "answer-2"),
        ({"government_remark": "<b>fett</b>"}, "remark"),
        ({"kind": VersionKind.SUPPLEMENT, "supplement": " "}, "supplement"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_field(
    world: World, paper: PrintedPaper, change: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        save_version(world.session, world.actor(Role.CLERK), paper, replace(CORRECTION, **change))
    assert refusal.value.field == field


def test_a_correction_that_corrects_nothing_is_refused_and_a_reprint_is_not(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    same = replace(CORRECTION, answers=("Fünf.", "Aus Kostengründen."))
    with pytest.raises(InvalidInput, match="sagt dasselbe"):
        proof_of(paper, save_version(world.session, clerk, paper, same))
    reprint = save_version(world.session, clerk, paper, replace(same, kind=VersionKind.REPRINT))
    assert proof_of(paper, reprint).paper.edition == "Neudruck"


def test_nothing_is_published_that_was_not_seen(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    draft = save_version(world.session, clerk, paper, CORRECTION)
    with pytest.raises(StaleRevision, match="nicht mehr die"):
        publish_prepared(world.session, clerk, paper, sha256="0" * 64)
    save_version(world.session, clerk, paper, replace(CORRECTION, reason="Anders."), revision=draft.revision)
    with pytest.raises(StaleRevision, match="jemand anderem"):
        save_version(world.session, clerk, paper, CORRECTION, revision=1)


def test_a_version_prepared_before_another_one_appeared_is_not_published(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    save_version(world.session, clerk, paper, CORRECTION)
    second = publish_prepared(world.session, clerk, paper)
    save_version(world.session, clerk, second, SUPPLEMENT).base_version = 1
    with pytest.raises(StaleRevision, match="weitere Fassung"):
        publish_prepared(world.session, clerk, second)


def test_a_discarded_version_leaves_the_published_one_alone(world: World, paper: PrintedPaper) -> None:
    clerk = world.actor(Role.CLERK)
    save_version(world.session, clerk, paper, CORRECTION)
    discard_version(world.session, clerk, paper)
    with pytest.raises(NotFound):
        get_draft(world.session, clerk, paper)


def test_the_question_alone_is_not_amended_and_only_the_clerk_amends(world: World) -> None:
    question = publish_paper(
        world.session, world.parliament, replace(PAPER, answers=(), number="6/1"), b"q", kind=VersionKind.QUESTION
    )
    with pytest.raises(StepNotAllowed, match="nur die Anfrage"):
        save_version(world.session, world.actor(Role.CLERK), question, CORRECTION)
    with pytest.raises(Forbidden):
        save_version(world.session, world.actor(Role.PRESIDENT), question, CORRECTION)


def test_a_form_with_other_answers_than_the_paper_is_stale(world: World, paper: PrintedPaper) -> None:
    with pytest.raises(StaleRevision, match="andere Antworten"):
        save_version(world.session, world.actor(Role.CLERK), paper, replace(CORRECTION, answers=("Fünf.",)))

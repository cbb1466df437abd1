"""Papers for tests: the seed's, a long one, and generated ones for every form of answer."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image

from answers.enclosures import list_of_files
from inquiries.parsed_paper import (
    Annex,
    Announcement,
    Asker,
    AttachedFile,
    PaperAnswer,
    PaperQuestion,
    ParsedPaper,
    QuestionPart,
)

GOLDEN = Path(__file__).parents[2] / "golden"

WORDS = re.findall(
    r"\w+",
    "Anzahl Bericht Förderung Gemeinde Haushalt Integration Küste Landkreis Maßnahme Nutzung Öffnung Planung Schule "
    "Straße Übersicht Verfahren Wald Ziel beantragt bewilligt erneut größtenteils jährlich öffentlich über zusätzlich",
)
NAMES = ("Erika Beispiel", "Max Mustermann", "Dr. Lieschen Müller", "Jo Example-Probe")
GROUPS = ("DIE LINKE", "SPD", "CDU", "NPD", "AfD", "FDP", "BÜNDNIS 90/DIE GRÜNEN", None)
TITLES = (
    "2. Quartal 2015",
    "1. Bericht",
    "Stand: 5/2015 - Entwurf",
    "Anlage 3",
    "a) Karte (Ausschnitt)",
    "Zu 1",
    "§ 64 GO",
)
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain",
}
OFFICES = (
    ("Die Ministerin für Arbeit, Gleichstellung und Soziales", "Ministerium für Arbeit, Gleichstellung und Soziales"),
    ("Der Minister für Inneres und Sport", "Ministerium für Inneres und Sport"),
    ("Die Justizministerin", "Justizministerium"),
    ("Der Chef der Staatskanzlei", "Staatskanzlei"),
)


def seed() -> ParsedPaper:
    """Return the seed's paper, its head filled in."""
    paper = ParsedPaper.from_json(json.loads((GOLDEN / "seed.json").read_text("utf-8")))
    return replace(paper, members=(Asker("Peter Ritter", "DIE LINKE", feminine=False),))


def long_paper(*, years: int = 45, repeats: int = 5) -> ParsedPaper:
    """Return a paper of several pages, with tables, lists, annexes and every form of announcement."""
    prose = "Die Landesregierung teilt dazu mit, dass die Verfahren in den Landkreisen fortgeführt werden. " * repeats
    rows = "\n".join(f"| {2000 + year} | Landkreis Vorpommern-Rügen | {year * 137} |" for year in range(years))
    table = f"Tabelle 1: Fälle\n\n| Jahr | Landkreis | Fälle* |\n|---|---|---:|\n{rows}\n\n*) Stichtag 31. Dezember"
    wide = "\n".join([f"|{' Spalte |' * 9}", f"|{'---|' * 9}", *[f"|{' 1.154.000 |' * 9}"] * years])
    parts = (QuestionPart("a", "wie viele?"), QuestionPart("b", "warum?"))
    return replace(
        seed(),
        government_remark=prose.strip(),
        questions=(
            PaperQuestion("1", "Wenn ja,", parts),
            *(PaperQuestion(str(number), "Welche Verfahren gab es?") for number in (2, 3, 4)),
            PaperQuestion("5", "Wann war das?\n\n(bitte nach Jahren aufschlüsseln)", parts),
            PaperQuestion("6", "Wo war das?", parts),
        ),
        answers=(
            PaperAnswer(("1", "1a", "1b"), f"Es gilt:\n\n{table}", Announcement.HEADING),
            PaperAnswer(
                ("2", "3", "4"),
                f"{prose.strip()}\n\n- eins\n- **zwei** Wege\n\nUnd:\n\n1. *erst*\n2. dann",
                Announcement.SENTENCE,
            ),
            PaperAnswer(("5",), prose.strip()),
            PaperAnswer(("5a",), prose.strip(), Announcement.HEADING),
            PaperAnswer(("5b",), "Nein.", Announcement.HEADING),
            PaperAnswer(("6",), "Überall."),
            PaperAnswer(("6a",), prose.strip()),
            PaperAnswer(("6b",), "Siehe Antwort zu Frage 1."),
        ),
        annexes=(Annex("Anlage 1", prose.strip()), Annex("Anlage 2", wide), Annex("Anlage 3", prose.strip())),
    )


@st.composite
def papers(draw: st.DrawFn) -> ParsedPaper:
    """Draw a paper such as the Landtag prints, its answers announced in every way."""
    questions = draw(questions_of_papers())
    term, (office, ministry) = draw(st.integers(1, 9)), draw(st.sampled_from(OFFICES))
    printed_on = draw(st.dates(date(2011, 10, 4), date(2026, 1, 31)))
    return ParsedPaper(
        parliament="MV",
        number=f"{term}/{draw(st.integers(1, 9999))}",
        term=term,
        printed_on=printed_on,
        letter_dated_on=draw(st.dates(date(2011, 1, 1), printed_on)),
        answered_by=office,
        ministry=ministry,
        members=draw(askers()),
        title=draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join)),
        government_remark=draw(st.none() | texts()),
        preamble=draw(st.none() | texts()),
        questions=questions,
        answers=draw(answers_to(questions)),
        annexes=tuple(Annex(f"Anlage {number}", draw(texts())) for number in range(1, draw(st.integers(1, 3)))),
    )


def sentences(end: str = ".") -> st.SearchStrategy[str]:
    """Draw a sentence."""
    words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=9)
    return words.map(lambda said: " ".join(["Die", *said]) + end)


def texts() -> st.SearchStrategy[str]:
    """Draw a text of a paragraph and up to three more blocks of any kind."""
    blocks = sentences() | emphasised() | lists() | tables()
    return st.tuples(sentences(), st.lists(blocks, max_size=3)).map(
        lambda drawn: "\n\n".join([drawn[0], *_parted(drawn[1])])
    )


def _parted(blocks: list[str]) -> list[str]:
    """Return blocks with a sentence after each list and table, so that none meets its like."""
    return [f"{block}\n\nDas war es." if block[0] in "|-1T" else block for block in blocks]


def emphasised() -> st.SearchStrategy[str]:
    """Draw a sentence with a word in another form."""
    return st.builds(
        "Das {0}{1}{0} war {2}.".format,
        st.sampled_from(("*", "**", "***")),
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
    )


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Draw a list with dashes or numbers."""
    items = draw(st.lists(sentences(), min_size=2, max_size=4))
    numbered, inner = draw(st.booleans()), draw(st.booleans())
    lines = [f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(items, 1)]
    return "\n".join([*lines, "  - Darunter eines."] if inner and not numbered else lines)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table with its caption and notes."""
    cells = st.sampled_from((*WORDS, "1.154.000", "12,5", "*", "25 Prozent"))
    rows = draw(st.lists(st.tuples(cells, cells, cells), min_size=2, max_size=6))
    header, *body = [f"| {' | '.join(row)} |" for row in rows]
    table = "\n".join([header, "|---|---:|:---:|", *body])
    caption, note = draw(st.sampled_from(("", "Tabelle 1: Zahlen\n\n"))), draw(st.sampled_from(("", "\n\nQuelle: Amt")))
    return f"{caption}{table}{note}"


@st.composite
def illustrated_papers(draw: st.DrawFn) -> tuple[ParsedPaper, dict[str, bytes]]:
    """Draw a paper with pictures in its answers and in an annex, with files that an annex lists, and their bytes."""
    paper = draw(papers())
    files: dict[str, bytes] = {}
    texts = [answer.text for answer in paper.answers]
    for _ in range(draw(st.integers(0, 3))):
        shade = draw(st.integers(0, 255))
        name, place = f"bild-{shade}.{draw(st.sampled_from(('png', 'jpg')))}", draw(st.integers(0, len(texts) - 1))
        files.setdefault(name, plain_picture(shade, "PNG" if name.endswith("png") else "JPEG"))
        texts[place] += f"\n\n![{draw(sentences())}]({name})\n\nDas war es."
    answers = tuple(replace(answer, text=text) for answer, text in zip(paper.answers, texts, strict=True))
    shown = tuple(Annex("Anlage 1", f"![{draw(sentences())}]({name})") for name in tuple(files)[:1])
    kept = [attached(name, content) for name, content in files.items()]
    listed = draw(st.lists(listed_files(), min_size=0 if kept else 1, max_size=3, unique_by=lambda file: file[0].name))
    files |= {file.name: content for file, content in listed}
    kept += [file for file, _ in listed]
    annexes = shown or paper.annexes
    annexes += tuple(filter(None, [list_of_files(kept, annexes)]))
    return replace(paper, answers=answers, annexes=annexes, files=tuple(kept)), files


@st.composite
def listed_files(draw: st.DrawFn) -> tuple[AttachedFile, bytes]:
    """Draw a file that an annex lists, and its bytes."""
    ending, media_type = draw(st.sampled_from(sorted(MEDIA_TYPES.items())))
    name = f"{draw(st.sampled_from(WORDS))}-{draw(st.integers(1, 99))}_{draw(st.sampled_from(WORDS))}.{ending}"
    content = draw(st.binary(max_size=64)) * draw(st.sampled_from((1, 50)))
    title = draw(sentences() | st.sampled_from(TITLES))
    return AttachedFile(name, media_type, hashlib.sha256(content).hexdigest(), len(content), title), content


def plain_picture(shade: int, form: str) -> bytes:
    """Return a small picture in one shade."""
    target = BytesIO()
    Image.new("L", (12, 8), shade).save(target, form)
    return target.getvalue()


def attached(name: str, content: bytes) -> AttachedFile:
    """Return what a paper keeps of a picture."""
    media_type = "image/png" if name.endswith("png") else "image/jpeg"
    return AttachedFile(name, media_type, hashlib.sha256(content).hexdigest(), len(content))


@st.composite
def askers(draw: st.DrawFn) -> tuple[Asker, ...]:
    """Draw one to three Members; those of one group stand together."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=len(names), max_size=len(names)))
    order = {group: place for place, group in reversed(list(enumerate(groups)))}
    pairs = sorted(zip(names, groups, strict=True), key=lambda pair: order[pair[1]])
    return tuple(Asker(name, group, draw(st.booleans())) for name, group in pairs)


@st.composite
def questions_of_papers(draw: st.DrawFn) -> tuple[PaperQuestion, ...]:
    """Draw numbered questions, some of them with parts."""
    found = []
    for number in range(1, draw(st.integers(2, 7))):
        letters = "abcd"[: draw(st.sampled_from((0, 0, 2, 3)))]
        parts = tuple(QuestionPart(letter, draw(sentences("?"))) for letter in letters)
        found.append(PaperQuestion(str(number), draw(sentences("?")), parts))
    return tuple(found)


@st.composite
def answers_to(draw: st.DrawFn, questions: tuple[PaperQuestion, ...]) -> tuple[PaperAnswer, ...]:
    """Draw answers: to one question or to several jointly, to a question with its parts or to each part."""
    answers: list[PaperAnswer] = []
    rest = list(questions)
    while rest:
        joint, rest = rest[: (count := draw(st.integers(1, 3)))], rest[count:]
        labels = tuple(label for question in joint for label in question.labels())
        if len(joint) == 1 and joint[0].parts and draw(st.booleans()):
            told = draw(st.sampled_from((Announcement.NONE, Announcement.HEADING)))
            stem, *parts = labels
            answers.append(PaperAnswer((stem,), draw(texts())))
            answers.extend(PaperAnswer((part,), draw(texts()), told) for part in parts)
        else:
            joined = (Announcement.SENTENCE, Announcement.HEADING)
            told = draw(st.sampled_from(joined)) if len(labels) > 1 else Announcement.NONE
            answers.append(PaperAnswer(labels, draw(texts()), told))
    return tuple(answers)

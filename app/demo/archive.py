"""The demonstration's archive: invented papers and inquiries, the same at every run (Vorführarchiv)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final

from sqlalchemy.orm import Session

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.intake import NewInquiry
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import Parliament, get_term_on, next_serial
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.printed_paper_number import PrintedPaperNumber

FIRST_RECEIPT: Final = date(2011, 11, 7)
LAST_RECEIPT: Final = date(2015, 9, 14)
PLACES: Final = (
    "in der Hansestadt Rostock",
    "in der Landeshauptstadt Schwerin",
    "im Landkreis Rostock",
    "im Landkreis Ludwigslust-Parchim",
    "im Landkreis Mecklenburgische Seenplatte",
    "im Landkreis Nordwestmecklenburg",
    "im Landkreis Vorpommern-Greifswald",
    "im Landkreis Vorpommern-Rügen",
)


def invented_inquiries(count: int, *, seed: int = 6) -> Iterator[tuple[NewInquiry, dict[str, Any]]]:
    """Yield invented inquiries in order of their receipt, each with the topic's ministry and answers."""
    random = Random(seed)  # noqa: S311 - plausible, not secret
    span = (LAST_RECEIPT - FIRST_RECEIPT).days
    topics = _topics()
    for index in range(count):
        received_on = FIRST_RECEIPT + timedelta(days=span * index // max(count, 1))
        topic = topics[index % len(topics)]
        words = _words(random, received_on)
        questions = [text.format_map(words) for text in topic["questions"]]
        labels = [""] if len(questions) == 1 else [str(number) for number in range(1, len(questions) + 1)]
        asker = random.choice(_askers())
        new = NewInquiry(
            title=topic["title"].format_map(words),
            askers=(asker,),
            questions=tuple(PaperQuestion(label, text) for label, text in zip(labels, questions, strict=True)),
            received_on=received_on,
            preamble=topic["preamble"],
        )
        answers = [
            PaperAnswer((label,), text.format_map(words)) for label, text in zip(labels, topic["answers"], strict=True)
        ]
        yield new, {"ministry": topic["ministry"], "answers": tuple(answers)}


def invented_papers(session: Session, parliament: Parliament, count: int) -> Iterator[tuple[ParsedPaper, bytes]]:
    """Yield invented papers as they would stand in the term's archive, each with its Word file."""
    layout = load_layout(parliament.code)
    for new, about in invented_inquiries(count):
        paper = _paper(session, parliament, new, about)
        yield paper, write_word(paper, layout=layout, which=Print.ANSWER)


def _paper(session: Session, parliament: Parliament, new: NewInquiry, about: dict[str, Any]) -> ParsedPaper:
    term = get_term_on(session, parliament, new.received_on)
    letter_dated_on = new.received_on + timedelta(days=11)
    name = get_ministry(session, parliament, about["ministry"], on=letter_dated_on).named_on(letter_dated_on)
    return ParsedPaper(
        parliament=parliament.code,
        number=str(PrintedPaperNumber(term.number, next_serial(session, term))),
        term=term.number,
        printed_on=letter_dated_on + timedelta(days=4),
        letter_dated_on=letter_dated_on,
        answered_by=name.office,
        ministry=name.name,
        members=new.askers,
        title=new.title,
        preamble=new.preamble,
        questions=new.questions,
        answers=about["answers"],
    )


def _words(random: Random, received_on: date) -> dict[str, Any]:
    place = random.choice(PLACES)
    small, large = random.randint(5, 49), random.randint(300, 2400)
    return {
        "in_place": place,
        "in_place_cap": place[0].upper() + place[1:],
        "year": received_on.year - 1,
        "later": received_on.year + random.randint(2, 5),
        "n1": f"{large:,}".replace(",", "."),
        "amount": f"{large * 100:,}".replace(",", "."),
        "n2": random.randint(60, 290),
        "n3": random.randint(50, 90),
        "n4": small,
    }


@cache
def _topics() -> list[dict[str, Any]]:
    topics: list[dict[str, Any]] = json.loads((files("app.demo.data") / "topics.json").read_text("utf-8"))
    return topics


@cache
def _askers() -> list[Asker]:
    members = json.loads((files("app.demo.data") / "people.json").read_text("utf-8"))["members"]
    invented = members[1:]  # the seed's own Member asks nothing invented
    return [Asker(member["name"], member["group"], member["feminine"]) for member in invented]

"""How long a long answer takes: its checks and its editor page, beside plain alternatives (Geschwindigkeit).

python -m tests.benchmarks.editor [--pages 60] [--questions 40] [--rounds 5]
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from flask.testing import FlaskClient
from markdown_it import MarkdownIt
from sqlalchemy import event, select

from answers import services
from answers.answer import Answer
from answers.drafting.draft import Citation, Draft, Paragraph, Passage, Sentence
from answers.records.services import import_records
from app import create_app, schema
from app.accounts import create_account
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of
from inquiries.parsed_paper import PaperQuestion
from tests.client import PASSWORD, Browser
from tests.factories import make_world

LETTERS_A_PAGE = 2_500
RECORDS = 200
MINISTRY = "Ministerium für Arbeit, Gleichstellung und Soziales"
NOUNS = (
    *("Haltestellen", "Förderschulen", "Küstenschutz", "Radwege", "Pflegestützpunkte", "Feuerwehren", "Bibliotheken"),
    *("Theater", "Jugendarbeit", "Waldumbau", "Fischerei", "Sportstätten", "Denkmalpflege", "Breitbandausbau"),
)
FRAMES = (
    "Im Jahr {y} wurden im Bereich {0} insgesamt {n} Maßnahmen zu {1} gefördert.",
    "Die Zuständigkeit für {0} liegt bei den Landkreisen und kreisfreien Städten, soweit {1} betroffen ist.",
    "Nach Auffassung der Landesregierung hat sich {0} gegenüber {1} bewährt.",
    "Für {0} standen {n} Euro bereit; davon entfielen {p} Prozent auf {1}.",
)
TABLE = "| Jahr | Anzahl | Anteil |\n| --- | ---: | ---: |\n" + "\n".join(
    f"| {2000 + n} | {n * 37} | {n},5 |" for n in range(15)
)


def main() -> None:
    """Print one line a measurement: the product's time, then that of the plain alternative."""
    parser = argparse.ArgumentParser(description="checks and editor page of a long answer")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    draft = long_draft(options.pages * LETTERS_A_PAGE, options.questions)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), draft, options)


def _measure(folder: Path, draft: Draft, options: argparse.Namespace) -> None:
    settings = Settings(home=folder, secret_key="a secret for benchmarks only, 32 and more")
    app = create_app(settings, TESTING=True)
    app.test_client_class = Browser
    with app.app_context():
        schema.upgrade()
        inquiry_id = _fill(draft, options.questions)
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *about: statements.append(about[2]))
    client = app.test_client()
    client.sign_in("person1")
    fetch = partial(FlaskClient.open, client, f"/anfragen/{inquiry_id}/entwurf/")
    say(f"{options.pages} pages, {options.questions} questions, {sum(1 for _ in draft.sentences())} sentences")
    statements.clear()
    page = fetch()
    say(f"editor page: status {page.status_code}, {len(page.data) // 1024} KiB, {len(statements)} statements")
    report("editor page", fetch, "a field and markdown-it", plain_page(draft), options.rounds)
    with app.app_context():
        _measure_checks(draft, options.rounds)
        db.engine.dispose()


def _measure_checks(draft: Draft, rounds: int) -> None:
    text = "\n\n".join(passage.text for passage in draft.passages)
    parse = partial(MarkdownIt().enable("table").parse, text)
    with unit_of_work() as session:
        answer = session.scalars(select(Answer)).one()
        assert answer.inquiry.officer is not None
        actor = actor_of(answer.inquiry.officer)
        say(f"checks: {len(services.checked(session, actor, answer))} findings")
        report("checks", partial(services.checked, session, actor, answer), "markdown-it parses", parse, rounds)


def report(what: str, ours: Callable[[], Any], other: str, plain: Callable[[], Any], rounds: int) -> None:
    """Print the median processor time of both."""
    mine, theirs = (median(_time(work) for _ in range(rounds)) for work in (ours, plain))
    say(f"{what:12} {1000 * mine:7.0f} ms   {other}: {1000 * theirs:.0f} ms")


def long_draft(letters: int, questions: int) -> Draft:
    """Return an answer of so many letters, shared among the questions, with a table now and then."""
    chance = random.Random(5)
    passages = []
    for number in range(1, questions + 1):
        paragraphs: list[Paragraph] = []
        while sum(len(each.text) for each in paragraphs) < letters / questions:
            paragraphs.append(Paragraph(tuple(_sentence(chance) for _ in range(5))))
        if number % 3 == 0:
            paragraphs.append(Paragraph((Sentence(TABLE),)))
        passages.append(Passage((str(number),), tuple(paragraphs)))
    return Draft(tuple(passages))


def _sentence(chance: random.Random) -> Sentence:
    words = chance.sample(NOUNS, 2)
    numbers = {"y": chance.randint(2011, 2022), "n": chance.randint(2, 9_999), "p": chance.randint(1, 99)}
    record = chance.randrange(RECORDS)
    citation = Citation(f"unterlage-{record}", 1, "participants", record + 1)
    return Sentence(chance.choice(FRAMES).format(*words, **numbers), (citation,) if chance.random() < 0.7 else ())


def plain_page(draft: Draft) -> Callable[[], str]:
    """Return what a page without sources, checks or preview would do: one field and the text as HTML."""
    text = "\n\n".join(passage.text for passage in draft.passages)
    return lambda: f"<textarea>{text}</textarea>{MarkdownIt().enable('table').render(text)}"


def _fill(draft: Draft, questions: int) -> int:
    with unit_of_work() as session:
        world = make_world(session)
        person = world.person(Role.OFFICER, ministry="SM")
        create_account(session, person, PASSWORD)
        asked = tuple(
            PaperQuestion(str(number), f"Wie verhält es sich mit Gegenstand {number}?")
            for number in range(1, questions + 1)
        )
        import_records(
            session, Actor.system(), world.parliament, json.dumps({"records": [_record(n) for n in range(RECORDS)]})
        )
        inquiry = world.drafting(person, questions=asked)
        answer = services.begin_answer(session, actor_of(person), inquiry.id)
        services.arrange_answer(session, actor_of(person), inquiry.id, lambda _: draft, reason="Messung")
        assert answer.latest_number == 2
        return inquiry.id


def _record(number: int) -> dict[str, Any]:
    facts = {"type": "Fachtag", "held_on": "2015-03", "participants": number + 1}
    return {
        "key": f"unterlage-{number}",
        "kind": "event",
        "title": f"Fachtag {number}",
        "ministry": MINISTRY,
        "facts": facts,
    }


def _time(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

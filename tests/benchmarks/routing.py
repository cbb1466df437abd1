"""How often the suggested ministry is the right one, beside keywords alone, on a generated archive (Zuständigkeit).

python -m tests.benchmarks.routing [--inquiries 400]

Each ministry has words of its own: half of them stand in its portfolio, half are known to nobody but the archive. An
inquiry uses two of its ministry's words and one of another's. The first four fifths are the archive that was answered
and assigned (a tenth of it to a wrong ministry first, which returned it); the last fifth is to be routed.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simplemma.strategies.dictionaries import DefaultDictionaryFactory
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.database import prepare, writing
from inquiries import services
from inquiries.assignment import Assignment, AssignmentState
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.ministries import Ministry, ministries_of
from inquiries.parsed_paper import Asker, PaperQuestion
from inquiries.routing import Suggestion, suggest_ministries
from inquiries.routing.evidence import from_portfolios
from inquiries.routing.words import weights_of
from search_index.german import terms_of_text

FIRST_DAY = date(2012, 1, 9)
TITLES = ("{0} und {1}", "{0} im Land", "Stand der {0}", "{0}, {1} und {2}")
TEXTS = (
    "Wie viele {0} gibt es im Land, und wie hat sich {1} seit 2011 entwickelt?",
    "Welche Maßnahmen plant die Landesregierung zu {1} im Zusammenhang mit {2}?",
    "Wie hoch waren die Ausgaben für {0} und {2} in den letzten drei Jahren?",
)
WRONG_FIRST = 0.1


@dataclass(frozen=True)
class Earlier:
    """A question of the archive as the search would return it."""

    number: str
    ministry: str
    likeness: float
    terms: frozenset[str]


@dataclass(frozen=True)
class Archive:
    """What was answered: searched by shared words, as the public index does."""

    questions: list[Earlier]

    def similar(self, text: str) -> Sequence[Earlier]:
        terms = frozenset(terms_of_text(text))
        found = [
            Earlier(each.number, each.ministry, len(each.terms & terms) / len(terms), each.terms)
            for each in self.questions
        ]
        return sorted((each for each in found if each.likeness >= 0.3), key=lambda each: -each.likeness)[:5]


def main() -> None:
    """Print top-1 and top-3 accuracy of keywords alone and of all evidence."""
    parser = argparse.ArgumentParser(description="accuracy of the suggested ministry")
    parser.add_argument("--inquiries", type=int, default=400)
    count = parser.parse_args().inquiries
    engine = prepare(create_engine("sqlite://"))
    Base.metadata.create_all(engine)
    with Session(writing(engine), info={audit.KEY: b"benchmark"}) as session:
        cases = _cases(session, count)
        known, asked = cases[: count * 4 // 5], cases[count * 4 // 5 :]
        archive = Archive([])
        for inquiry, ministry in known:
            _decide(session, archive, inquiry, ministry)
        session.flush()
        _say(f"{len(known)} inquiries known, {len(asked)} to be routed, {len(_vocabularies(session))} ministries")
        _report("keywords alone", asked, lambda inquiry: _by_keywords(session, inquiry))
        _report("all evidence", asked, lambda inquiry: suggest_ministries(session, inquiry, similar=archive.similar))


def _report(
    name: str, asked: list[tuple[Inquiry, Ministry]], suggest: Callable[[Inquiry], Sequence[int] | list[Suggestion]]
) -> None:
    first = third = 0
    for inquiry, ministry in asked:
        ids = [each if isinstance(each, int) else each.ministry.id for each in suggest(inquiry)]
        first += ids[:1] == [ministry.id]
        third += ministry.id in ids[:3]
    _say(f"{name:<15} top-1 {first / len(asked):6.1%}   top-3 {third / len(asked):6.1%}")


def _by_keywords(session: Session, inquiry: Inquiry) -> list[int]:
    found = from_portfolios(inquiry, weights_of(inquiry), ministries_of(session, inquiry.parliament))
    return sorted(found, key=lambda each: (-found[each].score, each))


def _cases(session: Session, count: int) -> list[tuple[Inquiry, Ministry]]:
    chance, parliament = random.Random(23), found_parliament(session, "MV")
    vocabularies = _vocabularies(session)
    ministries = list(vocabularies)
    cases = []
    for index in range(count):
        ministry, other = chance.sample(ministries, 2)
        words = [*chance.sample(vocabularies[ministry], 2), chance.choice(vocabularies[other])]
        chance.shuffle(words)
        new = NewInquiry(
            title=chance.choice(TITLES).format(*words),
            askers=(Asker("Erika Beispiel", "SPD", feminine=True),),
            questions=tuple(PaperQuestion(str(n), chance.choice(TEXTS).format(*words)) for n in (1, 2)),
            received_on=FIRST_DAY + timedelta(days=index % 1_300),
        )
        cases.append((services.register_inquiry(session, Actor.system(), parliament, new), ministry))
    return cases


def _vocabularies(session: Session) -> dict[Ministry, list[str]]:
    parliament = found_parliament(session, "MV")
    ministries = [each for each in ministries_of(session, parliament) if each.names[0].valid_from <= FIRST_DAY]
    hidden = iter(_nouns())
    return {each: [*each.named_on(FIRST_DAY).keywords[:16], *(next(hidden) for _ in range(16))] for each in ministries}


def _nouns() -> list[str]:
    """Return nouns in no order, always the same."""
    words = DefaultDictionaryFactory().get_dictionary("de")
    known = sorted({base for base in words.values() if base.isalpha() and base[0].isupper() and 4 <= len(base) <= 24})
    return random.Random(7).sample(known, 500)


def _decide(session: Session, archive: Archive, inquiry: Inquiry, ministry: Ministry) -> None:
    chance, system = random.Random(inquiry.id), Actor.system()
    if chance.random() < WRONG_FIRST:
        wrong = chance.choice([each for each in ministries_of(session, inquiry.parliament) if each is not ministry])
        returned = Assignment.offer(wrong, system)
        returned.decide(AssignmentState.RETURNED, system, reason="Nicht zuständig.")
        inquiry.assignments.append(returned)
    accepted = Assignment.offer(ministry, system)
    accepted.decide(AssignmentState.ACCEPTED, system)
    inquiry.assignments.append(accepted)
    for question in inquiry.questions:
        terms = frozenset(terms_of_text(f"{inquiry.title}. {question.text}"))
        name = ministry.named_on(inquiry.received_on).name
        archive.questions.append(Earlier(str(inquiry.number), name, 0.0, terms))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()

"""The figures as tables, for each side those that it may see (Tabellen der Auswertung)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.parliament.parliaments import Parliament
from inquiries.statistics import figures, outcomes, published, trail
from inquiries.statistics.cases import Case, Side, Wanted, load_cases, side_of
from inquiries.statistics.figures import Punctuality

Cell = str | int | float | None


class Unit(Enum):
    """What the cells of a column are."""

    WORD = auto()
    COUNT = auto()
    SHARE = auto()  # from 0 to 1
    DAYS = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; the charted one is shown as bars, too."""

    label: str
    unit: Unit = Unit.COUNT
    charted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One statistic: its name in addresses, what it says, its figures."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


_PUNCTUALITY: Final = (
    Column("Beantwortet"),
    Column("Davon in der Frist"),
    Column("Anteil in der Frist", Unit.SHARE, charted=True),
    Column("Tage bis zur Antwort (Median)", Unit.DAYS),
)
_COUNTS: Final = (Column("Anfragen", charted=True), Column("Fragen"))
_PAPERS: Final = (Column("Drucksachen", charted=True),)
_QUESTIONS: Final = (Column("Fragen", charted=True),)


def tables_for(session: Session, actor: Actor, parliament: Parliament, wanted: Wanted) -> list[Table]:
    """Return every table that the actor's side may see, those without a figure left out."""
    side = side_of(actor)
    if side is Side.PUBLIC:
        tables = _of_papers(session, parliament, wanted)
    else:
        cases = load_cases(session, actor, parliament, wanted)
        tables = [*_of_cases(cases, side), *_of_outcomes(outcomes.outcomes_of(session, cases))]
        tables.append(_extensions(session, cases))
        if side is not Side.LANDTAG:
            tables += _of_trail(session, cases)
    return [table for table in tables if table.rows]


def get_table(session: Session, actor: Actor, parliament: Parliament, wanted: Wanted, name: str) -> Table:
    """Return one table by its name; raise NotFound for one that this side has not."""
    for table in tables_for(session, actor, parliament, wanted):
        if table.name == name:
            return table
    raise NotFound("Diese Auswertung gibt es nicht oder sie ist Ihnen nicht zugänglich.", name=name)


def _of_cases(cases: Sequence[Case], side: Side) -> list[Table]:
    ministry, quarter = Column("Ministerium", Unit.WORD), Column("Quartal", Unit.WORD)
    unknown = "noch nicht beantwortet" if side is Side.LANDTAG else figures.NOWHERE
    answered = [case for case in cases if case.letter_dated_on]
    both = figures.punctuality_by(answered, lambda case: f"{_ministry(case)}\n{_quarter(case)}")
    return [
        Table(
            "fristen-ministerium", "Fristtreue je Ministerium", (ministry, *_PUNCTUALITY), _kept(answered, _ministry)
        ),
        Table("fristen-quartal", "Fristtreue je Quartal", (quarter, *_PUNCTUALITY), _kept(answered, _quarter)),
        Table(
            "fristen-ministerium-quartal",
            "Fristtreue je Ministerium und Quartal",
            (ministry, quarter, *_PUNCTUALITY),
            [(*name.split("\n"), *_row(each)) for name, each in both.items()],
            note="Das Quartal ist das des Antwortschreibens.",
        ),
        _owed(cases, side),
        Table(
            "fraktionen", "Anfragen je Fraktion", (Column("Fraktion", Unit.WORD), *_COUNTS), _counted(cases, "groups")
        ),
        Table(
            "mitglieder", "Anfragen je Mitglied", (Column("Mitglied", Unit.WORD), *_COUNTS), _counted(cases, "members")
        ),
        Table(
            "ministerien",
            "Anfragen je Ministerium",
            (ministry, *_COUNTS),
            figures.count_by(cases, lambda case: [case.ministry or unknown]),
        ),
    ]


def _owed(cases: Sequence[Case], side: Side) -> Table:
    columns = (Column("Offen", charted=True), Column("Davon überfällig"))
    today = clock.today()
    if side is Side.LANDTAG:  # which ministry is at work the Landtag learns with the answer
        all_ = figures.owed(cases, today)
        rows: list[Sequence[Cell]] = [("Landesregierung", all_.open, all_.overdue)] if all_.open else []
        return Table("offen", "Offen und überfällig", (Column("Bei", Unit.WORD), *columns), rows)
    found = figures.owed_by_ministry(cases, today)
    rows = [(name, each.open, each.overdue) for name, each in found.items()]
    return Table("offen", "Offen und überfällig", (Column("Ministerium", Unit.WORD), *columns), rows)


def _of_outcomes(found: Sequence[Mapping[str, object]]) -> list[Table]:
    plain = [dict(each) for each in found]
    return [
        Table(
            "ergebnisse", "Ergebnis je Frage", (Column("Ergebnis", Unit.WORD), *_QUESTIONS), outcomes.by_outcome(plain)
        ),
        Table(
            "ablehnungen",
            "Abgelehnte Antworten nach Gründen",
            (Column("Grund", Unit.WORD), *_QUESTIONS),
            outcomes.by_ground(plain),
            note="Gründe nach Art. 40 Abs. 3 der Landesverfassung.",
        ),
    ]


def _extensions(session: Session, cases: Sequence[Case]) -> Table:
    columns = (Column("Grund", Unit.WORD), Column("Verlängerungen", charted=True))
    return Table("verlaengerungen", "Fristverlängerungen nach Gründen", columns, trail.extensions(session, cases))


def _of_trail(session: Session, cases: Sequence[Case]) -> list[Table]:
    times = [(stage.value, count, round(days, 1)) for stage, count, days in trail.stage_times(session, cases)]
    return [
        Table(
            "stufen",
            "Zeit je Stufe",
            (Column("Stufe", Unit.WORD), Column("Durchläufe"), Column("Tage (Median)", Unit.DAYS, charted=True)),
            times,
        ),
        Table(
            "abgaben",
            "Abgaben nach Gründen",
            (Column("Grund", Unit.WORD), Column("Abgaben", charted=True)),
            trail.returns(session, cases),
        ),
    ]


def _of_papers(session: Session, parliament: Parliament, wanted: Wanted) -> list[Table]:
    papers = published.load_published(session, parliament, wanted)
    known = [each for paper in papers for each in (paper.outcomes or {}).values()]

    def table(name: str, title: str, label: str, rows: Sequence[tuple[str, int]]) -> Table:
        return Table(name, title, (Column(label, Unit.WORD), *_PAPERS), rows)

    return [
        table("jahre", "Drucksachen je Jahr", "Jahr", published.papers_by_year(papers)),
        table("ministerien", "Drucksachen je Ministerium", "Ministerium", published.papers_by_ministry(papers)),
        table("fraktionen", "Drucksachen je Fraktion", "Fraktion", published.papers_by_group(papers)),
        table("mitglieder", "Drucksachen je Mitglied", "Mitglied", published.papers_by_member(papers)),
        *_of_outcomes(known),
    ]


def _kept(cases: Iterable[Case], key: Callable[[Case], str]) -> list[Sequence[Cell]]:
    return [(name, *_row(each)) for name, each in figures.punctuality_by(cases, key).items()]


def _row(found: Punctuality) -> tuple[Cell, ...]:
    return found.answered, found.in_time, found.share, found.median_days


def _counted(cases: Sequence[Case], names: str) -> list[tuple[str, int, int]]:
    return figures.count_by(cases, lambda case: getattr(case, names))


def _ministry(case: Case) -> str:
    return case.ministry or "ohne Angabe"


def _quarter(case: Case) -> str:
    return figures.quarter(case.letter_dated_on or case.received_on)

"""A few invented papers, enough to tell right answers from wrong ones."""

from datetime import date

from search_index.document import Document

FIELDS = {
    "titel": "title",
    "ministerium": "ministry",
    "fraktion": "group",
    "drs": "number",
    "von": "since",
    "bis": "until",
}
INTERIOR, SOCIAL = "Ministerium für Inneres und Sport", "Ministerium für Arbeit und Soziales"


def paper(number: str, title: str, *texts: str, on: date | None = None, **facets: str) -> list[Document]:
    """Return the documents of a paper, one a question."""
    values = {"number": (number,), **{name: (value,) for name, value in facets.items()}}
    return [
        Document(
            key=f"MV {number}#{place}",
            parent=f"MV {number}",
            title=title,
            text=text,
            on=on,
            facets=values,
            stored={"question": str(place)},
        )
        for place, text in enumerate(texts, start=1)
    ]


PAPERS = [
    paper(
        "6/4820",
        "Konzeption zur Integration von Migrantinnen und Migranten",
        "Wie ist der Stand der Fortschreibung der Konzeption? Die Fortschreibung wird vorbereitet.",
        "Wann wird der Landtag unterrichtet? Nach § 64 GO LT im Frühjahr.",
        on=date(2015, 12, 15),
        ministry=SOCIAL,
        group="Fraktion A",
    ),
    paper(
        "6/4677",
        "Unterbringung in Schwerin",
        "Wie viele Plätze hat die Flüchtlingsunterkunft? 120 Plätze.",
        on=date(2015, 11, 2),
        ministry=INTERIOR,
        group="Fraktion B",
    ),
    paper(
        "6/5000",
        "Unterkunft für Obdachlose",
        "Welche Unterkunft gibt es in Rostock? Die Antwort steht auf Drucksache 6/4677.",
        on=date(2016, 1, 20),
        ministry=SOCIAL,
        group="Fraktion A",
    ),
    paper(
        "7/12",
        "Schulen im Land",
        "Wie viele Schülerinnen und Schüler besuchen Grundschulen? Corona-Maßnahmen galten in allen Schulen.",
        "Wie hoch ist der Unterrichtsausfall? 3 Prozent.",
        on=date(2020, 5, 4),
        ministry="Ministerium für Bildung",
        group="Fraktion C",
    ),
    paper("7/13", "Ohne Datum", "Wird der IT-Betrieb ausgelagert? Nein. Die Integration der Systeme dauert an."),
]
DOCUMENTS = [document for documents in PAPERS for document in documents]

"""What is asked about now is told by subjects, not by the words in which Landtage ask about everything."""

import pytest

from app.trends import recent_topics


@pytest.mark.parametrize(
    ("titles", "topics"),
    [
        (["Kosten der Deiche", "Kosten der Schulen", "Stand der Deiche"], ["Deiche"]),
        (["Zukunft der Museumsforschung", "Umsetzung der Museumszuweisung"], ["Museum"]),
        (["Das Krankenhaus Wismar", "Krankenhäuser in Rostock"], ["Krankenhaus"]),
        (["Kitaplätze", "Kitaplätze und Kitapersonal", "Das Kitapersonal"], ["Kita", "Kitaplätze", "Kitapersonal"]),
        (["Windräder an der Küste", "Radwege an der Küste"], []),
        (["Der Wolf", "Deichbau"], []),
        ([], []),
    ],
)
def test_recent_titles_tell_their_subjects(titles: list[str], topics: list[str]) -> None:
    assert recent_topics(titles) == topics


def test_the_subjects_of_most_titles_come_first() -> None:
    assert recent_topics(["Wolf", "Biber", "Biber", "Wolf", "Wolf"], limit=1) == ["Wolf"]

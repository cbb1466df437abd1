"""No-break spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.printing.typography import bind, unbind


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("gemäß § 64 Absatz 2 Satz 1 GO LT", "gemäß §~64 Absatz~2 Satz~1 GO LT"),
        ("§§ 62 und 64", "§§~62 und 64"),
        ("z. B. Küsten, i. d. R. auch u. a. Seen", "z.~B. Küsten, i.~d.~R. auch u.~a. Seen"),
        ("6. Wahlperiode, 95. Sitzung", "6.~Wahlperiode, 95.~Sitzung"),
        ("am 10. Dezember 2015", "am 10.~Dezember 2015"),
        ("auf Drucksache 6/4537", "auf Drucksache~6/4537"),
        ("25 Prozent, 3,5 Millionen Euro, 40 %", "25~Prozent, 3,5~Millionen Euro, 40~%"),
        ("Frau Dr. Beispiel", "Frau~Dr.~Beispiel"),
        ("das Meter 3 m lang, 3 mal", "das Meter 3~m lang, 3 mal"),
        ("Satz für Satz", "Satz für Satz"),
        ("Zu 1 und 2", "Zu~1 und 2"),
    ],
)
def test_what_belongs_together_holds_together(text: str, bound: str) -> None:
    assert bind(text).replace("\u00a0", "~") == bound


@given(st.text(alphabet="z. B.§1Absatz ", max_size=40))
def test_only_spaces_change(text: str) -> None:
    assert unbind(bind(text)) == text
    assert bind(bind(text)) == bind(text)

"""Days, numbers and sizes are written as German administration writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from app import formats
from app.formats import NO_BREAK


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def test_days_are_written_in_full_and_in_figures() -> None:
    assert formats.day(date(2015, 5, 4)) == f"4.{NO_BREAK}Mai 2015"
    assert formats.day_short(date(2015, 5, 4)) == "04.05.2015"


def test_moments_are_shown_by_german_clocks_in_summer_and_winter() -> None:
    assert plain(formats.moment(datetime(2015, 5, 4, 12, 30, tzinfo=UTC))) == "04.05.2015, 14:30 Uhr"
    assert plain(formats.moment(datetime(2015, 12, 31, 23, 30, tzinfo=UTC))) == "01.01.2016, 00:30 Uhr"


@pytest.mark.parametrize("filter_", [formats.day, formats.day_short, formats.moment, formats.number, formats.percent])
def test_what_is_missing_is_a_dash(filter_) -> None:
    assert filter_(None) == "–"


def test_numbers_have_german_separators() -> None:
    assert formats.number(1234567) == "1.234.567"
    assert formats.number(3.46, 1) == "3,5"
    assert formats.number(-1234) == "-1.234"
    assert plain(formats.percent(0.974)) == "97 %"
    assert plain(formats.percent(0.974, 1)) == "97,4 %"


@pytest.mark.parametrize(
    ("count", "written"), [(0, "keine Anfragen"), (1, "1 Anfrage"), (2, "2 Anfragen"), (1234, "1.234 Anfragen")]
)
def test_counts_agree_with_their_noun(count: int, written: str) -> None:
    assert plain(formats.plural(count, "Anfrage", "Anfragen")) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 Byte"),
        (999, "999 Byte"),
        (1000, "1,0 KB"),
        (59_400, "59 KB"),
        (999_500, "1,0 MB"),
        (5 * 10**12, "5.000 GB"),
    ],
)
def test_file_sizes_take_the_unit_that_reads_best(size: int, written: str) -> None:
    assert plain(formats.file_size(size)) == written


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (5, "noch 5 Werktage"),
        (1, "noch 1 Werktag"),
        (0, "heute fällig"),
        (-1, "seit 1 Werktag überfällig"),
        (-4, "seit 4 Werktagen überfällig"),
    ],
)
def test_a_due_day_says_how_near_it_is(days: int, said: str) -> None:
    assert plain(formats.working_days_left(days)) == said


@pytest.mark.parametrize(
    "together",
    ["§ 64", "Art. 40", "Absatz 3", "z. B.", "d. h.", "Drs. 6/4820", "4. Mai", "6. Wahlperiode", "5 Prozent"],
)
def test_no_line_parts_what_belongs_together(together: str) -> None:
    assert formats.no_break(f"siehe {together} hier") == f"siehe {together.replace(' ', NO_BREAK)} hier"


@given(st.text())
def test_keeping_together_changes_nothing_but_spaces(text: str) -> None:
    assert plain(formats.no_break(text)) == plain(text)


def test_templates_know_every_filter_by_its_name() -> None:
    environment = Environment(autoescape=True)
    formats.register(environment)
    assert environment.from_string("{{ 1234|number }}").render() == "1.234"

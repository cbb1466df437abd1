"""Bars that stand for their values."""

from app.charts import LABELS, LINE, MOST, WIDTH, Chart


def test_the_longest_bar_fills_the_room_and_the_others_their_share() -> None:
    chart = Chart.of([("Innen", 10.0, "10"), ("Soziales", 5.0, "5")])
    first, second = chart.bars
    assert first.length == 2 * second.length
    assert LABELS + first.length < WIDTH
    assert (first.y, second.y, chart.height) == (0, LINE, 2 * LINE)


def test_a_share_is_measured_by_the_whole() -> None:
    (half,) = Chart.of([("Innen", 0.5, "50 %")], top=1.0).bars
    (whole,) = Chart.of([("Innen", 1.0, "100 %")], top=1.0).bars
    assert whole.length == 2 * half.length


def test_too_many_bars_are_left_to_the_table() -> None:
    chart = Chart.of([(f"Ministerium Nummer {number} für sehr vieles und noch mehr", 1.0, "1") for number in range(20)])
    assert (len(chart.bars), chart.left_out) == (MOST, 20 - MOST)
    assert all(len(bar.name) <= 36 for bar in chart.bars)


def test_nothing_is_a_bar_without_length() -> None:
    (bar,) = Chart.of([("Innen", 0.0, "0")]).bars
    assert bar.length == 0

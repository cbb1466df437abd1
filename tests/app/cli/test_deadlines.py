"""The command that explains due days."""

import json
from collections.abc import Callable
from datetime import date

import click.testing
import pytest

from app import create_app
from app.cli.deadlines import group
from app.config import Settings
from inquiries.parliament.rules import rule_for

Run = Callable[..., click.testing.Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Run:
    runner = create_app(Settings(home=tmp_path_factory.mktemp("home"))).test_cli_runner()
    return lambda *words: runner.invoke(group, words)


def test_a_due_day_is_explained_for_programs(run) -> None:
    result = run("explain", "--parliament", "MV", "--event-on", "2015-05-04", "--json")
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert said["due_on"] == "2015-05-19"
    assert said["explanation"] == (
        "Zugang 04.05.2015, 10 Werktage ohne Samstage, 14.05. Feiertag (Christi Himmelfahrt) → 19.05.2015"
    )
    assert said["rule"]["id"] == "MV-6"
    assert said["rule"]["saturday_counts"] is None


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        (["--saturdays"], "16.05.2015"),
        (["--no-saturdays"], "19.05.2015"),
        (["--rule", "MV-8"], "03.06.2015"),
        (["--rule", "mv-8", "--saturdays"], "29.05.2015"),
    ],
)
def test_a_person_may_choose_the_rule_and_the_saturdays(run, words, due_on) -> None:
    result = run("explain", "--event-on", "2015-05-04", *words)
    assert result.stdout.splitlines()[0].endswith(f"→ {due_on}")


def test_a_person_reads_the_legal_basis_and_what_is_open(run) -> None:
    _, law, *notes = run("explain", "--event-on", "2015-05-04", "--rule", "MV-8").stdout.splitlines()
    assert law == "Regel MV-8: GO LT 2021 (Drs 8/1) §§ 62-64, 113, ab 26.10.2021, ohne bekanntes Ende"
    assert notes[0].startswith("Hinweis: Die Regel MV-8")
    assert len(notes) == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--event-on", "4. Mai"], "„4. Mai“ ist kein Tag (erwartet wird z. B. 2015-05-04)."),
        (["--event-on", "2011-10-03"], "keine geltende Regel bekannt"),
        (["--event-on", "9999-12-31"], "Für das Jahr 9999 sind die Feiertage nicht bekannt"),
        (["--event-on", "2015-05-04", "--parliament", "XX"], "Kürzel „XX“"),
        (["--event-on", "2015-05-04", "--rule", "MV-9"], "keine Regel „MV-9“"),
    ],
)
def test_unusable_input_is_refused_with_a_sentence(run, words, sentence) -> None:
    result = run("explain", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert sentence in result.stderr


def test_all_rules_are_listed(run) -> None:
    assert len(run("rules").stdout.splitlines()) == 22
    listed = json.loads(run("rules", "--json").stdout)
    assert len(listed) == 20
    assert listed[0] == rule_for("MV", date(2015, 5, 4)).to_json()

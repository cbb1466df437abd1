"""What people are told about the helpers is what the helpers do."""

import pytest

from answers.drafting.helpers import Helper, helpers
from answers.drafting.samples import samples
from answers.drafting.wording import filters
from answers.records.kinds import RecordKind
from answers.records.schema import record_errors
from app.config import ROOT

HANDBOOK = (ROOT / "docs" / "handbuch" / "formulierungen.md").read_text("utf-8")


@pytest.mark.parametrize("helper", helpers(), ids=lambda helper: helper.name)
def test_each_example_is_what_the_helper_says(helper: Helper) -> None:
    assert helper.examples
    for example in helper.examples:
        assert helper.apply(example) == example.words


def test_every_helper_is_described() -> None:
    assert {helper.name for helper in helpers()} == set(filters())


@pytest.mark.parametrize("helper", helpers(), ids=lambda helper: helper.name)
def test_the_handbook_shows_each_helper_with_its_examples(helper: Helper) -> None:
    escaped = helper.use.replace("|", "\\|")
    [line] = [line for line in HANDBOOK.splitlines() if line.startswith(f"| `{escaped}` | {helper.takes} |")]
    assert helper.says in line
    assert all(f"→ {example.words}" in line for example in helper.examples)


@pytest.mark.parametrize("kind", RecordKind)
def test_templates_are_tried_on_records_such_as_people_may_keep(kind: RecordKind) -> None:
    found = list(samples(kind, when={}))
    assert found
    assert all(record_errors(sample.record.to_json()) == [] for sample in found)

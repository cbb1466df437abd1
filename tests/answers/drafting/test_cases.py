"""The draft says what is asked and known, nothing else, and names what is missing."""

import sys
from typing import Any

import pytest

from tests.answers.drafting.cases import draft_of, text_of, written_cases
from tests.answers.drafting.support import unsupported


@pytest.mark.parametrize("case", written_cases(), ids=lambda case: case["name"])
def test_the_case(case: dict[str, Any]) -> None:
    draft = draft_of(case)
    text = text_of(draft)
    assert [fact for fact in case.get("must", []) if fact not in text] == [], text
    assert [fact for fact in case.get("must_not", []) if fact in text] == [], text
    assert sorted(gap.text for gap in draft.gaps) == sorted(case.get("gaps", []))
    if "passages" in case:
        assert [list(passage.questions) for passage in draft.passages] == case["passages"]
    assert unsupported(draft) == []


def test_recall_over_all_cases(capsys: pytest.CaptureFixture[str]) -> None:
    found = wanted = named = missing = unheld = sentences = 0
    for case in written_cases():
        draft = draft_of(case)
        text, gaps = text_of(draft), {gap.text for gap in draft.gaps}
        wanted += len(case.get("must", []))
        found += sum(fact in text for fact in case.get("must", []))
        missing += len(case.get("gaps", []))
        named += sum(gap in gaps for gap in case.get("gaps", []))
        sentences += len(list(draft.sentences()))
        unheld += len(unsupported(draft))
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(written_cases())} cases, {sentences} sentences: fact recall {found}/{wanted}, "
            f"gap recall {named}/{missing}, unsupported facts {unheld}\n"
        )
    assert (found, named, unheld) == (wanted, missing, 0)
    assert len(written_cases()) >= 40

"""Each act that is written into the audit trail has its German words."""

import ast
import re
from collections.abc import Iterator

from app.config import ROOT
from app.web.views.acts import act_in_words

WRITING = {"record", "_record", "_tell"}  # the calls that write into the trail
ACT = re.compile(r"[a-z]+\.[a-z_]+")
KNOWN = 45


def written_acts() -> Iterator[str]:
    for folder in ("inquiries", "answers"):
        for path in (ROOT / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text())):
                if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in WRITING:
                    yield from _acts_of(call)


def _acts_of(call: ast.Call) -> Iterator[str]:
    texts = [each.value for argument in call.args for each in ast.walk(argument) if isinstance(each, ast.Constant)]
    subject = next((said for said in map(ast.unparse, call.args) if said.startswith("Subject.")), None)
    if subject is None:
        yield from (text for text in texts if isinstance(text, str) and ACT.fullmatch(text))
    else:
        yield f"{subject.removeprefix('Subject.').lower()}.{texts[0]}"


def test_every_act_that_is_written_has_words() -> None:
    acts = set(written_acts())
    assert len(acts) >= KNOWN
    assert {act for act in acts if act_in_words(act) == act} == set()


def test_an_act_without_words_keeps_its_code() -> None:
    assert act_in_words("inquiry.unheard_of") == "inquiry.unheard_of"

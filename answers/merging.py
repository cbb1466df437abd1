"""Two texts of one answer beside each other: whose passage changed since their common revision (Abgleich)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from answers.drafting.draft import Draft, Passage
from answers.markup import parse_leniently
from inquiries.parsed_paper import Annex

REMARK: Final = "government_remark"
NO_ANNEX: Final = Annex("", "")


class MergeState(Enum):
    """How one's own text stands to the saved one; the value is what a person reads."""

    UNCHANGED = "unverändert"
    CHANGED = "geändert"
    NEW = "neu"
    BOTH = "von beiden geändert"
    HOMELESS = "nicht zuzuordnen"


@dataclass(frozen=True, slots=True)
class Merge:
    """One text of one's own beside the saved one; `field` is its place in the saved answer, if it has one."""

    field: str
    questions: tuple[str, ...]
    mine: str
    theirs: str
    state: MergeState


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer's draft with its remark, as one revision holds them."""

    draft: Draft
    remark: str = ""


def merges(base: AnswerText, saved: AnswerText, mine: Mapping[str, str]) -> list[Merge]:
    """Return how one's own texts, named by their places in `base`, stand to what is saved by now.

    Nothing of them is dropped: what has no place in the saved answer any more is homeless and says so.
    """
    return [
        *_remark(base, saved, mine),
        *_passages(base.draft, saved.draft, mine),
        *_gaps(base.draft, saved.draft, mine),
        *_annexes(base.draft.annexes, saved.draft.annexes, mine),
    ]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody chose for one text: `choice` is mine, theirs or both; a text without a field is left out."""

    field: str
    choice: str
    text: str


def resolved(saved: Mapping[str, str], decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the fields to save: texts for one place follow one another, in the order of the decisions."""
    fields: dict[str, str] = {}
    for each in decisions:
        if not each.field or each.choice == "theirs":
            continue
        before = fields.get(each.field, saved.get(each.field, "") if each.choice == "both" else "")
        fields[each.field] = "\n\n".join(filter(None, [before.strip(), each.text.strip()]))
    return fields


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts print alike: line breaks and kinds of spaces do not count."""
    return parse_leniently(one) == parse_leniently(other)


def _remark(base: AnswerText, saved: AnswerText, mine: Mapping[str, str]) -> Iterator[Merge]:
    if REMARK in mine:
        text = mine[REMARK]
        yield Merge(REMARK, (), text, saved.remark, _state(base.remark, saved.remark, text))


def _passages(base: Draft, saved: Draft, mine: Mapping[str, str]) -> Iterator[Merge]:
    for index, passage in enumerate(base.passages):
        text = mine.get(f"passage-{index}")
        if text is None:
            continue
        place = _place_of(passage, saved)
        if place is None:
            state = MergeState.UNCHANGED if is_same(text, passage.text) else MergeState.HOMELESS
            yield Merge("", passage.questions, text, "", state)
        else:
            theirs = saved.passages[place].text
            yield Merge(f"passage-{place}", passage.questions, text, theirs, _state(passage.text, theirs, text))
    for name in _beyond("passage-", mine, len(base.passages)):
        yield Merge("", (), mine[name], "", MergeState.HOMELESS)


def _gaps(base: Draft, saved: Draft, mine: Mapping[str, str]) -> Iterator[Merge]:
    for index, gap in enumerate(base.gaps):
        text = mine.get(f"gap-{index}", "")
        if text.strip():
            is_open = gap in saved.gaps
            field = f"gap-{saved.gaps.index(gap)}" if is_open else ""
            yield Merge(field, gap.questions, text, "", MergeState.NEW if is_open else MergeState.HOMELESS)
    for name in _beyond("gap-", mine, len(base.gaps)):
        yield Merge("", (), mine[name], "", MergeState.HOMELESS)


def _annexes(base: tuple[Annex, ...], saved: tuple[Annex, ...], mine: Mapping[str, str]) -> Iterator[Merge]:
    """Yield one's own annexes beside those saved under the same label; all others come after the saved ones."""
    typed = {int(place): mine[name] for name in mine if (place := name.removeprefix("annex-")).isdecimal()}
    places = {annex.label: place for place, annex in enumerate(saved)}
    free = len(saved)
    for index, text in sorted(typed.items()):
        old = base[index] if index < len(base) else NO_ANNEX
        at = places.get(old.label, free)
        theirs = saved[at] if at < len(saved) else NO_ANNEX
        state = _state(old.text, theirs.text, text)
        if text.strip() or old.text:
            yield from _label(at, (old.label, theirs.label, mine.get(f"annex-label-{index}", "")), state)
            yield Merge(f"annex-{at}", (), text, theirs.text, state)
            free += at == free


def _label(place: int, labels: tuple[str, str, str], of_text: MergeState) -> Iterator[Merge]:
    """Yield an annex's label if it changed, or if its text comes without a saved one: base, theirs and mine."""
    base, theirs, mine = labels
    state = _state(base, theirs, mine)
    if not theirs and mine and of_text is not MergeState.UNCHANGED:
        state = MergeState.NEW
    if state is not MergeState.UNCHANGED:
        yield Merge(f"annex-label-{place}", (), mine, theirs, state)


def _beyond(prefix: str, mine: Mapping[str, str], count: int) -> list[str]:
    known = {f"{prefix}{index}" for index in range(count)}
    return [name for name, text in mine.items() if name.startswith(prefix) and name not in known and text.strip()]


def _place_of(passage: Passage, saved: Draft) -> int | None:
    """Return where the saved answer answers the same questions, or most of them."""
    shared = [len(set(passage.questions) & set(each.questions)) for each in saved.passages]
    return shared.index(max(shared)) if any(shared) else None


def _state(base: str, theirs: str, mine: str) -> MergeState:
    if is_same(mine, base) or is_same(mine, theirs):
        return MergeState.UNCHANGED
    if not is_same(theirs, base):
        return MergeState.BOTH
    return MergeState.CHANGED if base.strip() else MergeState.NEW

"""What a template may say: checked before it is kept, each fault with its line and a sentence (Vorlagenprüfung)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes

from answers.drafting.samples import samples
from answers.drafting.sandbox import FAULTS, RECORD, environment, render, types_of
from answers.records.kinds import RecordKind
from inquiries.foundation.errors import InvalidInput

LONGEST: Final = 4_000
MOST_READS: Final = 200
SURROUNDINGS: Final[Mapping[str, tuple[Any, Any]]] = {
    "after": ("", "CHANGED"),
    "introduced": (False, True),
    "another": (False, True),
    "upcoming": (False, True),
}
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.Keyword, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Assign, nodes.AssignBlock, nodes.Test, nodes.Tuple, nodes.List, nodes.Concat,
)  # fmt: skip
_REFUSED: Final[Mapping[type[nodes.Node], str]] = {
    nodes.For: "Schleifen („for“) gibt es hier nicht. Für Listen gibt es Helfer wie „listed“ und „with_names“.",
    nodes.Call: "Aufrufe mit Klammern gibt es hier nur bei Helfern hinter einem senkrechten Strich „|“.",
    nodes.BinExpr: "Gerechnet wird in Formulierungen nicht.",
    nodes.UnaryExpr: "Gerechnet wird in Formulierungen nicht.",
}
_ELSE: Final = "Erlaubt sind Text, Angaben der Unterlage, „if“, „set“ und die Helfer."
_UNREADABLE: Final[Mapping[str, str]] = {
    r"unknown tag '(?P<it>\w+)'": "Einen Befehl „{it}“ gibt es hier nicht, oder er steht an falscher Stelle.",
    r"Unexpected end of template.*'(?P<it>end\w+)'": "Was hier begann, ist nicht beendet: „{it}“ fehlt.",
    r"(?:unexpected|got) '(?P<it>[^']+)'": "„{it}“ ist hier nicht zu verstehen. Prüfen Sie Klammern und Striche.",
    "": "Das ist nicht zu lesen. Prüfen Sie die geschweiften Klammern in dieser Zeile.",
}
_TESTS: Final = frozenset({"none"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a template, and in which line; 0 where it is the whole."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Zeile {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True, slots=True)
class Fit:
    """Which records a template will be asked about, as its phrase says."""

    kind: RecordKind
    needs: Sequence[str] = ()
    when: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def faults_of(text: str, fit: Fit) -> list[Fault]:
    """Return all that is wrong with a template, by line; only one without other faults is tried on records."""
    if len(text) > LONGEST:
        return [Fault(0, f"Die Formulierung ist zu lang: höchstens {LONGEST} Zeichen.")]
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError as error:
        return [Fault(error.lineno, _unreadable(str(error.message)))]
    except FAULTS:
        return [Fault(0, "Die Formulierung ist zu verschachtelt.")]
    found = sorted(set(_faults_in(tree, fit.kind)), key=lambda fault: fault.line)
    return found or list(_mishaps(text, fit))


def ensure_usable(text: str, fit: Fit, *, name: str) -> str:
    """Return a template that may be used; raise InvalidInput with all that is wrong with it."""
    if found := faults_of(text, fit):
        sentences = " ".join(map(str, found))
        raise InvalidInput(f"Formulierung „{name}“ ({fit.kind.value}): {sentences}", field="text", faults=found)
    return text


def _unreadable(message: str) -> str:
    """Say in German what the parser says in English."""
    found = ((re.search(cue, message, re.DOTALL), sentence) for cue, sentence in _UNREADABLE.items())
    return next(sentence.format(**match.groupdict()) for match, sentence in found if match)


def _faults_in(tree: nodes.Template, kind: RecordKind) -> Iterator[Fault]:
    every = list(_walk(tree))
    for node in every:
        if not isinstance(node, _ALLOWED):
            yield Fault(node.lineno, _why_refused(node))
    yield from _faulty_names(tree, every)
    for node in every:
        yield from _faults_at(node, kind)
    if sum(isinstance(node, nodes.Getattr | nodes.Getitem) for node in every) > MOST_READS:
        yield Fault(0, f"Die Formulierung liest zu viele Angaben (höchstens {MOST_READS}).")


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _why_refused(node: nodes.Node) -> str:
    reasons = (sentence for kind, sentence in _REFUSED.items() if isinstance(node, kind))
    return next(reasons, f"„{type(node).__name__.lower()}“ gibt es hier nicht. {_ELSE}")


def _faulty_names(tree: nodes.Template, every: Sequence[nodes.Node]) -> Iterator[Fault]:
    """Yield names that there are not; and what was set from something set, which could grow without end."""
    known = SURROUNDINGS.keys() | {RECORD}
    remembered = {each.name for each in every if isinstance(each, nodes.Name) and each.ctx == "store"}
    for name in sorted(remembered & known):
        yield Fault(tree.lineno, f"„{name}“ ist vergeben; merken Sie sich die Angabe unter einem anderen Namen.")
    for each in every:
        if isinstance(each, nodes.Name) and each.ctx == "load" and each.name not in known | remembered:
            sentence = f"„{each.name}“ gibt es hier nicht. Angaben der Unterlage heißen „{RECORD}.…“"
            yield Fault(each.lineno, f"{sentence}, außerdem gibt es {', '.join(SURROUNDINGS)}.")
    for each in every:
        if isinstance(each, nodes.Assign | nodes.AssignBlock) and any(_loads(each, name) for name in remembered):
            yield Fault(each.lineno, "Was „set“ merkt, darf nicht aus anderem Gemerkten gebildet sein.")


def _loads(node: nodes.Node, name: str) -> bool:
    return any(each.name == name and each.ctx == "load" for each in node.find_all(nodes.Name))


def _faults_at(node: nodes.Node, kind: RecordKind) -> Iterator[Fault]:
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        yield from _faulty_read(node, kind)
    elif isinstance(node, nodes.Filter):
        yield from _faulty_helper(node)
    elif isinstance(node, nodes.Test) and node.name not in _TESTS:
        yield Fault(
            node.lineno, f"Die Prüfung „is {node.name}“ gibt es hier nicht; es gibt „is none“ und „is not none“."
        )
    elif isinstance(node, nodes.Output):
        yield from _faulty_print(node, kind)


def _faulty_read(node: nodes.Getattr | nodes.Getitem, kind: RecordKind) -> Iterator[Fault]:
    name = read_of(node)
    if name is None:
        yield Fault(node.lineno, f"Gelesen werden nur Angaben der Unterlage: „{RECORD}.…“.")
    elif name not in types_of(kind):
        sentence = f"Eine Angabe „{name}“ gibt es bei „{kind.value}“ nicht."
        yield Fault(node.lineno, f"{sentence} {_meant(name, types_of(kind))}")


def _faulty_helper(node: nodes.Filter) -> Iterator[Fault]:
    helpers = environment().filters
    if node.node is None:
        yield Fault(node.lineno, _why_refused(node))
    if node.name not in helpers:
        yield Fault(node.lineno, f"Einen Helfer „{node.name}“ gibt es nicht. {_meant(node.name, helpers)}")


def _faulty_print(node: nodes.Output, kind: RecordKind) -> Iterator[Fault]:
    for each in node.nodes:
        if isinstance(each, nodes.Name) and each.name == RECORD:
            yield Fault(
                each.lineno, f"„{RECORD}“ allein lässt sich nicht drucken; nennen Sie die Angabe: „{RECORD}.…“."
            )
        if types_of(kind).get(read_of(each) or "") == "choice":
            yield Fault(each.lineno, f"„{RECORD}.{read_of(each)}“ ist eine Auswahl; schreiben Sie „| label“ dahinter.")


def read_of(node: nodes.Node) -> str | None:
    """Return the name of the field that a node reads from the record; None where it reads from anything else."""
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name != RECORD:
        return None
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def _meant(name: str, known: Mapping[str, Any]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f"Meinten Sie „{close[0]}“?" if close else f"Es gibt: {', '.join(sorted(known))}."


def _mishaps(text: str, fit: Fit) -> Iterator[Fault]:
    """Yield where a template fails on invented records that its phrase fits: the first fault of each line."""
    lines: set[int] = set()
    for sample in samples(fit.kind, needs=fit.needs, when=fit.when):
        for place in (0, 1):
            surroundings = {name: values[place] for name, values in SURROUNDINGS.items()}
            try:
                render(text, sample.record, {}, **surroundings)
            except InvalidInput as refusal:
                line = int(refusal.about.get("line", 0))
                if line not in lines:
                    lines.add(line)
                    yield Fault(line, _mishap(str(refusal.__cause__), sample.lacks))


def _mishap(reason: str, lacking: str) -> str:
    if lacking:
        return f"Die Angabe „{lacking}“ kann fehlen; fragen Sie erst mit „if {RECORD}.{lacking}“, ob es sie gibt."
    return f"Das geht so nicht: {reason}. Prüfen Sie, ob der Helfer zu der Angabe passt."

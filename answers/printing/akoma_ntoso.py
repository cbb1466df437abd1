"""The paper as Akoma Ntoso 3.0, the XML of parliaments (XML-Ausgabe)."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from answers.markup import Block, ItemList, Picture, Span, Table, parse_leniently
from answers.printing import script
from answers.printing.layout import Layout
from answers.printing.order import alternating
from answers.printing.script import Part, Print, Said
from answers.printing.wording import announcement, forwarding_line
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:fragerecht:paper"

_MAKER: Final = ElementMaker(namespace=NAMESPACE)
_SPOKEN: Final = {Part.REMARK: ("remark", "#government"), Part.PREAMBLE: ("preamble", "#member_1")}
_PREFACE: Final = {Part.KIND, Part.ASKERS, Part.TITLE, Part.CONNECTIVE, Part.DUE}


def write_akoma_ntoso(paper: ParsedPaper, *, layout: Layout, which: Print) -> bytes:
    """Return a paper as XML: who asked what, and each answer with the questions that it refers to.

    Raises InvalidInput for a paper without number or day: its address is made of them.
    """
    said = list(script.body(paper, layout, which=which))
    debate = _e("debate", _meta(paper, layout, which), _preface(paper, said, layout), name="drucksache")
    annexes = [_annex(*annex, place) for place, annex in enumerate(script.annexes(paper, layout, which=which), 1)]
    debate.append(_e("debateBody", *_spoken(said), _questions(paper, layout, which), *annexes))
    if which is Print.ANSWER and (forwarding := forwarding_line(paper, layout)):
        debate.append(_e("conclusions", _e("p", script.line(forwarding))))
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
    root.append(debate)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _meta(paper: ParsedPaper, layout: Layout, which: Print) -> etree._Element:
    day = paper.printed_on or paper.letter_dated_on or paper.due_on
    if paper.number is None or day is None:
        raise InvalidInput("Ohne Drucksachennummer und Datum gibt es keine XML-Ausgabe. Ergänzen Sie beides zuerst.")
    number = paper.number.replace("/", "-")
    work = f"/akn/de-{layout.parliament.lower()}/debate/drucksache/{day.year}/{number}"
    expression = f"{work}/deu@{day.isoformat()}"
    levels = (
        _level("FRBRWork", work, day.isoformat(), _e("FRBRcountry", value="de"), _e("FRBRnumber", value=paper.number)),
        _level("FRBRExpression", expression, day.isoformat(), _e("FRBRlanguage", language="deu")),
        _level("FRBRManifestation", f"{expression}.xml", day.isoformat()),
    )
    identification = _e("identification", *levels, source="#parliament")
    return _e("meta", identification, _references(paper, layout), _own_facts(paper, which))


def _own_facts(paper: ParsedPaper, which: Print) -> etree._Element:
    """Return what a paper says of itself that Akoma Ntoso has no place for."""
    facts = {
        "parliament": paper.parliament,
        "kind": paper.kind,
        "term": paper.term,
        "printedOn": paper.printed_on,
        "letterDatedOn": paper.letter_dated_on if which is Print.ANSWER else None,
        "answeredBy": paper.answered_by if which is Print.ANSWER else None,
        "ministry": paper.ministry if which is Print.ANSWER else None,
        "dueOn": paper.due_on,
        "edition": paper.edition,
        "ownNumber": paper.own_number,
        "title": paper.title,
    }
    told = {name: script.line(str(value)) for name, value in facts.items() if value is not None}
    own = etree.Element(f"{{{OWN}}}paper", told)
    for asker in paper.members:
        member = etree.SubElement(own, f"{{{OWN}}}member", {"name": script.line(asker.name)})
        if asker.group:
            member.set("group", script.line(asker.group))
    for file in paper.files if which is Print.ANSWER else ():
        told = {name: script.line(str(value)) for name, value in file.to_json().items()}
        etree.SubElement(own, f"{{{OWN}}}file", told)
    return _e("proprietary", own, source="#parliament")


def _level(tag: str, path: str, day: str, *more: etree._Element) -> etree._Element:
    addresses = (_e("FRBRthis", value=f"{path}/!main"), _e("FRBRuri", value=path))
    return _e(tag, *addresses, _e("FRBRdate", date=day, name="printed"), _e("FRBRauthor", href="#parliament"), *more)


def _references(paper: ParsedPaper, layout: Layout) -> etree._Element:
    parliament, government = (
        _e("TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{eid}", showAs=name)
        for eid, name in (("parliament", layout.name), ("government", layout.government))
    )
    members = (
        _e(
            "TLCPerson",
            eId=f"member_{place}",
            href=f"/akn/ontology/person/member_{place}",
            showAs=script.line(asker.name),
        )
        for place, asker in enumerate(paper.members, 1)
    )
    return _e("references", parliament, government, *members, source="#parliament")


def _preface(paper: ParsedPaper, said: Iterable[Said], layout: Layout) -> etree._Element:
    lines = [_e("p", " ".join(filter(None, pair))) for pair in script.head(paper, layout)]
    told = [each for each in said if each.part in _PREFACE]
    lines += [_e("p", _e("docTitle", each.text) if each.part is Part.TITLE else each.text) for each in told]
    return _e("preface", *lines)


def _spoken(said: Iterable[Said]) -> Iterator[etree._Element]:
    for each in said:
        if each.part in _SPOKEN:
            name, speaker = _SPOKEN[each.part]
            yield _e("debateSection", _e("speech", *_blocks(each.text), by=speaker), eId=name, name=name)


def _questions(paper: ParsedPaper, layout: Layout, which: Print) -> etree._Element:
    questions = _e("questions", eId="questions")
    number = ""
    for step in alternating(paper.questions, paper.answers if which is Print.ANSWER else ()):
        if isinstance(step, PaperAnswer):
            place = len(questions.findall(f"{{{NAMESPACE}}}answer")) + 1
            questions.append(_answer(step, paper, layout, place=place))
            continue
        number = step.label if isinstance(step, PaperQuestion) else number
        questions.append(_question(step, number))
    return questions


def _question(asked: PaperQuestion | QuestionPart, number: str) -> etree._Element:
    letter = asked.label if isinstance(asked, QuestionPart) else ""
    label = f"{letter})" if letter else f"{number}." if number else ""
    counted = [_e("num", label)] if label else []
    return _e("question", *counted, *_blocks(asked.text), eId=_eid(number + letter), by="#member_1", to="#government")


def _answer(answer: PaperAnswer, paper: ParsedPaper, layout: Layout, *, place: int) -> etree._Element:
    told = announcement(answer, paper.questions, layout)
    asked = " ".join(f"#{_eid(label)}" for label in answer.questions)
    heading = [_e("heading", told)] if told else []
    return _e(
        "answer",
        *heading,
        *_blocks(answer.text),
        eId=f"answer_{place}",
        by="#government",
        refersTo=asked,
        **{"class": answer.announced.value},
    )


def _eid(label: str) -> str:
    return f"question_{label}" if label else "question"


def _annex(heading: Said, text: Said, place: int) -> etree._Element:
    return _e("debateSection", _e("heading", heading.text), *_blocks(text.text), name="annex", eId=f"annex_{place}")


def _blocks(text: str) -> list[etree._Element]:
    return [_block(block) for block in parse_leniently(text)] or [_e("p")]


def _block(block: Block) -> etree._Element:
    if isinstance(block, Table):
        heads = zip(block.header, block.alignments, strict=True)
        rows = [_e("tr", *(_e("th", _e("p", *_inline(cell)), **{"class": aligned}) for cell, aligned in heads))]
        rows += [_e("tr", *(_e("td", _e("p", *_inline(cell))) for cell in row)) for row in block.rows]
        return _e("table", *rows)
    if isinstance(block, ItemList):
        items = [_e("li", *(_block(inner) for inner in item)) for item in block.items]
        if block.start is None:
            return _e("ul", *items)
        for number, item in enumerate(items, block.start):
            item.set("value", f"{number}{block.delimiter}")
        return _e("ol", *items)
    if isinstance(block, Picture):
        return _e("p", _e("img", src=block.name, alt=block.alt))
    return _e("p", *_inline(block.spans))


def _inline(spans: Iterable[Span]) -> list[str | etree._Element]:
    return [_span(span) for span in spans]


def _span(span: Span) -> str | etree._Element:
    inner = _e("i", span.text) if span.italic else span.text
    return _e("b", inner) if span.bold else inner


def _e(tag: str, /, *children: str | etree._Element, **attributes: str) -> etree._Element:
    element: etree._Element = _MAKER(tag, *children, **attributes)
    return element

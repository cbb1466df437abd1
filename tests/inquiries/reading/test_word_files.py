"""Word files as others write them: layout decides where there is one, wording where there is none."""

from datetime import date

from inquiries.parsed_paper import Announcement, Asker, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.reading.child import answer
from tests.inquiries.reading.word_files import MAIN, PART, paragraph, relation, relations, styled_file, styles, table
from tests.inquiries.reading.word_files import word_file as plain_file

TWIPS = 1440 / 25.4
HEAD = (
    paragraph("KLEINE ANFRAGE")
    + paragraph("des Abgeordneten Max Mustermann, Fraktion der SPD", bold=True)
    + paragraph("Radwege", bold=True)
    + paragraph("und")
    + paragraph("ANTWORT")
    + paragraph("der Landesregierung")
)
SHEET = styles(
    DSFrage="DS Frage",
    DSMehr="DS Frage Fortsetzung",
    DSUnter="DS Unterfrage",
    DSUnterMehr="DS Unterfrage Fortsetzung",
    DSAntwort="DS Antwort",
    DSZu="DS Zu",
    DSEin="DS Einleitung",
    DSVor="DS Vorbemerkung",
    DSVorKopf="DS Vorbemerkung Überschrift",
    DSListe="DS Aufzählung",
    DSAnmerkung="DS Anmerkung",
    DSAnlage="DS Anlage",
    Erbe='Eigene|<w:basedOn w:val="Eltern"/>',
    Eltern='Eltern|<w:pPr><w:ind w:left="1000" w:end="1000"/></w:pPr><w:rPr><w:b/></w:rPr>',
    Kreis='Kreis|<w:basedOn w:val="Kreis"/>',
)
NUMBERING = (
    f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)


def read(content: bytes) -> ParsedPaper:
    return ParsedPaper.from_json(answer(content, "MV")["paper"])


def codes(paper: ParsedPaper) -> set[str]:
    return {finding.code for finding in paper.findings} - {"missing-number", "missing-printed-on", "missing-letter"}


def narrow(text: str, millimetres: float = 17.5) -> str:
    twips = round(millimetres * TWIPS)
    return paragraph(text, properties=f'<w:ind w:left="{twips}" w:right="{twips}"/>')


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_styles_decide_against_the_wording() -> None:
    body = (
        HEAD
        + paragraph("Vorbemerkung", style="DSVorKopf")
        + paragraph("Dies gilt allgemein.", style="DSVor")
        + paragraph("Wie man weiß, ist das so?", style="DSEin")
        + paragraph("1.\tAlles über Radwege.", style="DSFrage")
        + paragraph("Bitte vollständig.", style="DSMehr")
        + paragraph("a)\tHeute", style="DSUnter")
        + paragraph("und morgen", style="DSUnterMehr")
        + paragraph("Warum fragen Sie?", style="DSAntwort")
        + paragraph("2. Wie viele?", style="DSAntwort")
    )
    paper = read(styled_file(body, SHEET))
    assert (paper.government_remark, paper.preamble) == ("Dies gilt allgemein.", "Wie man weiß, ist das so?")
    part = QuestionPart("a", "Heute\n\nund morgen")
    assert paper.questions == (PaperQuestion("1", "Alles über Radwege.\n\nBitte vollständig.", (part,)),)
    assert paper.answers == (PaperAnswer(("1", "1a"), "Warum fragen Sie?\n\n2. Wie viele?"),)
    assert codes(paper) == set()


def test_headings_and_sentences_announce_in_styles_too() -> None:
    body = (
        HEAD
        + "".join(paragraph(f"{n}.\tWie viele?", style="DSFrage") for n in (1, 2, 3))
        + paragraph("Die Fragen 1 und 2 werden gemeinsam beantwortet.", style="DSAntwort")
        + paragraph("Zwölf.", style="DSAntwort")
        + paragraph("Zu 3", style="DSZu")
        + paragraph("Drei.", style="DSAntwort")
    )
    assert read(styled_file(body, SHEET)).answers == (
        PaperAnswer(("1", "2"), "Zwölf.", Announcement.SENTENCE),
        PaperAnswer(("3",), "Drei.", Announcement.HEADING),
    )


def test_the_narrower_block_asks_where_styles_are_missing() -> None:
    body = (
        HEAD
        + narrow("Dem Land fehlen Wege. Warum nur?")
        + narrow("1. Stand der Planung.")
        + narrow("a) im Norden")
        + narrow("b) im Süden")
        + narrow("Bitte nach Jahren.")
        + paragraph("Was ist zu sagen? Die Planung läuft.")
        + narrow("2. Kosten.")
        + paragraph("Keine.")
    )
    paper = read(plain_file(body))
    assert paper.preamble == "Dem Land fehlen Wege. Warum nur?"
    assert [question.labels() for question in paper.questions] == [("1", "1a", "1b"), ("2",)]
    assert paper.questions[0].parts[1].text == "im Süden\n\nBitte nach Jahren."
    assert [answer.text for answer in paper.answers] == ["Was ist zu sagen? Die Planung läuft.", "Keine."]
    assert codes(paper) == set()


def test_a_narrow_question_needs_no_number() -> None:
    body = HEAD + narrow("Vorab gesagt.") + narrow("Wie viele Wege? Bitte zählen.") + paragraph("Zwölf. Oder mehr?")
    paper = read(plain_file(body))
    assert (paper.preamble, paper.questions) == ("Vorab gesagt.", (PaperQuestion("", "Wie viele Wege? Bitte zählen."),))
    assert paper.answers == (PaperAnswer(("",), "Zwölf. Oder mehr?"),)


def test_a_paper_that_is_narrow_throughout_has_no_layout() -> None:
    paper = read(plain_file(HEAD + narrow("1. Wie viele Wege?") + narrow("Zwölf.")))
    assert paper.answers == (PaperAnswer(("1",), "Zwölf."),)


def test_numbers_that_word_counts_itself_are_read() -> None:
    body = (
        paragraph("KLEINE ANFRAGE")
        + paragraph("der Abgeordneten Erika Beispiel, Fraktion DIE LINKE", bold=True)
        + paragraph("Radwege", bold=True)
        + item("Wie viele Radwege gibt es", 1)
        + item("im Norden?", 1, 1)
        + item("im Süden?", 1, 1)
        + item("Was kosten sie", 1)
        + item("heute?", 1, 1)
    )
    paper = read(styled_file(body, SHEET, numbering=NUMBERING))
    assert [question.labels() for question in paper.questions] == [("1", "1a", "1b"), ("2", "2a")]
    assert paper.questions[1].parts == (QuestionPart("a", "heute?"),)
    assert paper.members == (Asker("Erika Beispiel", "DIE LINKE"),)


def test_lists_stay_lists_and_a_list_may_begin_anywhere() -> None:
    body = HEAD + paragraph("1. Was gilt?", style="DSFrage")
    body += item("eins", 2) + item("tiefer", 2, 1) + paragraph("dazu", style="DSListe") + item("zwei", 3)
    paper = read(styled_file(body, SHEET, numbering=NUMBERING))
    assert paper.answers[0].text == "- eins\n  - tiefer\n\n  dazu\n\n2. zwei"


def test_a_table_becomes_a_pipe_table() -> None:
    right = '<w:pPr><w:jc w:val="right"/></w:pPr>'
    cells = (
        f"<w:tr><w:tc>{paragraph('Jahr')}</w:tc>"
        f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Zahl')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph('2024')}</w:tc>"
        f"<w:tc><w:p>{right}<w:r><w:t>1|2</w:t></w:r></w:p></w:tc><w:tc>{paragraph('x')}{paragraph('y')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('weg')}</w:tc>"
        f"<w:tc><w:p>{right}<w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>"
    )
    body = HEAD + paragraph("1. Wie viele?", style="DSFrage") + f"<w:tbl>{cells}</w:tbl>" + table(("", ""))
    text = read(styled_file(body, SHEET)).answers[0].text
    assert text == "| Jahr | Zahl |  |\n|---|---:|---|\n| 2024 | 1\\|2 | x y |\n|  | 3 |  |"


def test_a_table_in_the_narrow_block_belongs_to_the_question() -> None:
    indented = table(("a", "b")).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblInd w:w="1000"/></w:tblPr>')
    body = HEAD + paragraph("1. Stimmt das?", style="DSFrage") + indented + paragraph("Ja.", style="DSAntwort")
    paper = read(styled_file(body, SHEET))
    assert paper.questions[0].text == "Stimmt das?\n\n| a | b |\n|---|---|"
    assert paper.answers[0].text == "Ja."


def test_what_markdown_would_misread_is_escaped() -> None:
    lines = ["* ohne Gewähr", "- kein Punkt", "# 3", "> 5", "a*b und *c*", "12*"]
    body = HEAD + paragraph("1. Was?", style="DSFrage") + "".join(paragraph(line, style="DSAntwort") for line in lines)
    text = read(styled_file(body, SHEET)).answers[0].text
    assert text.split("\n\n") == ["\\* ohne Gewähr", "\\- kein Punkt", "\\# 3", "\\> 5", "a*b und \\*c\\*", "12*"]


def test_emphasis_is_kept_in_answers() -> None:
    runs = (
        "<w:r><w:t>Das ist </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>sehr </w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t>gut</w:t></w:r><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>.</w:t></w:r>"
    )
    body = (
        HEAD + paragraph("1. Was?", style="DSFrage") + f'<w:p><w:pPr><w:pStyle w:val="DSAntwort"/></w:pPr>{runs}</w:p>'
    )
    assert read(styled_file(body, SHEET)).answers[0].text == "Das ist **sehr** *gut*."


def test_insertions_count_and_deletions_do_not() -> None:
    runs = (
        "<w:ins><w:r><w:t>1. Wie viele</w:t></w:r></w:ins><w:del><w:r><w:delText>wenige</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>Rad</w:t><w:softHyphen/><w:t>wege</w:t><w:br/><w:t>gibt</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> es?</w:t></w:r></w:hyperlink>"
    )
    paper = read(plain_file(f"<w:sdt><w:sdtContent><w:p>{runs}</w:p></w:sdtContent></w:sdt>"))
    assert paper.questions == (PaperQuestion("1", "Wie viele Radwege gibt es?"),)
    assert "revisions-accepted" in codes(paper)


def test_what_is_not_read_is_said() -> None:
    marks = "<w:r><w:drawing/><w:footnoteReference/><w:commentReference/></w:r>"
    paper = read(plain_file(paragraph("1. Wie viele?") + f"<w:p>{marks}</w:p>"))
    assert {"picture-skipped", "notes-skipped", "comments-skipped"} <= codes(paper)


def test_header_and_foot_of_the_first_page_count() -> None:
    header = f'<w:hdr xmlns:w="{MAIN}">{paragraph("Drucksache 8/101")}{paragraph("8. Wahlperiode 12.03.2024")}</w:hdr>'
    letter = (
        "Die Justizministerin hat namens der Landesregierung die Kleine Anfrage mit Schreiben vom 8. März 2024 "
        "beantwortet."
    )
    footer = f'<w:ftr xmlns:w="{MAIN}">{paragraph(letter)}</w:ftr>'
    related = relations(relation("header", "h.xml", id_="rIdH"), relation("footer", "f.xml", id_="rIdF"))
    section = (
        '<w:headerReference w:type="first" r:id="rIdH"/><w:footerReference w:type="first" r:id="rIdF"/><w:titlePg/>'
    )
    content = plain_file(
        HEAD + paragraph("1. Wer?") + paragraph("Er."),
        section=section,
        parts={"word/h.xml": header, "word/f.xml": footer, "word/_rels/document.xml.rels": related},
        more_types=f'<Override PartName="/word/h.xml" ContentType="{PART.format("header")}"/>'
        f'<Override PartName="/word/f.xml" ContentType="{PART.format("footer")}"/>',
    )
    paper = read(content)
    assert (paper.number, paper.printed_on, paper.letter_dated_on) == ("8/101", date(2024, 3, 12), date(2024, 3, 8))
    assert (paper.answered_by, paper.answers) == ("Die Justizministerin", (PaperAnswer(("1",), "Er."),))
    assert paper.findings == ()


def test_a_foot_without_a_letter_is_no_text_of_the_answer() -> None:
    footer = f'<w:ftr xmlns:w="{MAIN}">{paragraph("Seite 1")}</w:ftr>'
    content = plain_file(
        HEAD + paragraph("1. Wer?") + paragraph("Er."),
        section='<w:footerReference w:type="default" r:id="rIdF"/>',
        parts={
            "word/f.xml": footer,
            "word/_rels/document.xml.rels": relations(relation("footer", "f.xml", id_="rIdF")),
        },
        more_types=f'<Override PartName="/word/f.xml" ContentType="{PART.format("footer")}"/>',
    )
    assert read(content).answers == (PaperAnswer(("1",), "Er."),)


def test_an_annex_begins_on_its_page() -> None:
    page = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    body = HEAD + paragraph("1. Was?") + paragraph("Siehe Anlage.") + page + paragraph("Anlage Liste der Wege")
    paper = read(plain_file(body + paragraph("Weg Nord")))
    assert [(annex.label, annex.text) for annex in paper.annexes] == [("Anlage", "Liste der Wege\n\nWeg Nord")]


def test_styles_may_inherit_and_even_run_in_circles() -> None:
    body = (
        HEAD + paragraph("1. Was?", style="Erbe") + paragraph("Das.", style="Kreis") + paragraph("Und.", style="Fremd")
    )
    paper = read(styled_file(body, SHEET))
    assert (paper.questions, paper.answers) == ((PaperQuestion("1", "Was?"),), (PaperAnswer(("1",), "Das.\n\nUnd."),))


def test_an_annex_may_be_told_by_its_style() -> None:
    body = HEAD + paragraph("1. Was?", style="DSFrage") + paragraph("Das.", style="DSAntwort")
    body += paragraph("Anlage 3", style="DSAnlage") + paragraph("Liste", style="DSAntwort")
    assert [(annex.label, annex.text) for annex in read(styled_file(body, SHEET)).annexes] == [("Anlage 3", "Liste")]

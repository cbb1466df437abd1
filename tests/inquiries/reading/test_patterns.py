"""Each pattern and edge case of printed papers, and the synthetic paper in which it stands."""

import json
import re
from pathlib import Path

import pytest

from inquiries.reading.findings import catalogue

PAPERS = {path.name: path for path in (Path(__file__).parent / "papers").iterdir()}
ELSEWHERE = {  # what only a file of Word or PDF, or a text in another encoding can raise
    *("guessed-encoding", "picture-skipped", "notes-skipped", "revisions-accepted", "comments-skipped", "empty-page"),
    *("number-from-running-head", "number-repeated"),  # tests of details
}
WORDS = {  # what is said of printed papers → the paper in which it stands, and how
    "the answer follows each question": ("flat-alternating.txt", r"\? \w[^?]*\. 2\. "),
    "joint, two questions": ("flat-joint-sentence.txt", r"Die Fragen 1 und 2 werden zusammenhängend beantwortet\."),
    "joint, a question and its letters": ("flat-joint-letters.txt", r"Die Fragen \d, a\) und b\) werden"),
    "joint, questions and letters": ("flat-joint-numbers-and-letters.txt", r"Die Fragen \d, \d, a\) und b\)"),
    "joint, a range": ("flat-joint-range.txt", r"\d bis \d"),
    "joint, wegen": ("flat-joint-reason.txt", "wegen"),
    "joint, aufgrund": ("flat-joint-reason-aufgrund.txt", "[Aa]ufgrund"),
    "heading": ("flat-heading.txt", "Zu 1 und 2"),
    "heading with letters": ("flat-heading-letters.txt", r"Zu \d, a\), b\) und c\)"),
    "sub-answers": ("flat-sub-answers.txt", r"Zu a\)"),
    "sub-answers together": ("flat-sub-answers-joint.txt", r"Zu a\) und b\)"),
    "one question without number": ("flat-single.txt", r"\?"),
    "one question without number, sub-answers": ("flat-single-sub-answers.txt", r"Zu a\)"),
    "stem with letters": ("flat-stem.txt", "Wenn ja,"),
    "second sentence": ("flat-two-sentences.txt", r"\?"),
    "bitte aufschlüsseln": ("flat-please.txt", r"\(bitte nach Jahren"),
    "one word": ("flat-one-word.txt", r"\? (Ja|Nein|Keine)\."),
    "siehe Antwort": ("flat-one-word.txt", "Siehe Antwort zu Frage 1"),
    "table": ("table.md", r"\|---"),
    "notes under a table": ("table-notes.md", r"\n\\\* vorläufig[^\n]*\n\n\\\*\\\* "),
    "source under a table": ("table.md", "Quelle:"),
    "quoted numbered list": ("flat-quoted-list.txt", r"„1\."),
    "several Members": ("flat-several-members.txt", "der Abgeordneten [^,]+, .* und "),
    "several groups": ("flat-several-groups.txt", "Fraktion .*Fraktion "),
    "no group": ("flat-no-group.txt", "fraktionslos"),
    "either article": ("flat-either-article.txt", "der/des Abgeordneten"),
    "übermittelt": ("flat-letter-end.txt", "übermittelt"),
    "Antwort auf die Kleine Anfrage": ("flat-letter-answer-to.txt", "die Antwort auf die Kleine Anfrage"),
    "office without für": ("flat-letter-answer-to.txt", "Die Justizministerin"),
    "head of the chancellery": ("flat-letter-end.txt", "Der Chef der Staatskanzlei"),
    "Ministerpräsident": ("flat-office-president.txt", "Ministerpräsident"),
    "letter at the front": ("flat-no-group.txt", "^Der Minister"),
    "letter in the middle": ("flat-letter-middle.txt", r"\S.* hat namens .*\S"),
    "letter in two parts": ("flat-letter-parts.txt", "Schreiben vom"),
    "earlier papers": ("flat-references.txt", "Landtagsdrucksache"),
    "no earlier papers of ours": ("flat-references.txt", "(?s)Bundesratsdrucksache.*|Ausschussdrucksache.*Schuljahr"),
    "furniture in the text": ("flat-furniture.txt", r"Drucksache \d/\d+ Landtag Mecklenburg-Vorpommern - \d\. Wahl"),
    "pages": ("blocks-pages.txt", "Drucksache"),
    "no broken word": ("flat-furniture-in-word.txt", "Teilzeit- und"),
    "no broken name": ("flat-furniture-in-word.txt", "Walter-Rosenheimer"),
    "soft hyphens and ligatures": ("ligatures.txt", "\u00ad|\ufb01|\ufb02"),
    "numbers by chance": ("flat-numbers-by-chance.txt", r"(?s)95\. Sitzung|12\. Februar|2\. Bauabschnitt"),
    "a misread one": ("flat-misread-one.txt", r"\bl\. "),
    "government's remark": ("flat-remark.txt", "Vorbemerkung"),
    "remark and preamble": ("blocks-remark-and-preamble.txt", "Vorbemerkung"),
    "annex": ("flat-annex.txt", "Anlage"),
    "two annexes": ("flat-two-annexes.txt", "(?s)Anlage 1.*Anlage 2"),
    "question paper with its due day": ("flat-question-paper.txt", "Termin zur Beantwortung gemäß"),
    "no head at all": ("no-head.txt", r"^(?!.*Drucksache)"),
    "Große Anfrage": ("large.txt", "GRO|Große Anfrage"),
}


@pytest.mark.parametrize("pattern", WORDS)
def test_the_pattern_stands_in_its_paper(pattern: str) -> None:
    name, words = WORDS[pattern]
    assert f"{name}.json" in PAPERS
    assert re.search(words, PAPERS[name].read_text("utf-8")), name


def test_each_finding_is_raised_by_a_paper() -> None:
    raised = {
        finding["code"]
        for name, path in PAPERS.items()
        if name.endswith(".json")
        for finding in json.loads(path.read_text("utf-8"))["findings"]
    }
    assert catalogue().keys() - raised <= ELSEWHERE
